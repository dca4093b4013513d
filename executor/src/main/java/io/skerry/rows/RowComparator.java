package io.skerry.rows;

import io.skerry.batch.Vector;
import java.util.function.IntFunction;

/** Compares rows by some of their columns; NULL comes first in an ascending column. */
public final class RowComparator {
  private final int[] columns;
  private final boolean[] descending;
  private final ValueComparator[] comparators;

  /** Parallel arrays: the columns' ordinals, directions and comparators. */
  public RowComparator(int[] columns, boolean[] descending, ValueComparator[] comparators) {
    this.columns = columns;
    this.descending = descending;
    this.comparators = comparators;
  }

  /** Compares two rows of two sets of columns. */
  public int compare(
      IntFunction<Vector> left, int leftRow, IntFunction<Vector> right, int rightRow) {
    for (int k = 0; k < columns.length; k++) {
      int order = compareOne(k, left.apply(columns[k]), leftRow, right.apply(columns[k]), rightRow);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** Compares by the key column {@code k} only. */
  public int compareOne(int k, Vector left, int leftRow, Vector right, int rightRow) {
    boolean leftNull = left.isNull(leftRow);
    boolean rightNull = right.isNull(rightRow);
    int order;
    if (leftNull || rightNull) {
      order = leftNull == rightNull ? 0 : leftNull ? -1 : 1;
    } else {
      order = comparators[k].compare(left, leftRow, right, rightRow);
    }
    return descending[k] ? -order : order;
  }

  public int keyCount() {
    return columns.length;
  }

  public ValueComparator comparator(int k) {
    return comparators[k];
  }

  public int column(int k) {
    return columns[k];
  }

  public boolean descending(int k) {
    return descending[k];
  }
}
