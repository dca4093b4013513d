package io.skerry.expression;

import io.skerry.batch.Batch;
import io.skerry.batch.Vector;
import io.skerry.function.Arguments;
import io.skerry.function.Result;
import io.skerry.function.ScalarBody;
import io.skerry.rows.Selection;

/** A call of a scalar function, row by row. */
final class CallEvaluator implements Evaluator {
  private final ScalarBody body;
  private final Evaluator[] evaluators;
  private final Arguments arguments;
  private final Result result;

  CallEvaluator(ScalarBody body, Evaluator[] evaluators, Arguments arguments, Result result) {
    this.body = body;
    this.evaluators = evaluators;
    this.arguments = arguments;
    this.result = result;
  }

  @Override
  public Vector evaluate(Batch input, Selection rows) {
    for (int i = 0; i < evaluators.length; i++) {
      arguments.setColumn(i, evaluators[i].evaluate(input, rows));
    }
    Vector out = result.vector();
    out.ensureCapacity(rows.bound());
    int[] selected = rows.rows();
    for (int k = 0; k < rows.size(); k++) {
      int row = selected[k];
      arguments.moveTo(row);
      result.moveTo(row);
      body.apply(arguments, result);
    }
    return out;
  }
}
