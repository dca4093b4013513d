package io.skerry.batch;

import io.skerry.types.SqlType;
import java.util.List;

/**
 * Up to {@link #ROWS_MAX} rows, held by column.
 *
 * <p>Dense: rows 0 to {@link #size()} - 1 all count. A producer overwrites the batch with the next
 * rows, so whoever keeps rows copies them.
 */
public final class Batch {
  /**
   * The most rows a batch holds. 1,024 rows of a few columns stay inside a core's level 2 cache.
   */
  public static final int ROWS_MAX = 1024;

  private final Vector[] columns;
  private int size;

  public Batch(Vector... columns) {
    this.columns = columns;
  }

  /** An empty batch with a vector for each type. */
  public static Batch of(List<SqlType> types) {
    Vector[] columns = new Vector[types.size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = Vector.of(types.get(i).physical());
    }
    return new Batch(columns);
  }

  public int columnCount() {
    return columns.length;
  }

  public Vector column(int ordinal) {
    return columns[ordinal];
  }

  /** The number of rows. */
  public int size() {
    return size;
  }

  /** Says how many rows count; each column must have room for them already or gets it now. */
  public void setSize(int rows) {
    for (Vector column : columns) {
      column.ensureCapacity(rows);
    }
    size = rows;
  }

  public boolean isFull() {
    return size == ROWS_MAX;
  }

  /** Appends a copy of one row of a batch with the same physical columns. */
  public void append(Batch from, int row) {
    int to = size;
    setSize(to + 1);
    for (int i = 0; i < columns.length; i++) {
      columns[i].copyFrom(from.columns[i], row, to);
    }
  }

  /** Removes all rows; keeps the room. */
  public void clear() {
    size = 0;
  }
}
