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

  /** Cleared by the connection's thread while not running; set by the watch under the lock. */
  private volatile boolean cancelled;

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

  /** Whether the client wants the running request to end. */
  boolean isCancelled() {
    return cancelled;
  }

  /**
   * Cancels the running request if its client asks for it or is gone. Does so at each look until
   * the request ends, because the session may not have begun with it at the first one.
   */
  void look() {
    if (!running || !lock.tryLock()) {
      return;
    }
    try {
      if (running) {
        looks++;
        if (cancelled || isCancelWanted(looks % LOOKS_PER_PROBE == 0 ? PROBE_MILLIS : 0)) {
          cancelled = true;
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
