package io.skerry.operator;

import io.skerry.batch.Batch;
import org.jspecify.annotations.Nullable;

/**
 * Expressions evaluated for one row at a time, where each row's result must be seen by the next
 * (SELECT @a = @a + x).
 */
public interface RowEvaluator {
  /** The boxed value of expression {@code index} for one row of a batch. */
  @Nullable Object value(int index, Batch rows, int row, ExecutionContext context);
}
