package io.skerry.optimize;

import io.skerry.bind.AggregateCall;
import io.skerry.bind.BoundColumn;
import io.skerry.bind.BoundExpression;
import io.skerry.bind.BoundExpression.Case;
import io.skerry.bind.BoundExpression.ColumnReference;
import io.skerry.bind.BoundExpression.Comparison;
import io.skerry.bind.BoundExpression.IsNull;
import io.skerry.bind.BoundExpression.Literal;
import io.skerry.bind.BoundExpression.Not;
import io.skerry.catalog.Index;
import io.skerry.logical.ColumnSet;
import io.skerry.logical.Expressions;
import io.skerry.logical.LogicalPlan;
import io.skerry.logical.LogicalPlan.Aggregate;
import io.skerry.logical.LogicalPlan.Apply;
import io.skerry.logical.LogicalPlan.Join;
import io.skerry.logical.LogicalPlan.Project;
import io.skerry.logical.LogicalPlan.SingleRow;
import io.skerry.logical.LogicalPlan.Top;
import io.skerry.physical.JoinKind;
import io.skerry.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Unnests subqueries that give one value. */
final class ScalarSubqueries {
  /**
   * How many outer rows a grouping of the whole inner table is worth, where an index finds the rows
   * of one group.
   */
  private static final double ROWS_PER_SEEK = 20;

  private final PassContext context;

  ScalarSubqueries(PassContext context) {
    this.context = context;
  }

  /**
   * The apply as a join; null where it is no subquery of this kind, or is better run for each row.
   */
  @Nullable LogicalPlan unnest(Apply apply, ColumnSet left, boolean correlated) {
    if (apply.predicate() != null) {
      return null;
    }
    LogicalPlan right = apply.right();
    if (!correlated) {
      return uncorrelated(apply);
    }
    if (right instanceof Top top) {
      return mark(apply, top, left);
    }
    List<Project> projections = new ArrayList<>();
    LogicalPlan inner = right;
    while (inner instanceof Project project) {
      projections.add(project);
      inner = project.input();
    }
    if (inner instanceof Aggregate aggregate && aggregate.keys().isEmpty()) {
      return aggregated(apply, projections, aggregate, left);
    }
    return inner instanceof SingleRow(var input) && projections.isEmpty()
        ? uniqueRow(apply, input, left)
        : null;
  }

  /** A subquery of exactly one row is read first, then the outer rows. */
  private @Nullable LogicalPlan uncorrelated(Apply apply) {
    LogicalPlan right = apply.right();
    if (isExactlyOneRow(right)) {
      return Join.of(JoinKind.INNER, apply.left(), right, null);
    }
    if (right instanceof Top(var input, var count, var offset, var keys, var percent, var ties)
        && input instanceof Project marked
        && marked.expressions().equals(List.of(Expressions.TRUE))) {
      BoundColumn mark = marked.output().getFirst();
      LogicalPlan one = existing(marked.input(), mark);
      return Join.of(JoinKind.INNER, apply.left(), one, null);
    }
    return apply.kind() == JoinKind.LEFT && !(right instanceof Top)
        ? null
        : Join.of(apply.kind(), apply.left(), right, null);
  }

  /** Whether the plan always has one row. */
  static boolean isExactlyOneRow(LogicalPlan plan) {
    return switch (plan) {
      case SingleRow _ -> true;
      case Aggregate aggregate -> aggregate.keys().isEmpty();
      case Project project -> isExactlyOneRow(project.input());
      case LogicalPlan.Values values -> values.rows().size() == 1;
      case LogicalPlan.Join join ->
          join.kind() == JoinKind.INNER
              && join.predicate() == null
              && isExactlyOneRow(join.left())
              && isExactlyOneRow(join.right());
      case LogicalPlan.Get _,
          LogicalPlan.SystemGet _,
          LogicalPlan.Filter _,
          LogicalPlan.Apply _,
          LogicalPlan.Sort _,
          Top _,
          LogicalPlan.UnionAll _,
          LogicalPlan.Insert _,
          LogicalPlan.Update _,
          LogicalPlan.Delete _ ->
          false;
    };
  }

