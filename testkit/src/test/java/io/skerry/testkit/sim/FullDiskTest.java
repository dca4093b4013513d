package io.skerry.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.skerry.batch.Batch;
import io.skerry.io.DiskFullException;
import io.skerry.log.LogFullException;
import io.skerry.log.LogOptions;
import io.skerry.row.ObjectId;
import io.skerry.store.Access;
import io.skerry.store.BulkLoad;
import io.skerry.store.Cursor;
import io.skerry.store.DuplicateKeyException;
import io.skerry.store.KeyRange;
import io.skerry.store.ReadView;
import io.skerry.store.ScanRequest;
import io.skerry.store.Store;
import io.skerry.store.StoreOptions;
import io.skerry.store.Transaction;
import io.skerry.types.SqlType;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A store on a disk that fills up: it refuses to grow, and does all else. */
final class FullDiskTest {
  private static final long TABLE = ObjectId.of(Store.SYSTEM_DATABASE, 1);
  private static final List<SqlType> TYPES = List.of(SqlType.INT, SqlType.nvarchar(SqlType.MAX));
  private static final long DISK_BYTES = 16 << 20;

  private final SimulatedDisk disk = new SimulatedDisk();
  private final TreeMap<Integer, String> model = new TreeMap<>();
  private Opened opened = open();

  private Opened open() {
    StoreOptions options =
        new StoreOptions(
            new StoreOptions.Memory(128, 8 << 20, 1 << 20, 64 << 10),
            64,
            new LogOptions(256 << 10, 64 << 10, false),
            1 << 20,
            new StoreOptions.Limits(64 << 20, 1 << 20, 4 << 20, 64 << 20),
            10,
            false);
    return Opened.open(disk, options);
  }

  private void createTableAndLimitDisk() {
    Transaction tx = opened.store().begin();
    tx.createTable(Store.SYSTEM_DATABASE, ShortHistory.SHAPE);
    tx.commit();
    opened.store().checkpoint();
    disk.setCapacityBytes(DISK_BYTES);
  }

  @AfterEach
  void close() {
    opened.abandon();
  }

  private void insert(int from, int count, String value) throws DuplicateKeyException {
    Transaction tx = opened.store().begin();
    boolean isDone = false;
    try {
      Batch rows = Batch.of(TYPES);
      rows.setSize(count);
      for (int i = 0; i < count; i++) {
        rows.column(0).set(i, (long) from + i);
        rows.column(1).set(i, value + (from + i));
      }
      tx.insert(TABLE, rows);
      tx.commit();
      isDone = true;
    } finally {
      if (!isDone) {
        tx.rollback();
      }
    }
    for (int i = 0; i < count; i++) {
      model.put(from + i, value + (from + i));
    }
  }

  private void update(int from, int to, String value) throws DuplicateKeyException {
    change(from, to, value);
    model.subMap(from, to).replaceAll((key, old) -> value);
  }

  /** In transactions of 100 rows each: what one deletes must still fit into the reserve. */
  private void delete(int from, int to) throws DuplicateKeyException {
    for (int at = from; at < to; at += 100) {
      int end = Math.min(to, at + 100);
      change(at, end, null);
      model.subMap(at, end).clear();
    }
  }

  private void change(int from, int to, String value) throws DuplicateKeyException {
    Transaction tx = opened.store().begin();
    boolean isDone = false;
    Batch rows = Batch.of(TYPES);
    KeyRange range =
        new KeyRange(
            new KeyRange.Bound(List.of((long) from), true),
            new KeyRange.Bound(List.of((long) to), false));
    ScanRequest request = new ScanRequest(TABLE, 0, range, false, List.of(0, 1), Access.UPDATE);
    try (ReadView view = tx.readView();
        Cursor cursor = tx.open(view, request)) {
      while (cursor.next(rows, 100) > 0) {
        if (value == null) {
          tx.delete(TABLE, cursor.locators(), rows.size());
        } else {
          for (int i = 0; i < rows.size(); i++) {
            rows.column(1).set(i, value);
          }
          tx.update(TABLE, cursor.locators(), rows);
        }
      }
      tx.commit();
      isDone = true;
    } finally {
      if (!isDone) {
        tx.rollback();
      }
    }
  }

  /** Inserts until there is no room; returns the next free key. */
  private int fill() throws DuplicateKeyException {
    int next = model.isEmpty() ? 0 : model.lastKey() + 1;
    String value = "a row of some length ".repeat(30);
    while (true) {
      try {
        insert(next, 20, value);
        next += 20;
      } catch (DiskFullException | LogFullException full) {
        return next;
      }
    }
  }

