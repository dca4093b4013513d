package io.skerry.expression;

import io.skerry.batch.Batch;
import io.skerry.batch.Vector;
import io.skerry.rows.Selection;

/** A column of the input, as it is. */
record ColumnEvaluator(int ordinal) implements Evaluator {
  @Override
  public Vector evaluate(Batch input, Selection rows) {
    return input.column(ordinal);
  }
}
