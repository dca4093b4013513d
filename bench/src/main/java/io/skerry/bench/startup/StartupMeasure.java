package io.skerry.bench.startup;

import io.skerry.bench.startup.StartedServer.Waits;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Measures start to first login, and kill to first answer. Arguments: the command that runs a
 * server, {@code ./skerry} if there are none; {@code up --port N --data DIR} is added.
 */
public final class StartupMeasure {
  private static final int TIMES = 10;
  private static final int ROWS_BEFORE_KILL = 2000;
  private static final int ROWS_PER_STATEMENT = 100;

  private final List<String> command;
  private final PrintStream out;
  private final Path folder;

  /**
   * @param folder an empty one, for the data of all servers
   */
  public StartupMeasure(List<String> command, Path folder, PrintStream out) {
    this.command = List.copyOf(command);
    this.folder = folder;
    this.out = out;
  }

  public static void main(String[] arguments)
      throws IOException, InterruptedException, SQLException {
    List<String> command = arguments.length == 0 ? List.of("./skerry") : List.of(arguments);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path folder = Files.createTempDirectory("skerry-startup");
    try {
      new StartupMeasure(command, folder, out).run();
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Measures, and prints a table. */
  public void run() throws IOException, InterruptedException, SQLException {
    warmUp();
    out.printf(
        Locale.ROOT, "%-44s %26s   %26s%n", "", "until the port is open", "until the answer");
    String head = "%8s %8s %8s".formatted("min", "median", "max");
    out.printf(Locale.ROOT, "%-44s %s   %s%n", "milliseconds, of " + TIMES, head, head);
    print("first start (makes certificate and database)", firstStarts());
    print("start to first login and answer", starts());
    print("kill -9 to first answer of the next start", kills());
  }

  /** The driver's classes load and compile here, not in what is measured. */
  private void warmUp() throws IOException {
    Path own = Files.createTempDirectory(folder, "data");
    try (StartedServer server = StartedServer.start(command, own)) {
      for (int i = 0; i < TIMES; i++) {
        server.awaitAnswer("SELECT 1");
      }
    }
  }

  private List<Waits> firstStarts() throws IOException {
    List<Waits> waits = new ArrayList<>();
    for (int i = 0; i < TIMES; i++) {
      Path own = Files.createTempDirectory(folder, "data");
      try (StartedServer server = StartedServer.start(command, own)) {
        waits.add(server.awaitAnswer("SELECT 1"));
      }
    }
    return waits;
  }

  private List<Waits> starts() throws IOException, InterruptedException, SQLException {
    List<Waits> waits = new ArrayList<>();
    Path own = Files.createTempDirectory(folder, "data");
    try (StartedServer server = StartedServer.start(command, own)) {
      fill(server);
      server.terminate();
    }
    for (int i = 0; i < TIMES; i++) {
      try (StartedServer server = StartedServer.start(command, own)) {
        waits.add(server.awaitAnswer("SELECT 1"));
        server.terminate();
      }
    }
    return waits;
  }

  private List<Waits> kills() throws IOException, SQLException {
    List<Waits> waits = new ArrayList<>();
    Path own = Files.createTempDirectory(folder, "data");
    for (int i = 0; i < TIMES; i++) {
      StartedServer server = StartedServer.start(command, own);
      fill(server);
      server.close();
      try (StartedServer next = StartedServer.start(command, own)) {
        waits.add(next.awaitAnswer("SELECT COUNT(*) FROM startup_measure.dbo.measured"));
      }
    }
    return waits;
  }

  /** Gives the log something to replay. */
  private static void fill(StartedServer server) throws SQLException {
    server.awaitAnswer("SELECT 1");
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("IF DB_ID('startup_measure') IS NULL CREATE DATABASE startup_measure");
      statement.execute("USE startup_measure");
      statement.execute(
          "IF OBJECT_ID('dbo.measured') IS NULL CREATE TABLE dbo.measured"
              + " (id bigint IDENTITY PRIMARY KEY, text nvarchar(100) NOT NULL)");
      String row = "(N'a row that the log must replay')";
      String rows = String.join(", ", Collections.nCopies(ROWS_PER_STATEMENT, row));
      for (int i = 0; i < ROWS_BEFORE_KILL / ROWS_PER_STATEMENT; i++) {
        statement.execute("INSERT INTO dbo.measured (text) VALUES " + rows);
      }
    }
  }

  private void print(String what, List<Waits> waits) {
    out.printf(
        Locale.ROOT,
        "%-44s %s   %s%n",
        what,
        spread(waits.stream().mapToLong(Waits::port).sorted().toArray()),
        spread(waits.stream().mapToLong(Waits::answer).sorted().toArray()));
  }

  private static String spread(long[] sorted) {
    long median = (sorted[(TIMES - 1) / 2] + sorted[TIMES / 2]) / 2;
    return "%8d %8d %8d".formatted(sorted[0], median, sorted[TIMES - 1]);
  }
}