  private void check() {
    List<String> expected = model.entrySet().stream().map(Object::toString).toList();
    assertThat(ShortHistory.read(opened.store())).isEqualTo(expected);
  }

  @Test
  void fullDiskRefusesRowsAndKeepsAll() throws DuplicateKeyException {
    createTableAndLimitDisk();
    int next = fill();
    assertThat(next).isGreaterThan(500);
    check();
    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(() -> insert(next, 200, "x".repeat(4000)))
        .isInstanceOfAny(DiskFullException.class, LogFullException.class);
    check();
    disk.setCapacityBytes(Long.MAX_VALUE);
    check();
  }

  @Test
  void deletingMakesRoomWithoutRestart() throws DuplicateKeyException {
    createTableAndLimitDisk();
    int full = fill();
    for (int round = 0; round < 3; round++) {
      int from = model.firstKey();
      delete(from, from + full / 2);
      check();
      opened.store().checkpoint();
      int next = fill();
      assertThat(next - model.firstKey()).as("round " + round).isGreaterThan(full / 4);
      check();
    }
  }

  @Test
  void largeUpdateThatMeetsTheFullDiskIsUndone() throws DuplicateKeyException {
    createTableAndLimitDisk();
    int next = fill();
    delete(next - next / 8, next);
    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(() -> update(0, next, "much longer than before ".repeat(60)))
        .isInstanceOfAny(DiskFullException.class, LogFullException.class);
    check();
    delete(0, next / 2);
    fill();
    check();
  }

  /** Pages that no checkpoint keeps yet need their places nevertheless. */
  @Test
  void loadThatMeetsTheFullDiskLeavesNothing() throws DuplicateKeyException {
    createTableAndLimitDisk();
    for (int round = 0; round < 3; round++) {
      assertThatExceptionOfType(RuntimeException.class)
          .isThrownBy(() -> load(Integer.MAX_VALUE))
          .isInstanceOfAny(DiskFullException.class, LogFullException.class);
      check();
    }
    load(15);
    check();
    opened.store().checkpoint();
    fill();
    check();
    restart();
    SoakStores.requireSound(opened.store());
  }

  /** Loads batches of 20 rows, one of them with a long value; runs a checkpoint after a few. */
  private void load(int batches) throws DuplicateKeyException {
    TreeMap<Integer, String> loaded = new TreeMap<>();
    Transaction tx = opened.store().begin();
    boolean isDone = false;
    try (BulkLoad load = tx.bulkLoad(TABLE)) {
      Batch rows = Batch.of(TYPES);
      for (int i = 0; i < batches; i++) {
        rows.clear();
        rows.setSize(20);
        for (int row = 0; row < 20; row++) {
          int id = 20 * i + row;
          String value = row == 7 ? "long".repeat(30_000) + id : "short".repeat(100) + id;
          rows.column(0).set(row, (long) id);
          rows.column(1).set(row, value);
          loaded.put(id, value);
        }
        load.add(rows);
        if (i == 5) {
          opened.store().checkpoint();
        }
      }
      load.finish();
      tx.commit();
      isDone = true;
    } finally {
      if (!isDone) {
        tx.rollback();
      }
    }
    model.putAll(loaded);
  }

  @Test
  void moreRoomOutsideHealsWithoutRestart() throws DuplicateKeyException {
    createTableAndLimitDisk();
    int full = fill();
    disk.setCapacityBytes(2 * DISK_BYTES);
    int next = fill();
    assertThat(next).isGreaterThan(full * 3 / 2);
    check();
  }

  @Test
  void restartOnFullDiskReadsAndDeletes() throws DuplicateKeyException {
    createTableAndLimitDisk();
    fill();
    restart();
    int from = model.firstKey();
    delete(from, from + 200);
    opened.store().checkpoint();
    check();
  }

  /** Each restart uses some of the reserve, which a disk that stays full gives nobody back. */
  @Test
  void manyRestartsOnFullDiskStillReadAndHeal() throws DuplicateKeyException {
    createTableAndLimitDisk();
    fill();
    for (int i = 0; i < 4; i++) {
      restart();
    }
    disk.setCapacityBytes(2 * DISK_BYTES);
    int from = model.firstKey();
    delete(from, from + 200);
    fill();
    check();
  }

  private void restart() {
    opened.abandon();
    opened = open();
    check();
  }
}
