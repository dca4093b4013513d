package io.skerry.tds.server;

import io.skerry.session.Session;
import io.skerry.tds.codec.PacketReader;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets the watch look for an attention while a request runs, and only then; see the package's
 * description.
 *
 * <p>{@link #begin} and {@link #end} are called by the connection's thread, {@link #look} by the
 * watch.
 */
final class RequestGuard {
  /** Between two looks that also notice whether the client is still there. */
  private static final int LOOKS_PER_PROBE = 100;

  private static final int PROBE_MILLIS = 1;

  private final ReentrantLock lock = new ReentrantLock();
  private final PacketReader reader;
  private final Session session;
  private volatile boolean running;

  /**
   * Written by the connection's thread only while not running, by the watch only under the lock.
   */
  private boolean cancelled;

  private int looks;

  RequestGuard(PacketReader reader, Session session) {
    this.reader = reader;
    this.session = session;
  }

  /** A request was read whole and runs now. */
  void begin() {
    cancelled = false;
    looks = 0;
    running = true;
  }

  /** The request ended; the input belongs to the connection's thread again. */
  void end() {
    lock.lock();
    try {
      running = false;
    } finally {
      lock.unlock();
    }
  }

  boolean isRunning() {
    return running;
  }

  /** Cancels the running request if its client asks for it or is gone. */
  void look() {
    if (!running || !lock.tryLock()) {
      return;
    }
    try {
      if (running && !cancelled) {
        looks++;
        cancelled = isCancelWanted(looks % LOOKS_PER_PROBE == 0 ? PROBE_MILLIS : 0);
        if (cancelled) {
          session.cancel();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean isCancelWanted(int waitMillis) {
    try {
      return reader.attentionWaits(waitMillis);
    } catch (IOException gone) {
      return true;
    }
  }
}
