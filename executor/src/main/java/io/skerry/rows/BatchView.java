package io.skerry.rows;

import io.skerry.batch.Batch;
import io.skerry.batch.Vector;

/**
 * A batch of vectors that belong to others; made anew only when the vectors are others than the
 * last time.
 */
public final class BatchView {
  private final Vector[] columns;
  private Batch batch = new Batch();

  public BatchView(int columnCount) {
    columns = new Vector[columnCount];
  }

  public void set(int ordinal, Vector column) {
    columns[ordinal] = column;
  }

  /** The batch of the columns set. */
  public Batch of(int size) {
    boolean same = batch.columnCount() == columns.length;
    for (int i = 0; same && i < columns.length; i++) {
      same = batch.column(i) == columns[i];
    }
    if (!same) {
      batch = new Batch(columns.clone());
    }
    batch.setSize(size);
    return batch;
  }
}
