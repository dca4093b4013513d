package io.skerry.analysis;

import io.skerry.bind.AggregateCall;
import io.skerry.bind.BoundColumn;
import io.skerry.bind.BoundExpression;
import io.skerry.bind.BoundExpression.ColumnReference;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.logical.ColumnSet;
import io.skerry.logical.Expressions;
import io.skerry.logical.LogicalPlan;
import io.skerry.logical.Plans;
import io.skerry.physical.SortKey;
import io.skerry.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The GROUP BY keys and the aggregates of one query. */
final class Grouping {
  private final BindContext context;
  private final ColumnSet inputColumns;
  private final List<BoundExpression> keys = new ArrayList<>();
  private final List<BoundColumn> keyColumns = new ArrayList<>();
  private final List<AggregateCall> calls = new ArrayList<>();
  private final List<BoundExpression> order = new ArrayList<>();
  private final List<Boolean> orderDescending = new ArrayList<>();
  private boolean grouped;

  /**
   * @param inputColumns of the rows that are grouped: beyond the grouping only keys are left of
   *     them
   */
  Grouping(BindContext context, List<BoundColumn> inputColumns) {
    this.context = context;
    this.inputColumns = new ColumnSet(inputColumns);
  }

  /** Whether the query groups at all: it has GROUP BY, HAVING or an aggregate. */
  boolean isGrouped() {
    return grouped || !calls.isEmpty();
  }

  void setGrouped() {
    grouped = true;
  }

  /** Adds a GROUP BY expression; error 164 where it names no column of the query. */
  void addKey(BoundExpression key) {
    if (!Expressions.columns(key).intersects(inputColumns)) {
      throw new SqlException(SqlError.GROUP_BY_WITHOUT_COLUMN);
    }
    if (keys.contains(key)) {
      return;
    }
    keys.add(key);
    keyColumns.add(
        key instanceof ColumnReference(var column)
            ? column
            : context.newColumn("", key.type(), key.nullable()));
  }

  /** The column that holds an aggregate; equal aggregates share one. */
  BoundColumn aggregate(
      AggregateCall.Kind kind,
      @Nullable BoundExpression argument,
      boolean distinct,
      @Nullable BoundExpression separator,
      SqlType type,
      boolean nullable) {
    for (AggregateCall call : calls) {
      if (call.kind() == kind
          && call.distinct() == distinct
          && Objects.equals(call.argument(), argument)
          && Objects.equals(call.separator(), separator)) {
        return call.output();
      }
    }
    BoundColumn output = context.newColumn("", type, nullable);
    calls.add(new AggregateCall(kind, argument, distinct, separator, output));
    return output;
  }

  /** Asks for the rows of a group in this order (WITHIN GROUP); error 8711 where it has another. */
  void orderBy(List<BoundExpression> expressions, List<Boolean> descending) {
    if (order.isEmpty()) {
      order.addAll(expressions);
      orderDescending.addAll(descending);
    } else if (!order.equals(expressions) || !orderDescending.equals(descending)) {
      throw new SqlException(SqlError.AGGREGATE_ORDERS_DIFFER);
    }
  }

  /** The grouped input. */
  LogicalPlan group(LogicalPlan input) {
    List<BoundExpression> expressions = new ArrayList<>();
    List<BoundColumn> output = new ArrayList<>(input.output());
    output.forEach(column -> expressions.add(new ColumnReference(column)));
    int plain = output.size();
    for (int i = 0; i < keys.size(); i++) {
      if (!(keys.get(i) instanceof ColumnReference)) {
        expressions.add(keys.get(i));
        output.add(keyColumns.get(i));
      }
    }
    List<SortKey> sortKeys = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      BoundExpression key = order.get(i);
      BoundColumn column = context.newColumn("", key.type(), key.nullable());
      expressions.add(key);
      output.add(column);
      sortKeys.add(new SortKey(column, orderDescending.get(i)));
    }
    LogicalPlan prepared =
        output.size() == plain ? input : new LogicalPlan.Project(input, expressions, output);
    if (!sortKeys.isEmpty()) {
      prepared = new LogicalPlan.Sort(prepared, sortKeys);
    }
    return new LogicalPlan.Aggregate(prepared, keyColumns, calls);
  }

  /**
   * The expression as it is evaluated over the groups: equal parts become references to keys.
   *
   * @param error 8120, 8121 or 8127 where a column is left that is no key
   */
  BoundExpression overGroups(BoundExpression expression, SqlError error) {
    int at = keys.indexOf(expression);
    if (at >= 0) {
      return new ColumnReference(keyColumns.get(at));
    }
    if (expression instanceof ColumnReference(var column)) {
      for (int i = 0; i < keys.size(); i++) {
        if (Expressions.isReferenceTo(keys.get(i), column)) {
          return new ColumnReference(keyColumns.get(i));
        }
      }
      if (inputColumns.contains(column)) {
        throw notGrouped(column, error);
      }
      return expression;
    }
    return Expressions.rewriteChildren(expression, child -> overGroups(child, error));
  }

  /** Checks a subquery that is evaluated over the groups. */
  void checkOverGroups(LogicalPlan subquery, SqlError error) {
    ColumnSet outer = Plans.outerReferences(subquery);
    ColumnSet keySet = new ColumnSet(keyColumns);
    outer.removeAll(keySet);
    if (outer.intersects(inputColumns)) {
      throw new SqlException(error, "");
    }
  }

  private SqlException notGrouped(BoundColumn column, SqlError error) {
    BindContext.Origin origin = context.origin(column);
    return new SqlException(error, origin == null ? column.name() : origin.shown());
  }
}
