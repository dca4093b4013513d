package io.skerry.logical;

import io.skerry.bind.BoundColumn;
import io.skerry.logical.LogicalPlan.Apply;

/** Checks that a plan refers only to columns that are there; run after each pass. */
public final class PlanVerifier {
  private PlanVerifier() {}

  /**
   * @param after what made the plan, for the message
   * @throws AssertionError where an operator refers to a column that none of its inputs has
   */
  public static void verify(LogicalPlan plan, String after) {
    verify(plan, new ColumnSet(), after);
  }

  private static void verify(LogicalPlan plan, ColumnSet outer, String after) {
    ColumnSet available = new ColumnSet();
    available.addAll(outer);
    for (LogicalPlan input : Plans.inputs(plan)) {
      verify(input, plan instanceof Apply ? available : outer, after);
      available.addAll(new ColumnSet(input.output()));
    }
    ColumnSet needed = Plans.ownReferences(plan);
    if (!available.containsAll(needed)) {
      needed.removeAll(available);
      throw new AssertionError(
          after + ": no input has the columns " + needed + " that is needed by " + plan);
    }
    for (BoundColumn column : plan.output()) {
      if (column.id() < 0) {
        throw new AssertionError(after + ": a column without an id in " + plan);
      }
    }
  }
}
