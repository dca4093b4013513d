package io.skerry.tds.server;

import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks at all connections every few milliseconds: for attentions while requests run, and for
 * logins that take too long.
 */
final class ConnectionWatch implements Runnable {
  private static final long BUSY_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(25);

  private final Collection<Connection> connections;
  private volatile boolean stopped;

  /**
   * @param connections that may change while it is looked through
   */
  ConnectionWatch(Collection<Connection> connections) {
    this.connections = connections;
  }

  @Override
  public void run() {
    while (!stopped) {
      long now = System.nanoTime();
      boolean busy = false;
      for (Connection connection : connections) {
        busy |= connection.look(now);
      }
      LockSupport.parkNanos(this, busy ? BUSY_NANOS : IDLE_NANOS);
    }
  }

  void stop() {
    stopped = true;
  }
}
