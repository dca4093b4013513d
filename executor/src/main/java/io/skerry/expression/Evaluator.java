package io.skerry.expression;

import io.skerry.batch.Batch;
import io.skerry.batch.Vector;
import io.skerry.rows.Selection;

/** A compiled expression. Belongs to one operator tree and is used by one thread. */
public interface Evaluator {
  /**
   * The values for the selected rows, at the rows' own places; other places have no meaning. Valid
   * until the next call of the same evaluator and while the input is; not to be changed.
   */
  Vector evaluate(Batch input, Selection rows);
}
