package io.skerry.store;

import io.skerry.batch.Batch;

/**
 * Many new rows for one table, as one statement: all of them are there when it is finished, or
 * none.
 *
 * <p>Of the thread of its transaction, which makes no other change until the load is finished or
 * closed. Fastest when the table is empty and the rows come in the order of its clustered index.
 */
public interface BulkLoad extends AutoCloseable {

  /**
   * Adds rows, whose columns are the table's.
   *
   * @throws DuplicateKeyException at once, or from {@link #finish}; then close the load
   */
  void add(Batch rows) throws DuplicateKeyException;

  /** Completes the load. Durable and visible is it with its transaction. */
  void finish() throws DuplicateKeyException;

  /** Takes back all rows of a load that was not finished. */
  @Override
  void close();
}
