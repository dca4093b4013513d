package io.skerry.batch;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Values held as {@code double}: float and real. */
public final class DoubleVector extends Vector {
  private double[] values = new double[initialCapacity()];

  /** Valid until {@link #ensureCapacity} grows. */
  public double[] values() {
    return values;
  }

  @Override
  void grow(int toCapacity) {
    values = Arrays.copyOf(values, toCapacity);
  }

  @Override
  public @Nullable Object get(int row) {
    return isNull(row) ? null : Double.valueOf(values[row]);
  }

  @Override
  public void set(int row, @Nullable Object value) {
    if (value == null) {
      nulls()[row] = true;
    } else {
      put(row, (Double) value);
    }
  }

  /** Sets a value that is not NULL. */
  public void put(int row, double value) {
    nulls()[row] = false;
    values[row] = value;
  }

  @Override
  public void copyFrom(Vector from, int fromRow, int toRow) {
    nulls()[toRow] = from.isNull(fromRow);
    values[toRow] = ((DoubleVector) from).values[fromRow];
  }
}
