package io.skerry.optimize;

import io.skerry.bind.AggregateCall;
import io.skerry.bind.BoundColumn;
import io.skerry.bind.BoundExpression;
import io.skerry.bind.BoundExpression.ColumnReference;
import io.skerry.bind.BoundExpression.IsNull;
import io.skerry.bind.BoundExpression.Literal;
import io.skerry.bind.BoundExpression.Not;
import io.skerry.catalog.Index;
import io.skerry.logical.Expressions;
import io.skerry.logical.LogicalPlan;
import io.skerry.logical.Plans;
import io.skerry.physical.SortKey;
import io.skerry.types.SqlType;
import java.util.List;

/**
 * Takes MIN and MAX of an index's first column from the end of the index.
 *
 * <pre>
 * Aggregate MAX(a)          Aggregate MAX(a)
 *   Get a              =>     Top 1 by a DESC
 *                               Get a
 * </pre>
 */
final class FindExtremesByIndex implements Pass {
  @Override
  public String name() {
    return "find_extremes_by_index";
  }

  @Override
  public LogicalPlan apply(LogicalPlan plan, PassContext context) {
    LogicalPlan below = Plans.rewriteInputs(plan, input -> apply(input, context));
    if (!(below instanceof LogicalPlan.Aggregate(var input, var keys, var calls))
        || !keys.isEmpty()
        || calls.size() != 1
        || !(input instanceof LogicalPlan.Get get)) {
      return below;
    }
    AggregateCall call = calls.getFirst();
    boolean extreme =
        call.kind() == AggregateCall.Kind.MIN || call.kind() == AggregateCall.Kind.MAX;
    if (!extreme
        || !(call.argument() instanceof ColumnReference(var column))
        || !leadsIndex(get, column)) {
      return below;
    }
    boolean max = call.kind() == AggregateCall.Kind.MAX;
    LogicalPlan rows =
        max || !column.nullable()
            ? get
            : Expressions.filter(get, new Not(new IsNull(new ColumnReference(column))));
    BoundExpression one = new Literal(SqlType.BIGINT, 1L);
    LogicalPlan first =
        new LogicalPlan.Top(rows, one, null, List.of(new SortKey(column, max)), false, false);
    return new LogicalPlan.Aggregate(first, keys, calls);
  }

  private static boolean leadsIndex(LogicalPlan.Get get, BoundColumn column) {
    int at = -1;
    for (int i = 0; i < get.columns().size(); i++) {
      if (get.columns().get(i).id() == column.id()) {
        at = get.ordinals().get(i);
      }
    }
    for (Index index : get.table().indexes()) {
      if (index.columns().getFirst().ordinal() == at) {
        return true;
      }
    }
    return false;
  }
}
