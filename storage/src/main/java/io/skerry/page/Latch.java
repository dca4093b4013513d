package io.skerry.page;

import java.util.concurrent.locks.StampedLock;

/**
 * The store's one latch over all pages: shared for the reading of a leaf, exclusive for a change.
 * Not reentrant.
 */
public final class Latch {
  private final StampedLock lock = new StampedLock();
  private boolean isExclusive;

  public long lockShared() {
    return lock.readLock();
  }

  public void unlockShared(long stamp) {
    lock.unlockRead(stamp);
  }

  public long lockExclusive() {
    long stamp = lock.writeLock();
    isExclusive = true;
    return stamp;
  }

  public void unlockExclusive(long stamp) {
    isExclusive = false;
    lock.unlockWrite(stamp);
  }

  /** For the holder: which way it is held. */
  boolean isExclusive() {
    return isExclusive;
  }
}
