package io.skerry.bench.startup;

import com.microsoft.sqlserver.jdbc.SQLServerDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A server process, and the moment of its start. */
final class StartedServer implements AutoCloseable {
  private static final String PASSWORD = "Measure-1st";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(1);

  private final Process process;
  private final int port;
  private final long startNanos;

  private StartedServer(Process process, int port, long startNanos) {
    this.process = process;
    this.port = port;
    this.startNanos = startNanos;
  }

  /**
   * Milliseconds since the process was started.
   *
   * @param port until the port was open
   * @param answer until the statement was answered, after login under TLS
   */
  record Waits(long port, long answer) {}

  static StartedServer start(List<String> command, Path folder) throws IOException {
    int port = freePort();
    List<String> words = new ArrayList<>(command);
    words.addAll(List.of("up", "--port", Integer.toString(port)));
    words.addAll(List.of("--data", folder.resolve("data").toString()));
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().put("MSSQL_SA_PASSWORD", PASSWORD);
    builder.redirectErrorStream(true);
    builder.redirectOutput(Redirect.appendTo(folder.resolve("output").toFile()));
    long startNanos = System.nanoTime();
    return new StartedServer(builder.start(), port, startNanos);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Waits for the port, logs in and runs a statement. */
  Waits awaitAnswer(String sql) {
    awaitPort();
    long portMillis = millisSinceStart();
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      if (!rows.next()) {
        throw new IllegalStateException("no row from " + sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the port was open, but: " + e.getMessage(), e);
    }
    return new Waits(portMillis, millisSinceStart());
  }

  private long millisSinceStart() {
    return (System.nanoTime() - startNanos) / 1_000_000;
  }

  private void awaitPort() {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    while (true) {
      try (Socket socket = new Socket()) {
        socket.connect(address);
        return;
      } catch (IOException notYet) {
        boolean tooLong = System.nanoTime() - startNanos > PATIENCE.toNanos();
        if (tooLong || !process.isAlive() || Thread.interrupted()) {
          throw new UncheckedIOException("the server does not listen", notYet);
        }
        LockSupport.parkNanos(POLL.toNanos());
      }
    }
  }

  Connection connect() throws SQLException {
    SQLServerDataSource source = new SQLServerDataSource();
    source.setServerName("127.0.0.1");
    source.setPortNumber(port);
    source.setUser("sa");
    // Without it the driver asks the name server for this machine's name, which may take seconds.
    source.setWorkstationID("localhost");
    source.setPassword(PASSWORD);
    source.setEncrypt("true");
    source.setTrustServerCertificate(true);
    return source.getConnection();
  }

  /** SIGTERM, and waits for the end. */
  void terminate() throws InterruptedException {
    process.destroy();
    int exitCode = process.waitFor();
    if (exitCode != 0) {
      throw new IllegalStateException("exit code " + exitCode);
    }
  }

  /** SIGKILL, and waits for the end. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
