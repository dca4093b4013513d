package io.skerry.analysis;

import io.skerry.ast.ChangeStatement;
import io.skerry.ast.Expression;
import io.skerry.bind.BoundColumn;
import io.skerry.bind.BoundExpression;
import io.skerry.bind.BoundExpression.ColumnReference;
import io.skerry.catalog.Column;
import io.skerry.catalog.Table;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.logical.LogicalPlan;
import io.skerry.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds INSERT. */
final class InsertBinder {
  private final Binder binder;
  private final ChangeBinder changes;

  InsertBinder(Binder binder, ChangeBinder changes) {
    this.binder = binder;
    this.changes = changes;
  }

  /** Where a column's values come from: the column of the source, or its default. */
  private record Source(LogicalPlan plan, List<@Nullable BoundExpression> values) {}

  LogicalPlan bind(ChangeStatement.Insert insert, boolean identityInsert) {
    binder.queries.define(insert.with());
    Table table = changes.target(insert.target());
    List<Integer> columns =
        insert.source() instanceof ChangeStatement.InsertSource.DefaultValues
            ? List.of()
            : columns(insert, table, identityInsert);
    checkIdentityGiven(insert, table, columns, identityInsert);
    Source source = source(insert, table, columns);
    LogicalPlan plan = source.plan();
    if (insert.top() != null) {
      SqlType type = insert.top().percent() ? SqlType.FLOAT : SqlType.BIGINT;
      BoundExpression count = binder.queries.count(insert.top().count(), type, null);
      plan = new LogicalPlan.Top(plan, count, null, List.of(), insert.top().percent(), false);
    }
    List<BoundColumn> inserted = changes.rowColumns(table);
    Scope scope = new Scope(List.of(ChangeBinder.pseudoTable("inserted", table, inserted)), null);
    ChangeBinder.Returning returning = changes.returning(insert.output(), scope);
    return new LogicalPlan.Insert(
        table,
        plan,
        source.values(),
        identityInsert,
        inserted,
        returning.expressions(),
        returning.columns());
  }

  /** The ordinals of the columns that are given values; errors 207, 264, 544, 8101. */
  List<Integer> columns(ChangeStatement.Insert insert, Table table, boolean identityInsert) {
    List<Integer> ordinals = new ArrayList<>();
    int identity = table.identity() == null ? -1 : table.identity().ordinal();
    if (insert.columns().isEmpty()) {
      for (int i = 0; i < table.columns().size(); i++) {
        if (i != identity) {
          ordinals.add(i);
        }
      }
      return ordinals;
    }
    for (Expression.Column column : insert.columns()) {
      int ordinal = ChangeBinder.ordinal(table, column);
      if (ordinals.contains(ordinal)) {
        throw new SqlException(SqlError.COLUMN_ASSIGNED_TWICE, column.name().name());
      }
      if (ordinal == identity && !identityInsert) {
        throw new SqlException(SqlError.IDENTITY_INSERT_OFF, table.name());
      }
      ordinals.add(ordinal);
    }
    return ordinals;
  }

  private static void checkIdentityGiven(
      ChangeStatement.Insert insert, Table table, List<Integer> columns, boolean identityInsert) {
    if (!identityInsert || table.identity() == null) {
      return;
    }
    if (!columns.contains(table.identity().ordinal())) {
      boolean listed = !insert.columns().isEmpty();
      throw new SqlException(
          listed ? SqlError.IDENTITY_VALUE_MISSING : SqlError.IDENTITY_NEEDS_COLUMN_LIST,
          table.name());
    }
  }

  private Source source(ChangeStatement.Insert insert, Table table, List<Integer> columns) {
    boolean listed = !insert.columns().isEmpty();
    return switch (insert.source()) {
      case ChangeStatement.InsertSource.DefaultValues _ ->
          new Source(LogicalPlan.Values.ONE_ROW, values(table, columns, List.of()));
      case ChangeStatement.InsertSource.Values(var rows) -> {
        BoundQuery query = values(rows, table, columns, listed);
        yield new Source(query.plan(), values(table, columns, query.columns()));
      }
      case ChangeStatement.InsertSource.Select(var query) -> {
        BoundQuery bound = binder.queries.insertSource(query);
        checkCount(
            bound.columns().size(),
            columns.size(),
            listed,
            SqlError.INSERT_SELECT_FEWER,
            SqlError.INSERT_SELECT_MORE,
            table);
        yield new Source(bound.plan(), values(table, columns, bound.columns()));
      }
      case ChangeStatement.InsertSource.Execute _ ->
          throw new AssertionError("INSERT EXECUTE has no plan");
    };
  }

  private static void checkCount(
      int given, int wanted, boolean listed, SqlError fewer, SqlError more, Table table) {
    if (given == wanted) {
      return;
    }
    if (!listed) {
      boolean withIdentity = table.identity() != null && given == wanted + 1;
      throw withIdentity
          ? new SqlException(SqlError.IDENTITY_NEEDS_COLUMN_LIST, table.name())
          : new SqlException(SqlError.INSERT_COLUMNS_MISMATCH);
    }
    throw new SqlException(given < wanted ? fewer : more);
  }

  /** VALUES: each value is converted to its column's type, DEFAULT becomes the default. */
  private BoundQuery values(
      List<List<Expression>> rows, Table table, List<Integer> columns, boolean listed) {
    List<List<BoundExpression>> bound = new ArrayList<>(rows.size());
    List<Site> sites = new ArrayList<>(rows.size());
    int width = rows.getFirst().size();
    for (List<Expression> row : rows) {
      if (row.size() != width) {
        throw new SqlException(SqlError.VALUES_ROWS_DIFFER);
      }
      checkCount(
          row.size(),
          columns.size(),
          listed,
          SqlError.INSERT_MORE_COLUMNS,
          SqlError.INSERT_FEWER_COLUMNS,
          table);
      Site site = new Site(Scope.EMPTY, Site.Clause.VALUE, null);
      List<BoundExpression> values = new ArrayList<>(row.size());
      for (int i = 0; i < row.size(); i++) {
        Column column = table.columns().get(columns.get(i));
        values.add(
            row.get(i) instanceof Expression.Default
                ? changes.defaultValue(column)
                : changes.assigned(binder.expressions.bind(row.get(i), site), column));
      }
      bound.add(values);
      sites.add(site);
    }
    return binder.tables.rows(bound, sites);
  }

  /**
   * For each column of the table its value over the source's columns; null for the identity column.
   */
  List<@Nullable BoundExpression> values(
      Table table, List<Integer> columns, List<BoundColumn> source) {
    List<@Nullable BoundExpression> values = new ArrayList<>(table.columns().size());
    for (int i = 0; i < table.columns().size(); i++) {
      Column column = table.columns().get(i);
      int at = columns.indexOf(i);
      if (at >= 0) {
        values.add(changes.assigned(new ColumnReference(source.get(at)), column));
      } else if (column.identity()) {
        values.add(null);
      } else {
        values.add(changes.defaultValue(column));
      }
    }
    return values;
  }
}
