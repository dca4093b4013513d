package io.skerry.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.batch.Batch;
import io.skerry.lock.LockMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The versions of one leaf's rows stand in more pages than the pool has, so that a reader misses
 * pages in the middle of the leaf.
 */
final class MissedRecordTest {
  private static final int ROWS = 100;
  private static final int FILLERS = 5;

  /** An image of the leaf would need all these pages at once. */
  private static final long NO_CHECKPOINT_BYTES = 1 << 30;

  @TempDir Path path;
  private BackupWorld world;
  private long table;
  private Transaction reader;
  private ReadView view;

  @BeforeEach
  void changeEachRowWithMuchBetween() {
    StoreOptions small = StoreOptions.small();
    world =
        new BackupWorld(
            path,
            new StoreOptions(
                new StoreOptions.Memory(64, 8 << 20, 1 << 20, 64 << 10),
                small.pagesPerExtent(),
                small.log(),
                NO_CHECKPOINT_BYTES,
                small.limits(),
                small.sequenceCache(),
                false));
    table = world.createTable(Store.SYSTEM_DATABASE, BackupWorld.KEYED);
    long filler = world.createTable(Store.SYSTEM_DATABASE, BackupWorld.KEYED);
    world.insert(table, 0, ROWS, "old ");
    world.insert(filler, 0, FILLERS, "f".repeat(3000));
    reader = world.store().begin();
    view = reader.readView();
    for (int i = 0; i < ROWS; i++) {
      int row = i;
      int unused =
          world.commit(tx -> {
            BackupWorld.change(tx, filler, 0, "g".repeat(3000 + row));
            update(tx, row);
            return 0;
          });
    }
  }

  @AfterEach
  void close() {
    reader.rollback();
    world.close();
  }

  private void update(Transaction tx, long number) throws DuplicateKeyException {
    Batch rows = Batch.of(BackupWorld.TYPES);
    KeyRange range = KeyRange.prefix(List.of(number));
    try (ReadView now = tx.readView();
        Cursor cursor = tx.open(now, request(range, Access.UPDATE))) {
      assertThat(cursor.next(rows, 1)).isEqualTo(1);
      rows.column(1).set(0, "new " + number);
      tx.update(table, cursor.locators(), rows);
    }
  }

  private ScanRequest request(KeyRange range, Access access) {
    return new ScanRequest(table, 0, range, false, List.of(0, 1), access);
  }

  private List<Object> read(Access access) {
    List<Object> found = new ArrayList<>();
    Batch rows = Batch.of(BackupWorld.TYPES);
    try (Cursor cursor = reader.open(view, request(KeyRange.ALL, access))) {
      while (cursor.next(rows, 1000) > 0) {
        for (int i = 0; i < rows.size(); i++) {
          found.add(rows.column(1).get(i));
        }
      }
    }
    return found;
  }

  private static List<Object> all(String text) {
    List<Object> all = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      all.add(text + i);
    }
    return all;
  }

  @Test
  void aReaderOfAViewLosesNoRow() {
    assertThat(read(Access.VIEW)).isEqualTo(all("old "));
  }

  @Test
  void aReaderThatLocksLosesNoRow() {
    assertThat(read(Access.COMMITTED.locking(LockMode.U, Access.Span.RELEASABLE)))
        .isEqualTo(all("new "));
    assertThat(read(Access.SERIALIZABLE)).isEqualTo(all("new "));
  }

  @Test
  void aBackupLosesNoRow() {
    BackupWorld.Backup backup = world.full(Store.SYSTEM_DATABASE);
    assertThat(backup.result().changes()).isEqualTo(ROWS + FILLERS);
  }
}
