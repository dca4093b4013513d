package io.skerry.expression;

import io.skerry.batch.Batch;
import io.skerry.batch.LongVector;
import io.skerry.batch.Vector;
import io.skerry.rows.Selection;
import io.skerry.rows.Vectors;
import io.skerry.types.SqlType;

/**
 * CASE: each condition is asked for the rows that none before has taken, each result for the rows
 * that take it.
 */
final class CaseEvaluator implements Evaluator {
  private final Evaluator[] conditions;
  private final Evaluator[] results;
  private final Evaluator otherwise;
  private final Vector out;
  private final Selection remaining = new Selection();
  private final Selection rest = new Selection();
  private final Selection taken = new Selection();

  CaseEvaluator(Evaluator[] conditions, Evaluator[] results, Evaluator otherwise, SqlType type) {
    this.conditions = conditions;
    this.results = results;
    this.otherwise = otherwise;
    this.out = Vector.of(type.physical());
  }

  @Override
  public Vector evaluate(Batch input, Selection rows) {
    out.ensureCapacity(rows.bound());
    Selection open = rows;
    for (int i = 0; i < conditions.length && !open.isEmpty(); i++) {
      LongVector condition = (LongVector) conditions[i].evaluate(input, open);
      taken.keepTrue(condition, open);
      rest.keepNotTrue(condition, open);
      if (!taken.isEmpty()) {
        Vectors.copySelected(results[i].evaluate(input, taken), taken, out);
      }
      remaining.copy(rest);
      open = remaining;
    }
    if (!open.isEmpty()) {
      Vectors.copySelected(otherwise.evaluate(input, open), open, out);
    }
    return out;
  }
}
