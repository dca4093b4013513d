package io.skerry.tds.server;

import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at all connections every few milliseconds: for attentions while requests run, and for
 * logins that take too long.
 */
final class ConnectionWatch implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionWatch.class);

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
        busy |= look(connection, now);
      }
      LockSupport.parkNanos(this, busy ? BUSY_NANOS : IDLE_NANOS);
    }
  }

  /** A fault in one connection must not end the watch over the others. */
  private static boolean look(Connection connection, long now) {
    try {
      return connection.look(now);
    } catch (RuntimeException | AssertionError fault) {
      LOG.error("Looking at a connection failed; it is cut", fault);
      connection.cut();
      return false;
    }
  }

  void stop() {
    stopped = true;
  }
}
