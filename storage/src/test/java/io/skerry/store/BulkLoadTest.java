package io.skerry.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skerry.batch.Batch;
import io.skerry.io.Clock;
import io.skerry.io.DiskDirectory;
import io.skerry.row.IndexShape;
import io.skerry.row.KeyShape;
import io.skerry.row.KeyShape.KeyColumn;
import io.skerry.row.TableAlteration;
import io.skerry.row.TableAlteration.NewColumn;
import io.skerry.row.TableShape;
import io.skerry.row.TableShape.ColumnShape;
import io.skerry.types.SqlType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loads of many rows, into empty tables and others. */
final class BulkLoadTest {
  private static final int ROWS = 20_000;
  private static final List<ColumnShape> COLUMNS =
      List.of(
          new ColumnShape(SqlType.INT, false),
          new ColumnShape(SqlType.INT, false),
          new ColumnShape(SqlType.varbinary(SqlType.MAX), true));
  private static final TableShape CLUSTERED =
      new TableShape(COLUMNS, new KeyShape(List.of(new KeyColumn(0, false)), true));
  private static final TableShape HEAP = new TableShape(COLUMNS, null);
  private static final IndexShape SECOND =
      new IndexShape(new KeyShape(List.of(new KeyColumn(1, false)), true), List.of());

  @TempDir Path directory;
  private Store store;

