package io.skerry.optimize;

import io.skerry.bind.AggregateCall;
import io.skerry.bind.BoundColumn;
import io.skerry.bind.BoundExpression;
import io.skerry.bind.BoundExpression.ColumnReference;
import io.skerry.logical.ColumnSet;
import io.skerry.logical.Expressions;
import io.skerry.logical.LogicalPlan;
import io.skerry.logical.Plans;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes away the columns that nobody needs.
 *
 * <pre>
 * Project a                   Project a
 *   Filter b = 1        =>      Filter b = 1
 *     Get a, b, c, d              Get a, b
 * </pre>
 */
final class PruneColumns implements Pass {
  @Override
  public String name() {
    return "prune_columns";
  }

  @Override
  public LogicalPlan apply(LogicalPlan plan, PassContext context) {
    return prune(plan, new ColumnSet(plan.output()));
  }

  private LogicalPlan prune(LogicalPlan plan, ColumnSet required) {
    return switch (plan) {
      case LogicalPlan.Get get -> pruneGet(get, required);
      case LogicalPlan.SystemGet get -> pruneSystemGet(get, required);
      case LogicalPlan.Values values -> values;
      case LogicalPlan.Project project -> pruneProject(project, required);
      case LogicalPlan.Aggregate aggregate -> pruneAggregate(aggregate, required);
      case LogicalPlan.Apply apply -> pruneApply(apply, required);
      case LogicalPlan.UnionAll union -> pruneUnion(union, required);
      case LogicalPlan.Filter _,
          LogicalPlan.Join _,
          LogicalPlan.Sort _,
          LogicalPlan.Top _,
          LogicalPlan.SingleRow _ ->
          inputs(plan, required);
      case LogicalPlan.Insert _, LogicalPlan.Update _, LogicalPlan.Delete _ ->
          inputs(plan, new ColumnSet());
    };
  }

  private LogicalPlan inputs(LogicalPlan plan, ColumnSet required) {
    ColumnSet needed = Plans.ownReferences(plan);
    needed.addAll(required);
    return Plans.rewriteInputs(plan, input -> prune(input, needed));
  }

  private static LogicalPlan pruneGet(LogicalPlan.Get get, ColumnSet required) {
    List<Integer> ordinals = new ArrayList<>();
    List<BoundColumn> columns = new ArrayList<>();
    for (int i = 0; i < get.columns().size(); i++) {
      if (required.contains(get.columns().get(i))) {
        ordinals.add(get.ordinals().get(i));
        columns.add(get.columns().get(i));
      }
    }
    return columns.size() == get.columns().size()
        ? get
        : new LogicalPlan.Get(get.table(), ordinals, columns, get.locator(), get.indexHint());
  }

  private static LogicalPlan pruneSystemGet(LogicalPlan.SystemGet get, ColumnSet required) {
    List<Integer> ordinals = new ArrayList<>();
    List<BoundColumn> columns = new ArrayList<>();
    for (int i = 0; i < get.output().size(); i++) {
      if (required.contains(get.output().get(i))) {
        ordinals.add(get.ordinals().get(i));
        columns.add(get.output().get(i));
      }
    }
    return columns.size() == get.output().size()
        ? get
        : new LogicalPlan.SystemGet(get.database(), get.view(), ordinals, columns);
  }

  private LogicalPlan pruneProject(LogicalPlan.Project project, ColumnSet required) {
    List<BoundExpression> expressions = new ArrayList<>();
    List<BoundColumn> output = new ArrayList<>();
    ColumnSet needed = new ColumnSet();
    for (int i = 0; i < project.output().size(); i++) {
      if (required.contains(project.output().get(i))) {
        BoundExpression expression = project.expressions().get(i);
        expressions.add(expression);
        output.add(project.output().get(i));
        Expressions.addColumns(expression, needed);
      }
    }
    LogicalPlan input = prune(project.input(), needed);
    boolean unchanged =
        output.size() == project.output().size() && Expressions.same(input, project.input());
    return unchanged ? project : new LogicalPlan.Project(input, expressions, output);
  }

  private LogicalPlan pruneAggregate(LogicalPlan.Aggregate aggregate, ColumnSet required) {
    List<AggregateCall> kept = new ArrayList<>();
    for (AggregateCall call : aggregate.aggregates()) {
      if (required.contains(call.output())) {
        kept.add(call);
      }
    }
    boolean all = kept.size() == aggregate.aggregates().size();
    LogicalPlan changed =
        all ? aggregate : new LogicalPlan.Aggregate(aggregate.input(), aggregate.keys(), kept);
    return inputs(changed, new ColumnSet());
  }

  private LogicalPlan pruneApply(LogicalPlan.Apply apply, ColumnSet required) {
    ColumnSet needed = Plans.ownReferences(apply);
    needed.addAll(required);
    LogicalPlan right = prune(apply.right(), needed);
    needed.addAll(Plans.outerReferences(right));
    LogicalPlan left = prune(apply.left(), needed);
    return Expressions.same(left, apply.left()) && Expressions.same(right, apply.right())
        ? apply
        : LogicalPlan.Apply.of(apply.kind(), left, right, apply.predicate());
  }

  private LogicalPlan pruneUnion(LogicalPlan.UnionAll union, ColumnSet required) {
    List<Integer> kept = new ArrayList<>();
    List<BoundColumn> output = new ArrayList<>();
    for (int i = 0; i < union.output().size(); i++) {
      if (required.contains(union.output().get(i))) {
        kept.add(i);
        output.add(union.output().get(i));
      }
    }
    boolean all = output.size() == union.output().size();
    List<LogicalPlan> inputs = new ArrayList<>();
    boolean changed = !all;
    for (LogicalPlan input : union.inputs()) {
      List<BoundColumn> wanted = kept.stream().map(input.output()::get).toList();
      LogicalPlan pruned = exactly(prune(input, new ColumnSet(wanted)), wanted);
      changed |= !Expressions.same(pruned, input);
      inputs.add(pruned);
    }
    return changed ? new LogicalPlan.UnionAll(inputs, output) : union;
  }

  /** The plan with these columns, in this order and no others. */
  private static LogicalPlan exactly(LogicalPlan plan, List<BoundColumn> wanted) {
    List<BoundColumn> output = plan.output();
    boolean same = output.size() == wanted.size();
    for (int i = 0; same && i < wanted.size(); i++) {
      same = output.get(i).id() == wanted.get(i).id();
    }
    if (same) {
      return plan;
    }
    List<BoundExpression> passed = new ArrayList<>();
    wanted.forEach(column -> passed.add(new ColumnReference(column)));
    return new LogicalPlan.Project(plan, passed, wanted);
  }
}
