package io.skerry.it;

import io.skerry.testkit.server.ServerProcess;
import io.skerry.testkit.server.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The product as users start it: {@code ./skerry up}, on a free port and a new data folder. */
final class SkerryUp implements AutoCloseable {
  private final ServerProcess process;

  private SkerryUp(ServerProcess process) {
    this.process = process;
  }

  static SkerryUp start(Path data) throws IOException {
    Path skerry = repository().resolve("skerry");
    return new SkerryUp(
        ServerProcess.start(
            List.of(skerry.toString(), "up", "--port", "0", "--data", data.toString())));
  }

  /**
   * The process that {@link #start} becomes, without its look for sources that have changed: for
   * who starts it again and again.
   */
  static List<String> command(Path data) throws IOException {
    Path built = repository().resolve("cli/target/skerry");
    String classPath;
    try (Stream<Path> jars = Files.list(built.resolve("lib"))) {
      classPath = jars.map(Path::toString).sorted().collect(Collectors.joining(":"));
    }
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-XX:+UseCompactObjectHeaders",
        "-XX:-UsePerfData",
        "-XX:+ExitOnOutOfMemoryError",
        "--enable-native-access=ALL-UNNAMED",
        "-XX:AOTCache=" + built.resolve("skerry.aot"),
        "--class-path",
        classPath,
        "io.skerry.cli.Main",
        "up",
        "--port",
        "0",
        "--data",
        data.toString());
  }

  /** The root of the checkout: the nearest folder above that has the launcher. */
  static Path repository() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isExecutable(folder.resolve("skerry"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  ServerProcess process() {
    return process;
  }

  /** What the clients in other languages read. */
  Map<String, String> environment() throws InterruptedException {
    return Map.of(
        "SKERRY_HOST",
        "127.0.0.1",
        "SKERRY_PORT",
        String.valueOf(process.awaitPort()),
        "SKERRY_PASSWORD",
        TestServer.PASSWORD);
  }

  @Override
  public void close() {
    process.close();
  }
}
