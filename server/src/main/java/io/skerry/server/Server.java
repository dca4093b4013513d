package io.skerry.server;

import io.skerry.session.Authenticator;
import io.skerry.session.Engine;
import io.skerry.tds.server.TdsServer;
import io.skerry.tds.server.TdsSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server. */
public final class Server implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Server.class);

  private final DataDirectory directory;
  private final SaLogin sa;
  private final Engine engine;
  private final TdsServer listener;

  private Server(DataDirectory directory, SaLogin sa, Engine engine, TdsServer listener) {
    this.directory = directory;
    this.sa = sa;
    this.engine = engine;
    this.listener = listener;
  }

  interface EngineFactory {
    Engine open(Authenticator authenticator);
  }

  public static Server start(ServerOptions options, FatalErrorHandler onFatalError)
      throws StartException {
    return start(
        options,
        onFatalError,
        _ -> {
          throw new AssertionError("no engine yet");
        });
  }

  /**
   * Starts a server and returns when clients can log in.
   *
   * @throws StartException if it cannot start; nothing is held then
   */
  static Server start(ServerOptions options, FatalErrorHandler onFatalError, EngineFactory factory)
      throws StartException {
    DataDirectory directory = DataDirectory.hold(options.dataDirectory());
    try {
      SaLogin sa = SaLogin.open(directory, options.saPassword());
      Engine engine = factory.open(sa);
      TlsIdentity identity = TlsIdentity.open(directory, InstantSource.system());
      TdsServer listener = listen(engine, identity, options);
      LOG.info("SQL Server is now ready for client connections.");
      return new Server(directory, sa, engine, listener);
    } catch (IOException | UncheckedIOException e) {
      directory.close();
      throw new StartException("The server cannot start: " + e, e);
    } catch (StartException e) {
      directory.close();
      throw e;
    }
  }

  private static TdsServer listen(Engine engine, TlsIdentity identity, ServerOptions options)
      throws StartException, IOException {
    InetSocketAddress address = new InetSocketAddress(options.host(), options.port());
    TdsServer listener =
        new TdsServer(
            engine, identity.sslContext(), TdsSettings.of(address, HostName.ofThisMachine()));
    try {
      listener.start();
      return listener;
    } catch (BindException e) {
      listener.close();
      throw new StartException(
          "Port "
              + options.port()
              + " of "
              + options.host()
              + " cannot be listened on: "
              + e.getMessage()
              + ". Choose another one with --port.",
          e);
    }
  }

  /** The port that it listens on. */
  public int port() {
    return listener.port();
  }

  /** The engine below the listener, for callers in this process. */
  public Engine engine() {
    return engine;
  }

  /**
   * The password of {@code sa} that was made at this start; null where it was given, or made
   * before.
   */
  public @Nullable String generatedPassword() {
    return sa.generatedPassword();
  }

  /** Whether the options' password is not the one that was fixed at the first start. */
  public boolean ignoresWantedPassword() {
    return sa.ignoresWantedPassword();
  }

  /** Stops listening, lets statements end, checkpoints. */
  @Override
  public void close() {
    listener.close();
    directory.close();
    LOG.info("The server has stopped.");
  }
}
