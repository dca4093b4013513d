package io.skerry.expression;

import io.skerry.batch.Batch;
import io.skerry.batch.Vector;
import io.skerry.rows.Selection;
import io.skerry.rows.Vectors;
import io.skerry.types.SqlType;

/**
 * A value that is the same for all rows: its vector is filled once, as far as batches reach, and
 * again only when the value changes.
 */
abstract class Broadcast implements Evaluator {
  private final Vector values;
  private int filled;
  private long filledVersion = -1;

  Broadcast(SqlType type) {
    values = Vector.of(type.physical());
  }

  @Override
  public final Vector evaluate(Batch input, Selection rows) {
    long version = version();
    if (version != filledVersion) {
      load(values);
      filledVersion = version;
      filled = 1;
    }
    int bound = rows.bound();
    if (filled < bound) {
      values.ensureCapacity(bound);
      Vectors.spread(values, 0, filled, bound);
      filled = bound;
    }
    return values;
  }

  /** Changes with the value; not negative. */
  abstract long version();

  /** Sets row 0 of the vector to the value. */
  abstract void load(Vector target);
}
