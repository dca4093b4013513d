package io.skerry.recovery;

import org.jspecify.annotations.Nullable;

/**
 * Bytes that stand in the log.
 *
 * @param lsn where; -1 when they stand in several places
 * @param copy the bytes, when they stand in several places
 */
record LogBytes(long lsn, int length, byte @Nullable [] copy) {}
