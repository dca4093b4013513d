package io.skerry.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skerry.bind.BoundColumn;
import io.skerry.bind.BoundExpression;
import io.skerry.bind.BoundExpression.Arithmetic;
import io.skerry.bind.BoundExpression.Comparison;
import io.skerry.bind.BoundExpression.Variable;
import io.skerry.catalog.Column;
import io.skerry.catalog.Index;
import io.skerry.catalog.Table;
import io.skerry.error.SqlException;
import io.skerry.io.Clock;
import io.skerry.io.DiskDirectory;
import io.skerry.physical.JoinKind;
import io.skerry.physical.PhysicalPlan;
import io.skerry.physical.ScanRange;
import io.skerry.physical.VariableAssignment;
import io.skerry.row.IndexShape;
import io.skerry.row.KeyShape;
import io.skerry.row.TableShape;
import io.skerry.store.Store;
import io.skerry.store.StoreOptions;
import io.skerry.store.Stores;
import io.skerry.store.Transaction;
import io.skerry.types.SqlType;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scans and changes of a table in a real store. */
final class ChangeTest {
  private static final SqlType CODE = SqlType.varchar(3);
  private static final SqlType ANY_CODE = SqlType.varchar(SqlType.MAX);

  private static final BoundColumn ID = Plans.column(1, SqlType.INT);
  private static final BoundColumn NAME = Plans.column(2, CODE);
  private static final BoundColumn RANK = Plans.column(3, SqlType.INT);
  private static final BoundColumn PLACE = Plans.column(4, SqlType.varbinary(900));
  private static final BoundColumn NEW_ID = Plans.column(11, SqlType.INT);
  private static final BoundColumn NEW_NAME = Plans.column(12, CODE);
  private static final BoundColumn NEW_RANK = Plans.column(13, SqlType.INT);
  private static final List<BoundColumn> INSERTED = List.of(NEW_ID, NEW_NAME, NEW_RANK);

  @TempDir Path directory;
  private Store store;
  private Transaction transaction;
  private Table table;

  @BeforeEach
  void open() throws Exception {
    store =
        Stores.open(
            StoreOptions.small(),
            new DiskDirectory(directory),
            Clock.system(),
            new Random(1)::nextLong,
            (message, cause) -> {
              throw new AssertionError(message, cause);
            });
    transaction = store.begin();
    long tableId =
        transaction.createTable(
            Store.SYSTEM_DATABASE,
            new TableShape(
                List.of(
                    new TableShape.ColumnShape(SqlType.INT, false),
                    new TableShape.ColumnShape(CODE, true),
                    new TableShape.ColumnShape(SqlType.INT, true)),
                new KeyShape(List.of(new KeyShape.KeyColumn(0, false)), true)));
    long byName =
        transaction.createIndex(
            tableId,
            new IndexShape(
                new KeyShape(List.of(new KeyShape.KeyColumn(1, false)), true), List.of()));
    long byRank =
        transaction.createIndex(
            tableId,
            new IndexShape(
                new KeyShape(List.of(new KeyShape.KeyColumn(2, true)), false), List.of()));
    table =
        new Table(
            100,
            "dbo",
            "t",
            tableId,
            List.of(
                new Column(1, "id", SqlType.INT, false, true, null, null),
                new Column(2, "name", CODE, true, false, null, null),
                new Column(3, "rank", SqlType.INT, true, false, null, null)),
            List.of(
                index(1, "PK_t", 0, Index.Kind.PRIMARY_KEY, true, true, 0, false),
                index(2, "UQ_name", byName, Index.Kind.INDEX, true, false, 1, false),
                index(3, "IX_rank", byRank, Index.Kind.INDEX, false, false, 2, true)),
            new Table.Identity(0, 1, 1, transaction.createSequence(Store.SYSTEM_DATABASE, 1, 1)),
            Instant.EPOCH,
            Instant.EPOCH);
  }

  private static Index index(
      int id,
      String name,
      long storageId,
      Index.Kind kind,
      boolean unique,
      boolean clustered,
      int ordinal,
      boolean descending) {
    return new Index(
        id,
        name,
        storageId,
        kind,
        unique,
        clustered,
        List.of(new Index.IndexColumn(ordinal, descending)),
        List.of());
  }

  @AfterEach
  void close() {
    transaction.rollback();
    store.close();
  }

  private TestContext context() {
    TestContext context = new TestContext(store, transaction);
    context.session.setCatalog(TestSession.catalogOf(table));
    return context;
  }

