package io.skerry.batch;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Values held as {@code long}: integers, bit, money, dates and times. */
public final class LongVector extends Vector {
  private long[] values = new long[initialCapacity()];

  /** Valid until {@link #ensureCapacity} grows. */
  public long[] values() {
    return values;
  }

  @Override
  void grow(int toCapacity) {
    values = Arrays.copyOf(values, toCapacity);
  }

  @Override
  public @Nullable Object get(int row) {
    return isNull(row) ? null : Long.valueOf(values[row]);
  }

  @Override
  public void set(int row, @Nullable Object value) {
    if (value == null) {
      nulls()[row] = true;
    } else {
      put(row, (Long) value);
    }
  }

  /** Sets a value that is not NULL. */
  public void put(int row, long value) {
    nulls()[row] = false;
    values[row] = value;
  }

  @Override
  public void copyFrom(Vector from, int fromRow, int toRow) {
    nulls()[toRow] = from.isNull(fromRow);
    values[toRow] = ((LongVector) from).values[fromRow];
  }
}
