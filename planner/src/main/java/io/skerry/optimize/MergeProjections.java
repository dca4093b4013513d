package io.skerry.optimize;

import io.skerry.bind.BoundExpression;
import io.skerry.bind.BoundExpression.ColumnReference;
import io.skerry.bind.BoundExpression.Literal;
import io.skerry.logical.ColumnSet;
import io.skerry.logical.Expressions;
import io.skerry.logical.LogicalPlan;
import io.skerry.logical.Plans;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes one projection of two, where nothing is then computed twice.
 *
 * <pre>
 * Project c = b + 1             Project c = a * 2 + 1
 *   Project b = a * 2      =>     Get a
 *     Get a
 * </pre>
 */
final class MergeProjections implements Pass {
  @Override
  public String name() {
    return "merge_projections";
  }

  @Override
  public LogicalPlan apply(LogicalPlan plan, PassContext context) {
    LogicalPlan below = Plans.rewriteInputs(plan, input -> apply(input, context));
    if (!(below instanceof LogicalPlan.Project upper)
        || !(upper.input() instanceof LogicalPlan.Project lower)
        || !canMerge(upper, lower)) {
      return below;
    }
    Substitution substitution = Substitution.of(lower);
    List<BoundExpression> merged = new ArrayList<>();
    upper.expressions().forEach(each -> merged.add(substitution.apply(each)));
    return new LogicalPlan.Project(lower.input(), merged, upper.output());
  }

  /**
   * Whether each computed column of the lower projection is used at most once, and gives one value
   * each time.
   */
  private static boolean canMerge(LogicalPlan.Project upper, LogicalPlan.Project lower) {
    ColumnSet computed = new ColumnSet();
    for (int i = 0; i < lower.output().size(); i++) {
      BoundExpression expression = lower.expressions().get(i);
      if (!Determinism.isStable(expression)) {
        return false;
      }
      if (!(expression instanceof ColumnReference) && !(expression instanceof Literal)) {
        computed.add(lower.output().get(i));
      }
    }
    ColumnSet seen = new ColumnSet();
    boolean[] once = {true};
    for (BoundExpression expression : upper.expressions()) {
      Expressions.walk(
          expression,
          node -> {
            if (node instanceof ColumnReference(var column) && computed.contains(column)) {
              once[0] &= !seen.contains(column);
              seen.add(column);
            }
          });
    }
    return once[0];
  }
}
