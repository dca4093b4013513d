package io.skerry.operator;

import io.skerry.batch.Batch;
import io.skerry.expression.Evaluator;
import io.skerry.expression.RunState;
import io.skerry.rows.Selection;
import io.skerry.types.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Evaluates for one row, copied into a batch of its own, with the variables as they are then. */
final class SingleRowEvaluator implements RowEvaluator {
  private final Evaluator[] expressions;
  private final RunState run;
  private final Batch oneRow;
  private final Selection first = Selection.all(1);

  SingleRowEvaluator(Evaluator[] expressions, List<SqlType> inputTypes, RunState run) {
    this.expressions = expressions;
    this.run = run;
    this.oneRow = Batch.of(inputTypes);
  }

  @Override
  public @Nullable Object value(int index, Batch rows, int row, ExecutionContext context) {
    run.begin(context.facts(), context::variable, context.memoryBytesMax());
    oneRow.clear();
    oneRow.append(rows, row);
    return expressions[index].evaluate(oneRow, first).get(0);
  }
}
