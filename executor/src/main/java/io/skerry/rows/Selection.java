package io.skerry.rows;

import io.skerry.batch.Batch;
import io.skerry.batch.LongVector;

/** Some rows of a batch, in ascending order. */
public final class Selection {
  private static final int FEW = 16;
  private static final int[] ALL = firstRows();

  private int[] kept = new int[4];
  private int[] rows = ALL;
  private int size;

  private static int[] firstRows() {
    int[] rows = new int[Batch.ROWS_MAX];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = i;
    }
    return rows;
  }

  /** The first {@code count} rows, at most {@link Batch#ROWS_MAX}. */
  public static Selection all(int count) {
    Selection selection = new Selection();
    selection.selectAll(count);
    return selection;
  }

  /** Selects the first {@code count} rows. */
  public void selectAll(int count) {
    rows = ALL;
    size = count;
  }

  /** Removes all rows and makes room for {@code rowsMax}. */
  public void clear(int rowsMax) {
    if (kept.length < rowsMax) {
      kept = new int[Math.max(rowsMax, Math.min(kept.length * 4, Batch.ROWS_MAX))];
    }
    rows = kept;
    size = 0;
  }

  /** Adds a row after the others, within the room of {@link #clear}. */
  public void add(int row) {
    rows[size++] = row;
  }

  public int size() {
    return size;
  }

  /**
   * Whether there are so few rows that a kernel takes them one by one. It also keeps the long loops
   * for long batches: a loop that the JIT compiler saw with one row at a time is not vectorised
   * (measured: 27 instead of 250 M rows/s).
   */
  public boolean isFew() {
    return size < FEW;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  /** The selected rows: the first {@link #size()} places. Not to be changed. */
  public int[] rows() {
    return rows;
  }

  /** One more than the last selected row; kernels that cannot fail run over all rows below. */
  public int bound() {
    return size == 0 ? 0 : rows[size - 1] + 1;
  }

  /** Selects the rows of {@code from} where the predicate is true. */
  public void keepTrue(LongVector predicate, Selection from) {
    clear(from.size);
    long[] values = predicate.values();
    boolean[] nulls = predicate.nulls();
    int[] candidates = from.rows;
    int[] target = rows;
    int count = 0;
    for (int k = 0; k < from.size; k++) {
      int row = candidates[k];
      target[count] = row;
      count += values[row] != 0 && !nulls[row] ? 1 : 0;
    }
    size = count;
  }

  /** Selects the rows of {@code from} where the predicate is false or unknown. */
  public void keepNotTrue(LongVector predicate, Selection from) {
    clear(from.size);
    for (int k = 0; k < from.size; k++) {
      int row = from.rows[k];
      if (predicate.isNull(row) || predicate.values()[row] == 0) {
        rows[size++] = row;
      }
    }
  }

  /** Selects the rows of {@code from} where the vector is not NULL. */
  public void keepNotNull(boolean[] nulls, Selection from) {
    clear(from.size);
    for (int k = 0; k < from.size; k++) {
      int row = from.rows[k];
      if (!nulls[row]) {
        rows[size++] = row;
      }
    }
  }

  /** Selects what {@code other} selects. */
  public void copy(Selection other) {
    clear(other.size);
    System.arraycopy(other.rows, 0, rows, 0, other.size);
    size = other.size;
  }
}
