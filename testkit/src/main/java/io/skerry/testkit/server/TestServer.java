package io.skerry.testkit.server;

import com.microsoft.sqlserver.jdbc.SQLServerConnection;
import io.skerry.server.Server;
import io.skerry.server.ServerOptions;
import io.skerry.server.StartException;
import io.skerry.session.Login;
import io.skerry.session.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A server in this process, on a free port of 127.0.0.1. */
public final class TestServer implements AutoCloseable {
  public static final String PASSWORD = "Test-Passw0rd";
  private static final long MEMORY_BYTES = 512L << 20;

  private final ServerOptions options;
  private final @Nullable Path deletedAtClose;
  private final AtomicReference<@Nullable Throwable> fatalError = new AtomicReference<>();
  private Server server;

  private TestServer(Path dataDirectory, @Nullable Path deletedAtClose) {
    this.options = new ServerOptions(dataDirectory, "127.0.0.1", 0, PASSWORD, MEMORY_BYTES);
    this.deletedAtClose = deletedAtClose;
    this.server = startServer();
  }

  /** Starts a server whose data stays. */
  public static TestServer start(Path dataDirectory) {
    return new TestServer(dataDirectory, null);
  }

  /** Starts a server whose data is deleted when it is closed. */
  public static TestServer startInTemporaryFolder() {
    try {
      Path folder = Files.createTempDirectory("skerry-test");
      return new TestServer(folder.resolve("data"), folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Server startServer() {
    try {
      return Server.start(options, (message, cause) -> fatalError.set(cause));
    } catch (StartException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /**
   * Stops the server in order and starts it again on the same data; the port may be another one.
   */
  public void restart() {
    server.close();
    server = startServer();
  }

  public int port() {
    return server.port();
  }

  /** A session of {@code sa} in this process, past the wire, in the database {@code master}. */
  public Session openSession() {
    return server
        .engine()
        .login(
            new Login(
                "sa", PASSWORD, "master", "localhost", "testkit", "testkit", "127.0.0.1", true));
  }

  /** An encrypted connection of {@code sa} by Microsoft's JDBC driver. */
  public SQLServerConnection connect(String database) {
    try {
      return JdbcLogin.connect(port(), database);
    } catch (SQLException e) {
      throw new IllegalStateException("no login on port " + port() + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    server.close();
    Path folder = deletedAtClose;
    if (folder != null) {
      delete(folder);
    }
    Throwable fatal = fatalError.get();
    if (fatal != null) {
      throw new IllegalStateException("the server met an error it must not survive", fatal);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
