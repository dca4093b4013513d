package io.skerry.operator;

import io.skerry.bind.BoundColumn;
import io.skerry.bind.BoundExpression;
import io.skerry.physical.PhysicalPlan;
import java.util.List;

/** From physical plans to operators. */
public interface PlanCompiler {
  /**
   * A new operator tree; a change plan (Insert, Update, Delete) changes rows as it is drained and
   * gives the rows of its OUTPUT clause.
   */
  Operator compile(PhysicalPlan plan);

  /** Expressions over rows whose columns are {@code input}. */
  RowEvaluator rowEvaluator(List<BoundExpression> expressions, List<BoundColumn> input);
}
