package io.skerry.optimize;

import io.skerry.bind.BoundExpression;
import io.skerry.bind.BoundExpression.Arithmetic;
import io.skerry.bind.BoundExpression.ColumnReference;
import io.skerry.bind.BoundExpression.Comparison;
import io.skerry.bind.BoundExpression.Concatenation;
import io.skerry.bind.BoundExpression.Convert;
import io.skerry.bind.BoundExpression.Negation;
import io.skerry.logical.ColumnSet;
import io.skerry.logical.Expressions;
import io.skerry.logical.LogicalPlan;
import io.skerry.logical.Plans;
import io.skerry.physical.JoinKind;

/**
 * Makes an inner join of an outer one where a predicate above is never true for the NULLs that the
 * outer join adds.
 *
 * <pre>
 * Filter b.x = 1                 Filter b.x = 1
 *   Join LEFT a.id = b.id   =>     Join INNER a.id = b.id
 * </pre>
 */
final class SimplifyOuterJoins implements Pass {
  @Override
  public String name() {
    return "simplify_outer_joins";
  }

  @Override
  public LogicalPlan apply(LogicalPlan plan, PassContext context) {
    return simplify(plan, new ColumnSet());
  }

  /**
   * @param rejected columns for whose NULLs no row is kept above
   */
  private LogicalPlan simplify(LogicalPlan plan, ColumnSet rejected) {
    return switch (plan) {
      case LogicalPlan.Filter filter -> {
        ColumnSet below = copy(rejected);
        addRejected(filter.predicate(), below);
        yield Plans.rewriteInputs(filter, input -> simplify(input, below));
      }
      case LogicalPlan.Join join -> simplifyJoin(join, rejected);
      case LogicalPlan.Project project -> {
        ColumnSet below = new ColumnSet();
        for (int i = 0; i < project.output().size(); i++) {
          if (rejected.contains(project.output().get(i))) {
            addStrict(project.expressions().get(i), below);
          }
        }
        yield Plans.rewriteInputs(project, input -> simplify(input, below));
      }
      case LogicalPlan.Sort sort -> Plans.rewriteInputs(sort, input -> simplify(input, rejected));
      case LogicalPlan.Get _,
          LogicalPlan.SystemGet _,
          LogicalPlan.Values _,
          LogicalPlan.Apply _,
          LogicalPlan.Aggregate _,
          LogicalPlan.Top _,
          LogicalPlan.UnionAll _,
          LogicalPlan.SingleRow _,
          LogicalPlan.Insert _,
          LogicalPlan.Update _,
          LogicalPlan.Delete _ ->
          Plans.rewriteInputs(plan, input -> simplify(input, new ColumnSet()));
    };
  }

  private static ColumnSet copy(ColumnSet columns) {
    ColumnSet copy = new ColumnSet();
    copy.addAll(columns);
    return copy;
  }

  private LogicalPlan simplifyJoin(LogicalPlan.Join join, ColumnSet rejected) {
    boolean rejectsLeft = rejected.intersects(new ColumnSet(join.left().output()));
    boolean rejectsRight = rejected.intersects(new ColumnSet(join.right().output()));
    JoinKind kind =
        switch (join.kind()) {
          case LEFT -> rejectsRight ? JoinKind.INNER : JoinKind.LEFT;
          case RIGHT -> rejectsLeft ? JoinKind.INNER : JoinKind.RIGHT;
          case FULL ->
              rejectsLeft && rejectsRight
                  ? JoinKind.INNER
                  : rejectsLeft ? JoinKind.LEFT : rejectsRight ? JoinKind.RIGHT : JoinKind.FULL;
          case INNER, SEMI, ANTI -> join.kind();
        };
    ColumnSet left = copy(rejected);
    ColumnSet right = copy(rejected);
    BoundExpression predicate = join.predicate();
    if (predicate != null) {
      if (kind == JoinKind.INNER || kind == JoinKind.SEMI || kind == JoinKind.RIGHT) {
        addRejected(predicate, left);
      }
      if (kind != JoinKind.RIGHT && kind != JoinKind.FULL) {
        addRejected(predicate, right);
      }
    }
    LogicalPlan newLeft = simplify(join.left(), left);
    LogicalPlan newRight = simplify(join.right(), right);
    boolean unchanged =
        kind == join.kind()
            && Expressions.same(newLeft, join.left())
            && Expressions.same(newRight, join.right());
    return unchanged ? join : LogicalPlan.Join.of(kind, newLeft, newRight, predicate);
  }

  /** Adds the columns whose NULL keeps the predicate from being true. */
  private static void addRejected(BoundExpression predicate, ColumnSet into) {
    switch (predicate) {
      case BoundExpression.And(var operands) ->
          operands.forEach(operand -> addRejected(operand, into));
      case Comparison(var operator, var left, var right) -> {
        addStrict(left, into);
        addStrict(right, into);
      }
      case BoundExpression.Not(BoundExpression.IsNull(var input)) -> addStrict(input, into);
      case BoundExpression.Not(var input) when input instanceof BoundExpression.InList ->
          addRejected(input, into);
      case BoundExpression.Not(var input) when input instanceof BoundExpression.Like ->
          addRejected(input, into);
      case BoundExpression.Like like -> addStrict(like.value(), into);
      case BoundExpression.InList in -> addStrict(in.value(), into);
      case BoundExpression.Or _,
          BoundExpression.Not _,
          BoundExpression.IsNull _,
          BoundExpression.Literal _,
          ColumnReference _,
          BoundExpression.Variable _,
          BoundExpression.Call _,
          Convert _,
          Arithmetic _,
          Concatenation _,
          Negation _,
          BoundExpression.Case _ -> {}
    }
  }

  /** Adds the columns whose NULL makes the expression NULL. */
  private static void addStrict(BoundExpression expression, ColumnSet into) {
    switch (expression) {
      case ColumnReference(var column) -> into.add(column);
      case Convert convert -> addStrict(convert.input(), into);
      case Negation negation -> addStrict(negation.input(), into);
      case Arithmetic arithmetic -> {
        addStrict(arithmetic.left(), into);
        addStrict(arithmetic.right(), into);
      }
      case Concatenation joined -> {
        addStrict(joined.left(), into);
        addStrict(joined.right(), into);
      }
      case BoundExpression.And _,
          BoundExpression.Or _,
          BoundExpression.Not _,
          BoundExpression.IsNull _,
          BoundExpression.Literal _,
          BoundExpression.Variable _,
          BoundExpression.Call _,
          Comparison _,
          BoundExpression.Like _,
          BoundExpression.InList _,
          BoundExpression.Case _ -> {}
    }
  }
}
