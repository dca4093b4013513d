package io.skerry.testkit.history.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.io.Clock;
import io.skerry.store.Store;
import io.skerry.store.StoreOptions;
import io.skerry.store.Stores;
import io.skerry.testkit.history.Anomaly;
import io.skerry.testkit.history.AnomalyKind;
import io.skerry.testkit.history.History;
import io.skerry.testkit.history.HistoryChecker;
import io.skerry.testkit.history.IsolationLevel;
import io.skerry.testkit.history.Kinds;
import io.skerry.testkit.sim.SimulatedDisk;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Histories of the real store, with as many threads as processes. */
@Timeout(120)
final class StoreTargetTest {
  private static final int PROCESSES = 6;
  private static final int TRANSACTIONS = 400;
  private static final int SEEDS = 3;
  private static final int SEEDS_MAX = 20;

  private final HistoryChecker checker = new HistoryChecker(true);
  private Store store;

  @BeforeEach
  void open() {
    store =
        Stores.open(
            StoreOptions.small(),
            new SimulatedDisk(),
            Clock.system(),
            new Random(1)::nextLong,
            (message, cause) -> cause.printStackTrace());
  }

  @AfterEach
  void close() {
    store.close();
  }

  private History run(StoreTarget target, Workload workload, IsolationLevel level, long seed)
      throws InterruptedException {
    Plan plan = new HistoryGenerator(workload, List.of(level), PROCESSES).plan(seed, TRANSACTIONS);
    return new HistoryRunner(target, new FreeTurns()).run(plan);
  }

  @ParameterizedTest
  @EnumSource
  void eachLevelKeepsItsPromise(Workload workload) throws InterruptedException {
    StoreTarget target = new StoreTarget(store, Set.of());
    for (IsolationLevel level : target.levels()) {
      for (long seed = 1; seed <= SEEDS; seed++) {
        History history = run(target, workload, level, seed);
        assertThat(checker.violations(history).stream().map(Anomaly::text))
            .as("%s, seed %d", level, seed)
            .isEmpty();
      }
    }
  }

  /** What the level allows does happen: transactions do come in between each other's steps. */
  @ParameterizedTest
  @CsvSource({
    "LIST_APPEND, LOST_UPDATE G_SINGLE",
    "REGISTER, LOST_UPDATE G_SINGLE",
    "RANGE, G_SINGLE_PHANTOM"
  })
  void whatReadCommittedAllowsIsSeen(Workload workload, String allowed)
      throws InterruptedException {
    StoreTarget target = new StoreTarget(store, Set.of());
    Set<AnomalyKind> wanted = Kinds.named(allowed);
    for (long seed = 1; seed <= SEEDS_MAX && !wanted.isEmpty(); seed++) {
      History history = run(target, workload, IsolationLevel.READ_COMMITTED_VERSIONS, seed);
      wanted.removeAll(Kinds.of(checker.anomalies(history)));
    }
    assertThat(wanted).as("not seen").isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "NO_WRITE_LOCK, LIST_APPEND, STALE_READ",
    "NO_WRITE_LOCK, BANK, WRONG_TOTAL",
    "DIRTY_READS, LIST_APPEND, G1A",
    "NO_FIRST_COMMITTER_WINS, LIST_APPEND, LOST_UPDATE",
    "NO_RANGE_LOCK, RANGE, G2",
    "NON_REPEATABLE_READS, LIST_APPEND, LOST_UPDATE G_SINGLE",
    "TORN_COMMIT, LIST_APPEND, G1B",
    "TORN_COMMIT, REGISTER, G1A",
    "TORN_COMMIT, RANGE, G1A",
    "TORN_COMMIT, BANK, WRONG_TOTAL",
  })
  void eachWeakeningIsFound(Weakening weakening, Workload workload, String expected)
      throws InterruptedException {
    StoreTarget target = new StoreTarget(store, Set.of(weakening));
    Set<AnomalyKind> wanted = Kinds.named(expected);
    for (long seed = 1; seed <= SEEDS_MAX && !wanted.isEmpty(); seed++) {
      for (IsolationLevel level : target.levels()) {
        wanted.removeAll(Kinds.of(checker.violations(run(target, workload, level, seed))));
      }
    }
    assertThat(wanted).as("not found").isEmpty();
  }
}
