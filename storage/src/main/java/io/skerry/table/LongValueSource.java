package io.skerry.table;

import io.skerry.row.LongReference;
import io.skerry.row.ValueCodec;
import io.skerry.types.SqlType;

/** Reads the values to which rows refer. */
@FunctionalInterface
public interface LongValueSource {
  /** The bytes of a value; the latch must not be held. */
  byte[] read(LongReference reference);

  /** What stands in a batch for a reference; the latch must not be held. */
  default Object value(SqlType type, LongReference reference) {
    return ValueCodec.decodeObject(type, read(reference));
  }
}
