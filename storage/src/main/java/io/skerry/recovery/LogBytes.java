package io.skerry.recovery;

import org.jspecify.annotations.Nullable;

/**
 * Bytes that stand in the log.
 *
 * @param lsn where; -1 when the place is not to be relied on
 * @param copy the bytes, when the place is not to be relied on
 */
record LogBytes(long lsn, int length, byte @Nullable [] copy) {
  private static final long OBJECT_BYTES = 40;

  /** Roughly what it takes on the heap. */
  long bytes() {
    return OBJECT_BYTES + (copy == null ? 0 : copy.length);
  }
}
