package io.skerry.bench.first;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** {@code ./dev bench first}: Skerry and PostgreSQL in turn, in one run. */
public final class FirstBench {
  private static final int ROUNDS = 5;
  private static final double WARM_UP_SECONDS = 8;
  private static final double SECONDS = 4;

  private final PrintStream out;
  private final List<Workload> workloads =
      List.of(
          new Workload(Workload.Kind.INSERT, 1),
          new Workload(Workload.Kind.INSERT, 16),
          new Workload(Workload.Kind.SELECT, 1),
          new Workload(Workload.Kind.SELECT, 16));

  private FirstBench(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] arguments) throws Exception {
    Path folder =
        Files.createTempDirectory(
            "skerry-bench",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxrwxrwx")));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (Peer skerry = SkerryPeer.start(folder.resolve("skerry"));
        Peer postgres = PostgresPeer.start(postgresFolder(folder))) {
      new FirstBench(out).run(List.of(skerry, postgres));
    } finally {
      delete(folder);
    }
  }

  private static Path postgresFolder(Path folder) throws IOException {
    Path own = Files.createDirectory(folder.resolve("postgres"));
    Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwxrwxrwx"));
    return own;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private void run(List<Peer> peers) throws Exception {
    for (Peer peer : peers) {
      Workload.prepare(peer);
    }
    out.printf(
        "%-32s %-12s %12s %20s %10s %10s %8s%n",
        "", "", "median /s", "min - max", "p50 us", "p99 us", "ratio");
    for (Workload workload : workloads) {
      compare(workload, peers);
    }
    for (Peer peer : peers) {
      out.printf("memory after the run: %s %,d MiB%n", peer.name(), peer.memoryBytes() >> 20);
    }
  }

  private void compare(Workload workload, List<Peer> peers) throws Exception {
    Map<String, List<Workload.Result>> results = new TreeMap<>(Comparator.reverseOrder());
    for (Peer peer : peers) {
      workload.run(peer, WARM_UP_SECONDS);
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (Peer peer : peers) {
        results
            .computeIfAbsent(peer.name(), _ -> new ArrayList<>())
            .add(workload.run(peer, SECONDS));
      }
    }
    double base = median(Objects.requireNonNull(results.get(peers.getLast().name()))).perSecond();
    results.forEach((name, runs) -> print(workload, name, runs, base));
  }

  private static Workload.Result median(List<Workload.Result> runs) {
    List<Workload.Result> sorted = new ArrayList<>(runs);
    sorted.sort(Comparator.comparingDouble(Workload.Result::perSecond));
    return sorted.get(sorted.size() / 2);
  }

  private void print(Workload workload, String name, List<Workload.Result> runs, double base) {
    Workload.Result middle = median(runs);
    double min = runs.stream().mapToDouble(Workload.Result::perSecond).min().orElseThrow();
    double max = runs.stream().mapToDouble(Workload.Result::perSecond).max().orElseThrow();
    out.printf(
        "%-32s %-12s %,12.0f %20s %,10.0f %,10.0f %8.2f%n",
        workload.name(),
        name,
        middle.perSecond(),
        String.format("%,.0f - %,.0f", min, max),
        middle.p50Micros(),
        middle.p99Micros(),
        middle.perSecond() / base);
  }
}
