package io.skerry.btree;

import java.util.Arrays;

/** Bytes of a key in the making. Reused by one thread. */
public final class KeyBuffer {
  private static final int ESCAPE = 0x00;
  private static final int ESCAPED = 0xFF;
  private static final int END = 0x01;

  private byte[] bytes = new byte[64];
  private int length;

  public void clear() {
    length = 0;
  }

  public int length() {
    return length;
  }

  /** Valid until the next change. */
  public byte[] array() {
    return bytes;
  }

  public byte[] toArray() {
    return Arrays.copyOf(bytes, length);
  }

  public void putByte(int value) {
    room(1);
    bytes[length++] = (byte) value;
  }

  /** The low {@code width} bytes, highest first. */
  public void putNumber(long value, int width) {
    room(width);
    for (int shift = 8 * (width - 1); shift >= 0; shift -= 8) {
      bytes[length++] = (byte) (value >>> shift);
    }
  }

  public void putBytes(byte[] from) {
    room(from.length);
    System.arraycopy(from, 0, bytes, length, from.length);
    length += from.length;
  }

  void putEscaped(byte[] from) {
    room(from.length * 2 + 2);
    for (byte b : from) {
      bytes[length++] = b;
      if (b == ESCAPE) {
        bytes[length++] = (byte) ESCAPED;
      }
    }
    bytes[length++] = ESCAPE;
    bytes[length++] = END;
  }

  void invertFrom(int begin) {
    for (int i = begin; i < length; i++) {
      bytes[i] = (byte) ~bytes[i];
    }
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
