package io.skerry.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.batch.Batch;
import io.skerry.io.Clock;
import io.skerry.io.DiskDirectory;
import io.skerry.row.KeyShape;
import io.skerry.row.TableShape;
import io.skerry.types.SqlType;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reader meets versions that are not in memory, in the middle of a leaf. */
final class EvictedVersionsTest {
  private static final int ROWS = 4000;
  private static final TableShape SHAPE =
      new TableShape(
          List.of(
              new TableShape.ColumnShape(SqlType.INT, false),
              new TableShape.ColumnShape(SqlType.varbinary(2000), true)),
          new KeyShape(List.of(new KeyShape.KeyColumn(0, false)), true));

  @TempDir Path directory;

  private static StoreOptions smallPool() {
    StoreOptions small = StoreOptions.small();
    return new StoreOptions(
        new StoreOptions.Memory(64, 8 << 20, 1 << 20, 64 << 10),
        small.pagesPerExtent(),
        small.log(),
        small.checkpointLogBytes(),
        small.limits(),
        small.sequenceCache(),
        false);
  }

  @Test
  void noRowIsLostWhereAVersionMustBeReadFirst() throws Exception {
    try (Store store =
        Stores.open(
            smallPool(),
            new DiskDirectory(directory),
            Clock.system(),
            new Random(1)::nextLong,
            (message, cause) -> {
              throw new AssertionError(message, cause);
            })) {
      Transaction tx = store.begin();
      long table = tx.createTable(Store.SYSTEM_DATABASE, SHAPE);
      Batch rows = Batch.of(List.of(SqlType.INT, SqlType.varbinary(2000)));
      for (int from = 0; from < ROWS; from += 100) {
        rows.setSize(100);
        for (int i = 0; i < 100; i++) {
          rows.column(0).set(i, (long) from + i);
          rows.column(1).set(i, new byte[700 + (from + i) % 60]);
        }
        tx.insert(table, rows);
      }
      tx.commit();
      Transaction writer = store.begin();
      updateAll(writer, table);
      Transaction reader = store.begin();
      assertThat(count(reader, table, 700)).isEqualTo(ROWS);
      reader.rollback();
      writer.rollback();
    }
  }

  private static void updateAll(Transaction tx, long table) throws DuplicateKeyException {
    Batch batch = Batch.of(List.of(SqlType.INT, SqlType.varbinary(2000)));
    try (ReadView view = tx.readView();
        Cursor cursor = tx.open(view, request(table, Access.UPDATE))) {
      while (cursor.next(batch, 100) > 0) {
        for (int i = 0; i < batch.size(); i++) {
          batch.column(1).set(i, new byte[10]);
        }
        tx.update(table, cursor.locators(), batch);
      }
    }
  }

  private static ScanRequest request(long table, Access access) {
    return new ScanRequest(table, 0, KeyRange.ALL, false, List.of(0, 1), access);
  }

  /** The rows in the order of their numbers whose value is at least so long. */
  private static int count(Transaction tx, long table, int bytesMin) {
    Batch batch = Batch.of(List.of(SqlType.INT, SqlType.varbinary(2000)));
    int count = 0;
    try (ReadView view = tx.readView();
        Cursor cursor = tx.open(view, request(table, Access.VIEW))) {
      while (cursor.next(batch, 100) > 0) {
        for (int i = 0; i < batch.size(); i++) {
          byte[] value = (byte[]) batch.column(1).get(i);
          boolean isOld = value != null && value.length >= bytesMin;
          count += isOld && Objects.equals(batch.column(0).get(i), (long) count) ? 1 : 0;
        }
      }
    }
    return count;
  }
}
