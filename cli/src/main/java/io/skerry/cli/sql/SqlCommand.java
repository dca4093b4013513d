package io.skerry.cli.sql;

import io.skerry.cli.sql.BatchReader.BatchText;
import io.skerry.server.ServerOptions;
import io.skerry.server.StartException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The verb {@code sql}: runs batches on a server and prints the answers. */
public final class SqlCommand {
  private static final int EXIT_FAILED = 1;

  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;
  private final Map<String, String> environment;

  public SqlCommand(
      InputStream in, PrintStream out, PrintStream err, Map<String, String> environment) {
    this.in = in;
    this.out = out;
    this.err = err;
    this.environment = environment;
  }

  /** Runs all batches and returns the exit code. */
  public int run(SqlOptions options) {
    try (LineSource lines = lines(options)) {
      String password = password(options, lines);
      try (BatchRunner runner =
          BatchRunner.connect(
              options,
              password,
              environment.getOrDefault("HOSTNAME", "localhost"),
              new AnswerPrinter(out))) {
        return runAll(runner, lines, options.stopOnError());
      }
    } catch (SQLException e) {
      err.println("skerry sql: " + options.server() + ": " + e.getMessage());
      return EXIT_FAILED;
    } catch (IOException | StartException e) {
      err.println("skerry sql: " + e);
      return EXIT_FAILED;
    }
  }

  private static int runAll(BatchRunner runner, LineSource lines, boolean stopOnError)
      throws SQLException, IOException {
    BatchReader reader = new BatchReader();
    while (true) {
      String line = lines.next(reader.nextLine());
      Optional<BatchText> batch = line == null ? reader.rest() : reader.line(line);
      if (batch.isPresent() && !runBatch(runner, batch.get()) && stopOnError) {
        return EXIT_FAILED;
      }
      if (line == null) {
        return 0;
      }
    }
  }

  private static boolean runBatch(BatchRunner runner, BatchText batch) throws SQLException {
    boolean succeeded = true;
    for (int i = 0; i < batch.count() && !batch.text().isBlank(); i++) {
      succeeded &= runner.run(batch.text());
    }
    return succeeded;
  }

  private LineSource lines(SqlOptions options) throws IOException {
    String query = options.query();
    if (query != null) {
      return new ReaderLines(new BufferedReader(new StringReader(query)));
    }
    Path input = options.input();
    if (input != null) {
      return new ReaderLines(Files.newBufferedReader(input, StandardCharsets.UTF_8));
    }
    if (System.console() != null && System.console().isTerminal()) {
      return new TerminalLines();
    }
    return new ReaderLines(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
  }

  /**
   * As given, else of the environment, else of the data folder of this user's own server, else
   * typed.
   */
  private String password(SqlOptions options, LineSource lines) throws IOException, StartException {
    String given = options.password();
    if (given != null) {
      return given;
    }
    String ofEnvironment = environment.get("SQLCMDPASSWORD");
    if (ofEnvironment == null) {
      ofEnvironment = ServerOptions.fromEnvironment(environment).saPassword();
    }
    if (ofEnvironment != null) {
      return ofEnvironment;
    }
    Path kept = ServerOptions.fromEnvironment(environment).dataDirectory().resolve("sa.password");
    if (options.server().isLoopback()
        && options.user().equalsIgnoreCase("sa")
        && Files.isReadable(kept)) {
      return Files.readString(kept, StandardCharsets.UTF_8).strip();
    }
    @Nullable String typed =
        lines instanceof TerminalLines terminal ? terminal.password("Password: ") : null;
    if (typed == null) {
      throw new IOException("no password: give -P, or set SQLCMDPASSWORD");
    }
    return typed;
  }
}
