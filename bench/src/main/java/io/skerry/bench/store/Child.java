package io.skerry.bench.store;

import io.skerry.bench.store.peer.PeerName;
import io.skerry.bench.store.peer.WrongAnswerException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The parent's end of a {@link StoreChild}: a JVM with one peer. */
final class Child implements AutoCloseable {
  /** The flags of the server; a heap that holds what the engines in Java keep there. */
  static final List<String> FLAGS =
      List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xmx5g");

  /** With these a sample falls on the method that was inlined, not on one nearby. */
  private static final List<String> PROFILING_FLAGS =
      List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:+DebugNonSafepoints");

  private final PeerName name;
  private final Process process;
  private final Path log;
  private final PrintWriter requests;
  private final BufferedReader answers;

  private Child(PeerName name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
    this.requests = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
    this.answers = process.inputReader(StandardCharsets.UTF_8);
  }

  /**
   * Starts one.
   *
   * @param folder its own, made here
   */
  static Child start(PeerName name, Path folder, long cacheBytes, boolean isProfiled)
      throws IOException {
    List<String> flags = isProfiled ? PROFILING_FLAGS : List.of();
    return start(name, folder, cacheBytes, List.of(), flags);
  }

  /**
   * Starts one whose system calls are written down.
   *
   * @param strace the command that does it, to which the JVM's is added
   */
  static Child traced(PeerName name, Path folder, long cacheBytes, List<String> strace)
      throws IOException {
    return start(name, folder, cacheBytes, strace, List.of());
  }

  private static Child start(
      PeerName name, Path folder, long cacheBytes, List<String> before, List<String> flags)
      throws IOException {
    Files.createDirectories(folder);
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(flags);
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(StoreChild.class.getName());
    command.addAll(List.of(name.name(), folder.toString(), Long.toString(cacheBytes)));
    Path log = folder.resolve("errors");
    Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
    return new Child(name, process, log);
  }

  /**
   * Asks and waits for the answer.
   *
   * @throws WrongAnswerException when the peer answered wrongly
   */
  String ask(Verb verb, long... numbers) throws PeerFailedException, IOException {
    String words =
        Arrays.stream(numbers).mapToObj(each -> " " + each).collect(Collectors.joining());
    requests.println(verb + words);
    for (String line = answers.readLine(); line != null; line = answers.readLine()) {
      if (line.startsWith(StoreChild.ANSWER)) {
        return line.substring(StoreChild.ANSWER.length());
      }
      if (line.startsWith(StoreChild.WRONG)) {
        throw new WrongAnswerException(
            name.title() + ", " + verb + words + ": " + line.substring(StoreChild.WRONG.length()));
      }
    }
    throw new PeerFailedException(reason());
  }

  Measured measure(Verb verb, long... numbers) throws PeerFailedException, IOException {
    return Measured.parse(ask(verb, numbers));
  }

  private String reason() throws IOException {
    process.onExit().join();
    try (Stream<String> lines = Files.lines(log)) {
      return lines
          .filter(line -> line.startsWith("Exception in thread"))
          .findFirst()
          .orElse("the process ended with code " + process.exitValue());
    }
  }

  /** What it used of the processors since it started. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Lets it close its store and end. */
  @Override
  public void close() {
    requests.close();
    process.onExit().join();
  }
}
