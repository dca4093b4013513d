package io.skerry.backup;

import java.nio.ByteBuffer;

/**
 * What a log backup says of a transaction before its changes.
 *
 * @param begin where its last record begins in the log of the store
 * @param end the position behind that record
 * @param timeMillis when it committed, in milliseconds since 1970; 0 for a change that is no
 *     transaction, such as values of a sequence that were given
 */
public record LoggedTransaction(long begin, long end, long timeMillis) {
  private static final int BYTES = 3 * Long.BYTES;

  public boolean hasTime() {
    return timeMillis != 0;
  }

  byte[] encode() {
    return ByteBuffer.allocate(BYTES).putLong(begin).putLong(end).putLong(timeMillis).array();
  }

  static LoggedTransaction decode(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    return new LoggedTransaction(in.getLong(), in.getLong(), in.getLong());
  }
}
