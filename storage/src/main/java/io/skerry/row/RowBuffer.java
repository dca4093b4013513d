package io.skerry.row;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An encoded row: its bytes, and the values too long to stand in it. Reused by one thread. */
public final class RowBuffer {
  private byte[] bytes = new byte[256];
  private int length;
  private final List<LongValue> longValues = new ArrayList<>();

  /**
   * A value that is kept apart.
   *
   * @param at where in the row the number of its first page belongs
   */
  public record LongValue(int at, byte[] bytes) {}

  public byte[] array() {
    return bytes;
  }

  public int length() {
    return length;
  }

  public List<LongValue> longValues() {
    return longValues;
  }

  public byte[] toArray() {
    return Arrays.copyOf(bytes, length);
  }

  public void clear(int newLength) {
    length = 0;
    longValues.clear();
    grow(newLength);
    Arrays.fill(bytes, 0, newLength, (byte) 0);
  }

  /** Makes the row at least this long; new bytes have no meaning. */
  public void grow(int newLength) {
    if (newLength > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(newLength, bytes.length * 2));
    }
    length = Math.max(length, newLength);
  }

  public void cut(int newLength) {
    length = newLength;
  }

  public void putNumber(int at, long value, int width) {
    putNumber(bytes, at, value, width);
  }

  /** Writes the low {@code width} bytes of a number into a row, highest first. */
  public static void putNumber(byte[] row, int at, long value, int width) {
    for (int i = width - 1; i >= 0; i--) {
      row[at + width - 1 - i] = (byte) (value >>> 8 * i);
    }
  }

  public int getShort(int at) {
    return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
  }
}
