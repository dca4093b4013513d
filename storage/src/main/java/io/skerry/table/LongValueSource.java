package io.skerry.table;

import io.skerry.row.LongReference;

/** Reads the values to which rows refer. */
@FunctionalInterface
public interface LongValueSource {
  /** The bytes of a value; the latch must not be held. */
  byte[] read(LongReference reference);
}
