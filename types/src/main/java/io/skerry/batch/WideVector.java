package io.skerry.batch;

import io.skerry.types.Int128;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Values held as two {@code long}s: decimal, uniqueidentifier, datetimeoffset. */
public final class WideVector extends Vector {
  private long[] highs = new long[initialCapacity()];
  private long[] lows = new long[initialCapacity()];

  /** Valid until {@link #ensureCapacity} grows. */
  public long[] highs() {
    return highs;
  }

  /** Valid until {@link #ensureCapacity} grows. */
  public long[] lows() {
    return lows;
  }

  @Override
  void grow(int toCapacity) {
    highs = Arrays.copyOf(highs, toCapacity);
    lows = Arrays.copyOf(lows, toCapacity);
  }

  @Override
  public @Nullable Object get(int row) {
    return isNull(row) ? null : new Int128(highs[row], lows[row]);
  }

  @Override
  public void set(int row, @Nullable Object value) {
    if (value == null) {
      nulls()[row] = true;
    } else {
      Int128 wide = (Int128) value;
      put(row, wide.high(), wide.low());
    }
  }

  /** Sets a value that is not NULL. */
  public void put(int row, long high, long low) {
    nulls()[row] = false;
    highs[row] = high;
    lows[row] = low;
  }

  @Override
  public void copyFrom(Vector from, int fromRow, int toRow) {
    WideVector wide = (WideVector) from;
    nulls()[toRow] = wide.isNull(fromRow);
    highs[toRow] = wide.highs[fromRow];
    lows[toRow] = wide.lows[fromRow];
  }
}
