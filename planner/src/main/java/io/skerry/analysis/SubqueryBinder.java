package io.skerry.analysis;

import io.skerry.ast.Condition;
import io.skerry.ast.Query;
import io.skerry.bind.BoundColumn;
import io.skerry.bind.BoundExpression;
import io.skerry.bind.BoundExpression.ColumnReference;
import io.skerry.bind.BoundExpression.Comparison;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.logical.Expressions;
import io.skerry.logical.LogicalPlan;
import io.skerry.physical.JoinKind;
import io.skerry.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds subqueries in expressions and conditions. */
final class SubqueryBinder {
  private final Binder binder;

  SubqueryBinder(Binder binder) {
    this.binder = binder;
  }

  /** A subquery as a value; error 116 where it has several columns. */
  BoundExpression scalar(Query query, Site site) {
    BoundQuery bound = oneColumn(query, site);
    LogicalPlan plan = bound.plan();
    if (!hasAtMostOneRow(plan)) {
      plan = new LogicalPlan.SingleRow(plan);
    }
    site.add(new Site.Subquery(JoinKind.LEFT, plan, null));
    return new ColumnReference(LogicalPlan.nullable(bound.columns().getFirst()));
  }

  private BoundQuery oneColumn(Query query, Site site) {
    BoundQuery bound = binder.queries.subquery(query, site.scope());
    if (bound.columns().size() != 1) {
      throw new SqlException(SqlError.ONE_EXPRESSION_IN_SUBQUERY);
    }
    return bound;
  }

  private static boolean hasAtMostOneRow(LogicalPlan plan) {
    return switch (plan) {
      case LogicalPlan.Aggregate aggregate -> aggregate.keys().isEmpty();
      case LogicalPlan.Project project -> hasAtMostOneRow(project.input());
      case LogicalPlan.Filter filter -> hasAtMostOneRow(filter.input());
      case LogicalPlan.Sort sort -> hasAtMostOneRow(sort.input());
      case LogicalPlan.Top top ->
          !top.percent() && !top.withTies() && isOne(top.count()) || hasAtMostOneRow(top.input());
      case LogicalPlan.Values values -> values.rows().size() <= 1;
      case LogicalPlan.SingleRow _ -> true;
      case LogicalPlan.Apply apply ->
          hasAtMostOneRow(apply.left())
              && (apply.kind() == JoinKind.SEMI
                  || apply.kind() == JoinKind.ANTI
                  || hasAtMostOneRow(apply.right()));
      case LogicalPlan.Get _,
          LogicalPlan.SystemGet _,
          LogicalPlan.Join _,
          LogicalPlan.UnionAll _,
          LogicalPlan.Insert _,
          LogicalPlan.Update _,
          LogicalPlan.Delete _ ->
          false;
    };
  }

  private static boolean isOne(@Nullable BoundExpression count) {
    return count instanceof BoundExpression.Literal(var type, var value)
        && value instanceof Long number
        && number <= 1;
  }

  /** EXISTS as a condition of its own. */
  Site.Subquery existsJoin(Query query, boolean negated, Site site) {
    LogicalPlan plan = binder.queries.subquery(query, site.scope()).plan();
    return new Site.Subquery(negated ? JoinKind.ANTI : JoinKind.SEMI, plan, null);
  }

  /** EXISTS inside of an OR, a CASE and the like. */
  BoundExpression exists(Query query, boolean negated, Site site) {
    return mark(binder.queries.subquery(query, site.scope()).plan(), negated, site);
  }

  /** Whether the plan has rows, as a value: the plan's first row is joined and asked for. */
  private BoundExpression mark(LogicalPlan plan, boolean negated, Site site) {
    BoundColumn mark = binder.context.newColumn("", SqlType.BIT, false);
    LogicalPlan marked = new LogicalPlan.Project(plan, List.of(Expressions.TRUE), List.of(mark));
    BoundExpression one = new BoundExpression.Literal(SqlType.BIGINT, 1L);
    LogicalPlan first = new LogicalPlan.Top(marked, one, null, List.of(), false, false);
    site.add(new Site.Subquery(JoinKind.LEFT, first, null));
    BoundExpression isNull =
        new BoundExpression.IsNull(new ColumnReference(LogicalPlan.nullable(mark)));
    return negated ? isNull : new BoundExpression.Not(isNull);
  }

  /** IN as a condition of its own. */
  Site.Subquery inJoin(Condition.InSubquery in, boolean negated, Site site) {
    BoundExpression value = binder.expressions.bind(in.value(), site);
    BoundQuery query = oneColumn(in.query(), site);
    return join(value, Comparison.Operator.EQUAL, query, negated);
  }

  /** IN inside of an OR, a CASE and the like. */
  BoundExpression in(Condition.InSubquery in, boolean negated, Site site) {
    BoundExpression value = binder.expressions.bind(in.value(), site);
    BoundQuery query = oneColumn(in.query(), site);
    return markOf(join(value, Comparison.Operator.EQUAL, query, negated), site);
  }

  /** A comparison with ANY or ALL as a condition of its own. */
  Site.Subquery quantifiedJoin(Condition.Quantified quantified, boolean negated, Site site) {
    BoundExpression value = binder.expressions.bind(quantified.left(), site);
    BoundQuery query = oneColumn(quantified.query(), site);
    Comparison.Operator operator = ConditionBinder.operator(quantified.operator());
    return quantified.all() == negated
        ? negated
            ? join(value, ConditionBinder.opposite(operator), query, false)
            : join(value, operator, query, false)
        : negated
            ? join(value, operator, query, true)
            : join(value, ConditionBinder.opposite(operator), query, true);
  }

  /** A comparison with ANY or ALL inside of an OR, a CASE and the like. */
  BoundExpression quantified(Condition.Quantified quantified, boolean negated, Site site) {
    return markOf(quantifiedJoin(quantified, negated, site), site);
  }

  private BoundExpression markOf(Site.Subquery join, Site site) {
    LogicalPlan matching = Expressions.filter(join.plan(), join.predicate());
    return mark(matching, join.kind() == JoinKind.ANTI, site);
  }

  /**
   * The rows for which the comparison is true of some row of the query; negated, the rows for which
   * it is false of all. Unknown is neither.
   */
  private Site.Subquery join(
      BoundExpression value, Comparison.Operator operator, BoundQuery query, boolean negated) {
    BoundExpression column = new ColumnReference(query.columns().getFirst());
    BoundExpression predicate = binder.operators.compare(operator, value, column);
    if (!negated) {
      return new Site.Subquery(JoinKind.SEMI, query.plan(), predicate);
    }
    List<BoundExpression> notFalse = new ArrayList<>();
    notFalse.add(predicate);
    if (value.nullable()) {
      notFalse.add(new BoundExpression.IsNull(value));
    }
    if (column.nullable()) {
      notFalse.add(new BoundExpression.IsNull(column));
    }
    BoundExpression any =
        notFalse.size() == 1 ? notFalse.getFirst() : new BoundExpression.Or(notFalse);
    return new Site.Subquery(JoinKind.ANTI, query.plan(), any);
  }
}
