package io.skerry.testkit.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the anomalies of histories. Has no state; any thread may use it. */
public final class HistoryChecker {
  private final boolean inRealTime;

  /**
   * @param inRealTime whether what was acknowledged must be seen by all that begin later, as on one
   *     machine; a read from a follower need not be so fresh
   */
  public HistoryChecker(boolean inRealTime) {
    this.inRealTime = inRealTime;
  }

  /** What the levels of the transactions forbid; empty if the history is as it must be. */
  public List<Anomaly> violations(History history) {
    IsolationLevel[] levels =
        history.transactions().stream()
            .map(HistoryTransaction::level)
            .toArray(IsolationLevel[]::new);
    return check(history, levels);
  }

  /** What SERIALIZABLE would forbid, whatever the levels of the transactions. */
  public List<Anomaly> anomalies(History history) {
    IsolationLevel[] levels = new IsolationLevel[history.transactions().size()];
    Arrays.fill(levels, IsolationLevel.SERIALIZABLE);
    return check(history, levels);
  }

  private List<Anomaly> check(History history, IsolationLevel[] levels) {
    Evidence evidence = new Evidence(history, levels, inRealTime);
    new ListInference(evidence).infer();
    new RegisterInference(evidence).infer();
    new RowInference(evidence).infer();
    new BankInference(evidence).infer();
    if (inRealTime) {
      RealTimeOrder.infer(evidence);
    }
    List<Anomaly> anomalies = new ArrayList<>(evidence.anomalies());
    DependencyGraph graph = new DependencyGraph(levels.length, evidence.dependencies());
    for (List<Dependency> cycle : new CycleSearch(graph, new Obligations(levels)).find()) {
      anomalies.add(anomaly(cycle, history));
    }
    return withoutRepetition(anomalies);
  }

  private static Anomaly anomaly(List<Dependency> cycle, History history) {
    return new Anomaly(
        CycleShape.kindOf(cycle),
        cycle.stream().anyMatch(one -> one.kind() == Dependency.Kind.REAL_TIME),
        cycle.stream().map(one -> history.transactions().get(one.from())).toList(),
        cycle.stream().map(one -> one.reason(history)).toList());
  }

  /** Of the same kind among the same transactions the first is enough. */
  private static List<Anomaly> withoutRepetition(List<Anomaly> anomalies) {
    record Finding(AnomalyKind kind, Set<Integer> transactions) {}
    Set<Finding> seen = new HashSet<>();
    return anomalies.stream()
        .filter(anomaly ->
            seen.add(
                new Finding(
                    anomaly.kind(),
                    anomaly.transactions().stream()
                        .map(HistoryTransaction::id)
                        .collect(Collectors.toSet()))))
        .toList();
  }
}
