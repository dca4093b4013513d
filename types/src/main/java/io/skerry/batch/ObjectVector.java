package io.skerry.batch;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Values held as objects: {@link String}, {@code byte[]} and variants. A NULL place holds {@code
 * null}.
 */
public final class ObjectVector extends Vector {
  private @Nullable Object[] values = new @Nullable Object[initialCapacity()];

  /** Valid until {@link #ensureCapacity} grows. */
  public @Nullable Object[] values() {
    return values;
  }

  @Override
  void grow(int toCapacity) {
    values = Arrays.copyOf(values, toCapacity);
  }

  @Override
  public @Nullable Object get(int row) {
    return isNull(row) ? null : values[row];
  }

  @Override
  public void set(int row, @Nullable Object value) {
    nulls()[row] = value == null;
    values[row] = value;
  }

  @Override
  public void copyFrom(Vector from, int fromRow, int toRow) {
    set(toRow, from.get(fromRow));
  }
}
