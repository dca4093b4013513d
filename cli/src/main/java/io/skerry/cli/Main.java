package io.skerry.cli;

import io.skerry.cli.sql.SqlCommand;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The command {@code skerry}. Only here does the process end itself. */
public final class Main {
  private static final int EXIT_STORAGE_FAILED = 3;

  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;
  private final Map<String, String> environment;

  Main(InputStream in, PrintStream out, PrintStream err, Map<String, String> environment) {
    this.in = in;
    this.out = out;
    this.err = err;
    this.environment = environment;
  }

  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(new Main(System.in, out, err, System.getenv()).run(arguments));
  }

  /** Runs the command and returns the exit code. */
  int run(String... arguments) {
    Command command =
        UpArguments.readPlain(arguments)
            .<Command>map(Command.Up::new)
            .orElseGet(() -> CommandSyntax.read(out, err, arguments));
    return switch (command) {
      case Command.Up up ->
          new UpCommand(out, err, environment, this::whenEnded, this::storageFailed)
              .run(up.arguments());
      case Command.Sql sql -> new SqlCommand(in, out, err, environment).run(sql.options());
      case Command.Train _ -> new TrainCommand(out, err).run();
      case Command.Done done -> done.exitCode();
    };
  }

  /**
   * Runs {@code close} when the process is asked to end (SIGTERM, Control-C), and makes it end with
   * 0.
   */
  private void whenEnded(Runnable close) {
    Runtime runtime = Runtime.getRuntime();
    Runnable end =
        () -> {
          close.run();
          // The JVM's own code after a signal is 128 + its number, which supervisors take for a
          // crash.
          runtime.halt(0);
        };
    runtime.addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(end));
  }

  /** At once, and without a checkpoint: what is in memory must not reach the disk any more. */
  private void storageFailed(String message, Throwable cause) {
    err.println("skerry: " + message + ": " + cause);
    err.println("skerry: the server ends itself; the next start recovers what was committed.");
    err.flush();
    Runtime.getRuntime().halt(EXIT_STORAGE_FAILED);
  }
}
