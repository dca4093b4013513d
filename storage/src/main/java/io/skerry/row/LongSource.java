package io.skerry.row;

/**
 * A value in a row that is to be written, which need not be in memory: it is read once, from its
 * beginning to its end, while the row is written. A batch that was written has no other use for it;
 * where a key or a filter asks for the value, it stands whole in the batch then.
 *
 * <p>Used by the thread that writes. What it throws ends the statement.
 */
public interface LongSource {
  /** A length that is known only at the end. */
  long UNKNOWN = -1;

  LongForm form();

  /** The bytes that will come, or {@link #UNKNOWN}. */
  long length();

  /**
   * Reads the next bytes, at least one and at most {@code count}; returns how many there are, -1 at
   * the end.
   */
  int read(byte[] into, int offset, int count);
}
