package io.skerry.optimize;

import io.skerry.bind.BoundColumn;
import io.skerry.bind.BoundExpression;
import io.skerry.logical.ColumnSet;
import io.skerry.logical.Expressions;
import io.skerry.logical.LogicalPlan;
import io.skerry.logical.Plans;
import io.skerry.physical.JoinKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Moves predicates as near to the tables as they can go, through projections, joins, groupings and
 * unions; what needs both sides of a join becomes its condition.
 *
 * <pre>
 * Filter a.x = 1 AND a.id = b.id            Join a.id = b.id
 *   Join (all pairs)                   =>     Filter a.x = 1
 *     Get a                                     Get a
 *     Get b                                   Get b
 * </pre>
 */
final class PushDownFilters implements Pass {
  @Override
  public String name() {
    return "push_down_filters";
  }

  @Override
  public LogicalPlan apply(LogicalPlan plan, PassContext context) {
    return push(plan, List.of());
  }

  /** The plan with the predicates, which refer to its output, somewhere in it. */
  private LogicalPlan push(LogicalPlan plan, List<BoundExpression> predicates) {
    return switch (plan) {
      case LogicalPlan.Filter filter -> pushFilter(filter, predicates);
      case LogicalPlan.Project project -> pushProject(project, predicates);
      case LogicalPlan.Join join -> pushJoin(join, predicates);
      case LogicalPlan.Apply apply -> pushApply(apply, predicates);
      case LogicalPlan.Aggregate aggregate -> pushAggregate(aggregate, predicates);
      case LogicalPlan.Sort sort -> Plans.rewriteInputs(sort, input -> push(input, predicates));
      case LogicalPlan.UnionAll union -> pushUnion(union, predicates);
      case LogicalPlan.Get _,
          LogicalPlan.SystemGet _,
          LogicalPlan.Values _,
          LogicalPlan.Top _,
          LogicalPlan.SingleRow _,
          LogicalPlan.Insert _,
          LogicalPlan.Update _,
          LogicalPlan.Delete _ ->
          above(Plans.rewriteInputs(plan, input -> push(input, List.of())), predicates);
    };
  }

  private static LogicalPlan above(LogicalPlan plan, List<BoundExpression> predicates) {
    return Expressions.filter(plan, Expressions.conjunction(predicates));
  }

  private LogicalPlan pushFilter(LogicalPlan.Filter filter, List<BoundExpression> predicates) {
    boolean stays =
        predicates.isEmpty()
            && (filter.input() instanceof LogicalPlan.Get
                || filter.input() instanceof LogicalPlan.SystemGet);
    if (stays) {
      return filter;
    }
    List<BoundExpression> all = new ArrayList<>(predicates);
    Expressions.addConjuncts(filter.predicate(), all);
    return push(filter.input(), all);
  }

  private LogicalPlan pushProject(LogicalPlan.Project project, List<BoundExpression> predicates) {
    List<BoundExpression> below = new ArrayList<>();
    List<BoundExpression> stay = new ArrayList<>();
    for (BoundExpression predicate : predicates) {
      if (dependsOnUnstable(predicate, project)) {
        stay.add(predicate);
      } else {
        below.add(Substitution.of(project).apply(predicate));
      }
    }
    return above(Plans.rewriteInputs(project, input -> push(input, below)), stay);
  }

  /** Whether the predicate refers to a projected expression that gives another value each time. */
  private static boolean dependsOnUnstable(BoundExpression predicate, LogicalPlan.Project project) {
    ColumnSet referenced = Expressions.columns(predicate);
    for (int i = 0; i < project.output().size(); i++) {
      if (referenced.contains(project.output().get(i))
          && !Determinism.isStable(project.expressions().get(i))) {
        return true;
      }
    }
    return false;
  }

