package io.skerry.bench.first;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL with default settings, from Debian's package {@code postgresql}, in a new data
 * folder.
 */
final class PostgresPeer implements Peer {
  private static final Path VERSIONS = Path.of("/usr/lib/postgresql");

  private final Process process;
  private final int port;

  private PostgresPeer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static PostgresPeer start(Path folder) throws IOException, InterruptedException {
    Path binaries = binaries();
    Path data = folder.resolve("data");
    run(asOwner(List.of("mkdir", "-p", data.toString())));
    run(
        asOwner(
            List.of(
                binaries.resolve("initdb").toString(),
                "--pgdata=" + data,
                "--username=postgres",
                "--auth=trust",
                "--encoding=UTF8")));
    int port = freePort();
    List<String> command =
        asOwner(
            List.of(
                binaries.resolve("postgres").toString(),
                "-D",
                data.toString(),
                "-p",
                String.valueOf(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories="));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    PostgresPeer peer = new PostgresPeer(process, port);
    peer.awaitReady();
    return peer;
  }

  private static Path binaries() throws IOException {
    if (!Files.isDirectory(VERSIONS)) {
      throw new IOException(
          "no PostgreSQL under " + VERSIONS + ": install Debian's package postgresql");
    }
    try (Stream<Path> versions = Files.list(VERSIONS)) {
      return versions.max(Comparator.naturalOrder()).orElseThrow().resolve("bin");
    }
  }

  /** PostgreSQL refuses to run as root; then it runs as the package's own user. */
  private static List<String> asOwner(List<String> command) {
    if (!System.getProperty("user.name").equals("root")) {
      return command;
    }
    List<String> changed = new ArrayList<>(List.of("setpriv", "--reuid=postgres"));
    changed.addAll(List.of("--regid=postgres", "--clear-groups", "--"));
    changed.addAll(command);
    return changed;
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + " failed");
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void awaitReady() throws IOException, InterruptedException {
    for (int attempt = 0; attempt < 200; attempt++) {
      try (Connection connection = connect()) {
        if (connection.isValid(1)) {
          return;
        }
      } catch (SQLException e) {
        process.waitFor(50, TimeUnit.MILLISECONDS);
      }
    }
    close();
    throw new IOException("PostgreSQL did not start");
  }

  @Override
  public String name() {
    return "PostgreSQL";
  }

  @Override
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres&sslmode=disable");
  }

  @Override
  public long memoryBytes() {
    return Processes.memoryBytes(process.toHandle());
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
