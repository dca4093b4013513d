package io.skerry.testkit.history;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What is found out about a history: dependencies, and anomalies that need no cycle. Only what the
 * levels forbid is kept of the latter.
 */
final class Evidence {
  /** A history that is wrong in more places is not understood better. */
  private static final int ANOMALIES_PER_KIND_MAX = 200;

  private final History history;
  private final Fates fates;
  private final IsolationLevel[] levels;
  private final boolean inRealTime;
  private final List<Dependency> dependencies = new ArrayList<>();
  private final List<Anomaly> anomalies = new ArrayList<>();
  private final Map<AnomalyKind, Integer> counts = new EnumMap<>(AnomalyKind.class);

  /**
   * @param levels for which each transaction answers, by its place
   * @param inRealTime whether a transaction must see what had ended before it began
   */
  Evidence(History history, IsolationLevel[] levels, boolean inRealTime) {
    this.history = history;
    this.fates = new Fates(history);
    this.levels = levels;
    this.inRealTime = inRealTime;
  }

  History history() {
    return history;
  }

  HistoryTransaction transaction(int place) {
    return history.transactions().get(place);
  }

  String name(int place) {
    return transaction(place).name();
  }

  boolean isCommitted(int place) {
    return fates.isCommitted(place);
  }

  boolean isAborted(int place) {
    return fates.isAborted(place);
  }

  /** Whether a transaction had ended, committed and acknowledged, before another one began. */
  boolean isBefore(int place, int other) {
    return inRealTime
        && transaction(place).outcome() == Outcome.COMMITTED
        && transaction(place).end() < transaction(other).start();
  }

  /** Whether the level of a transaction, as it is looked at here, forbids an anomaly. */
  boolean forbids(int place, AnomalyKind kind) {
    return levels[place].forbids(kind);
  }

  /** Adds a dependency, if it is one between two transactions. */
  void add(Dependency dependency) {
    if (dependency.from() == dependency.to()) {
      return;
    }
    dependencies.add(dependency);
    if (dependency.kind().isAntiDependency() && isBefore(dependency.to(), dependency.from())) {
      report(
          AnomalyKind.STALE_READ,
          dependency.from(),
          dependency.to(),
          () ->
              "%s But %s had ended (at %d) when %s began (at %d)."
                  .formatted(
                      dependency.reason(history),
                      name(dependency.to()),
                      transaction(dependency.to()).end(),
                      name(dependency.from()),
                      transaction(dependency.from()).start()));
    }
  }

  /** Reports what a transaction alone answers for. */
  void report(AnomalyKind kind, int culprit, Supplier<String> reason) {
    report(kind, culprit, culprit, reason);
  }

  /**
   * Reports an anomaly, if the culprit's level forbids it and there are not too many of its kind.
   *
   * @param culprit the transaction that should not have seen or done it
   * @param other the one by which it is proved
   */
  void report(AnomalyKind kind, int culprit, int other, Supplier<String> reason) {
    if (forbids(culprit, kind) && counts.merge(kind, 1, Integer::sum) <= ANOMALIES_PER_KIND_MAX) {
      List<HistoryTransaction> both =
          culprit == other
              ? List.of(transaction(culprit))
              : List.of(transaction(culprit), transaction(other));
      anomalies.add(new Anomaly(kind, false, both, List.of(reason.get())));
    }
  }

  List<Dependency> dependencies() {
    return dependencies;
  }

  List<Anomaly> anomalies() {
    return anomalies;
  }
}
