package io.skerry.optimize;

import io.skerry.bind.ConstantFolder;
import io.skerry.catalog.Table;
import io.skerry.logical.Expressions;
import io.skerry.logical.LogicalPlan;
import io.skerry.logical.PlanVerifier;
import io.skerry.physical.PhysicalPlan;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/** The list of passes, in order, and the choice of operators after them. Any thread may use it. */
public final class Optimizer {
  private static final List<Pass> PASSES =
      List.of(
          new FoldConstants(),
          new UnnestSubqueries(),
          new SimplifyOuterJoins(),
          new PushDownFilters(),
          new MergeProjections(),
          new OrderJoins(),
          new FindExtremesByIndex(),
          new PruneColumns());

  private final ConstantFolder folder;
  private final Set<String> switchedOff;

  /**
   * @param folder evaluates constants
   * @param switchedOff names of passes that are left out, to find which one is to blame
   */
  public Optimizer(ConstantFolder folder, Set<String> switchedOff) {
    this.folder = folder;
    this.switchedOff = Set.copyOf(switchedOff);
  }

  /** The names of all passes, in order. */
  public static List<String> passNames() {
    return PASSES.stream().map(Pass::name).toList();
  }

  /**
   * A physical plan and what it depends on.
   *
   * @param sizes the row counts that were looked at
   */
  public record Result(PhysicalPlan plan, Map<Table, Long> sizes) {}

  /** Plans a statement. The plan's columns are the first of those of the logical plan. */
  public Result optimize(
      LogicalPlan plan, ToLongFunction<Table> rowCounts, PassContext.ColumnSource columns) {
    PassContext context = new PassContext(new Cardinality(rowCounts), columns, folder);
    LogicalPlan rewritten = rewrite(plan, context);
    PhysicalPlan physical = new PhysicalPlanner(context).plan(rewritten);
    return new Result(
        PhysicalPlanner.exactly(physical, plan.output()), context.cardinality().asked());
  }

  /** The logical plan after all passes. */
  LogicalPlan rewrite(LogicalPlan plan, PassContext context) {
    PlanVerifier.verify(plan, "binder");
    LogicalPlan current = plan;
    for (Pass pass : PASSES) {
      if (!switchedOff.contains(pass.name())) {
        LogicalPlan next = pass.apply(current, context);
        if (!Expressions.same(next, current)) {
          PlanVerifier.verify(next, pass.name());
        }
        current = next;
      }
    }
    return current;
  }
}
