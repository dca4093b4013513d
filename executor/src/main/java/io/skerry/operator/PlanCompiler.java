package io.skerry.operator;

import io.skerry.physical.PhysicalPlan;

/** From physical plans to operators. */
public interface PlanCompiler {
  /**
   * A new operator tree; a change plan (Insert, Update, Delete) changes rows as it is drained and
   * gives the rows of its OUTPUT clause.
   */
  Operator compile(PhysicalPlan plan);
}
