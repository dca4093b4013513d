package io.skerry.row;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An encoded row: its bytes, and the values too long to stand in it. Reused by one thread. */
public final class RowBuffer {
  private byte[] bytes = new byte[256];
  private int length;
  private final List<Apart> longValues = new ArrayList<>();

  /** Values that come piece by piece, by the places of their columns. */
  private final Map<Integer, StreamedValue> streamed = new HashMap<>();

  /** The places of columns whose values are not in memory, and left out of the row. */
  private final BitSet leftOut = new BitSet();

  /** A value that is kept apart. */
  public static final class Apart {
    private static final int NO_NUMBER = -1;

    private final int at;
    private final byte[] bytes;
    private final @Nullable StreamedValue streamed;
    private int number = NO_NUMBER;

    Apart(int at, byte[] bytes, @Nullable StreamedValue streamed) {
      this.at = at;
      this.bytes = bytes;
      this.streamed = streamed;
    }

    /** Where in the row the number of its first page belongs; its length stands behind that. */
    public int at() {
      return at;
    }

    /** The value, if it is in memory. */
    public byte[] bytes() {
      return bytes;
    }

    /** The value, if it comes piece by piece. */
    public @Nullable StreamedValue streamed() {
      return streamed;
    }

    /** Whether the log has it already, under {@link #number}. */
    public boolean isLogged() {
      return number != NO_NUMBER;
    }

    public int number() {
      return number;
    }

    /** The log has it now. */
    public void setLogged(int newNumber) {
      number = newNumber;
    }
  }

  public byte[] array() {
    return bytes;
  }

  public int length() {
    return length;
  }

  public List<Apart> longValues() {
    return longValues;
  }

  Map<Integer, StreamedValue> streamed() {
    return streamed;
  }

  BitSet leftOut() {
    return leftOut;
  }

  public byte[] toArray() {
    return Arrays.copyOf(bytes, length);
  }

  public void clear(int newLength) {
    length = 0;
    longValues.clear();
    streamed.clear();
    leftOut.clear();
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
