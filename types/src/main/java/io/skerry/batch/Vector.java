package io.skerry.batch;

import io.skerry.types.Physical;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One column of a batch: values in one physical form, each of which may be NULL.
 *
 * <p>A vector starts small and grows to what it is asked to hold, so that a statement about one row
 * does not pay for a thousand. Kernels take the arrays once after {@link #ensureCapacity} and loop
 * over them. The value at a NULL place has no meaning, but may be read.
 */
public abstract sealed class Vector permits LongVector, DoubleVector, WideVector, ObjectVector {
  private static final int CAPACITY_MIN = 4;

  private boolean[] nulls = new boolean[CAPACITY_MIN];
  private int capacity = CAPACITY_MIN;

  /** A new vector of the given form. */
  public static Vector of(Physical physical) {
    return switch (physical) {
      case LONG -> new LongVector();
      case DOUBLE -> new DoubleVector();
      case WIDE -> new WideVector();
      case STRING, BYTES, VARIANT -> new ObjectVector();
    };
  }

  static int initialCapacity() {
    return CAPACITY_MIN;
  }

  /** Makes room for {@code rows} values; keeps those that are there. The arrays may be replaced. */
  public final void ensureCapacity(int rows) {
    if (rows > capacity) {
      capacity = Math.max(rows, Math.min(capacity * 4, Batch.ROWS_MAX));
      nulls = Arrays.copyOf(nulls, capacity);
      grow(capacity);
    }
  }

  abstract void grow(int toCapacity);

  public final int capacity() {
    return capacity;
  }

  /** For each row whether it is NULL; valid until {@link #ensureCapacity} grows. */
  public final boolean[] nulls() {
    return nulls;
  }

  public final boolean isNull(int row) {
    return nulls[row];
  }

  public final void setNull(int row) {
    nulls[row] = true;
  }

  /** The boxed value, null for NULL. */
  public abstract @Nullable Object get(int row);

  /** Sets a boxed value of this form, null for NULL; the row must be within the capacity. */
  public abstract void set(int row, @Nullable Object value);

  /** Copies one value of a vector of the same form; the row must be within the capacity. */
  public abstract void copyFrom(Vector from, int fromRow, int toRow);
}
