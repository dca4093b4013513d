package io.skerry.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An encoded row: its bytes, and the values too long to stand in it. Reused by one thread. */
final class RowBuffer {
  private byte[] bytes = new byte[256];
  private int length;
  private final List<LongValue> longValues = new ArrayList<>();

  /**
   * A value that is kept apart.
   *
   * @param at where in the row the number of its first page belongs
   */
  record LongValue(int at, byte[] bytes) {}

  byte[] array() {
    return bytes;
  }

  int length() {
    return length;
  }

  List<LongValue> longValues() {
    return longValues;
  }

  byte[] toArray() {
    return Arrays.copyOf(bytes, length);
  }

  void clear(int newLength) {
    length = 0;
    longValues.clear();
    grow(newLength);
    Arrays.fill(bytes, 0, newLength, (byte) 0);
  }

  /** Makes the row at least this long; new bytes have no meaning. */
  void grow(int newLength) {
    if (newLength > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(newLength, bytes.length * 2));
    }
    length = Math.max(length, newLength);
  }

  void cut(int newLength) {
    length = newLength;
  }

  void putNumber(int at, long value, int width) {
    for (int i = width - 1; i >= 0; i--) {
      bytes[at + width - 1 - i] = (byte) (value >>> 8 * i);
    }
  }

  int getShort(int at) {
    return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
  }
}
