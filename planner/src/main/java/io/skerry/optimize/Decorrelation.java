package io.skerry.optimize;

import io.skerry.bind.BoundColumn;
import io.skerry.bind.BoundExpression;
import io.skerry.bind.BoundExpression.ColumnReference;
import io.skerry.logical.ColumnSet;
import io.skerry.logical.Expressions;
import io.skerry.logical.LogicalPlan;
import io.skerry.logical.LogicalPlan.Filter;
import io.skerry.logical.LogicalPlan.Join;
import io.skerry.logical.LogicalPlan.Project;
import io.skerry.logical.Plans;
import io.skerry.physical.JoinKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subquery without the predicates that refer to outer rows, and those predicates.
 *
 * @param plan gives all columns that the predicate refers to
 * @param predicate between an outer row and a row of the plan; null for none
 * @param projections that were taken off the top, outermost first, where only the existence of rows
 *     matters
 */
record Decorrelation(
    LogicalPlan plan, @Nullable BoundExpression predicate, List<Project> projections) {

  /**
   * The plan where it does not matter what its rows hold; null where predicates do not come off.
   */
  static @Nullable Decorrelation forExistence(LogicalPlan plan, ColumnSet outer) {
    List<Project> projections = new ArrayList<>();
    LogicalPlan current = plan;
    while (true) {
      if (current instanceof Project project) {
        projections.add(project);
        current = project.input();
      } else if (current instanceof LogicalPlan.Sort sort) {
        current = sort.input();
      } else if (current instanceof LogicalPlan.Aggregate aggregate
          && aggregate.aggregates().isEmpty()
          && !aggregate.keys().isEmpty()) {
        current = aggregate.input();
      } else {
        break;
      }
    }
    List<BoundExpression> pulled = new ArrayList<>();
    LogicalPlan rest = pull(current, outer, pulled);
    return rest == null
        ? null
        : new Decorrelation(rest, Expressions.conjunction(pulled), projections);
  }

  /** The plan with the columns that it has; null where predicates do not come off. */
  static @Nullable Decorrelation forRows(LogicalPlan plan, ColumnSet outer) {
    List<BoundExpression> pulled = new ArrayList<>();
    LogicalPlan rest = pull(plan, outer, pulled);
    return rest == null
        ? null
        : new Decorrelation(rest, Expressions.conjunction(pulled), List.of());
  }

  /** A predicate over the subquery's columns as one over the columns of {@link #plan}. */
  BoundExpression overInput(BoundExpression predicateOfOutput) {
    BoundExpression current = predicateOfOutput;
    for (Project project : projections) {
      current = Substitution.of(project).apply(current);
    }
    return current;
  }

  /** The plan without what refers to outer columns; null where that is more than filters. */
  private static @Nullable LogicalPlan pull(
      LogicalPlan plan, ColumnSet outer, List<BoundExpression> pulled) {
    if (!Plans.outerReferences(plan).intersects(outer)) {
      return plan;
    }
    return switch (plan) {
      case Filter filter -> {
        LogicalPlan input = pull(filter.input(), outer, pulled);
        yield input == null
            ? null
            : Expressions.filter(input, keepInner(filter.predicate(), outer, pulled));
      }
      case Project project -> pullThrough(project, outer, pulled);
      case Join join when join.kind() == JoinKind.INNER -> {
        LogicalPlan left = pull(join.left(), outer, pulled);
        LogicalPlan right = pull(join.right(), outer, pulled);
        BoundExpression predicate = join.predicate();
        BoundExpression kept = predicate == null ? null : keepInner(predicate, outer, pulled);
        yield left == null || right == null ? null : Join.of(JoinKind.INNER, left, right, kept);
      }
      case Join join
          when (join.kind() == JoinKind.LEFT
                  || join.kind() == JoinKind.SEMI
                  || join.kind() == JoinKind.ANTI)
              && !Expressions.columns(join.predicate()).intersects(outer)
              && !Plans.outerReferences(join.right()).intersects(outer) -> {
        LogicalPlan left = pull(join.left(), outer, pulled);
        yield left == null ? null : Join.of(join.kind(), left, join.right(), join.predicate());
      }
      case Join _,
          LogicalPlan.Get _,
          LogicalPlan.SystemGet _,
          LogicalPlan.Values _,
          LogicalPlan.Apply _,
          LogicalPlan.Aggregate _,
          LogicalPlan.Sort _,
          LogicalPlan.Top _,
          LogicalPlan.UnionAll _,
          LogicalPlan.SingleRow _,
          LogicalPlan.Insert _,
          LogicalPlan.Update _,
          LogicalPlan.Delete _ ->
          null;
    };
  }

  private static @Nullable BoundExpression keepInner(
      BoundExpression predicate, ColumnSet outer, List<BoundExpression> pulled) {
    List<BoundExpression> kept = new ArrayList<>();
    for (BoundExpression conjunct : Expressions.conjuncts(predicate)) {
      (Expressions.columns(conjunct).intersects(outer) ? pulled : kept).add(conjunct);
    }
    return Expressions.conjunction(kept);
  }

  /** A projection also passes on the columns that the predicates pulled from below it need. */
  private static @Nullable LogicalPlan pullThrough(
      Project project, ColumnSet outer, List<BoundExpression> pulled) {
    for (BoundExpression expression : project.expressions()) {
      if (Expressions.columns(expression).intersects(outer)) {
        return null;
      }
    }
    List<BoundExpression> fromBelow = new ArrayList<>();
    LogicalPlan input = pull(project.input(), outer, fromBelow);
    if (input == null) {
      return null;
    }
    ColumnSet needed = new ColumnSet();
    fromBelow.forEach(each -> Expressions.addColumns(each, needed));
    needed.removeAll(new ColumnSet(project.output()));
    List<BoundExpression> expressions = new ArrayList<>(project.expressions());
    List<BoundColumn> output = new ArrayList<>(project.output());
    for (BoundColumn column : input.output()) {
      if (needed.contains(column)) {
        expressions.add(new ColumnReference(column));
        output.add(column);
      }
    }
    pulled.addAll(fromBelow);
    return new Project(input, expressions, output);
  }
}
