package io.skerry.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.batch.Batch;
import io.skerry.store.Store;
import io.skerry.store.Transaction;
import io.skerry.types.SqlType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What a first start, a commit, a checkpoint, and a restart do to the files, operation by
 * operation.
 */
final class TraceTest {

  @Test
  void theTraceIsTheGoldenOne() throws Exception {
    StringBuilder trace = new StringBuilder();
    SimulatedDisk disk = new SimulatedDisk();
    Opened opened = Opened.open(disk);
    section(trace, "first start", disk);
    Transaction tx = opened.store().begin();
    long table = tx.createTable(Store.SYSTEM_DATABASE, ShortHistory.SHAPE);
    tx.commit();
    section(trace, "commit of a new table", disk);
    tx = opened.store().begin();
    Batch row = Batch.of(List.of(SqlType.INT, SqlType.nvarchar(SqlType.MAX)));
    row.setSize(1);
    row.column(0).set(0, 1L);
    row.column(1).set(0, "one");
    tx.insert(table, row);
    tx.commit();
    section(trace, "commit of a row", disk);
    tx = opened.store().begin();
    tx.rollback();
    section(trace, "rollback", disk);
    opened.store().checkpoint();
    section(trace, "checkpoint", disk);
    opened.store().checkpoint();
    section(trace, "checkpoint without changes", disk);
    opened.store().close();
    section(trace, "close", disk);
    opened = Opened.open(disk);
    section(trace, "second start", disk);
    opened.store().close();
    assertThat(trace.toString()).isEqualTo(golden());
  }

  private static void section(StringBuilder trace, String name, SimulatedDisk disk) {
    trace.append("-- ").append(name).append('\n');
    disk.takeTrace().forEach(line -> trace.append(line).append('\n'));
  }

  private static String golden() throws IOException {
    try (InputStream in = TraceTest.class.getResourceAsStream("trace.out")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