  private PhysicalPlan insert(boolean explicit, Object... values) {
    List<BoundColumn> columns =
        explicit
            ? List.of(
                Plans.column(21, SqlType.INT),
                Plans.column(22, ANY_CODE),
                Plans.column(23, SqlType.INT))
            : List.of(Plans.column(22, ANY_CODE), Plans.column(23, SqlType.INT));
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < values.length; i += columns.size()) {
      rows.add(Arrays.asList(values).subList(i, i + columns.size()));
    }
    List<BoundExpression> expressions = new ArrayList<>();
    if (!explicit) {
      expressions.add(null);
    }
    columns.forEach(column -> expressions.add(Plans.of(column)));
    return new PhysicalPlan.Insert(
        table,
        Plans.values(columns, rows),
        expressions,
        explicit,
        INSERTED,
        List.of(Plans.of(NEW_ID), Plans.of(NEW_NAME)),
        List.of(NEW_ID, NEW_NAME));
  }

  private PhysicalPlan.TableScan scan(
      Index index, ScanRange range, BoundExpression residual, boolean locking) {
    List<BoundColumn> output = new ArrayList<>(List.of(ID, NAME, RANK));
    if (locking) {
      output.add(PLACE);
    }
    return new PhysicalPlan.TableScan(
        table, index, range, false, List.of(0, 1, 2), residual, locking ? PLACE : null, output, 1);
  }

  private List<List<Object>> all() {
    return Plans.run(scan(null, ScanRange.ALL, null, false), context());
  }

  @Test
  void insertsNumberRowsAndGiveTheirOutput() {
    TestContext context = context();
    assertThat(Plans.run(insert(false, "a", 5L, "b", null), context))
        .containsExactly(Plans.row(1L, "a"), Plans.row(2L, "b"));
    assertThat(context.rowCount).isEqualTo(2);
    assertThat(context.identity).isEqualTo(2);
    Plans.run(insert(true, 10L, "c  ", 1L), context());
    Plans.run(insert(false, "d", 1L), context());
    assertThat(all())
        .containsExactly(
            Plans.row(1L, "a", 5L),
            Plans.row(2L, "b", null),
            Plans.row(10L, "c  ", 1L),
            Plans.row(11L, "d", 1L));
  }

  @Test
  void valuesThatDoNotFitAreRefused() {
    assertThatThrownBy(() -> Plans.run(insert(false, "abcd", 1L), context()))
        .isInstanceOfSatisfying(SqlException.class, e -> assertThat(e.number()).isEqualTo(2628))
        .hasMessage(
            "String or binary data would be truncated in table 'shop.dbo.t', column 'name'."
                + " Truncated value: 'abc'.");
    assertThatThrownBy(() -> Plans.run(insert(true, null, "a", 1L), context()))
        .isInstanceOfSatisfying(SqlException.class, e -> assertThat(e.number()).isEqualTo(515))
        .hasMessage(
            "Cannot insert the value NULL into column 'id', table 'shop.dbo.t'; column does not"
                + " allow nulls. INSERT fails.");
    Plans.run(insert(false, "abc   ", 1L), context());
    assertThat(all()).containsExactly(Plans.row(1L, "abc", 1L));
  }

  @Test
  void duplicateKeysNameTheirConstraintOrIndex() {
    Plans.run(insert(true, 1L, "a", 1L), context());
    assertThatThrownBy(() -> Plans.run(insert(true, 1L, "b", 1L), context()))
        .isInstanceOfSatisfying(SqlException.class, e -> assertThat(e.number()).isEqualTo(2627))
        .hasMessage(
            "Violation of PRIMARY KEY constraint 'PK_t'. Cannot insert duplicate key in object"
                + " 'dbo.t'. The duplicate key value is (1).");
    assertThatThrownBy(() -> Plans.run(insert(true, 2L, "A", 1L), context()))
        .isInstanceOfSatisfying(SqlException.class, e -> assertThat(e.number()).isEqualTo(2601))
        .hasMessage(
            "Cannot insert duplicate key row in object 'dbo.t' with unique index 'UQ_name'. The"
                + " duplicate key value is (A).");
  }

  private void fill() {
    for (long i = 1; i <= 20; i++) {
      Plans.run(insert(true, i, "n" + i, i % 5 == 0 ? null : (Object) (i % 5)), context());
    }
  }

  @Test
  void rangesFollowTheIndexAndLeaveNullsOut() {
    fill();
    Index byRank = table.indexes().get(2);
    ScanRange below = new ScanRange(List.of(), null, new ScanRange.End(Plans.number(2), true));
    assertThat(Plans.run(scan(byRank, below, null, false), context()))
        .extracting(row -> row.get(2))
        .containsExactly(2L, 2L, 2L, 2L, 1L, 1L, 1L, 1L);
    ScanRange between =
        new ScanRange(
            List.of(),
            new ScanRange.End(Plans.number(1), false),
            new ScanRange.End(Plans.number(3), false));
    assertThat(Plans.run(scan(byRank, between, null, false), context())).hasSize(4);
    ScanRange equal = new ScanRange(List.of(new Variable(0, "@r", SqlType.INT)), null, null);
    Operator seek = new OperatorCompiler().compile(scan(byRank, equal, null, false));
    TestContext context = context();
    context.variables[0] = 4L;
    assertThat(Plans.run(seek, context)).hasSize(4);
    context.variables[0] = null;
    assertThat(Plans.run(seek, context)).isEmpty();
    context.variables[0] = 9L;
    assertThat(Plans.run(seek, context)).isEmpty();
  }

  @Test
  void aLoopSeeksForEachOuterRow() {
    fill();
    BoundColumn wanted = Plans.column(30, SqlType.INT);
    ScanRange equal = new ScanRange(List.of(Plans.of(wanted)), null, null);
    PhysicalPlan join =
        new PhysicalPlan.NestedLoopJoin(
            JoinKind.LEFT,
            Plans.values(
                List.of(wanted), List.of(Plans.row(3L), Plans.row(99L), Plans.row((Object) null))),
            scan(null, equal, null, false),
            null,
            List.of(wanted, NAME));
    assertThat(Plans.run(join, context()))
        .containsExactly(Plans.row(3L, "n3"), Plans.row(99L, null), Plans.row(null, null));
  }

  private PhysicalPlan update(
      BoundExpression residual, int ordinal, BoundExpression value, VariableAssignment... sets) {
    return new PhysicalPlan.Update(
        table,
        scan(null, ScanRange.ALL, residual, true),
        PLACE,
        List.of(ID, NAME, RANK),
        List.of(ordinal),
        List.of(value),
        List.of(sets),
        INSERTED,
        List.of(Plans.of(RANK), Plans.of(NEW_RANK)),
        List.of(RANK, NEW_RANK));
  }

  @Test
  void updatesGiveOldAndNewRows() {
    fill();
    BoundExpression plusOne =
        new Arithmetic(Arithmetic.Operator.ADD, Plans.of(RANK), Plans.number(1), SqlType.INT);
    BoundExpression low = new Comparison(Comparison.Operator.LESS, Plans.of(ID), Plans.number(3));
    TestContext context = context();
    assertThat(Plans.run(update(low, 2, plusOne), context))
        .containsExactly(Plans.row(1L, 2L), Plans.row(2L, 3L));
    assertThat(context.rowCount).isEqualTo(2);
    assertThat(all().subList(0, 3))
        .containsExactly(Plans.row(1L, "n1", 2L), Plans.row(2L, "n2", 3L), Plans.row(3L, "n3", 3L));
  }

  @Test
  void keysMayMoveAlong() {
    fill();
    BoundExpression plusOne =
        new Arithmetic(Arithmetic.Operator.ADD, Plans.of(ID), Plans.number(1), SqlType.INT);
    Plans.run(update(null, 0, plusOne), context());
    assertThat(all()).extracting(row -> row.get(0)).containsExactlyElementsOf(ids(2, 21));
    assertThat(all()).extracting(row -> row.get(1)).contains("n1", "n20");
    assertThatThrownBy(() -> Plans.run(update(null, 0, Plans.number(5)), context()))
        .isInstanceOfSatisfying(SqlException.class, e -> assertThat(e.number()).isEqualTo(2627));
  }

  private static List<Object> ids(long from, long to) {
    List<Object> ids = new ArrayList<>();
    for (long i = from; i <= to; i++) {
      ids.add(i);
    }
    return ids;
  }

  @Test
  void variablesAreSetRowByRow() {
    fill();
    BoundExpression next =
        new Arithmetic(
            Arithmetic.Operator.ADD,
            new Variable(0, "@n", SqlType.INT),
            Plans.number(10),
            SqlType.INT);
    TestContext context = context();
    context.variables[0] = 0L;
    Plans.run(update(null, 2, next, new VariableAssignment(0, next)), context);
    assertThat(context.variables[0]).isEqualTo(200L);
    assertThat(all().subList(0, 2))
        .containsExactly(Plans.row(1L, "n1", 10L), Plans.row(2L, "n2", 20L));
  }

  @Test
  void aJoinChangesEachRowOnce() {
    fill();
    BoundColumn wanted = Plans.column(30, SqlType.INT);
    List<BoundColumn> output = List.of(ID, NAME, RANK, PLACE);
    PhysicalPlan join =
        new PhysicalPlan.NestedLoopJoin(
            JoinKind.INNER,
            Plans.values(List.of(wanted), List.of(Plans.row(3L), Plans.row(4L), Plans.row(3L))),
            scan(null, new ScanRange(List.of(Plans.of(wanted)), null, null), null, true),
            null,
            output);
    TestContext context = context();
    PhysicalPlan delete =
        new PhysicalPlan.Delete(
            table, join, PLACE, List.of(ID, NAME, RANK), List.of(Plans.of(NAME)), List.of(NAME));
    assertThat(Plans.run(delete, context)).containsExactly(Plans.row("n3"), Plans.row("n4"));
    assertThat(context.rowCount).isEqualTo(2);
    assertThat(all()).hasSize(18);
  }
}