  /** One row with {@code mark}: 1 where the plan has rows, else NULL. */
  private LogicalPlan existing(LogicalPlan plan, BoundColumn mark) {
    BoundColumn count = context.newColumn("", SqlType.INT, false);
    BoundExpression one = new Literal(SqlType.BIGINT, 1L);
    LogicalPlan first = new Top(plan, one, null, List.of(), false, false);
    LogicalPlan counted =
        new Aggregate(
            first,
            List.of(),
            List.of(new AggregateCall(AggregateCall.Kind.COUNT_ROWS, null, false, null, count)));
    BoundExpression any =
        new Comparison(
            Comparison.Operator.GREATER, new ColumnReference(count), new Literal(SqlType.INT, 0L));
    BoundExpression value =
        new Case(
            List.of(new Case.Branch(any, Expressions.TRUE)),
            new Literal(SqlType.BIT, null),
            SqlType.BIT);
    return new Project(counted, List.of(value), List.of(LogicalPlan.nullable(mark)));
  }

  /** EXISTS that does not depend on the outer row: it is asked once. */
  LogicalPlan exists(Apply apply) {
    BoundColumn mark = context.newColumn("", SqlType.BIT, true);
    LogicalPlan one = existing(apply.right(), mark);
    BoundExpression isNull = new IsNull(new ColumnReference(mark));
    BoundExpression kept = apply.kind() == JoinKind.SEMI ? new Not(isNull) : isNull;
    return passing(
        new LogicalPlan.Filter(Join.of(JoinKind.INNER, apply.left(), one, null), kept),
        apply.left().output());
  }

  private static LogicalPlan passing(LogicalPlan plan, List<BoundColumn> columns) {
    List<BoundExpression> passed = new ArrayList<>();
    columns.forEach(column -> passed.add(new ColumnReference(column)));
    return new Project(plan, passed, columns);
  }

  /**
   * NOT IN with NULLs about: true where the query has no rows, or where neither the value nor any
   * of the query's is NULL and none is equal. The rows are counted, and NULLs looked for, once; the
   * rest is an anti join.
   */
  @Nullable LogicalPlan notIn(Apply apply, BoundExpression.Or predicate) {
    if (!(predicate.operands().getFirst() instanceof Comparison equal)
        || equal.operator() != Comparison.Operator.EQUAL) {
      return null;
    }
    ColumnSet right = new ColumnSet(apply.right().output());
    boolean sides =
        !Expressions.columns(equal.left()).intersects(right)
            && right.containsAll(Expressions.columns(equal.right()));
    if (!sides) {
      return null;
    }
    BoundColumn rows = context.newColumn("", SqlType.BIGINT, false);
    BoundColumn anyNull = context.newColumn("", SqlType.INT, true);
    BoundExpression isNull =
        new Case(
            List.of(new Case.Branch(new IsNull(equal.right()), new Literal(SqlType.INT, 1L))),
            new Literal(SqlType.INT, 0L),
            SqlType.INT);
    LogicalPlan counts =
        new Aggregate(
            apply.right(),
            List.of(),
            List.of(
                new AggregateCall(AggregateCall.Kind.COUNT_ROWS, null, false, null, rows),
                new AggregateCall(AggregateCall.Kind.MAX, isNull, false, null, anyNull)));
    LogicalPlan unmatched = Join.of(JoinKind.ANTI, apply.left(), apply.right(), equal);
    BoundExpression none =
        new Comparison(
            Comparison.Operator.EQUAL, new ColumnReference(rows), new Literal(SqlType.BIGINT, 0L));
    BoundExpression noNulls =
        new BoundExpression.And(
            List.of(
                new Not(new IsNull(equal.left())),
                new Comparison(
                    Comparison.Operator.EQUAL,
                    new ColumnReference(anyNull),
                    new Literal(SqlType.INT, 0L))));
    return passing(
        new LogicalPlan.Filter(
            Join.of(JoinKind.INNER, counts, unmatched, null),
            new BoundExpression.Or(List.of(none, noNulls))),
        apply.left().output());
  }

  /** An equality between the outer row and a column of the subquery. */
  private record Correlation(BoundExpression outer, ColumnReference inner) {}

