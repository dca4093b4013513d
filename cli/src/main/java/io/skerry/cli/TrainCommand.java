package io.skerry.cli;

import io.skerry.cli.sql.SqlCommand;
import io.skerry.cli.sql.SqlOptions;
import io.skerry.server.Server;
import io.skerry.server.ServerOptions;
import io.skerry.server.StartException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The hidden verb {@code train}: starts, uses and stops a server twice, in a folder of its own. The
 * build runs it once with {@code -XX:AOTCacheOutput} (JEP 514): what it loads and runs hot here,
 * each later start has at hand.
 */
final class TrainCommand {
  private static final int EXIT_FAILED = 1;
  private static final String PASSWORD = "Training-1";

  /** A first start makes the data, a second one finds it; both are worth training. */
  private static final int STARTS = 2;

  private final PrintStream out;
  private final PrintStream err;

  TrainCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  int run() {
    try {
      Path folder = Files.createTempDirectory("skerry-training");
      try {
        int exitCode = 0;
        for (int i = 0; i < STARTS && exitCode == 0; i++) {
          exitCode = startAndUse(folder.resolve("data"));
        }
        return exitCode;
      } finally {
        delete(folder);
      }
    } catch (IOException | StartException e) {
      err.println("skerry train: " + e);
      return EXIT_FAILED;
    }
  }

  private int startAndUse(Path data) throws StartException, IOException {
    ServerOptions options = new ServerOptions(data, "127.0.0.1", 0, PASSWORD, 0);
    try (Server server = Server.start(options, TrainCommand::storageFailed)) {
      SqlOptions sql =
          new SqlOptions(
              new SqlOptions.Address("127.0.0.1", server.port()),
              "sa",
              PASSWORD,
              null,
              null,
              statements(),
              true,
              true);
      InputStream none = new ByteArrayInputStream(new byte[0]);
      return new SqlCommand(none, out, err, Map.of()).run(sql);
    }
  }

  private static void storageFailed(String message, Throwable cause) {
    throw new UncheckedIOException(new IOException(message, cause));
  }

  private static String statements() throws IOException {
    try (InputStream in = TrainCommand.class.getResourceAsStream("training.sql")) {
      if (in == null) {
        throw new IOException("training.sql is not among the classes");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
