package io.skerry.proc;

import io.skerry.operator.Operator;
import io.skerry.operator.PlanCompiler;
import io.skerry.physical.PhysicalPlan;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Operator trees of a session, kept for the next run of the same plan.
 *
 * <p>A tree is taken out while it runs, so that a plan that runs within itself gets a second tree.
 * The tree unused for longest goes when there are too many.
 */
final class OperatorCache {
  private static final int TREES_MAX = 64;

  private final PlanCompiler planCompiler;
  private final LinkedHashMap<SamePlan, Operator> idle = new LinkedHashMap<>();

  /**
   * Compares plans by identity: the plan cache gives the same plan for the same statement, and a
   * plan's own hash walks its whole tree.
   */
  private record SamePlan(PhysicalPlan plan) {
    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(@Nullable Object other) {
      return other instanceof SamePlan same && same.plan == plan;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(plan);
    }
  }

  OperatorCache(PlanCompiler planCompiler) {
    this.planCompiler = planCompiler;
  }

  Operator take(PhysicalPlan plan) {
    Operator kept = idle.remove(new SamePlan(plan));
    return kept != null ? kept : planCompiler.compile(plan);
  }

  /** Gives a closed tree back. */
  void giveBack(PhysicalPlan plan, Operator operator) {
    idle.put(new SamePlan(plan), operator);
    if (idle.size() > TREES_MAX) {
      idle.pollFirstEntry();
    }
  }
}
