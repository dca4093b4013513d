package io.skerry.bench.store;

import io.skerry.bench.store.peer.PeerName;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Prints what was measured, and keeps the medians for the aims. */
final class Report {
  private static final String ROW = "%-42s %-9s %,13.0f %25s %9s %9s %9s  %s%n";

  private final PrintStream out;
  private final Map<Measure, Map<PeerName, Measured>> medians = new EnumMap<>(Measure.class);
  private Optional<Measured> rawSync = Optional.empty();

  Report(PrintStream out) {
    this.out = out;
  }

  void title(String text) {
    out.printf("%n== %s%n", text);
  }

  void line(String text) {
    out.println(text);
  }

  /** The last column is what a million operations cost in seconds of CPU time. */
  void columns() {
    out.printf(
        "%-42s %-9s %13s %25s %9s %9s %9s%n",
        "", "", "median /s", "min - max", "p50 us", "p99 us", "CPU s/M");
  }

  void add(Measure measure, PeerName peer, List<Measured> runs, String note) {
    Measured median = Measured.median(runs);
    medians.computeIfAbsent(measure, _ -> new EnumMap<>(PeerName.class)).put(peer, median);
    row(measure.title(), peer.title(), runs, note);
  }

  void addRawSync(List<Measured> runs) {
    rawSync = Optional.of(Measured.median(runs));
    row("raw: 4 KiB written and fdatasync", "-", runs, "");
  }

  /** A line of a table. */
  void row(String what, String who, List<Measured> runs, String note) {
    Measured median = Measured.median(runs);
    double min = runs.stream().mapToDouble(Measured::perSecond).min().orElseThrow();
    double max = runs.stream().mapToDouble(Measured::perSecond).max().orElseThrow();
    out.printf(
        ROW,
        what,
        who,
        median.perSecond(),
        "%,.0f - %,.0f".formatted(min, max),
        orEmpty(median.p50Micros(), "%,.0f"),
        orEmpty(median.p99Micros(), "%,.0f"),
        orEmpty(median.cpuSecondsPerMillion(), "%,.2f"),
        note);
  }

  /** A time that was not taken is 0 or no number. */
  private static String orEmpty(double value, String format) {
    return value > 0 ? format.formatted(value) : "";
  }

  void failed(String what, PeerName peer, String reason) {
    out.printf("%-42s %-9s failed: %s%n", what, peer.title(), reason);
  }

  Optional<Measured> median(Measure measure, PeerName peer) {
    return Optional.ofNullable(medians.get(measure)).map(ofAll -> ofAll.get(peer));
  }

  Optional<Measured> rawSync() {
    return rawSync;
  }
}
