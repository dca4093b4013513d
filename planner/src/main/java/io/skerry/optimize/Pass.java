package io.skerry.optimize;

import io.skerry.logical.LogicalPlan;

/** One rewrite of the logical plan. */
interface Pass {
  /**
   * By which it is switched off and its time is told; lower case, words separated by underscores.
   */
  String name();

  /** The plan with the same rows; the same instance where there is nothing to do. */
  LogicalPlan apply(LogicalPlan plan, PassContext context);
}
