package io.skerry.cli;

import io.skerry.server.FatalErrorHandler;
import io.skerry.server.Server;
import io.skerry.server.ServerOptions;
import io.skerry.server.StartException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The verb {@code up}: runs a server until the process is asked to end. */
final class UpCommand {
  private static final int EXIT_NOT_STARTED = 1;

  private final PrintStream out;
  private final PrintStream err;
  private final Map<String, String> environment;
  private final Consumer<Runnable> whenEnded;
  private final FatalErrorHandler onFatalError;

  /**
   * @param whenEnded takes what is to be done when the process is asked to end
   */
  UpCommand(
      PrintStream out,
      PrintStream err,
      Map<String, String> environment,
      Consumer<Runnable> whenEnded,
      FatalErrorHandler onFatalError) {
    this.out = out;
    this.err = err;
    this.environment = environment;
    this.whenEnded = whenEnded;
    this.onFatalError = onFatalError;
  }

  /** Returns only if the server could not start. */
  int run(UpArguments arguments) {
    try {
      ServerOptions options = arguments.applyTo(ServerOptions.fromEnvironment(environment));
      Server server = Server.start(options, onFatalError);
      whenEnded.accept(server::close);
      printReady(server, options);
    } catch (StartException e) {
      err.println("skerry: " + e.getMessage());
      return EXIT_NOT_STARTED;
    }
    return waitForTheEnd();
  }

  private void printReady(Server server, ServerOptions options) {
    String shown = options.host().equals("0.0.0.0") ? "127.0.0.1" : options.host();
    String address = shown + "," + server.port();
    @Nullable String password = server.generatedPassword();
    StringBuilder text = new StringBuilder();
    text.append("Skerry is ready on ").append(shown).append(" port ").append(server.port());
    text.append(", data in ").append(options.dataDirectory()).append('\n');
    text.append("  ./skerry sql -S ").append(address).append('\n');
    text.append("  sqlcmd -S ").append(address).append(" -U sa -C\n");
    text.append("  jdbc:sqlserver://").append(shown).append(':').append(server.port());
    text.append(";user=sa;encrypt=true;trustServerCertificate=true\n");
    Path kept = options.dataDirectory().resolve("sa.password");
    if (password != null) {
      text.append("  The password of sa is ").append(password);
      text.append(" (made now, shown only once, kept in ").append(kept).append(")\n");
    } else if (server.ignoresWantedPassword()) {
      text.append(
          "  MSSQL_SA_PASSWORD is ignored: the password of sa was fixed at the first start");
      text.append(" on this data\n");
    }
    text.append("Control-C stops it.");
    out.println(text);
  }

  private static int waitForTheEnd() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }
}
