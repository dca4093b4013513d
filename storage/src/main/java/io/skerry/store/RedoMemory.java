package io.skerry.store;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What changes of all running transactions take in memory until the log has them. Above a limit
 * they are handed to the log in small parts.
 */
final class RedoMemory {
  private final AtomicLong bytes = new AtomicLong();
  private final long bytesMax;

  RedoMemory(long bytesMax) {
    this.bytesMax = bytesMax;
  }

  void add(long more) {
    bytes.addAndGet(more);
  }

  boolean isShort() {
    return bytes.get() > bytesMax;
  }

  long bytes() {
    return bytes.get();
  }
}
