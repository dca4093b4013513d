package io.skerry.io;

import java.time.Instant;
import java.time.InstantSource;

/** The clock of this machine. */
final class SystemClock implements Clock {
  private final InstantSource source = InstantSource.system();

  @Override
  public Instant now() {
    return source.instant();
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }
}
