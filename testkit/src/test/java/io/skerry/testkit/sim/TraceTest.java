package io.skerry.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.batch.Batch;
import io.skerry.io.DataDirectory;
import io.skerry.io.DiskDirectory;
import io.skerry.store.Store;
import io.skerry.store.Transaction;
import io.skerry.types.SqlType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a first start, a commit, a checkpoint, and a restart do to the files, operation by
 * operation.
 */
final class TraceTest {

  private final List<String> operations = new ArrayList<>();
  private final StringBuilder trace = new StringBuilder();

  @Test
  void theTraceIsTheGoldenOne() throws Exception {
    run(new SimulatedDisk());
    assertThat(trace.toString()).isEqualTo(golden());
  }

  @Test
  void theTraceOverRealFilesIsTheSame(@TempDir Path path) throws Exception {
    run(new DiskDirectory(path));
    assertThat(trace.toString()).isEqualTo(golden());
  }

  private void run(DataDirectory disk) throws Exception {
    DataDirectory directory = new TracingDirectory(disk, new StoreFiles(), this::note);
    Opened opened = Opened.open(directory);
    section("first start");
    Transaction tx = opened.store().begin();
    long table = tx.createTable(Store.SYSTEM_DATABASE, ShortHistory.SHAPE);
    tx.commit();
    section("commit of a new table");
    tx = opened.store().begin();
    Batch row = Batch.of(List.of(SqlType.INT, SqlType.nvarchar(SqlType.MAX)));
    row.setSize(1);
    row.column(0).set(0, 1L);
    row.column(1).set(0, "one");
    tx.insert(table, row);
    tx.commit();
    section("commit of a row");
    tx = opened.store().begin();
    tx.rollback();
    section("rollback");
    opened.store().checkpoint();
    section("checkpoint");
    opened.store().checkpoint();
    section("checkpoint without changes");
    opened.store().close();
    section("close");
    opened = Opened.open(directory);
    section("second start");
    opened.store().close();
  }

  /** May be called by the store's threads. */
  private synchronized void note(TracedOperation operation) {
    if (operation.operation().isChange()) {
      operations.add(operation.toString());
    }
  }

  private synchronized void section(String name) {
    trace.append("-- ").append(name).append('\n');
    operations.forEach(line -> trace.append(line).append('\n'));
    operations.clear();
  }

  private static String golden() throws IOException {
    try (InputStream in = TraceTest.class.getResourceAsStream("trace.out")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
