package io.skerry.tds.server;

import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.session.Engine;
import io.skerry.session.ServerMessage;
import io.skerry.session.Session;
import io.skerry.tds.codec.BufferPool;
import io.skerry.tds.codec.ProtocolException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client's connection, from its acceptance to its end, on a thread of its own. */
final class Connection implements Runnable, SessionLoop.WorkState {
  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

  private final Socket socket;
  private final Engine engine;
  private final @Nullable TlsFactory tls;
  private final TdsSettings settings;
  private final BufferPool pool;
  private final Runnable whenEnded;
  private final String clientAddress;
  private final long acceptedNanos;

  private volatile @Nullable RequestGuard guard;
  private volatile @Nullable Session session;

  /** Guarded by this, as are the next two. */
  private boolean loggedIn;

  private boolean working;
  private boolean closing;

  /**
   * @param tls null where the server has no certificate
   * @param whenEnded called by the connection's thread as the last it does
   */
  Connection(
      Socket socket,
      Engine engine,
      @Nullable TlsFactory tls,
      TdsSettings settings,
      BufferPool pool,
      Runnable whenEnded) {
    this.socket = socket;
    this.engine = engine;
    this.tls = tls;
    this.settings = settings;
    this.pool = pool;
    this.whenEnded = whenEnded;
    this.clientAddress = socket.getInetAddress().getHostAddress();
    this.acceptedNanos = System.nanoTime();
  }

  @Override
  public void run() {
    try (SocketWire wire = new SocketWire(socket)) {
      LoginHandshake handshake =
          new LoginHandshake(engine, tls, settings, wire, clientAddress, pool);
      LoggedIn login = handshake.perform();
      if (login != null) {
        serve(login);
      }
    } catch (ProtocolException malformed) {
      LOG.warn("Connection from {} ends: {}", clientAddress, malformed.getMessage());
    } catch (SSLException refused) {
      LOG.warn("Connection from {} ends: TLS failed: {}", clientAddress, refused.getMessage());
    } catch (IOException | UncheckedIOException gone) {
      LOG.debug("Connection from {} broke", clientAddress, gone);
    } catch (RuntimeException | AssertionError fault) {
      LOG.error("Connection from {} ends by a fault of the server", clientAddress, fault);
    } finally {
      whenEnded.run();
    }
  }

  private void serve(LoggedIn login) throws IOException {
    ReplyWriter reply = new ReplyWriter(login.writer(), login.version(), settings.serverName());
    RequestGuard requestGuard = new RequestGuard(login.reader(), login.session());
    try (Session opened = login.session()) {
      session = opened;
      guard = requestGuard;
      SessionLoop loop = new SessionLoop(login, settings, requestGuard, reply);
      boolean more = finishLogin();
      while (more) {
        more = loop.next(this);
      }
    } catch (UncheckedIOException gone) {
      throw gone;
    } catch (RuntimeException | AssertionError | StackOverflowError broken) {
      LOG.error(
          "Session {} of {} ends by a fault of the server",
          login.session().id(),
          clientAddress,
          broken);
      apologize(reply);
    } finally {
      login.writer().release();
    }
  }

  /** Tells the client of a fault, if the reply is in a state to. */
  private static void apologize(ReplyWriter reply) {
    if (!reply.isBroken()) {
      reply.message(ServerMessage.of(new SqlException(SqlError.ASSERTION_FAILED)));
      reply.finish();
    }
  }

  private synchronized boolean finishLogin() {
    loggedIn = true;
    return !closing;
  }

  @Override
  public synchronized boolean startWork() {
    working = !closing;
    return working;
  }

  @Override
  public synchronized boolean endWork() {
    working = false;
    return !closing;
  }

  /**
   * Looks after the connection; called by the watch every few milliseconds.
   *
   * @return whether a request runs
   */
  boolean look(long nowNanos) {
    RequestGuard requestGuard = guard;
    if (requestGuard != null) {
      requestGuard.look();
      return requestGuard.isRunning();
    }
    if (nowNanos - acceptedNanos > settings.loginTimeout().toNanos() && isLoginOpen()) {
      LOG.warn("Connection from {} ends: it did not log in in time", clientAddress);
      cut();
    }
    return false;
  }

  private synchronized boolean isLoginOpen() {
    return !loggedIn && !socket.isClosed();
  }

  /** The server closes: a connection that does nothing ends now, another one after its request. */
  synchronized void closeSoon() {
    closing = true;
    if (!working) {
      cut();
    }
  }

  /** Cancels what runs and cuts the connection. */
  void closeNow() {
    Session opened = session;
    if (opened != null) {
      opened.cancel();
    }
    cut();
  }

  /** Closes the socket; the connection's thread then ends by itself. */
  void cut() {
    try {
      socket.close();
    } catch (IOException already) {
      LOG.debug("Closing the connection from {} failed", clientAddress, already);
    }
  }
}
