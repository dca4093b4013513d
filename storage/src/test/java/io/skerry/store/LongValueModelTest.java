package io.skerry.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.batch.Batch;
import io.skerry.io.Clock;
import io.skerry.io.DiskDirectory;
import io.skerry.row.KeyShape;
import io.skerry.row.LongValue;
import io.skerry.row.TableShape;
import io.skerry.types.SqlType;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writes and reads values at random, beside a model of byte arrays. */
final class LongValueModelTest {
  private static final SqlType BYTES = SqlType.varbinary(SqlType.MAX);
  private static final TableShape SHAPE =
      new TableShape(
          List.of(
              new TableShape.ColumnShape(SqlType.INT, false),
              new TableShape.ColumnShape(BYTES, true)),
          new KeyShape(List.of(new KeyShape.KeyColumn(0, false)), true));
  private static final int ROWS = 8;
  private static final int STEPS = 1200;

  @TempDir Path directory;
  private final Random random = new Random(20261128);
  private final Map<Integer, byte[]> committed = new HashMap<>();
  private Map<Integer, byte[]> model = new HashMap<>();
  private Store store;
  private Transaction tx;
  private long table;

  private void open() {
    store =
        Stores.open(
            StoreOptions.small(),
            new DiskDirectory(directory),
            Clock.system(),
            random::nextLong,
            (message, cause) -> {
              throw new AssertionError(message, cause);
            });
    tx = store.begin();
  }

  @Test
  void valuesAreWhatWasWritten() throws Exception {
    open();
    table = tx.createTable(Store.SYSTEM_DATABASE, SHAPE);
    tx.commit();
    store.checkpoint();
    int empty = ((StoreImpl) store).pagesInUse();
    tx = store.begin();
    for (int step = 0; step < STEPS; step++) {
      step();
    }
    tx.rollback();
    model = new HashMap<>(committed);
    tx = store.begin();
    for (int id = 0; id < ROWS; id++) {
      delete(id);
    }
    tx.commit();
    store.checkpoint();
    assertThat(((StoreImpl) store).pagesInUse()).isLessThanOrEqualTo(empty + 1);
    store.close();
  }

  private void step() throws DuplicateKeyException {
    int id = random.nextInt(ROWS);
    switch (random.nextInt(20)) {
      case 0 -> {
        tx.commit();
        committed.clear();
        committed.putAll(model);
        tx = store.begin();
      }
      case 1 -> {
        tx.rollback();
        model = new HashMap<>(committed);
        tx = store.begin();
      }
      case 2 -> {
        if (random.nextInt(4) == 0) {
          store.close();
          model = new HashMap<>(committed);
          open();
        }
      }
      case 3 -> store.checkpoint();
      case 4 -> {
        Map<Integer, byte[]> before = new HashMap<>(model);
        long savepoint = tx.savepoint();
        put(id);
        put(random.nextInt(ROWS));
        tx.rollbackTo(savepoint);
        model = before;
      }
      case 5 -> delete(id);
      case 6, 7 -> copy(id, random.nextInt(ROWS));
      case 8, 9, 10, 11, 12 -> put(id);
      default -> check(id);
    }
  }

  private int length() {
    return switch (random.nextInt(6)) {
      case 0 -> random.nextInt(10);
      case 1 -> 3990 + random.nextInt(20);
      case 2 -> 16_352 * (1 + random.nextInt(3)) + random.nextInt(3) - 1;
      case 3 -> random.nextInt(1_500_000);
      default -> random.nextInt(100_000);
    };
  }

  private void put(int id) throws DuplicateKeyException {
    long seed = random.nextLong();
    int length = length();
    byte[] value = PatternSource.bytes(seed, 0, length);
    Object given =
        switch (random.nextInt(3)) {
          case 0 -> value;
          case 1 -> PatternSource.of(seed, length);
          default -> PatternSource.ofUnknownLength(seed, length);
        };
    write(id, given);
    model.put(id, value);
  }

  private void write(int id, Object value) throws DuplicateKeyException {
    Batch row = Batch.of(List.of(SqlType.INT, BYTES));
    row.setSize(1);
    row.column(0).set(0, (long) id);
    row.column(1).set(0, value);
    if (!model.containsKey(id)) {
      tx.insert(table, row);
      return;
    }
    try (ReadView view = tx.readView();
        Cursor cursor = tx.open(view, request(id, Access.UPDATE))) {
      Batch old = Batch.of(List.of(SqlType.INT, BYTES));
      cursor.setWholeValueBytesMax(0);
      assertThat(cursor.next(old, 1)).isEqualTo(1);
      tx.update(table, cursor.locators(), row);
    }
  }

  /** Writes what one row has into another, through a handle. */
  private void copy(int from, int to) throws DuplicateKeyException {
    if (!model.containsKey(from)) {
      return;
    }
    try (ReadView view = tx.readView();
        Cursor cursor = tx.open(view, request(from, Access.VIEW))) {
      cursor.setWholeValueBytesMax(random.nextInt(20_000));
      Batch found = Batch.of(List.of(SqlType.INT, BYTES));
      assertThat(cursor.next(found, 1)).isEqualTo(1);
      write(to, found.column(1).get(0));
    }
    model.put(to, model.get(from));
  }

  private void delete(int id) {
    try (ReadView view = tx.readView();
        Cursor cursor = tx.open(view, request(id, Access.UPDATE))) {
      cursor.setWholeValueBytesMax(0);
      Batch old = Batch.of(List.of(SqlType.INT, BYTES));
      int found = cursor.next(old, 1);
      assertThat(found).isEqualTo(model.containsKey(id) ? 1 : 0);
      tx.delete(table, cursor.locators(), found);
    }
    model.remove(id);
  }

  private void check(int id) {
    try (ReadView view = tx.readView();
        Cursor cursor = tx.open(view, request(id, Access.VIEW))) {
      int wholeMax = random.nextBoolean() ? Integer.MAX_VALUE : random.nextInt(20_000);
      cursor.setWholeValueBytesMax(wholeMax);
      Batch found = Batch.of(List.of(SqlType.INT, BYTES));
      byte[] expected = model.get(id);
      assertThat(cursor.next(found, 1)).isEqualTo(expected == null ? 0 : 1);
      if (expected != null) {
        check(found.column(1).get(0), expected);
      }
    }
  }

  private void check(Object value, byte[] expected) {
    if (value instanceof LongValue handle) {
      assertThat(handle.length()).isEqualTo(expected.length);
      for (int i = 0; i < 5; i++) {
        int from = random.nextInt(expected.length + 1);
        byte[] piece = new byte[random.nextInt(50_000)];
        int got = handle.read(from, piece, 0, piece.length);
        assertThat(got).isEqualTo(Math.min(piece.length, expected.length - from));
        assertThat(Arrays.equals(piece, 0, got, expected, from, from + got)).isTrue();
      }
    } else {
      assertThat(Arrays.equals((byte[]) value, expected)).isTrue();
    }
  }

  private ScanRequest request(int id, Access access) {
    return new ScanRequest(
        table, 0, KeyRange.prefix(List.of((long) id)), false, List.of(0, 1), access);
  }
}
