package io.skerry.tds.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing sequence of bytes with the protocol's primitive forms ([MS-TDS] 2.2.5.1); reused after
 * {@link #clear}.
 */
public final class ByteBuilder {
  private byte[] bytes = new byte[256];
  private int size;

  public int size() {
    return size;
  }

  public ByteBuilder clear() {
    size = 0;
    return this;
  }

  /** The bytes so far, from index 0; valid until the next change. */
  byte[] array() {
    return bytes;
  }

  public byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  private int claim(int count) {
    int at = size;
    if (at + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(at + count, bytes.length * 2));
    }
    size = at + count;
    return at;
  }

  public ByteBuilder put(int value) {
    int at = claim(1);
    bytes[at] = (byte) value;
    return this;
  }

  public ByteBuilder putShort(int value) {
    int at = claim(2);
    LittleEndian.SHORT.set(bytes, at, (short) value);
    return this;
  }

  public ByteBuilder putInt(int value) {
    int at = claim(4);
    LittleEndian.INT.set(bytes, at, value);
    return this;
  }

  public ByteBuilder putLong(long value) {
    int at = claim(8);
    LittleEndian.LONG.set(bytes, at, value);
    return this;
  }

  public ByteBuilder putIntBigEndian(int value) {
    return putInt(Integer.reverseBytes(value));
  }

  public ByteBuilder putShortBigEndian(int value) {
    return putShort(Short.reverseBytes((short) value));
  }

  public ByteBuilder putBytes(byte[] from) {
    return putBytes(from, 0, from.length);
  }

  public ByteBuilder putBytes(byte[] from, int at, int count) {
    int to = claim(count);
    System.arraycopy(from, at, bytes, to, count);
    return this;
  }

  public ByteBuilder putUtf16(String text) {
    int at = claim(2 * text.length());
    for (int i = 0; i < text.length(); i++) {
      LittleEndian.SHORT.set(bytes, at + 2 * i, (short) text.charAt(i));
    }
    return this;
  }

  /**
   * A text of at most 255 characters behind one byte of length (B_VARCHAR, [MS-TDS] 2.2.5.1);
   * longer text is cut.
   */
  public ByteBuilder putShortText(String text) {
    String cut = text.length() > 255 ? text.substring(0, 255) : text;
    return put(cut.length()).putUtf16(cut);
  }

  /** A text behind two bytes of length in characters (US_VARCHAR, [MS-TDS] 2.2.5.1). */
  public ByteBuilder putText(String text) {
    return putShort(text.length()).putUtf16(text);
  }

  public ByteBuilder putAscii(String text) {
    return putBytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Overwrites two bytes at {@code at}, for a length known only at the end. */
  public ByteBuilder setShort(int at, int value) {
    LittleEndian.SHORT.set(bytes, at, (short) value);
    return this;
  }
}
