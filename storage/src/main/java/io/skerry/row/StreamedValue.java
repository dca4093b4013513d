package io.skerry.row;

import io.skerry.types.SqlType;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The encoded bytes of a value that comes piece by piece. The first of them are read at once, so
 * that a value that turns out to be short can stand in its row as any other.
 */
public final class StreamedValue {
  private final @Nullable LongSource source;
  private byte[] head;
  private int headLength;
  private int headAt;
  private long readLength;
  private boolean isAtEnd;

  private StreamedValue(@Nullable LongSource source, byte[] head) {
    this.source = source;
    this.head = head;
  }

  /** A value that is in memory, encoded. */
  public static StreamedValue of(byte[] encoded) {
    StreamedValue value = new StreamedValue(null, encoded);
    value.headLength = encoded.length;
    value.isAtEnd = true;
    return value;
  }

  /** What an object of a batch has to say piece by piece; null for one that is no source. */
  static @Nullable LongSource sourceOf(@Nullable Object value) {
    if (value instanceof LongSource source) {
      return source;
    }
    return value instanceof LongValue stored ? stored.source() : null;
  }

  /**
   * Reads the beginning of a source.
   *
   * @param headBytes a value of fewer encoded bytes is read whole
   */
  static StreamedValue begin(SqlType type, LongSource source, int headBytes) {
    if (!source.form().fits(type)) {
      throw new IllegalArgumentException(
          "a source of " + source.form() + " for a column of type " + type.sqlText());
    }
    StreamedValue value = new StreamedValue(source, new byte[headBytes]);
    if (source.form().isText()) {
      value.head[value.headLength++] = ValueCodec.formatOf(source.form());
    }
    while (!value.isAtEnd && value.headLength < headBytes) {
      value.headLength +=
          value.readSource(value.head, value.headLength, headBytes - value.headLength);
    }
    return value;
  }

  /** What an object of a batch is once its pieces are read; null for one that has none. */
  public static @Nullable Object readWhole(SqlType type, @Nullable Object value) {
    LongSource source = sourceOf(value);
    if (source == null) {
      return null;
    }
    byte[] part = new byte[4 << 10];
    StreamedValue streamed = begin(type, source, part.length);
    ByteArrayOutputStream encoded = new ByteArrayOutputStream();
    for (int count = streamed.read(part); count > 0; count = streamed.read(part)) {
      encoded.write(part, 0, count);
    }
    return ValueCodec.decodeObject(type, encoded.toByteArray());
  }

  /** Whether an object of a batch has to be read piece by piece. */
  public static boolean isInPieces(@Nullable Object value) {
    return value instanceof LongSource || value instanceof LongValue;
  }

  /** Reads from the source; 0 at its end. */
  private int readSource(byte[] into, int offset, int count) {
    LongSource from = source;
    int got = from == null || isAtEnd ? -1 : from.read(into, offset, count);
    if (got > count || got == 0) {
      throw new IllegalStateException("a source gave " + got + " of " + count + " bytes");
    }
    if (got > 0) {
      readLength += got;
      return got;
    }
    if (from != null && !isAtEnd) {
      requireComplete(from);
    }
    isAtEnd = true;
    return 0;
  }

  private void requireComplete(LongSource from) {
    if (from.length() != LongSource.UNKNOWN && from.length() != readLength) {
      throw new IllegalStateException("a source of " + from.length() + " bytes gave " + readLength);
    }
    if (readLength % from.form().bytesPerCharacter() != 0) {
      throw new IllegalStateException("a source ended within a character");
    }
  }

  /** Whether all of it has been read already. */
  boolean isWhole() {
    return isAtEnd;
  }

  /** All encoded bytes of a value that is whole. */
  byte[] whole() {
    return Arrays.copyOf(head, headLength);
  }

  /** The encoded bytes there will be at least. */
  public long lengthAtLeast() {
    LongSource from = source;
    if (from == null || from.length() == LongSource.UNKNOWN) {
      return headLength;
    }
    return from.length() + (from.form().isText() ? 1 : 0);
  }

  /** Reads the next encoded bytes, as many as fit; fewer only at the end. */
  public int read(byte[] into) {
    int done = Math.min(into.length, headLength - headAt);
    System.arraycopy(head, headAt, into, 0, done);
    headAt += done;
    while (done < into.length && !isAtEnd) {
      done += readSource(into, done, into.length - done);
    }
    return done;
  }
}
