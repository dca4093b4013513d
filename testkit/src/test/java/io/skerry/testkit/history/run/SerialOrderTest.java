package io.skerry.testkit.history.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.testkit.history.History;
import io.skerry.testkit.history.HistoryChecker;
import io.skerry.testkit.history.HistoryText;
import io.skerry.testkit.history.HistoryTransaction;
import io.skerry.testkit.history.IsolationLevel;
import io.skerry.testkit.history.Operation;
import io.skerry.testkit.history.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The checker against a search through all serial orders of small histories. Where there is an
 * order, the checker may find nothing; where there is none, it must find something if the history
 * tells the order of all versions, as lists do.
 */
@Timeout(120)
final class SerialOrderTest {
  private static final int PROCESSES = 3;
  private static final int TRANSACTIONS = 7;
  private static final int SEEDS = 120;

  private final HistoryChecker checker = new HistoryChecker(true);

  @ParameterizedTest
  @EnumSource(names = {"LIST_APPEND", "REGISTER", "RANGE"})
  void agreesWithTheSearch(Workload workload) throws InterruptedException {
    int serial = 0;
    int found = 0;
    int missed = 0;
    for (Weakening weakening : Weakening.values()) {
      for (long seed = 1; seed <= SEEDS; seed++) {
        History history = run(workload, seed, weakening);
        boolean isSerial = hasSerialOrder(history);
        boolean isClean = checker.violations(history).isEmpty();
        if (isSerial) {
          serial++;
          assertThat(isClean).as("%s", HistoryText.of(history)).isTrue();
        } else if (isClean) {
          missed++;
          assertThat(workload).as("%s", HistoryText.of(history)).isNotEqualTo(Workload.LIST_APPEND);
        } else {
          found++;
        }
      }
    }
    assertThat(serial).isGreaterThan(100);
    assertThat(found).isGreaterThan(100).isGreaterThan(4 * missed);
  }

  private static History run(Workload workload, long seed, Weakening weakening)
      throws InterruptedException {
    IsolationLevel level = seed % 2 == 0 ? IsolationLevel.SERIALIZABLE : IsolationLevel.SNAPSHOT;
    Plan plan = new HistoryGenerator(workload, List.of(level), PROCESSES).plan(seed, TRANSACTIONS);
    SeededTurns turns = new SeededTurns(seed, PROCESSES);
    History history =
        new HistoryRunner(new MemoryTarget(turns, Set.of(weakening)), turns).run(plan);
    return new History(
        history.transactions().stream()
            .map(transaction -> transaction.at(IsolationLevel.SERIALIZABLE))
            .toList());
  }

  // ---- the search

  private static boolean hasSerialOrder(History history) {
    List<HistoryTransaction> committed =
        history.transactions().stream()
            .filter(transaction -> transaction.outcome() == Outcome.COMMITTED)
            .toList();
    return canGoOn(committed, new State());
  }

  /** Tries each transaction next that did not begin after another one of them had ended. */
  private static boolean canGoOn(List<HistoryTransaction> left, State state) {
    long firstEnd = left.stream().mapToLong(HistoryTransaction::end).min().orElse(0);
    for (HistoryTransaction next : left) {
      State after = new State(state);
      if (next.start() < firstEnd && next.operations().stream().allMatch(after::isPossible)) {
        List<HistoryTransaction> others = new ArrayList<>(left);
        others.remove(next);
        if (canGoOn(others, after)) {
          return true;
        }
      }
    }
    return left.isEmpty();
  }

  /** A store that one transaction uses after the other. */
  private static final class State {
    private final Map<Long, List<Long>> lists;
    private final Map<Long, Long> registers;
    private final TreeSet<Long> rows;

    State() {
      this.lists = new HashMap<>();
      this.registers = new HashMap<>();
      this.rows = new TreeSet<>();
    }

    State(State other) {
      this.lists = new HashMap<>(other.lists);
      this.registers = new HashMap<>(other.registers);
      this.rows = new TreeSet<>(other.rows);
    }

    /** Whether an operation can have given what it gave; makes its change. */
    boolean isPossible(Operation operation) {
      return switch (operation) {
        case Operation.Append(long key, long value) -> {
          List<Long> longer = new ArrayList<>(lists.getOrDefault(key, List.of()));
          longer.add(value);
          lists.put(key, longer);
          yield true;
        }
        case Operation.ReadList(long key, List<Long> values) ->
            lists.getOrDefault(key, List.of()).equals(values);
        case Operation.Write(long key, long value) -> {
          registers.put(key, value);
          yield true;
        }
        case Operation.Read(long key, long value) ->
            registers.getOrDefault(key, Operation.NOTHING) == value;
        case Operation.Insert(long row) -> rows.add(row);
        // What is said of rows that were not found is not looked at by the checker.
        case Operation.Delete(long row, boolean found) -> !found || rows.remove(row);
        case Operation.ListRows(long first, long last, List<Long> listed) ->
            List.copyOf(rows.subSet(first, true, last, true)).equals(listed);
        case Operation.Transfer _, Operation.ReadBalances _ ->
            throw new IllegalArgumentException("no accounts here: " + operation);
      };
    }
  }
}
