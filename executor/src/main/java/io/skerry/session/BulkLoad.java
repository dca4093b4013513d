package io.skerry.session;

import io.skerry.batch.Batch;

/**
 * Rows streaming into the table that the last INSERT BULK named. Ends with exactly one of {@link
 * #finish} and {@link #abort}.
 */
public interface BulkLoad {
  /**
   * Takes the rows; the batch may be reused afterwards. After an error, further rows are taken and
   * dropped.
   */
  void rows(Batch rows);

  /** All rows came: completes the statement and reports its count or its error to the sink. */
  void finish();

  /** The client gave up: nothing is kept. */
  void abort();
}
