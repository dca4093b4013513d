package io.skerry.rows;

import io.skerry.batch.DoubleVector;
import io.skerry.batch.LongVector;
import io.skerry.batch.Vector;

/**
 * Sorts the rows of a buffer by sorting their numbers: a merge sort whose comparisons look first at
 * a {@code long} that stands for the first key.
 */
public final class RowSorter {
  private static final int RUN = 12;

  private final RowBuffer buffer;
  private final RowComparator comparator;
  private final long[] firstKeys;

  /** Whether equal {@link #firstKeys} mean equal first columns. */
  private final boolean firstKeyDecides;

  private RowSorter(RowBuffer buffer, RowComparator comparator) {
    this.buffer = buffer;
    this.comparator = comparator;
    this.firstKeys = firstKeys(buffer, comparator);
    Vector first = buffer.column(comparator.column(0));
    this.firstKeyDecides =
        (first instanceof LongVector || first instanceof DoubleVector) && !anyNull(first);
  }

  private boolean anyNull(Vector vector) {
    for (int i = 0; i < buffer.size(); i++) {
      if (vector.isNull(i)) {
        return true;
      }
    }
    return false;
  }

  /** The numbers of the buffer's rows in order; equal rows keep their order. */
  public static int[] sort(RowBuffer buffer, RowComparator comparator) {
    int[] rows = new int[buffer.size()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = i;
    }
    if (rows.length > 1) {
      RowSorter sorter = new RowSorter(buffer, comparator);
      sorter.sort(rows.clone(), rows, 0, rows.length);
    }
    return rows;
  }

  /** Longs in the order of the first key column; NULL and the least value coincide. */
  private static long[] firstKeys(RowBuffer buffer, RowComparator comparator) {
    Vector column = buffer.column(comparator.column(0));
    ValueComparator first = comparator.comparator(0);
    long flip = comparator.descending(0) ? -1L : 0L;
    long[] keys = new long[buffer.size()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = (column.isNull(i) ? Long.MIN_VALUE : first.prefix(column, i)) ^ flip;
    }
    return keys;
  }

  private int compare(int left, int right) {
    int byFirst = Long.compare(firstKeys[left], firstKeys[right]);
    if (byFirst != 0) {
      return byFirst;
    }
    for (int k = firstKeyDecides ? 1 : 0; k < comparator.keyCount(); k++) {
      Vector column = buffer.column(comparator.column(k));
      int order = comparator.compareOne(k, column, left, column, right);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /**
   * Sorts {@code from} to {@code end} of {@code source}, which equals {@code target} there, into
   * {@code target}.
   */
  private void sort(int[] source, int[] target, int from, int end) {
    if (end - from <= RUN) {
      insertionSort(target, from, end);
      return;
    }
    int middle = (from + end) >>> 1;
    sort(target, source, from, middle);
    sort(target, source, middle, end);
    if (compare(source[middle - 1], source[middle]) <= 0) {
      System.arraycopy(source, from, target, from, end - from);
      return;
    }
    int left = from;
    int right = middle;
    for (int i = from; i < end; i++) {
      boolean takeLeft = right >= end || left < middle && compare(source[left], source[right]) <= 0;
      target[i] = takeLeft ? source[left++] : source[right++];
    }
  }

  private void insertionSort(int[] rows, int from, int end) {
    for (int i = from + 1; i < end; i++) {
      int row = rows[i];
      int at = i;
      while (at > from && compare(rows[at - 1], row) > 0) {
        rows[at] = rows[at - 1];
        at--;
      }
      rows[at] = row;
    }
  }
}
