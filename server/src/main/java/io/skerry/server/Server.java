package io.skerry.server;

import io.skerry.engine.EngineSettings;
import io.skerry.engine.SqlEngine;
import io.skerry.io.DamagedFileException;
import io.skerry.io.DirectoryHeldException;
import io.skerry.io.DiskDirectory;
import io.skerry.io.RandomSource;
import io.skerry.session.Engine;
import io.skerry.store.Store;
import io.skerry.store.StoreOptions;
import io.skerry.store.Stores;
import io.skerry.tds.server.TdsServer;
import io.skerry.tds.server.TdsSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Clock;
import java.time.InstantSource;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server. */
public final class Server implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Server.class);

  private final OpenParts parts;
  private final SaLogin sa;
  private final Engine engine;
  private final TdsServer listener;

  private Server(OpenParts parts, SaLogin sa, Engine engine, TdsServer listener) {
    this.parts = parts;
    this.sa = sa;
    this.engine = engine;
    this.listener = listener;
  }

  /**
   * Starts a server and returns when clients can log in.
   *
   * @throws StartException if it cannot start; nothing is held then
   */
  public static Server start(ServerOptions options, FatalErrorHandler onFatalError)
      throws StartException {
    OpenParts parts = new OpenParts();
    boolean isStarted = false;
    try {
      DataDirectory directory = DataDirectory.hold(options.dataDirectory());
      parts.add(directory::close);
      SaLogin sa = SaLogin.open(directory, options.saPassword());
      Background<SSLContext> tls = Background.start("tls", () -> sslContext(directory));
      parts.add(tls::join);
      MemoryBudget memory =
          MemoryBudget.of(options.memoryBytesMax(), Runtime.getRuntime().maxMemory());
      Store store = openStore(directory, memory, onFatalError);
      parts.add(store::close);
      Engine engine =
          SqlEngine.open(engineSettings(options, memory), store, sa, Clock.systemDefaultZone());
      TdsServer listener = listen(engine, tls.get(), options);
      parts.add(listener::close);
      LOG.info("SQL Server is now ready for client connections.");
      isStarted = true;
      return new Server(parts, sa, engine, listener);
    } catch (DirectoryHeldException | DamagedFileException e) {
      throw new StartException(String.valueOf(e.getMessage()), e);
    } catch (IOException | UncheckedIOException e) {
      throw new StartException("The server cannot start: " + e, e);
    } finally {
      if (!isStarted) {
        parts.close();
      }
    }
  }

  private static SSLContext sslContext(DataDirectory directory) throws StartException, IOException {
    return TlsIdentity.open(directory, InstantSource.system()).sslContext();
  }

  private static Store openStore(
      DataDirectory directory, MemoryBudget memory, FatalErrorHandler onFatalError) {
    return Stores.open(
        StoreOptions.withPoolBytes(memory.pageCacheBytes(), memory.lockBytes()),
        new DiskDirectory(directory.resolve("store")),
        io.skerry.io.Clock.system(),
        RandomSource.secure(),
        onFatalError::fatal);
  }

  private static EngineSettings engineSettings(ServerOptions options, MemoryBudget memory)
      throws IOException {
    return new EngineSettings(
        HostName.ofThisMachine(), options.port(), memory.totalBytes(), memory.statementBytes());
  }

  private static TdsServer listen(Engine engine, SSLContext tls, ServerOptions options)
      throws StartException, IOException {
    InetSocketAddress address = new InetSocketAddress(options.host(), options.port());
    TdsServer listener =
        new TdsServer(engine, tls, TdsSettings.of(address, HostName.ofThisMachine()));
    try {
      listener.start();
      return listener;
    } catch (SocketException e) {
      listener.close();
      throw new StartException(
          "Port %d of %s cannot be listened on: %s. Choose another one with --port."
              .formatted(options.port(), options.host(), e.getMessage()),
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

  /**
   * Stops listening, lets statements end, checkpoints and releases the data directory. May be
   * called again.
   */
  @Override
  public synchronized void close() {
    parts.close();
    LOG.info("The server has stopped.");
  }
}
