package io.skerry.operator;

import io.skerry.batch.Batch;
import io.skerry.catalog.SystemView;

/** Makes the rows of the system views. */
public interface SystemRows {
  /**
   * Appends all rows of the view to the batches that {@code target} takes; the columns are all
   * columns of the view.
   */
  void produce(SystemView view, String database, ExecutionContext context, Target target);

  /** Takes rows. */
  interface Target {
    /** Copies the rows; the batch may be reused. */
    void rows(Batch rows);
  }
}
