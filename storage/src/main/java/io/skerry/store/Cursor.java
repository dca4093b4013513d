package io.skerry.store;

import io.skerry.batch.Batch;
import io.skerry.batch.ObjectVector;

/** Rows of a table in the order of an index. Used by the thread of its transaction. */
public interface Cursor extends AutoCloseable {

  /**
   * Fills {@code into} with the next rows, at most {@code rowsMax}; its columns are those of {@link
   * ScanRequest#columns}. Returns how many there are; 0 at the end. The first call may return few
   * rows so that short queries stay short.
   */
  int next(Batch into, int rowsMax);

  /** The locators of the rows of the last {@link #next}; only if the request asked for them. */
  ObjectVector locators();

  /**
   * For a cursor with intent UPDATE: gives back the lock of a row of the last {@link #next} which
   * the statement does not change, unless the transaction held it before.
   */
  void release(int row);

  @Override
  void close();
}
