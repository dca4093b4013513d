package io.skerry.store;

import static io.skerry.store.TestStore.insert;
import static io.skerry.store.TestStore.nullable;
import static io.skerry.store.TestStore.read;
import static io.skerry.store.TestStore.row;
import static io.skerry.store.TestStore.types;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skerry.row.IndexFilter;
import io.skerry.row.IndexShape;
import io.skerry.row.KeyShape;
import io.skerry.row.TableAlteration;
import io.skerry.row.TableAlteration.AddColumns;
import io.skerry.row.TableAlteration.ChangeColumn;
import io.skerry.row.TableAlteration.DropColumns;
import io.skerry.row.TableAlteration.NewColumn;
import io.skerry.row.TableShape;
import io.skerry.types.Int128;
import io.skerry.types.SqlType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AlterTableTest {
  private static final SqlType TEXT = SqlType.nvarchar(SqlType.MAX);
  private static final TableShape SHAPE =
      new TableShape(
          List.of(nullable(TEXT), nullable(SqlType.INT), nullable(SqlType.varchar(10))),
          new KeyShape(List.of(new KeyShape.KeyColumn(1, false)), true));
  private static final List<SqlType> TYPES = types(SHAPE);
  private static final IndexShape BY_NAME =
      new IndexShape(new KeyShape(List.of(new KeyShape.KeyColumn(2, false)), false), List.of());

  @TempDir Path directory;
  private TestStore store;

  @BeforeEach
  void open() throws Exception {
    store = new TestStore(directory);
  }

  @AfterEach
  void close() {
    store.close();
  }

  /** A table with the rows (a, 1, one) and (b, 2, NULL). */
  private long createTable() throws Exception {
    Transaction tx = store.begin();
    long table = tx.createTable(Store.SYSTEM_DATABASE, SHAPE);
    insert(tx, table, TYPES, row("a", 1L, "one"), row("b", 2L, null));
    tx.commit();
    return table;
  }

  private static List<SqlType> with(SqlType... more) {
    List<SqlType> types = new ArrayList<>(TYPES);
    types.addAll(List.of(more));
    return types;
  }

  private static TableAlteration add(SqlType type, Object value) {
    return new AddColumns(List.of(new NewColumn(nullable(type), value)));
  }

  private static ChangeColumn change(int ordinal, SqlType type) {
    return new ChangeColumn(ordinal, nullable(type), value -> value);
  }

  private void alter(long table, TableAlteration alteration) throws Exception {
    Transaction tx = store.begin();
    tx.alterTable(table, alteration);
    tx.commit();
  }

  private List<List<Object>> all(long table, long index, List<SqlType> types) {
    Transaction tx = store.begin();
    List<List<Object>> rows = read(tx, table, index, types);
    tx.rollback();
    return rows;
  }

  /** What each of the three ways to the next process leaves. */
  private void assertRows(long table, List<SqlType> types, List<List<Object>> rows)
      throws Exception {
    assertThat(all(table, 0, types)).isEqualTo(rows);
    store.crash();
    assertThat(all(table, 0, types)).isEqualTo(rows);
    store.store().checkpoint();
    store.crash();
    assertThat(all(table, 0, types)).isEqualTo(rows);
    store.reopen();
    assertThat(all(table, 0, types)).isEqualTo(rows);
    assertThat(store.store().rowCount(table)).isEqualTo(rows.size());
  }

  @Test
  void oldRowsShowTheValueOfAnAddedColumn() throws Exception {
    long table = createTable();
    SqlType money = SqlType.decimal(30, 2);
    Transaction tx = store.begin();
    tx.alterTable(
        table,
        new AddColumns(
            List.of(
                new NewColumn(nullable(SqlType.BIGINT), null),
                new NewColumn(new TableShape.ColumnShape(TEXT, false), "new"),
                new NewColumn(nullable(SqlType.varbinary(9)), new byte[] {1, 2}))));
    tx.alterTable(table, add(money, new Int128(0, 125)));
    List<SqlType> types = with(SqlType.BIGINT, TEXT, SqlType.varbinary(9), money);
    byte[] bytes = {7};
    insert(tx, table, types, row("c", 3L, "x", 9L, null, bytes, new Int128(-1, -1)));
    tx.commit();
    assertRows(
        table,
        with(SqlType.BIGINT, TEXT),
        List.of(
            row("a", 1L, "one", null, "new"),
            row("b", 2L, null, null, "new"),
            row("c", 3L, "x", 9L, null)));
    List<List<Object>> rows = all(table, 0, types);
    assertThat((byte[]) rows.get(0).get(5)).containsExactly(1, 2);
    assertThat((byte[]) rows.get(2).get(5)).containsExactly(7);
    assertThat(rows.stream().map(row -> row.get(6)))
        .containsExactly(new Int128(0, 125), new Int128(0, 125), new Int128(-1, -1));
  }

  @Test
  void columnsBehindADroppedOneMoveUpInKeysAndIndexesToo() throws Exception {
    long table = createTable();
    Transaction tx = store.begin();
    long index = tx.createIndex(table, BY_NAME);
    tx.alterTable(table, new DropColumns(List.of(0)));
    List<SqlType> types = List.of(SqlType.INT, SqlType.varchar(10));
    insert(tx, table, types, row(0L, "nil"));
    tx.commit();
    List<List<Object>> rows = List.of(row(0L, "nil"), row(1L, "one"), row(2L, null));
    assertRows(table, types, rows);
    assertThat(all(table, index, types))
        .containsExactly(row(2L, null), row(0L, "nil"), row(1L, "one"));
    alter(table, add(SqlType.FLOAT, 0.5));
    assertThat(all(table, index, List.of(SqlType.INT, SqlType.varchar(10), SqlType.FLOAT)))
        .containsExactly(row(2L, null, 0.5), row(0L, "nil", 0.5), row(1L, "one", 0.5));
  }

  @Test
  void aColumnThatIsNeededIsNotDropped() throws Exception {
    long table = createTable();
    Transaction tx = store.begin();
    IndexFilter filter = new IndexFilter(List.of(new IndexFilter.IsNotNull(0)));
    tx.createIndex(table, new IndexShape(BY_NAME.key(), List.of(), filter));
    for (int ordinal = 0; ordinal < 3; ordinal++) {
      DropColumns drop = new DropColumns(List.of(ordinal));
      assertThatThrownBy(() -> tx.alterTable(table, drop))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> tx.alterTable(table, change(0, SqlType.varbinary(10))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(read(tx, table, 0, TYPES)).hasSize(2);
    tx.rollback();
  }

  @Test
  void widerTypesAndNullabilityKeepTheRows() throws Exception {
    long table = createTable();
    Transaction tx = store.begin();
    long index = tx.createIndex(table, BY_NAME);
    tx.commit();
    tx = store.begin();
    int pages = store.pagesInUse();
    tx.alterTable(table, change(2, SqlType.nvarchar(50)));
    tx.alterTable(
        table, new ChangeColumn(1, new TableShape.ColumnShape(SqlType.INT, false), v -> v));
    assertThat(store.pagesInUse()).isLessThanOrEqualTo(pages + 1);
    List<SqlType> types = List.of(TEXT, SqlType.INT, SqlType.nvarchar(50));
    insert(tx, table, types, row("c", 3L, "\u0394 is long enough"));
    tx.commit();
    assertRows(
        table,
        types,
        List.of(row("a", 1L, "one"), row("b", 2L, null), row("c", 3L, "\u0394 is long enough")));
    assertThat(all(table, index, types)).extracting(row -> row.get(1)).containsExactly(2L, 1L, 3L);
  }

  @Test
  void otherTypesWriteTheRowsAnew() throws Exception {
    long table = createTable();
    Transaction tx = store.begin();
    long index = tx.createIndex(table, BY_NAME);
    insert(tx, table, TYPES, row("long ".repeat(9000), 300L, "z"));
    tx.commit();
    tx = store.begin();
    ReadView before = tx.readView();
    Transaction other = store.begin();
    other.alterTable(table, add(SqlType.INT, 5L));
    other.alterTable(
        table, new ChangeColumn(1, nullable(SqlType.nvarchar(20)), value -> "n" + value));
    other.commit();
    List<SqlType> types = List.of(TEXT, SqlType.nvarchar(20), SqlType.varchar(10), SqlType.INT);
    assertThat(read(tx, before, table, 0, TYPES))
        .containsExactly(
            row("a", 1L, "one"), row("b", 2L, null), row("long ".repeat(9000), 300L, "z"));
    assertThat(read(tx, before, table, index, TYPES))
        .extracting(row -> row.get(1))
        .containsExactly(2L, 1L, 300L);
    tx.rollback();
    assertRows(
        table,
        types,
        List.of(
            row("a", "n1", "one", 5L),
            row("b", "n2", null, 5L),
            row("long ".repeat(9000), "n300", "z", 5L)));
    assertThat(all(table, index, types))
        .extracting(row -> row.get(1))
        .containsExactly("n2", "n1", "n300");
  }

  @Test
  void heapsKeepTheirOrderWhenTheyAreWrittenAnew() throws Exception {
    Transaction tx = store.begin();
    long table = tx.createTable(Store.SYSTEM_DATABASE, new TableShape(SHAPE.columns(), null));
    insert(tx, table, TYPES, row("x", 9L, "1"), row("y", 8L, "2"));
    tx.alterTable(table, change(1, SqlType.BIGINT));
    List<SqlType> types = List.of(TEXT, SqlType.BIGINT, SqlType.varchar(10));
    insert(tx, table, types, row("z", 7L << 40, "3"));
    tx.commit();
    assertRows(
        table, types, List.of(row("x", 9L, "1"), row("y", 8L, "2"), row("z", 7L << 40, "3")));
  }

  @Test
  void aConversionThatMakesKeysEqualChangesNothing() throws Exception {
    long table = createTable();
    Transaction tx = store.begin();
    long index =
        tx.createIndex(
            table,
            new IndexShape(
                new KeyShape(List.of(new KeyShape.KeyColumn(2, false)), true), List.of()));
    for (int ordinal : List.of(1, 2)) {
      ChangeColumn same = new ChangeColumn(ordinal, nullable(SqlType.BIGINT), value -> 7L);
      assertThatThrownBy(() -> tx.alterTable(table, same))
          .isInstanceOf(DuplicateKeyException.class);
      assertThat(read(tx, table, index, TYPES))
          .containsExactly(row("b", 2L, null), row("a", 1L, "one"));
    }
    insert(tx, table, TYPES, row("c", 3L, "three"));
    tx.commit();
    assertRows(
        table, TYPES, List.of(row("a", 1L, "one"), row("b", 2L, null), row("c", 3L, "three")));
  }

  @Test
  void rollbackRestoresTheColumns() throws Exception {
    long table = createTable();
    Transaction tx = store.begin();
    tx.alterTable(table, add(SqlType.INT, 1L));
    insert(tx, table, with(SqlType.INT), row("c", 3L, "c", 30L));
    long savepoint = tx.savepoint();
    tx.alterTable(table, new DropColumns(List.of(2)));
    insert(tx, table, List.of(TEXT, SqlType.INT, SqlType.INT), row("d", 4L, 40L));
    tx.alterTable(table, change(2, SqlType.BIGINT));
    insert(tx, table, List.of(TEXT, SqlType.INT, SqlType.BIGINT), row("t".repeat(30_000), 5L, 50L));
    tx.rollbackTo(savepoint);
    assertThat(read(tx, table, 0, with(SqlType.INT)))
        .containsExactly(row("a", 1L, "one", 1L), row("b", 2L, null, 1L), row("c", 3L, "c", 30L));
    tx.alterTable(table, add(SqlType.FLOAT, 0.5));
    insert(tx, table, with(SqlType.INT, SqlType.FLOAT), row("d", 4L, null, 41L, 4.5));
    tx.commit();
    assertRows(
        table,
        with(SqlType.INT, SqlType.FLOAT),
        List.of(
            row("a", 1L, "one", 1L, 0.5),
            row("b", 2L, null, 1L, 0.5),
            row("c", 3L, "c", 30L, 0.5),
            row("d", 4L, null, 41L, 4.5)));
    tx = store.begin();
    tx.alterTable(table, new DropColumns(List.of(0, 3, 4)));
    tx.rollback();
    assertThat(all(table, 0, with(SqlType.INT, SqlType.FLOAT))).hasSize(4);
  }

  @Test
  void viewsSeeTheColumnsAndVersionsOfTheirMoment() throws Exception {
    long table = createTable();
    Transaction reader = store.begin();
    ReadView first = reader.readView();
    alter(table, add(SqlType.INT, 5L));
    ReadView second = reader.readView();
    Transaction writer = store.begin();
    TestStore.change(writer, table, with(SqlType.INT), row -> row("new", row.get(1), "n", 6L));
    writer.commit();
    alter(table, new DropColumns(List.of(0)));
    writer = store.begin();
    TestStore.change(
        writer, table, List.of(SqlType.INT, SqlType.varchar(10), SqlType.INT), row -> null);
    writer.commit();
    assertThat(read(reader, first, table, 0, TYPES))
        .containsExactly(row("a", 1L, "one"), row("b", 2L, null));
    assertThat(read(reader, second, table, 0, with(SqlType.INT)))
        .containsExactly(row("a", 1L, "one", 5L), row("b", 2L, null, 5L));
    reader.rollback();
    assertThat(all(table, 0, List.of(SqlType.INT))).isEmpty();
  }

  @Test
  void whoChangesRowsOnASnapshotIsToldOfASchemaChange() throws Exception {
    long table = createTable();
    Transaction tx = store.begin();
    ReadView view = tx.readView();
    alter(table, add(SqlType.INT, 5L));
    ScanRequest request =
        new ScanRequest(table, 0, KeyRange.ALL, false, List.of(0, 1, 2), Access.SNAPSHOT_UPDATE);
    assertThat(read(tx, view, table, 0, TYPES)).hasSize(2);
    assertThatThrownBy(() -> tx.open(view, request)).isInstanceOf(SchemaChangedException.class);
    tx.rollback();
    Transaction own = store.begin();
    ReadView before = own.readView();
    own.alterTable(table, add(SqlType.INT, 6L));
    try (Cursor cursor = own.open(before, request)) {
      assertThat(TestStore.rest(cursor, TYPES)).hasSize(2);
    }
    own.rollback();
  }

  @Test
  void aTableIsWrittenAnewWhenItHasAllLayouts() throws Exception {
    long table = createTable();
    Transaction tx = store.begin();
    for (int i = 0; i < 300; i++) {
      tx.alterTable(table, add(SqlType.INT, (long) i));
      if (i % 2 == 1) {
        tx.alterTable(table, new DropColumns(List.of(3)));
        insert(tx, table, with(SqlType.INT), row("i", 10L + i, null, (long) -i));
        tx.alterTable(table, new DropColumns(List.of(3)));
      }
    }
    tx.alterTable(table, add(SqlType.INT, 77L));
    tx.commit();
    List<List<Object>> rows = new ArrayList<>();
    rows.add(row("a", 1L, "one", 77L));
    rows.add(row("b", 2L, null, 77L));
    for (int i = 1; i < 300; i += 2) {
      rows.add(row("i", 10L + i, null, 77L));
    }
    assertRows(table, with(SqlType.INT), rows);
  }

  @Test
  void nullsAreFoundBeforeAColumnIsMadeToHaveNone() throws Exception {
    long table = createTable();
    Transaction tx = store.begin();
    tx.alterTable(table, add(SqlType.INT, null));
    assertThat(tx.hasNull(table, 0)).isFalse();
    assertThat(tx.hasNull(table, 2)).isTrue();
    assertThat(tx.hasNull(table, 3)).isTrue();
    TestStore.change(
        tx, table, with(SqlType.INT), row -> row(row.get(0), row.get(1), row.get(2), 1L));
    assertThat(tx.hasNull(table, 3)).isFalse();
    tx.rollback();
  }

  @Test
  void temporaryTablesAreAlteredToo() throws Exception {
    Transaction tx = store.begin();
    long table = tx.createTemporaryTable(Store.SYSTEM_DATABASE, SHAPE);
    insert(tx, table, TYPES, row("t".repeat(20_000), 1L, "one"));
    tx.alterTable(table, add(SqlType.INT, 5L));
    tx.alterTable(table, change(1, SqlType.BIGINT));
    tx.commit();
    store.store().checkpoint();
    assertThat(all(table, 0, List.of(TEXT, SqlType.BIGINT, SqlType.varchar(10), SqlType.INT)))
        .containsExactly(row("t".repeat(20_000), 1L, "one", 5L));
  }
}
