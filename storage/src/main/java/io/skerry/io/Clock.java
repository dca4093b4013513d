package io.skerry.io;

import java.time.Instant;

/** Time as the storage engine sees it. */
public interface Clock {
  /** For people only; nothing is decided by it. */
  Instant now();

  /** A monotonic count of nanoseconds from an arbitrary origin. */
  long nanoTime();

  /** The clock of this machine. */
  static Clock system() {
    return new SystemClock();
  }
}
