package io.skerry.testkit.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The order of time as dependencies: a transaction that was acknowledged before another one began
 * comes before it. Those that follow from others are left out, so there are about as many for each
 * transaction as there are processes.
 */
final class RealTimeOrder {
  private RealTimeOrder() {}

  static void infer(Evidence evidence) {
    List<Integer> committed = new ArrayList<>();
    for (int place = 0; place < evidence.history().transactions().size(); place++) {
      if (evidence.isCommitted(place)) {
        committed.add(place);
      }
    }
    infer(
        evidence,
        committed,
        (first, second) ->
            evidence.add(
                new Dependency(
                    first,
                    second,
                    Dependency.Kind.REAL_TIME,
                    Dependency.Subject.TIME,
                    0,
                    evidence.transaction(first).end(),
                    evidence.transaction(second).start())));
  }

  /** Receives the order, pair by pair. */
  interface Pairs {
    void add(int first, int second);
  }

  /** The order of time of some transactions, given by their places. */
  static void infer(Evidence evidence, List<Integer> places, Pairs pairs) {
    List<Integer> byStart = new ArrayList<>(places);
    byStart.sort(Comparator.comparingLong(place -> evidence.transaction(place).start()));
    List<Integer> byEnd = new ArrayList<>(places);
    byEnd.removeIf(place -> evidence.transaction(place).outcome() != Outcome.COMMITTED);
    byEnd.sort(Comparator.comparingLong(place -> evidence.transaction(place).end()));
    // Those that ended and are not before another one that ended.
    List<Integer> latest = new ArrayList<>();
    int ended = 0;
    for (int place : byStart) {
      while (ended < byEnd.size() && evidence.isBefore(byEnd.get(ended), place)) {
        int next = byEnd.get(ended++);
        latest.removeIf(earlier -> evidence.isBefore(earlier, next));
        latest.add(next);
      }
      latest.forEach(earlier -> pairs.add(earlier, place));
    }
  }
}
