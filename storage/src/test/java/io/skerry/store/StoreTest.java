package io.skerry.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skerry.batch.Batch;
import io.skerry.io.Clock;
import io.skerry.io.DirectoryHeldException;
import io.skerry.io.DiskDirectory;
import io.skerry.row.IndexShape;
import io.skerry.row.KeyShape;
import io.skerry.row.TableShape;
import io.skerry.types.SqlType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoreTest {
  @TempDir Path directory;
  private Store store;

  private static final TableShape PEOPLE =
      new TableShape(
          List.of(
              new TableShape.ColumnShape(SqlType.INT, false),
              new TableShape.ColumnShape(SqlType.nvarchar(50), true),
              new TableShape.ColumnShape(SqlType.FLOAT, true)),
          new KeyShape(List.of(new KeyShape.KeyColumn(0, false)), true));
  private static final IndexShape BY_NAME =
      new IndexShape(new KeyShape(List.of(new KeyShape.KeyColumn(1, false)), false), List.of());

  @BeforeEach
  void open() {
    store = open(StoreOptions.small());
  }

  private Store open(StoreOptions options) {
    return Stores.open(
        options,
        new DiskDirectory(directory),
        Clock.system(),
        new Random(1)::nextLong,
        (message, cause) -> {
          throw new AssertionError(message, cause);
        });
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static Batch rows(Object... values) {
    Batch batch = Batch.of(PEOPLE.columns().stream().map(TableShape.ColumnShape::type).toList());
    int rows = values.length / 3;
    batch.setSize(rows);
    for (int i = 0; i < values.length; i++) {
      batch.column(i % 3).set(i / 3, values[i]);
    }
    return batch;
  }

  private static List<List<Object>> read(Transaction tx, ScanRequest request) {
    List<SqlType> types =
        request.columns().stream().map(c -> PEOPLE.columns().get(c).type()).toList();
    Batch batch = Batch.of(types);
    List<List<Object>> found = new ArrayList<>();
    try (ReadView view = tx.readView();
        Cursor cursor = tx.open(view, request)) {
      while (cursor.next(batch, 1024) > 0) {
        for (int i = 0; i < batch.size(); i++) {
          List<Object> row = new ArrayList<>();
          for (int c = 0; c < batch.columnCount(); c++) {
            row.add(batch.column(c).get(i));
          }
          found.add(row);
        }
      }
    }
    return found;
  }

  private static ScanRequest all(long table) {
    return new ScanRequest(table, 0, KeyRange.ALL, false, List.of(0, 1, 2), Access.VIEW);
  }

  private void reopen() {
    store.close();
    store = open(StoreOptions.small());
  }

  @Test
  void insertsAreThereAfterReopening() throws Exception {
    Transaction tx = store.begin();
    long table = tx.createTable(Store.SYSTEM_DATABASE, PEOPLE);
    long index = tx.createIndex(table, BY_NAME);
    tx.insert(table, rows(2L, "bob", 2.5, 1L, "alice", null, 3L, null, 0.0));
    assertThat(read(tx, all(table))).hasSize(3);
    tx.commit();
    assertThat(store.rowCount(table)).isEqualTo(3);
    reopen();
    assertThat(store.rowCount(table)).isEqualTo(3);
    tx = store.begin();
    assertThat(read(tx, all(table)))
        .containsExactly(
            java.util.Arrays.asList(1L, "alice", null),
            java.util.Arrays.asList(2L, "bob", 2.5),
            java.util.Arrays.asList(3L, null, 0.0));
    ScanRequest byName =
        new ScanRequest(
            table, index, KeyRange.prefix(List.of("BOB")), false, List.of(0, 2), Access.VIEW);
    assertThat(read(tx, byName)).containsExactly(List.of(2L, 2.5));
    tx.commit();
  }

  @Test
  void manyRowsSplitPagesAndComeBackInOrderBothWays() throws Exception {
    Transaction tx = store.begin();
    long table = tx.createTable(Store.SYSTEM_DATABASE, PEOPLE);
    tx.createIndex(table, BY_NAME);
    List<Integer> ids = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      ids.add(i);
    }
    java.util.Collections.shuffle(ids, new Random(7));
    for (int id : ids) {
      tx.insert(table, rows((long) id, "name " + id % 977, id / 2.0));
    }
    tx.commit();
    for (int round = 0; round < 2; round++) {
      tx = store.begin();
      List<List<Object>> up = read(tx, all(table));
      assertThat(up).hasSize(20_000);
      for (int i = 0; i < up.size(); i++) {
        assertThat(up.get(i)).isEqualTo(List.of((long) i, "name " + i % 977, i / 2.0));
      }
      ScanRequest down = new ScanRequest(table, 0, KeyRange.ALL, true, List.of(0), Access.VIEW);
      List<List<Object>> back = read(tx, down);
      for (int i = 0; i < back.size(); i++) {
        assertThat(back.get(i)).isEqualTo(List.of(19_999L - i));
      }
      tx.commit();
      reopen();
    }
  }

  @Test
  void updatesAndDeletesThroughALockingCursor() throws Exception {
    Transaction tx = store.begin();
    long table = tx.createTable(Store.SYSTEM_DATABASE, PEOPLE);
    long index = tx.createIndex(table, BY_NAME);
    for (long i = 0; i < 1000; i++) {
      tx.insert(table, rows(i, "n" + i, 1.0));
    }
    tx.commit();
    tx = store.begin();
    Batch batch = Batch.of(PEOPLE.columns().stream().map(TableShape.ColumnShape::type).toList());
    int changed = 0;
    ScanRequest request =
        new ScanRequest(table, 0, KeyRange.ALL, false, List.of(0, 1, 2), Access.UPDATE);
    try (ReadView view = tx.readView();
        Cursor cursor = tx.open(view, request)) {
      while (cursor.next(batch, 1024) > 0) {
        for (int i = 0; i < batch.size(); i++) {
          long id = (Long) batch.column(0).get(i);
          batch.column(0).set(i, id + 10_000);
          batch.column(1).set(i, "m" + id);
        }
        changed += batch.size();
        tx.update(table, cursor.locators(), batch);
      }
    }
    assertThat(changed).isEqualTo(1000);
    tx.commit();
    reopen();
    tx = store.begin();
    assertThat(read(tx, all(table))).hasSize(1000).first().isEqualTo(List.of(10_000L, "m0", 1.0));
    ScanRequest one =
        new ScanRequest(
            table, index, KeyRange.prefix(List.of("m5")), false, List.of(0), Access.UPDATE);
    try (ReadView view = tx.readView();
        Cursor cursor = tx.open(view, one)) {
      Batch key = Batch.of(List.of(SqlType.INT));
      assertThat(cursor.next(key, 10)).isEqualTo(1);
      assertThat(key.column(0).get(0)).isEqualTo(10_005L);
      tx.delete(table, cursor.locators(), 1);
    }
    assertThat(read(tx, all(table))).hasSize(999);
    tx.rollback();
    tx = store.begin();
    assertThat(read(tx, all(table))).hasSize(1000);
    tx.commit();
  }

  @Test
  void aDuplicateKeyNamesItsValues() throws Exception {
    Transaction tx = store.begin();
    long table = tx.createTable(Store.SYSTEM_DATABASE, PEOPLE);
    tx.insert(table, rows(1L, "a", 1.0));
    assertThatThrownBy(() -> tx.insert(table, rows(2L, "b", 1.0, 1L, "c", 1.0)))
        .isInstanceOfSatisfying(
            DuplicateKeyException.class, e -> assertThat(e.keyValues()).isEqualTo(List.of(1L)));
    tx.commit();
    Transaction after = store.begin();
    assertThat(read(after, all(table))).hasSize(2);
    after.commit();
  }

  @Test
  void aSecondOpenSaysWhoHoldsTheDirectory() {
    assertThatThrownBy(() -> open(StoreOptions.small()))
        .isInstanceOf(DirectoryHeldException.class)
        .hasMessageContaining("process " + ProcessHandle.current().pid() + " since");
  }

  @Test
  void longValuesComeBackWhole() throws Exception {
    Transaction tx = store.begin();
    TableShape shape =
        new TableShape(
            List.of(
                new TableShape.ColumnShape(SqlType.INT, false),
                new TableShape.ColumnShape(SqlType.varbinary(SqlType.MAX), true)),
            null);
    long table = tx.createTable(Store.SYSTEM_DATABASE, shape);
    byte[] value = new byte[3_000_000];
    new Random(3).nextBytes(value);
    Batch batch = Batch.of(List.of(SqlType.INT, SqlType.varbinary(SqlType.MAX)));
    batch.setSize(1);
    batch.column(0).set(0, 1L);
    batch.column(1).set(0, value);
    tx.insert(table, batch);
    tx.commit();
    for (int round = 0; round < 2; round++) {
      tx = store.begin();
      Batch read = Batch.of(List.of(SqlType.varbinary(SqlType.MAX)));
      try (ReadView view = tx.readView();
          Cursor cursor =
              tx.open(
                  view, new ScanRequest(table, 0, KeyRange.ALL, false, List.of(1), Access.VIEW))) {
        assertThat(cursor.next(read, 1)).isEqualTo(1);
        assertThat((byte[]) read.column(0).get(0)).isEqualTo(value);
      }
      tx.commit();
      reopen();
    }
  }

  @Test
  void sequencesNeverRepeat() {
    Transaction tx = store.begin();
    long sequence = tx.createSequence(Store.SYSTEM_DATABASE, 1, 1);
    assertThat(store.nextValues(sequence, 1)).isEqualTo(1);
    tx.commit();
    assertThat(store.nextValues(sequence, 5)).isEqualTo(2);
    assertThat(store.currentValue(sequence)).isEqualTo(6);
    reopen();
    assertThat(store.nextValues(sequence, 300)).isEqualTo(7);
    assertThat(store.nextValues(sequence, 1)).isEqualTo(307);
    store.setCurrentValue(sequence, 10_000);
    assertThat(store.nextValues(sequence, 1)).isEqualTo(10_001);
  }
}
