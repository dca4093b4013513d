package io.skerry.tds.server;

import io.skerry.session.Engine;
import io.skerry.tds.codec.BufferPool;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens for clients and gives each a thread. {@link #start} once, {@link #close} once, from any
 * thread.
 */
public final class TdsServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TdsServer.class);

  private static final int BUFFER_BYTES = 64 * 1024;
  private static final int BUFFERS_KEPT_MAX = 64;
  private static final int BACKLOG = 256;
  private static final int KEEP_ALIVE_IDLE_SECONDS = 30;
  private static final int KEEP_ALIVE_INTERVAL_SECONDS = 5;
  private static final int KEEP_ALIVE_PROBES = 6;
  private static final long ACCEPT_RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long END_SECONDS = 5;

  private final Engine engine;
  private final @Nullable TlsFactory tls;
  private final TdsSettings settings;
  private final BufferPool pool = new BufferPool(BUFFER_BYTES, BUFFERS_KEPT_MAX);
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final ConnectionWatch watch = new ConnectionWatch(connections);
  private final Semaphore places;
  private final AtomicLong accepted = new AtomicLong();
  private final ServerSocket listener;
  private volatile boolean closing;

  /**
   * Takes the address, but does not listen yet.
   *
   * @param context for TLS; null for a server without certificate, which then encrypts nothing
   */
  public TdsServer(Engine engine, @Nullable SSLContext context, TdsSettings settings)
      throws IOException {
    this.engine = engine;
    this.tls = context == null ? null : new TlsFactory(context);
    this.settings = settings;
    this.places = new Semaphore(settings.connectionsMax());
    this.listener = new ServerSocket();
  }

  /** Listens from now on. */
  public void start() throws IOException {
    listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
    listener.bind(settings.address(), BACKLOG);
    Thread.ofPlatform().name("tds-watch").daemon().start(watch);
    Thread.ofPlatform().name("tds-accept").start(this::acceptAll);
  }

  /** The port that it listens on, after {@link #start}. */
  public int port() {
    return listener.getLocalPort();
  }

  /** The number of connections that stand now, logged in or not. */
  public int connectionCount() {
    return connections.size();
  }

  private void acceptAll() {
    while (!closing) {
      try {
        accept(listener.accept());
      } catch (IOException failed) {
        if (!closing) {
          LOG.error("Accepting a connection failed", failed);
          LockSupport.parkNanos(this, ACCEPT_RETRY_NANOS);
        }
      }
    }
  }

  private void accept(Socket socket) throws IOException {
    if (!places.tryAcquire()) {
      LOG.warn(
          "Connection from {} refused: all {} connections are taken",
          socket.getInetAddress().getHostAddress(),
          settings.connectionsMax());
      socket.close();
      return;
    }
    try {
      configure(socket);
    } catch (IOException gone) {
      places.release();
      socket.close();
      LOG.debug("A connection broke at once", gone);
      return;
    }
    serve(socket);
  }

  private static void configure(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    socket.setKeepAlive(true);
    setIfSupported(socket, ExtendedSocketOptions.TCP_KEEPIDLE, KEEP_ALIVE_IDLE_SECONDS);
    setIfSupported(socket, ExtendedSocketOptions.TCP_KEEPINTERVAL, KEEP_ALIVE_INTERVAL_SECONDS);
    setIfSupported(socket, ExtendedSocketOptions.TCP_KEEPCOUNT, KEEP_ALIVE_PROBES);
  }

  private static void setIfSupported(Socket socket, SocketOption<Integer> option, int value)
      throws IOException {
    if (socket.supportedOptions().contains(option)) {
      socket.setOption(option, value);
    }
  }

  private void serve(Socket socket) {
    ConnectionEnd end = new ConnectionEnd();
    Connection connection = new Connection(socket, engine, tls, settings, pool, end);
    end.connection = connection;
    connections.add(connection);
    if (closing) {
      connection.closeSoon();
    }
    String name = "tds-" + accepted.incrementAndGet();
    Thread.Builder builder = settings.threadKind().builder(connections.size() - 1).name(name);
    try {
      builder.start(connection);
    } catch (OutOfMemoryError noThread) {
      LOG.error("There is no thread for a connection", noThread);
      connection.cut();
      end.run();
    }
  }

  /** Takes an ended connection out of the books. */
  private final class ConnectionEnd implements Runnable {
    private @Nullable Connection connection;

    @Override
    public void run() {
      Connection ended = connection;
      if (ended != null) {
        connections.remove(ended);
      }
      places.release();
    }
  }

  /**
   * Stops listening, lets running requests end within the settings' time, then cancels the rest.
   */
  @Override
  public void close() {
    closing = true;
    try {
      listener.close();
    } catch (IOException failed) {
      LOG.warn("Closing the listener failed", failed);
    }
    connections.forEach(Connection::closeSoon);
    if (!awaitEnd(settings.closeTimeout().toNanos())) {
      LOG.warn("{} connections still work; they are cut", connections.size());
      connections.forEach(Connection::closeNow);
      if (!awaitEnd(TimeUnit.SECONDS.toNanos(END_SECONDS))) {
        LOG.error("{} connections do not end", connections.size());
      }
    }
    watch.stop();
  }

  private boolean awaitEnd(long nanos) {
    try {
      boolean ended = places.tryAcquire(settings.connectionsMax(), nanos, TimeUnit.NANOSECONDS);
      if (ended) {
        places.release(settings.connectionsMax());
      }
      return ended;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
