package io.skerry.optimize;

import io.skerry.bind.BoundExpression;
import io.skerry.logical.ColumnSet;
import io.skerry.logical.Expressions;
import io.skerry.logical.LogicalPlan;
import io.skerry.logical.LogicalPlan.Apply;
import io.skerry.logical.LogicalPlan.Join;
import io.skerry.logical.Plans;
import io.skerry.physical.JoinKind;

/**
 * Makes joins of subqueries, so that they run once and not for each row (Neumann and Kemper,
 * "Unnesting Arbitrary Queries", 2015, for the cases that need no copy of the outer rows).
 *
 * <pre>
 * Apply SEMI                      Join SEMI b.x = a.x
 *   Get a                   =>      Get a
 *   Filter b.x = a.x                Get b
 *     Get b
 *
 * Apply LEFT                      Project ..., m
 *   Get a                           Join LEFT b.x = a.x
 *   Aggregate m = MAX(b.y)    =>      Get a
 *     Filter b.x = a.x                Aggregate by b.x, m = MAX(b.y)
 *       Get b                           Get b
 * </pre>
 */
final class UnnestSubqueries implements Pass {
  @Override
  public String name() {
    return "unnest_subqueries";
  }

  @Override
  public LogicalPlan apply(LogicalPlan plan, PassContext context) {
    LogicalPlan below = Plans.rewriteInputs(plan, input -> apply(input, context));
    return below instanceof Apply apply ? unnest(apply, context) : below;
  }

  private static LogicalPlan unnest(Apply apply, PassContext context) {
    ColumnSet left = new ColumnSet(apply.left().output());
    boolean correlated = Plans.outerReferences(apply.right()).intersects(left);
    return switch (apply.kind()) {
      case SEMI, ANTI ->
          correlated ? existence(apply, left) : uncorrelatedExistence(apply, context);
      case INNER, LEFT -> {
        LogicalPlan scalar = new ScalarSubqueries(context).unnest(apply, left, correlated);
        yield scalar != null ? scalar : rows(apply, left);
      }
      case RIGHT, FULL -> throw new AssertionError("no such apply: " + apply.kind());
    };
  }

  /** EXISTS and IN whose rows depend on the outer row by filters only. */
  private static LogicalPlan existence(Apply apply, ColumnSet left) {
    Decorrelation pulled = Decorrelation.forExistence(apply.right(), left);
    if (pulled == null) {
      return apply;
    }
    BoundExpression predicate = apply.predicate();
    if (predicate != null) {
      predicate = pulled.overInput(predicate);
    }
    return Join.of(
        apply.kind(), apply.left(), pulled.plan(), Expressions.both(predicate, pulled.predicate()));
  }

  private static LogicalPlan uncorrelatedExistence(Apply apply, PassContext context) {
    BoundExpression predicate = apply.predicate();
    if (predicate == null) {
      return new ScalarSubqueries(context).exists(apply);
    }
    if (apply.kind() == JoinKind.ANTI && predicate instanceof BoundExpression.Or or) {
      LogicalPlan notIn = new ScalarSubqueries(context).notIn(apply, or);
      if (notIn != null) {
        return notIn;
      }
    }
    return Join.of(apply.kind(), apply.left(), apply.right(), predicate);
  }

  /** CROSS and OUTER APPLY, and subqueries of at most one row. */
  private static LogicalPlan rows(Apply apply, ColumnSet left) {
    Decorrelation pulled = Decorrelation.forRows(apply.right(), left);
    if (pulled == null) {
      return apply;
    }
    return Join.of(
        apply.kind(),
        apply.left(),
        pulled.plan(),
        Expressions.both(apply.predicate(), pulled.predicate()));
  }
}
