package io.skerry.testkit.server;

import com.microsoft.sqlserver.jdbc.SQLServerConnection;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server in a process of its own, such as {@code skerry up} runs it. */
public final class ServerProcess implements AutoCloseable {
  private static final Pattern READY = Pattern.compile("Skerry is ready on \\S+ port (\\d+).*");
  private static final long READY_SECONDS_MAX = 60;
  private static final long END_SECONDS_MAX = 30;

  private final Process process;
  private final BlockingQueue<String> output = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> port = new CompletableFuture<>();

  private ServerProcess(Process process) {
    this.process = process;
  }

  /**
   * Runs the main class {@code mainClass} of this process's own class path with {@code up --port 0
   * --data DIR}.
   *
   * @param jvmOptions of the new process
   */
  public static ServerProcess start(String mainClass, Path dataDirectory, String... jvmOptions)
      throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command = new ArrayList<>();
    command.add(java);
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xmx256m"));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of(jvmOptions));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
    command.addAll(List.of("up", "--port", "0", "--data", dataDirectory.toString()));
    return start(command);
  }

  /** Runs {@code command}, with the password of {@link TestServer}. */
  public static ServerProcess start(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("MSSQL_SA_PASSWORD", TestServer.PASSWORD);
    builder.redirectErrorStream(true).redirectInput(new File("/dev/null"));
    ServerProcess server = new ServerProcess(builder.start());
    Thread.ofVirtual().name("output of server").start(server::readOutput);
    return server;
  }

  private void readOutput() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        output.add(line);
        Matcher ready = READY.matcher(line);
        if (ready.matches()) {
          port.complete(Integer.valueOf(ready.group(1)));
        }
      }
    } catch (IOException e) {
      output.add("(" + e + ")");
    }
    port.completeExceptionally(
        new IllegalStateException("the server ended:\n" + String.join("\n", output)));
  }

  /** Waits until the server said that it is ready, and returns its port. */
  public int awaitPort() throws InterruptedException {
    try {
      return port.get(READY_SECONDS_MAX, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      process.destroyForcibly();
      throw new IllegalStateException("no server: " + String.join("\n", output), e);
    }
  }

  /** An encrypted connection of {@code sa}, once the server is ready. */
  public SQLServerConnection connect(String database) throws InterruptedException, SQLException {
    return JdbcLogin.connect(awaitPort(), database);
  }

  /** Everything the server printed so far. */
  public List<String> output() {
    return List.copyOf(output);
  }

  /** SIGKILL: the process gets no chance to do anything. Returns when it is gone. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** SIGTERM; returns the exit code. */
  public int terminate() throws InterruptedException {
    process.destroy();
    return awaitEnd();
  }

  /** Waits for the process to end by itself; returns the exit code. */
  public int awaitEnd() throws InterruptedException {
    if (!process.waitFor(END_SECONDS_MAX, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("the server does not end:\n" + String.join("\n", output));
    }
    return process.exitValue();
  }

  /** Kills the process if it still runs. */
  @Override
  public void close() {
    process.destroyForcibly();
  }
}
