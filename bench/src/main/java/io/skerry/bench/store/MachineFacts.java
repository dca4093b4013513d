package io.skerry.bench.store;

import io.skerry.bench.store.peer.PeerName;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What machine and which versions the figures are of. */
final class MachineFacts {
  private MachineFacts() {}

  /**
   * The facts, one a line.
   *
   * @param folder where the data is
   */
  static List<String> of(Path folder) throws IOException {
    return List.of(
        "processors: %d x %s"
            .formatted(
                Runtime.getRuntime().availableProcessors(),
                value(Path.of("/proc/cpuinfo"), "model name")),
        "memory: " + value(Path.of("/proc/meminfo"), "MemTotal"),
        "system: " + System.getProperty("os.name") + " " + System.getProperty("os.version"),
        "data: " + Files.getFileStore(folder),
        "Java: "
            + System.getProperty("java.runtime.version")
            + ", "
            + String.join(" ", Child.FLAGS),
        "peers: " + String.join(", ", jars()),
        "load at the start: " + Files.readString(Path.of("/proc/loadavg")).strip());
  }

  /** The value of a line {@code key: value}. */
  private static String value(Path file, String key) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(key))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .orElse("unknown");
    }
  }

  private static List<String> jars() {
    List<String> jars =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .map(entry -> entry.substring(entry.lastIndexOf(File.separatorChar) + 1))
            .toList();
    return Arrays.stream(PeerName.values())
        .map(PeerName::artifact)
        .flatMap(artifact -> jars.stream().filter(jar -> jar.matches(artifact + "-\\d.*")))
        .toList();
  }
}
