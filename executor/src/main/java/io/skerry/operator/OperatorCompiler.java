package io.skerry.operator;

import io.skerry.bind.BoundColumn;
import io.skerry.bind.BoundExpression;
import io.skerry.expression.ExpressionCompiler;
import io.skerry.expression.RunState;
import io.skerry.expression.Scope;
import io.skerry.physical.PhysicalPlan;
import io.skerry.types.SqlType;
import java.util.List;

/** Makes operator trees; may be used from any thread. */
public final class OperatorCompiler implements PlanCompiler {

  @Override
  public Operator compile(PhysicalPlan plan) {
    RunState run = new RunState();
    return new StatementRoot(run, new TreeCompiler(run).compile(plan, null));
  }

  @Override
  public RowEvaluator rowEvaluator(List<BoundExpression> expressions, List<BoundColumn> input) {
    RunState run = new RunState();
    return new SingleRowEvaluator(
        new ExpressionCompiler(run).compile(expressions, new Scope(input, null)),
        types(input),
        run);
  }

  static List<SqlType> types(List<BoundColumn> columns) {
    return columns.stream().map(BoundColumn::type).toList();
  }
}
