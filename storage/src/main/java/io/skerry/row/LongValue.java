package io.skerry.row;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * A value that stands in pages of its own, read piece by piece. It can also stand in a row that is
 * to be written, and is then copied.
 *
 * <p>Good as long as the view is open under which it was found. Used by one thread at a time, of
 * its transaction.
 */
public interface LongValue {
  LongForm form();

  /** In bytes. */
  long length();

  /**
   * Reads {@code count} bytes from {@code position} on, fewer at the end of the value; returns how
   * many.
   *
   * @throws io.skerry.error.SqlException 601 when a reader that sees what is not committed finds it
   *     gone
   * @throws IllegalStateException when the view is closed, or a rollback has taken the value back
   */
  int read(long position, byte[] into, int offset, int count);

  /** Reads characters of a text, fewer at its end. */
  default String text(long from, int count) {
    int width = form().bytesPerCharacter();
    long characters = Math.clamp(length() / width - from, 0, count);
    byte[] bytes = new byte[Math.toIntExact(characters * width)];
    int got = read(from * width, bytes, 0, bytes.length);
    return new String(
        bytes, 0, got, width == 1 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_16BE);
  }

  /** All bytes, one after the other. */
  default InputStream stream() {
    return new LongValueStream(this);
  }

  /** The value as one to be written. */
  default LongSource source() {
    return new CopiedValue(this);
  }
}