  /**
   * The predicate as equalities between outer expressions and inner columns; null where it is more.
   */
  private static @Nullable List<Correlation> correlations(
      @Nullable BoundExpression predicate, ColumnSet left) {
    List<Correlation> found = new ArrayList<>();
    for (BoundExpression conjunct : Expressions.conjuncts(predicate)) {
      if (!(conjunct instanceof Comparison(var operator, var l, var r))
          || operator != Comparison.Operator.EQUAL) {
        return null;
      }
      if (l instanceof ColumnReference inner
          && !left.contains(inner.column())
          && left.containsAll(Expressions.columns(r))) {
        found.add(new Correlation(r, inner));
      } else if (r instanceof ColumnReference inner
          && !left.contains(inner.column())
          && left.containsAll(Expressions.columns(l))) {
        found.add(new Correlation(l, inner));
      } else {
        return null;
      }
    }
    return found;
  }

  private static List<BoundColumn> innerColumns(List<Correlation> correlations) {
    List<BoundColumn> columns = new ArrayList<>();
    ColumnSet seen = new ColumnSet();
    for (Correlation correlation : correlations) {
      BoundColumn column = correlation.inner().column();
      if (!seen.contains(column)) {
        columns.add(column);
        seen.add(column);
      }
    }
    return columns;
  }

  /**
   * An aggregate for each outer row becomes one of all groups; a row without a group gets what no
   * rows give.
   */
  private @Nullable LogicalPlan aggregated(
      Apply apply, List<Project> projections, Aggregate aggregate, ColumnSet left) {
    for (AggregateCall call : aggregate.aggregates()) {
      if (Expressions.columns(call.argument()).intersects(left)) {
        return null;
      }
    }
    Decorrelation pulled = Decorrelation.forRows(aggregate.input(), left);
    if (pulled == null) {
      return null;
    }
    List<Correlation> correlations = correlations(pulled.predicate(), left);
    if (correlations == null
        || correlations.isEmpty()
        || isBetterForEachRow(apply, pulled.plan(), correlations)) {
      return null;
    }
    List<BoundColumn> keys = innerColumns(correlations);
    LogicalPlan groups = new Aggregate(pulled.plan(), keys, aggregate.aggregates());
    LogicalPlan joined = Join.of(JoinKind.LEFT, apply.left(), groups, pulled.predicate());
    return projected(apply, projections, aggregate, joined);
  }

  /** Above the join: the outer columns, and the subquery's projections over the aggregates. */
  private LogicalPlan projected(
      Apply apply, List<Project> projections, Aggregate aggregate, LogicalPlan joined) {
    List<BoundExpression> expressions = new ArrayList<>();
    List<BoundColumn> output = new ArrayList<>();
    for (BoundColumn column : apply.left().output()) {
      expressions.add(new ColumnReference(column));
      output.add(column);
    }
    List<BoundExpression> values = new ArrayList<>();
    List<BoundColumn> valueColumns = new ArrayList<>();
    for (AggregateCall call : aggregate.aggregates()) {
      BoundColumn column = LogicalPlan.nullable(call.output());
      values.add(orZero(call.kind(), new ColumnReference(column)));
      boolean isResult = projections.isEmpty();
      valueColumns.add(
          isResult ? column : context.newColumn(column.name(), column.type(), column.nullable()));
    }
    if (projections.isEmpty()) {
      expressions.addAll(values);
      output.addAll(valueColumns);
      return new Project(joined, expressions, output);
    }
    Substitution overJoin =
        Substitution.ofExpressions(
            aggregate.aggregates().stream().map(AggregateCall::output).toList(), values);
    Project outermost = projections.getFirst();
    for (int i = 0; i < outermost.output().size(); i++) {
      BoundExpression expression = outermost.expressions().get(i);
      for (Project below : projections.subList(1, projections.size())) {
        expression = Substitution.of(below).apply(expression);
      }
      expressions.add(overJoin.apply(expression));
      output.add(LogicalPlan.nullable(outermost.output().get(i)));
    }
    return new Project(joined, expressions, output);
  }

  /** COUNT of no rows is 0; all others are NULL. */
  private static BoundExpression orZero(AggregateCall.Kind kind, ColumnReference value) {
    return switch (kind) {
      case COUNT_ROWS, COUNT, COUNT_BIG ->
          new Case(
              List.of(new Case.Branch(new IsNull(value), new Literal(value.type(), 0L))),
              value,
              value.type());
      case SUM, AVG, MIN, MAX, STDEV, STDEVP, VAR, VARP, STRING_AGG -> value;
    };
  }

