package io.skerry.bench.first;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What the kernel says of processes. */
final class Processes {
  private Processes() {}

  /**
   * The proportional memory (PSS) of a process and its children, in bytes, so that shared pages
   * count once.
   */
  static long memoryBytes(ProcessHandle process) {
    try (Stream<ProcessHandle> children = process.descendants()) {
      return Stream.concat(Stream.of(process), children)
          .mapToLong(each -> memoryOf(each.pid()))
          .sum();
    }
  }

  private static long memoryOf(long pid) {
    Path rollup = Path.of("/proc", String.valueOf(pid), "smaps_rollup");
    try (Stream<String> lines = Files.lines(rollup)) {
      return lines
              .filter(line -> line.startsWith("Pss:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")))
              .sum()
          * 1024;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
