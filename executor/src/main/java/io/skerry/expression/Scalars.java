package io.skerry.expression;

import io.skerry.batch.Batch;
import io.skerry.rows.Selection;
import org.jspecify.annotations.Nullable;

/** Evaluates expressions that name no column of an input. */
public final class Scalars {
  private final Batch oneRow = new Batch();
  private final Selection first = Selection.all(1);

  public Scalars() {
    oneRow.setSize(1);
  }

  /** The boxed value, null for NULL. */
  public @Nullable Object value(Evaluator evaluator) {
    return evaluator.evaluate(oneRow, first).get(0);
  }
}
