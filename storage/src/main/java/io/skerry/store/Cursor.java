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

  /**
   * From the next {@link #next} on a value of more than {@code bytesMax} bytes comes as a {@link
   * io.skerry.row.LongValue}, to be read piece by piece as long as the view is open. At first all
   * values come whole, however long.
   */
  void setWholeValueBytesMax(int bytesMax);

  /** The locators of the rows of the last {@link #next}; only of a cursor that locks them. */
  ObjectVector locators();

  /**
   * Gives back what a cursor that locks {@link Access.Span#RELEASABLE} has added to the lock of a
   * row of the last {@link #next}, as the statement does not change it.
   */
  void release(int row);

  @Override
  void close();
}
