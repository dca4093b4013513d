package io.skerry.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.row.ObjectId;
import io.skerry.store.DuplicateKeyException;
import io.skerry.store.Store;
import io.skerry.store.StoreOptions;
import io.skerry.store.Transaction;
import io.skerry.testkit.sim.SoakTable.Row;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A transaction whose parts stand in the log of one epoch, and whose commit, which may not have
 * been durable, was written again into that of the next.
 */
final class PartsOverEpochsTest {
  private static final long TABLE = ObjectId.of(Store.SYSTEM_DATABASE, 1);
  private static final int ROWS = 600;

  /** No checkpoint comes by itself. */
  private static final StoreOptions OPTIONS =
      new StoreOptions(
          Opened.TINY.memory(),
          Opened.TINY.pagesPerExtent(),
          Opened.TINY.log(),
          64 << 20,
          Opened.TINY.limits(),
          Opened.TINY.sequenceCache(),
          false);

  private SimulatedDisk disk = new SimulatedDisk();
  private Opened opened = Opened.open(disk, OPTIONS);

  @Test
  void aCommitThatIsWrittenAgainKeepsItsParts() throws DuplicateKeyException {
    Transaction tx = opened.store().begin();
    tx.createTable(Store.SYSTEM_DATABASE, SoakTable.shape(SoakTable.Kind.CLUSTERED_BY_ID));
    tx.commit();
    List<Row> rows = new ArrayList<>();
    tx = opened.store().begin();
    for (long id = 0; id < ROWS; id++) {
      Row row = new Row(id, id, "t".repeat(1500));
      rows.add(row);
      StoreRows.insert(tx, TABLE, List.of(row));
    }
    tx.commit();
    for (int i = 0; i < 4; i++) {
      assertThat(StoreRows.read(opened.store(), TABLE, 0)).as("opening %d", i).isEqualTo(rows);
      SimulatedDisk survivor = disk.afterProcessEnd();
      opened.abandon();
      disk = survivor;
      opened = Opened.open(disk, OPTIONS);
    }
    opened.abandon();
  }
}