  private LogicalPlan pushJoin(LogicalPlan.Join join, List<BoundExpression> predicates) {
    Split split =
        new Split(new ColumnSet(join.left().output()), new ColumnSet(join.right().output()));
    List<BoundExpression> on = Expressions.conjuncts(join.predicate());
    switch (join.kind()) {
      case INNER -> {
        split.intoInputs(predicates, split.between);
        split.intoInputs(on, split.between);
      }
      case LEFT -> {
        split.intoLeft(predicates, split.above);
        split.intoRight(on, split.between);
      }
      case RIGHT -> {
        split.intoRight(predicates, split.above);
        split.intoLeft(on, split.between);
      }
      case FULL -> {
        split.above.addAll(predicates);
        split.between.addAll(on);
      }
      case SEMI -> {
        split.intoLeft(predicates, split.above);
        split.intoInputs(on, split.between);
      }
      case ANTI -> {
        split.intoLeft(predicates, split.above);
        split.intoRight(on, split.between);
      }
    }
    LogicalPlan left = push(join.left(), split.left);
    LogicalPlan right = push(join.right(), split.right);
    BoundExpression between = Expressions.conjunction(split.between);
    boolean unchanged =
        Expressions.same(left, join.left())
            && Expressions.same(right, join.right())
            && split.between.equals(on);
    LogicalPlan joined = unchanged ? join : LogicalPlan.Join.of(join.kind(), left, right, between);
    return above(joined, split.above);
  }

  private LogicalPlan pushApply(LogicalPlan.Apply apply, List<BoundExpression> predicates) {
    Split split =
        new Split(new ColumnSet(apply.left().output()), new ColumnSet(apply.right().output()));
    boolean inner = apply.kind() == JoinKind.INNER;
    for (BoundExpression predicate : predicates) {
      ColumnSet columns = Expressions.columns(predicate);
      if (split.leftColumns.containsAll(columns)) {
        split.left.add(predicate);
      } else if (inner) {
        split.right.add(predicate);
      } else {
        split.above.add(predicate);
      }
    }
    Expressions.addConjuncts(apply.predicate(), split.right);
    LogicalPlan left = push(apply.left(), split.left);
    LogicalPlan right = push(apply.right(), split.right);
    boolean unchanged =
        Expressions.same(left, apply.left())
            && Expressions.same(right, apply.right())
            && apply.predicate() == null;
    LogicalPlan applied = unchanged ? apply : LogicalPlan.Apply.of(apply.kind(), left, right, null);
    return above(applied, split.above);
  }

  private LogicalPlan pushAggregate(
      LogicalPlan.Aggregate aggregate, List<BoundExpression> predicates) {
    ColumnSet keys = new ColumnSet(aggregate.keys());
    List<BoundExpression> below = new ArrayList<>();
    List<BoundExpression> stay = new ArrayList<>();
    for (BoundExpression predicate : predicates) {
      ColumnSet columns = Expressions.columns(predicate);
      boolean onKeys = !columns.isEmpty() && keys.containsAll(columns);
      (onKeys ? below : stay).add(predicate);
    }
    return above(Plans.rewriteInputs(aggregate, input -> push(input, below)), stay);
  }

  private LogicalPlan pushUnion(LogicalPlan.UnionAll union, List<BoundExpression> predicates) {
    List<BoundColumn> output = union.output();
    return Plans.rewriteInputs(
        union,
        input -> {
          Substitution substitution = Substitution.ofColumns(output, input.output());
          return push(input, predicates.stream().map(substitution::apply).toList());
        });
  }

  /** Where the predicates at a join go. */
  private static final class Split {
    final ColumnSet leftColumns;
    final ColumnSet rightColumns;
    final List<BoundExpression> left = new ArrayList<>();
    final List<BoundExpression> right = new ArrayList<>();
    final List<BoundExpression> between = new ArrayList<>();
    final List<BoundExpression> above = new ArrayList<>();

    Split(ColumnSet leftColumns, ColumnSet rightColumns) {
      this.leftColumns = leftColumns;
      this.rightColumns = rightColumns;
    }

    void intoInputs(List<BoundExpression> predicates, List<BoundExpression> rest) {
      sort(predicates, left, right, rest);
    }

    void intoLeft(List<BoundExpression> predicates, List<BoundExpression> rest) {
      sort(predicates, left, null, rest);
    }

    void intoRight(List<BoundExpression> predicates, List<BoundExpression> rest) {
      sort(predicates, null, right, rest);
    }

    private void sort(
        List<BoundExpression> predicates,
        @Nullable List<BoundExpression> intoLeft,
        @Nullable List<BoundExpression> intoRight,
        List<BoundExpression> rest) {
      for (BoundExpression predicate : predicates) {
        ColumnSet columns = Expressions.columns(predicate);
        if (intoLeft != null && !columns.intersects(rightColumns)) {
          intoLeft.add(predicate);
        } else if (intoRight != null && !columns.intersects(leftColumns)) {
          intoRight.add(predicate);
        } else {
          rest.add(predicate);
        }
      }
    }
  }
}
