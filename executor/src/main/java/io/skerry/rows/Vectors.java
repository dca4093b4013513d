package io.skerry.rows;

import io.skerry.batch.DoubleVector;
import io.skerry.batch.LongVector;
import io.skerry.batch.ObjectVector;
import io.skerry.batch.Vector;
import io.skerry.batch.WideVector;
import java.util.Arrays;

/** Copies between vectors of one form. */
public final class Vectors {
  private Vectors() {}

  /**
   * Makes room for {@code rows} values, at least doubling, for vectors that grow row by row beyond
   * a batch.
   */
  public static void grow(Vector vector, int rows) {
    if (rows > vector.capacity()) {
      vector.ensureCapacity(Math.max(rows, Math.max(16, vector.capacity() * 2)));
    }
  }

  /**
   * Copies the value of one row to the rows {@code start} to {@code end} - 1; the vector has room.
   */
  public static void spread(Vector vector, int row, int start, int end) {
    Arrays.fill(vector.nulls(), start, end, vector.isNull(row));
    switch (vector) {
      case LongVector v -> Arrays.fill(v.values(), start, end, v.values()[row]);
      case DoubleVector v -> Arrays.fill(v.values(), start, end, v.values()[row]);
      case WideVector v -> {
        Arrays.fill(v.highs(), start, end, v.highs()[row]);
        Arrays.fill(v.lows(), start, end, v.lows()[row]);
      }
      case ObjectVector v -> Arrays.fill(v.values(), start, end, v.values()[row]);
    }
  }

  /**
   * Copies the values of {@code rows[first]} to {@code rows[first + count - 1]} to {@code to} from
   * row {@code at}, making room.
   */
  public static void gather(Vector from, int[] rows, int first, int count, Vector to, int at) {
    grow(to, at + count);
    boolean[] fromNulls = from.nulls();
    boolean[] toNulls = to.nulls();
    for (int k = 0; k < count; k++) {
      toNulls[at + k] = fromNulls[rows[first + k]];
    }
    switch (from) {
      case LongVector v -> gather(v.values(), rows, first, count, ((LongVector) to).values(), at);
      case DoubleVector v -> {
        double[] source = v.values();
        double[] target = ((DoubleVector) to).values();
        for (int k = 0; k < count; k++) {
          target[at + k] = source[rows[first + k]];
        }
      }
      case WideVector v -> {
        gather(v.highs(), rows, first, count, ((WideVector) to).highs(), at);
        gather(v.lows(), rows, first, count, ((WideVector) to).lows(), at);
      }
      case ObjectVector v -> {
        Object[] source = v.values();
        Object[] target = ((ObjectVector) to).values();
        for (int k = 0; k < count; k++) {
          target[at + k] = source[rows[first + k]];
        }
      }
    }
  }

  private static void gather(long[] from, int[] rows, int first, int count, long[] to, int at) {
    for (int k = 0; k < count; k++) {
      to[at + k] = from[rows[first + k]];
    }
  }

  /** Copies the first {@code count} values to {@code to} from row {@code at}, making room. */
  public static void append(Vector from, int count, Vector to, int at) {
    grow(to, at + count);
    System.arraycopy(from.nulls(), 0, to.nulls(), at, count);
    switch (from) {
      case LongVector v -> System.arraycopy(v.values(), 0, ((LongVector) to).values(), at, count);
      case DoubleVector v ->
          System.arraycopy(v.values(), 0, ((DoubleVector) to).values(), at, count);
      case WideVector v -> {
        System.arraycopy(v.highs(), 0, ((WideVector) to).highs(), at, count);
        System.arraycopy(v.lows(), 0, ((WideVector) to).lows(), at, count);
      }
      case ObjectVector v ->
          System.arraycopy(v.values(), 0, ((ObjectVector) to).values(), at, count);
    }
  }

  /** Copies the selected rows to the same rows of {@code to}, making room. */
  public static void copySelected(Vector from, Selection selection, Vector to) {
    to.ensureCapacity(selection.bound());
    int[] rows = selection.rows();
    int size = selection.size();
    if (selection.bound() == size) {
      append(from, size, to, 0);
      return;
    }
    for (int k = 0; k < size; k++) {
      to.copyFrom(from, rows[k], rows[k]);
    }
  }

  /** Sets NULL in {@code count} rows from {@code at}, making room. */
  public static void setNulls(Vector vector, int at, int count) {
    grow(vector, at + count);
    Arrays.fill(vector.nulls(), at, at + count, true);
    if (vector instanceof ObjectVector objects) {
      Arrays.fill(objects.values(), at, at + count, null);
    }
  }

  /** NULL where either side is, for the first {@code count} rows. */
  public static void mergeNulls(boolean[] left, boolean[] right, boolean[] out, int count) {
    for (int i = 0; i < count; i++) {
      out[i] = left[i] | right[i];
    }
  }

  /** Copies one value to {@code count} rows of {@code to} from row {@code at}, making room. */
  public static void repeat(Vector from, int row, int count, Vector to, int at) {
    grow(to, at + count);
    to.copyFrom(from, row, at);
    if (count > 1) {
      spread(to, at, at + 1, at + count);
    }
  }

  /**
   * Copies {@code count} values from row {@code first} on to the rows of {@code to} from 0, making
   * room.
   */
  public static void slice(Vector from, int first, int count, Vector to) {
    to.ensureCapacity(count);
    System.arraycopy(from.nulls(), first, to.nulls(), 0, count);
    switch (from) {
      case LongVector v ->
          System.arraycopy(v.values(), first, ((LongVector) to).values(), 0, count);
      case DoubleVector v ->
          System.arraycopy(v.values(), first, ((DoubleVector) to).values(), 0, count);
      case WideVector v -> {
        System.arraycopy(v.highs(), first, ((WideVector) to).highs(), 0, count);
        System.arraycopy(v.lows(), first, ((WideVector) to).lows(), 0, count);
      }
      case ObjectVector v ->
          System.arraycopy(v.values(), first, ((ObjectVector) to).values(), 0, count);
    }
  }
}
