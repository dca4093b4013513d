package io.skerry.store;

import static io.skerry.store.TestStore.insert;
import static io.skerry.store.TestStore.nullable;
import static io.skerry.store.TestStore.read;
import static io.skerry.store.TestStore.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skerry.row.IndexFilter;
import io.skerry.row.IndexFilter.Comparison;
import io.skerry.row.IndexFilter.Condition;
import io.skerry.row.IndexFilter.In;
import io.skerry.row.IndexFilter.IsNotNull;
import io.skerry.row.IndexFilter.IsNull;
import io.skerry.row.IndexFilter.Operator;
import io.skerry.row.IndexShape;
import io.skerry.row.KeyShape;
import io.skerry.row.TableAlteration;
import io.skerry.row.TableShape;
import io.skerry.types.SqlType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FilteredIndexTest {
  private static final List<SqlType> TYPES =
      List.of(SqlType.INT, SqlType.INT, SqlType.nvarchar(20));
  private static final TableShape SHAPE =
      new TableShape(
          TYPES.stream().map(TestStore::nullable).toList(),
          new KeyShape(List.of(new KeyShape.KeyColumn(0, false)), true));

  @TempDir Path directory;
  private TestStore store;
  private long table;

  @BeforeEach
  void open() throws Exception {
    store = new TestStore(directory);
    Transaction tx = store.begin();
    table = tx.createTable(Store.SYSTEM_DATABASE, SHAPE);
    insert(
        tx,
        table,
        TYPES,
        row(1L, 10L, "a"),
        row(2L, 20L, "B"),
        row(3L, 30L, null),
        row(4L, null, "b"),
        row(5L, -7L, "c"));
    tx.commit();
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static IndexShape index(boolean unique, int ordinal, Condition... conditions) {
    return new IndexShape(
        new KeyShape(List.of(new KeyShape.KeyColumn(ordinal, false)), unique),
        List.of(),
        new IndexFilter(List.of(conditions)));
  }

  /** The first columns of the rows that an index has. */
  private static List<Object> ids(Transaction tx, long table, long index) {
    return read(tx, table, index, TYPES).stream().map(row -> row.get(0)).toList();
  }

  private List<Object> ids(long index) {
    Transaction tx = store.begin();
    List<Object> ids = ids(tx, table, index);
    tx.rollback();
    return ids;
  }

  private List<Object> idsOf(Condition... conditions) throws Exception {
    Transaction tx = store.begin();
    List<Object> ids = ids(tx, table, tx.createIndex(table, index(false, 0, conditions)));
    tx.rollback();
    return ids;
  }

  @Test
  void eachConditionSaysWhichRowsAreThere() throws Exception {
    assertThat(idsOf()).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(idsOf(new Comparison(1, Operator.EQUAL, 20L))).containsExactly(2L);
    assertThat(idsOf(new Comparison(1, Operator.NOT_EQUAL, 20L))).containsExactly(1L, 3L, 5L);
    assertThat(idsOf(new Comparison(1, Operator.LESS, 20L))).containsExactly(1L, 5L);
    assertThat(idsOf(new Comparison(1, Operator.LESS_OR_EQUAL, 20L))).containsExactly(1L, 2L, 5L);
    assertThat(idsOf(new Comparison(1, Operator.GREATER, -7L))).containsExactly(1L, 2L, 3L);
    assertThat(idsOf(new Comparison(1, Operator.GREATER_OR_EQUAL, 20L))).containsExactly(2L, 3L);
    assertThat(idsOf(new Comparison(2, Operator.EQUAL, "b"))).containsExactly(2L, 4L);
    assertThat(idsOf(new In(2, List.of("A", "c", "x")))).containsExactly(1L, 5L);
    assertThat(idsOf(new IsNull(1))).containsExactly(4L);
    assertThat(idsOf(new IsNotNull(2), new Comparison(1, Operator.GREATER, 0L)))
        .containsExactly(1L, 2L);
  }

  @Test
  void rowsComeAndGoAsTheFilterSays() throws Exception {
    Transaction tx = store.begin();
    long index = tx.createIndex(table, index(false, 2, new Comparison(1, Operator.GREATER, 15L)));
    tx.commit();
    assertThat(ids(index)).containsExactly(3L, 2L);
    tx = store.begin();
    ReadView before = tx.readView();
    Transaction writer = store.begin();
    insert(writer, table, TYPES, row(6L, 60L, "z"), row(7L, 1L, "z"));
    TestStore.change(
        writer,
        table,
        TYPES,
        row ->
            switch (((Long) row.get(0)).intValue()) {
              case 1 -> row(1L, 100L, "a");
              case 2 -> row(2L, 2L, "B");
              case 3 -> row(3L, 33L, "m");
              case 5 -> null;
              default -> row;
            });
    writer.commit();
    assertThat(read(tx, before, table, index, TYPES))
        .extracting(List::getFirst)
        .containsExactly(3L, 2L);
    tx.rollback();
    assertThat(ids(index)).containsExactly(1L, 3L, 6L);
    store.crash();
    assertThat(ids(index)).containsExactly(1L, 3L, 6L);
    store.reopen();
    assertThat(ids(index)).containsExactly(1L, 3L, 6L);
    writer = store.begin();
    TestStore.change(writer, table, TYPES, row -> null);
    assertThat(ids(writer, table, index)).isEmpty();
    writer.rollback();
    assertThat(ids(index)).containsExactly(1L, 3L, 6L);
  }

  @Test
  void aUniqueIndexLooksOnlyAtItsRows() throws Exception {
    Transaction tx = store.begin();
    long index = tx.createIndex(table, index(true, 2, new IsNotNull(2), new IsNotNull(1)));
    insert(tx, table, TYPES, row(8L, null, "a"), row(9L, 1L, null), row(10L, 2L, null));
    long savepoint = tx.savepoint();
    assertThatThrownBy(() -> insert(tx, table, TYPES, row(11L, 1L, "A")))
        .isInstanceOf(DuplicateKeyException.class);
    tx.rollbackTo(savepoint);
    assertThatThrownBy(() ->
            TestStore.change(
                tx, table, TYPES, row -> row.get(0).equals(8L) ? row(8L, 8L, "a") : row))
        .isInstanceOf(DuplicateKeyException.class);
    tx.rollbackTo(savepoint);
    assertThat(ids(tx, table, index)).containsExactly(1L, 2L, 5L);
    assertThatThrownBy(() -> tx.createIndex(table, index(true, 2, new IsNotNull(2))))
        .isInstanceOf(DuplicateKeyException.class);
    tx.rollback();
  }

  @Test
  void aCursorThatLocksLeavesOutWhatLeftTheFilter() throws Exception {
    Transaction tx = store.begin();
    long index = tx.createIndex(table, index(false, 2, new Comparison(1, Operator.LESS, 25L)));
    tx.commit();
    tx = store.begin();
    ScanRequest request =
        new ScanRequest(table, index, KeyRange.ALL, false, List.of(0, 1, 2), Access.UPDATE);
    TestStore.change(
        tx, table, TYPES, row -> row.get(0).equals(2L) ? row(2L, 99L, row.get(2)) : row);
    try (ReadView view = tx.readView();
        Cursor cursor = tx.open(view, request)) {
      assertThat(TestStore.rest(cursor, TYPES)).extracting(List::getFirst).containsExactly(1L, 5L);
    }
    tx.rollback();
  }

  @Test
  void theFilterFollowsItsColumnAndSeesAddedValues() throws Exception {
    Transaction tx = store.begin();
    tx.alterTable(
        table,
        new TableAlteration.AddColumns(
            List.of(new TableAlteration.NewColumn(nullable(SqlType.INT), 7L))));
    long index = tx.createIndex(table, index(false, 0, new Comparison(3, Operator.EQUAL, 7L)));
    tx.alterTable(table, new TableAlteration.DropColumns(List.of(1)));
    List<SqlType> types = List.of(SqlType.INT, SqlType.nvarchar(20), SqlType.INT);
    insert(tx, table, types, row(20L, "in", 7L), row(21L, "out", 8L));
    tx.commit();
    List<Object> ids = new ArrayList<>();
    for (int round = 0; round < 3; round++) {
      tx = store.begin();
      ids = read(tx, table, index, types).stream().map(List::getFirst).toList();
      tx.rollback();
      assertThat(ids).containsExactly(1L, 2L, 3L, 4L, 5L, 20L);
      if (round == 0) {
        store.crash();
      } else {
        store.reopen();
      }
    }
  }

  @Test
  void aCursorThatWaitedLooksAgainWhetherTheRowIsThere() throws Exception {
    Transaction tx = store.begin();
    long index = tx.createIndex(table, index(false, 2, new Comparison(1, Operator.LESS, 25L)));
    tx.commit();
    Transaction writer = store.begin();
    TestStore.change(
        writer, table, TYPES, row -> row.get(0).equals(2L) ? row(2L, 99L, row.get(2)) : row);
    Transaction reader = store.begin();
    FutureTask<List<List<Object>>> read =
        new FutureTask<>(() -> {
          ScanRequest request =
              new ScanRequest(table, index, KeyRange.ALL, false, List.of(0, 1, 2), Access.UPDATE);
          try (ReadView view = reader.readView();
              Cursor cursor = reader.open(view, request)) {
            return TestStore.rest(cursor, TYPES);
          }
        });
    Thread thread = Thread.ofPlatform().start(read);
    while (thread.getState() != Thread.State.WAITING
        && thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    writer.commit();
    assertThat(read.get()).extracting(List::getFirst).containsExactly(1L, 5L);
    reader.rollback();
  }
}
