package io.skerry.operator;

import io.skerry.batch.Batch;
import io.skerry.bind.BoundColumn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One operator of a running plan. Used by one thread; opened, drained or not, closed, and then
 * opened again for the next run.
 */
public interface Operator {
  /** The columns of its batches, in order. */
  List<BoundColumn> output();

  void open(ExecutionContext context);

  /** The next rows, valid until the next call; null at the end. A batch has at least one row. */
  @Nullable Batch next();

  /** Frees what the run took; may be called more than once. */
  void close();
}
