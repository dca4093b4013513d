package io.skerry.testkit.history.run;

import io.skerry.testkit.history.Anomaly;
import io.skerry.testkit.history.History;
import io.skerry.testkit.history.HistoryChecker;
import io.skerry.testkit.history.HistoryText;
import io.skerry.testkit.history.IsolationLevel;
import io.skerry.testkit.history.Outcome;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Runs and checks histories for a time, and keeps those in which something was wrong. */
final class HistorySoak {
  private static final int ANOMALIES_SHOWN = 5;

  private final SoakOptions options;
  private final Trial trial;
  private final PrintStream out;
  private final HistoryChecker checker = new HistoryChecker(true);
  private final Map<String, Total> totals = new TreeMap<>();

  /** What is tried. */
  interface Trial {
    Set<IsolationLevel> levels();

    /** Runs a plan; the seed is also that of the turns, where a target has such. */
    History run(Plan plan, long seed) throws InterruptedException;
  }

  /** What histories of one kind came to. */
  private static final class Total {
    int histories;
    int transactions;
    int committed;
    int faulty;
    long checkMillis;
  }

  HistorySoak(SoakOptions options, Trial trial, PrintStream out) {
    this.options = options;
    this.trial = trial;
    this.out = out;
  }

  /** Runs until there are enough rounds or the time is over; returns whether nothing was wrong. */
  boolean run() throws InterruptedException, IOException {
    long begin = System.nanoTime();
    long seed = options.seeds().first();
    long end = seed + options.seeds().count();
    while (seed < end && System.nanoTime() - begin < options.timeMax().toNanos()) {
      for (List<IsolationLevel> levels : levels()) {
        for (Workload workload : options.workloads()) {
          runOne(workload, levels, seed);
        }
      }
      seed++;
    }
    report(seed - options.seeds().first(), Duration.ofNanos(System.nanoTime() - begin));
    return totals.values().stream().allMatch(total -> total.faulty == 0);
  }

  private List<List<IsolationLevel>> levels() {
    Set<IsolationLevel> levels = EnumSet.copyOf(options.levels().all());
    levels.retainAll(trial.levels());
    if (levels.isEmpty()) {
      throw new IllegalArgumentException("the target has the levels " + trial.levels());
    }
    return options.levels().together()
        ? List.of(List.copyOf(levels))
        : levels.stream().map(List::of).toList();
  }

  private void runOne(Workload workload, List<IsolationLevel> levels, long seed)
      throws InterruptedException, IOException {
    SoakOptions.Size size = options.size();
    Plan plan =
        new HistoryGenerator(workload, levels, size.processes()).plan(seed, size.transactions());
    History history = trial.run(plan, seed);
    long begin = System.nanoTime();
    List<Anomaly> violations = checker.violations(history);
    String kind = (levels.size() > 1 ? "MIXED" : levels.getFirst()) + " " + workload;
    Total total = totals.computeIfAbsent(kind, _ -> new Total());
    total.checkMillis += Duration.ofNanos(System.nanoTime() - begin).toMillis();
    total.histories++;
    total.transactions += history.transactions().size();
    total.committed +=
        (int)
            history.transactions().stream()
                .filter(transaction -> transaction.outcome() == Outcome.COMMITTED)
                .count();
    if (!violations.isEmpty()) {
      total.faulty++;
      show(kind, seed, history, violations);
    }
  }

  private void show(String kind, long seed, History history, List<Anomaly> violations)
      throws IOException {
    Path file = Files.createTempFile("skerry-history-", ".history");
    Files.writeString(file, HistoryText.of(history));
    out.printf(
        Locale.ROOT, "%s, seed %d: %d anomalies in %s%n", kind, seed, violations.size(), file);
    show(violations, out);
  }

  static void show(List<Anomaly> anomalies, PrintStream out) {
    Map<String, Integer> kinds = new TreeMap<>();
    List<Anomaly> shown = new ArrayList<>();
    for (Anomaly anomaly : anomalies) {
      if (kinds.merge(anomaly.kind().title(), 1, Integer::sum) == 1
          && shown.size() < ANOMALIES_SHOWN) {
        shown.add(anomaly);
      }
    }
    out.println("  " + kinds);
    shown.forEach(anomaly -> out.print(anomaly.text().indent(2)));
  }

  private void report(long rounds, Duration time) {
    out.println("histories  transactions  committed  check ms  faulty  of");
    totals.forEach((kind, total) ->
        out.printf(
            Locale.ROOT,
            "%9d  %12d  %9d  %8d  %6d  %s%n",
            total.histories,
            total.transactions,
            total.committed,
            total.checkMillis,
            total.faulty,
            kind));
    out.println(rounds + " rounds in " + time.toSeconds() + " s");
  }
}