  /** Whether an index finds the rows of one outer row, and there are few outer rows. */
  private boolean isBetterForEachRow(
      Apply apply, LogicalPlan inner, List<Correlation> correlations) {
    LogicalPlan source = inner;
    while (source instanceof LogicalPlan.Filter filter) {
      source = filter.input();
    }
    if (!(source instanceof LogicalPlan.Get get)) {
      return false;
    }
    double outerRows = context.cardinality().rows(apply.left());
    double innerRows = context.cardinality().tableRows(get.table());
    if (outerRows * ROWS_PER_SEEK > innerRows) {
      return false;
    }
    ColumnSet inners = new ColumnSet(innerColumns(correlations));
    for (Index index : get.table().indexes()) {
      int at = get.ordinals().indexOf(index.columns().getFirst().ordinal());
      if (at >= 0 && inners.contains(get.columns().get(at))) {
        return true;
      }
    }
    return false;
  }

  /** A subquery whose correlation fixes a unique key has at most one row for each outer row. */
  private static @Nullable LogicalPlan uniqueRow(Apply apply, LogicalPlan input, ColumnSet left) {
    Decorrelation pulled = Decorrelation.forRows(input, left);
    if (pulled == null || apply.kind() != JoinKind.LEFT) {
      return null;
    }
    List<Correlation> correlations = correlations(pulled.predicate(), left);
    if (correlations == null
        || !isUnique(pulled.plan(), new ColumnSet(innerColumns(correlations)))) {
      return null;
    }
    return Join.of(JoinKind.LEFT, apply.left(), pulled.plan(), pulled.predicate());
  }

  /** Whether the columns hold a unique key of the one table below. */
  private static boolean isUnique(LogicalPlan plan, ColumnSet columns) {
    return switch (plan) {
      case LogicalPlan.Filter filter -> isUnique(filter.input(), columns);
      case Project project -> isUnique(project.input(), columns);
      case LogicalPlan.Get get ->
          get.table().indexes().stream()
              .anyMatch(index ->
                  index.unique()
                      && index.columns().stream()
                          .allMatch(column -> has(get, column.ordinal(), columns)));
      case LogicalPlan.SystemGet _,
          LogicalPlan.Values _,
          Join _,
          Apply _,
          Aggregate _,
          LogicalPlan.Sort _,
          Top _,
          LogicalPlan.UnionAll _,
          SingleRow _,
          LogicalPlan.Insert _,
          LogicalPlan.Update _,
          LogicalPlan.Delete _ ->
          false;
    };
  }

  private static boolean has(LogicalPlan.Get get, int ordinal, ColumnSet columns) {
    int at = get.ordinals().indexOf(ordinal);
    return at >= 0 && columns.contains(get.columns().get(at));
  }

  /**
   * EXISTS inside of an OR: the distinct inner values are joined, and the mark says whether there
   * was one.
   */
  private static @Nullable LogicalPlan mark(Apply apply, Top top, ColumnSet left) {
    if (!(top.input() instanceof Project marked)
        || !marked.expressions().equals(List.of(Expressions.TRUE))) {
      return null;
    }
    Decorrelation pulled = Decorrelation.forExistence(marked.input(), left);
    if (pulled == null) {
      return null;
    }
    List<Correlation> correlations = correlations(pulled.predicate(), left);
    if (correlations == null || correlations.isEmpty()) {
      return null;
    }
    List<BoundColumn> keys = innerColumns(correlations);
    LogicalPlan distinct = new Aggregate(pulled.plan(), keys, List.of());
    List<BoundExpression> expressions = new ArrayList<>();
    List<BoundColumn> output = new ArrayList<>(keys);
    keys.forEach(key -> expressions.add(new ColumnReference(key)));
    expressions.add(Expressions.TRUE);
    output.add(marked.output().getFirst());
    LogicalPlan right = new Project(distinct, expressions, output);
    return Join.of(JoinKind.LEFT, apply.left(), right, pulled.predicate());
  }
}