  @BeforeEach
  void open() {
    store =
        Stores.open(
            StoreOptions.small(),
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

  private int pagesInUse() {
    return ((StoreImpl) store).pagesInUse();
  }

  private long create(TableShape shape) {
    Transaction tx = store.begin();
    long table = tx.createTable(Store.SYSTEM_DATABASE, shape);
    tx.commit();
    return table;
  }

  private static Batch batch() {
    return Batch.of(COLUMNS.stream().map(ColumnShape::type).toList());
  }

  /** A row whose second column is its first, turned around. */
  private static void put(Batch batch, int id, Object value) {
    int at = batch.size();
    batch.setSize(at + 1);
    batch.column(0).set(at, (long) id);
    batch.column(1).set(at, (long) -id);
    batch.column(2).set(at, value);
  }

  private static void add(BulkLoad load, List<Integer> ids) throws DuplicateKeyException {
    Batch batch = batch();
    for (int id : ids) {
      put(batch, id, new byte[] {(byte) id});
      if (batch.size() == 1000) {
        load.add(batch);
        batch.clear();
      }
    }
    load.add(batch);
  }

  private static List<Integer> ids(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }

  private static List<Integer> shuffled(int count) {
    List<Integer> ids = new ArrayList<>(ids(0, count));
    Collections.shuffle(ids, new Random(3));
    return ids;
  }

  private static List<Integer> read(Transaction tx, long table, long index) {
    Batch batch = batch();
    List<Integer> found = new ArrayList<>();
    ScanRequest request =
        new ScanRequest(table, index, KeyRange.ALL, false, List.of(0, 1, 2), Access.VIEW);
    try (ReadView view = tx.readView();
        Cursor cursor = tx.open(view, request)) {
      while (cursor.next(batch, Batch.ROWS_MAX) > 0) {
        for (int i = 0; i < batch.size(); i++) {
          int id = Math.toIntExact((Long) batch.column(0).get(i));
          assertThat(batch.column(1).get(i)).isEqualTo((long) -id);
          if (batch.column(2).get(i) instanceof byte[] value && value.length == 1) {
            assertThat(value[0]).isEqualTo((byte) id);
          }
          found.add(id);
        }
      }
    }
    return found;
  }

  private List<Integer> read(long table, long index) {
    Transaction tx = store.begin();
    List<Integer> found = read(tx, table, index);
    tx.commit();
    return found;
  }

  private void loadAndCheck(List<Integer> order) throws DuplicateKeyException {
    long table = create(CLUSTERED);
    Transaction tx = store.begin();
    final long index = tx.createIndex(table, SECOND);
    try (BulkLoad load = tx.bulkLoad(table)) {
      add(load, order);
      load.finish();
    }
    List<Integer> expected = order.stream().sorted().toList();
    List<Integer> reverse = new ArrayList<>(expected);
    Collections.reverse(reverse);
    assertThat(read(tx, table, 0)).isEqualTo(expected);
    assertThat(read(table, 0)).isEmpty();
    tx.commit();
    for (int round = 0; round < 2; round++) {
      assertThat(store.rowCount(table)).isEqualTo(order.size());
      assertThat(read(table, 0)).isEqualTo(expected);
      assertThat(read(table, index)).isEqualTo(reverse);
      store.close();
      open();
    }
    tx = store.begin();
    Batch one = batch();
    put(one, -5, null);
    tx.insert(table, one);
    tx.commit();
    assertThat(read(table, 0)).hasSize(order.size() + 1).startsWith(-5);
  }

  @Test
  void rowsInOrder() throws Exception {
    loadAndCheck(ids(0, ROWS));
  }

  @Test
  void rowsInNoOrderAreSorted() throws Exception {
    loadAndCheck(shuffled(ROWS));
  }

  @Test
  void oneRowOutOfOrderAtTheEnd() throws Exception {
    List<Integer> order = new ArrayList<>(ids(1, ROWS));
    order.add(0);
    loadAndCheck(order);
  }

  @Test
  void noRows() throws Exception {
    loadAndCheck(List.of());
  }

  @Test
  void aHeapKeepsTheOrderOfTheRows() throws Exception {
    long table = create(HEAP);
    List<Integer> order = shuffled(3000);
    Transaction tx = store.begin();
    try (BulkLoad load = tx.bulkLoad(table)) {
      add(load, order);
      load.finish();
    }
    Batch one = batch();
    put(one, 3000, null);
    tx.insert(table, one);
    tx.commit();
    List<Integer> expected = new ArrayList<>(order);
    expected.add(3000);
    assertThat(read(table, 0)).isEqualTo(expected);
    store.close();
    open();
    assertThat(read(table, 0)).isEqualTo(expected);
  }

  @Test
  void aDuplicateKeyIsTheSameErrorAsOfAnInsertAndLeavesNothing() throws Exception {
    long table = create(CLUSTERED);
    store.checkpoint();
    final int before = pagesInUse();
    Transaction tx = store.begin();
    List<Integer> inOrder = new ArrayList<>(ids(0, 2000));
    inOrder.add(1999);
    assertDuplicate(tx, table, inOrder, 0, 1999);
    List<Integer> inNone = shuffled(2000);
    inNone.add(77);
    assertDuplicate(tx, table, inNone, 0, 77);
    assertThat(read(tx, table, 0)).isEmpty();
    try (BulkLoad load = tx.bulkLoad(table)) {
      add(load, ids(5, 10));
      load.finish();
    }
    tx.commit();
    assertThat(read(table, 0)).isEqualTo(ids(5, 10));
    assertThat(pagesInUse()).isLessThanOrEqualTo(before + 1);
    store.close();
    open();
    assertThat(read(table, 0)).isEqualTo(ids(5, 10));
    assertThat(store.rowCount(table)).isEqualTo(5);
  }

  private static void assertDuplicate(
      Transaction tx, long table, List<Integer> order, long index, int id) {
    assertThatThrownBy(
            () -> {
              try (BulkLoad load = tx.bulkLoad(table)) {
                add(load, order);
                load.finish();
              }
            })
        .isInstanceOfSatisfying(
            DuplicateKeyException.class,
            e -> {
              assertThat(e.tableId()).isEqualTo(table);
              assertThat(e.indexId()).isEqualTo(index);
              assertThat(e.keyValues()).containsExactly((long) id);
            });
  }

  @Test
  void aDuplicateInAnIndexLeavesNothingEither() throws Exception {
    long table = create(CLUSTERED);
    Transaction tx = store.begin();
    final long index = tx.createIndex(table, SECOND);
    tx.commit();
    store.checkpoint();
    final int before = pagesInUse();
    Transaction failing = store.begin();
    Batch rows = batch();
    put(rows, 1, PatternSource.of(1, 200_000));
    put(rows, 2, null);
    rows.column(1).set(1, -1L);
    assertThatThrownBy(
            () -> {
              try (BulkLoad load = failing.bulkLoad(table)) {
                load.add(rows);
                load.finish();
              }
            })
        .isInstanceOfSatisfying(
            DuplicateKeyException.class,
            e -> {
              assertThat(e.indexId()).isEqualTo(index);
              assertThat(e.keyValues()).containsExactly(-1L);
            });
    failing.commit();
    assertThat(read(table, 0)).isEmpty();
    assertThat(pagesInUse()).isLessThanOrEqualTo(before + 1);
  }

  @Test
  void rollbacksGiveTheTableBackAsItWas() throws Exception {
    long table = create(CLUSTERED);
    store.checkpoint();
    final int before = pagesInUse();
    Transaction tx = store.begin();
    long savepoint = tx.savepoint();
    try (BulkLoad load = tx.bulkLoad(table)) {
      add(load, ids(0, 3000));
      load.finish();
    }
    tx.rollbackTo(savepoint);
    assertThat(read(tx, table, 0)).isEmpty();
    try (BulkLoad load = tx.bulkLoad(table)) {
      Batch rows = batch();
      put(rows, 1, PatternSource.of(1, 500_000));
      load.add(rows);
      add(load, ids(2, 3000));
      store.checkpoint();
      load.finish();
    }
    store.checkpoint();
    tx.rollback();
    tx = store.begin();
    BulkLoad unfinished = tx.bulkLoad(table);
    add(unfinished, ids(0, 3000));
    Transaction open = tx;
    assertThatThrownBy(open::commit).isInstanceOf(IllegalStateException.class);
    tx.rollback();
    assertThatThrownBy(unfinished::finish).isInstanceOf(IllegalStateException.class);
    assertThat(pagesInUse()).isLessThanOrEqualTo(before + 1);
    assertThat(read(table, 0)).isEmpty();
    store.close();
    open();
    assertThat(read(table, 0)).isEmpty();
    assertThat(pagesInUse()).isLessThanOrEqualTo(before + 1);
  }

  @Test
  void anAlteredTableIsLoadedInItsNewestLayout() throws Exception {
    long table = create(CLUSTERED);
    Transaction tx = store.begin();
    ColumnShape added = new ColumnShape(SqlType.BIGINT, true);
    tx.alterTable(table, new TableAlteration.AddColumns(List.of(new NewColumn(added, 7L))));
    tx.alterTable(table, new TableAlteration.DropColumns(List.of(3)));
    tx.commit();
    store.checkpoint();
    tx = store.begin();
    try (BulkLoad load = tx.bulkLoad(table)) {
      add(load, ids(0, 3000));
      load.finish();
    }
    tx.commit();
    for (int round = 0; round < 2; round++) {
      assertThat(read(table, 0)).isEqualTo(ids(0, 3000));
      store.close();
      open();
    }
  }

  @Test
  void aLongValueOutlivesTheRewritingOfItsRow() throws Exception {
    long table = create(CLUSTERED);
    Transaction tx = store.begin();
    Batch rows = batch();
    put(rows, 1, PatternSource.of(1, 500_000));
    tx.insert(table, rows);
    tx.commit();
    tx = store.begin();
    tx.alterTable(
        table,
        new TableAlteration.ChangeColumn(
            1, new ColumnShape(SqlType.nvarchar(20), true), value -> "n" + value));
    tx.commit();
    for (int round = 0; round < 2; round++) {
      Batch found =
          Batch.of(List.of(SqlType.INT, SqlType.nvarchar(20), SqlType.varbinary(SqlType.MAX)));
      tx = store.begin();
      ScanRequest request =
          new ScanRequest(table, 0, KeyRange.ALL, false, List.of(0, 1, 2), Access.VIEW);
      try (ReadView view = tx.readView();
          Cursor cursor = tx.open(view, request)) {
        assertThat(cursor.next(found, Batch.ROWS_MAX)).isEqualTo(1);
      }
      tx.commit();
      assertThat(found.column(1).get(0)).isEqualTo("n-1");
      assertThat(found.column(2).get(0)).isEqualTo(PatternSource.bytes(1, 0, 500_000));
      store.close();
      open();
    }
  }

  @Test
  void aTableWithRowsGetsMore() throws Exception {
    long table = create(CLUSTERED);
    Transaction tx = store.begin();
    Batch rows = batch();
    put(rows, 500, null);
    tx.insert(table, rows);
    tx.commit();
    Transaction failing = store.begin();
    assertDuplicate(failing, table, ids(0, 1000), 0, 500);
    failing.commit();
    assertThat(read(table, 0)).containsExactly(500);
    tx = store.begin();
    try (BulkLoad load = tx.bulkLoad(table)) {
      add(load, ids(0, 500));
      load.finish();
    }
    tx.commit();
    assertThat(read(table, 0)).isEqualTo(ids(0, 501));
  }

  @Test
  void aTemporaryTableIsLoadedToo() throws Exception {
    Transaction tx = store.begin();
    long table = tx.createTemporaryTable(Store.SYSTEM_DATABASE, CLUSTERED);
    try (BulkLoad load = tx.bulkLoad(table)) {
      add(load, ids(0, 3000));
      load.finish();
    }
    tx.commit();
    store.checkpoint();
    assertThat(read(table, 0)).isEqualTo(ids(0, 3000));
    tx = store.begin();
    tx.dropTable(table);
    tx.commit();
  }
}
