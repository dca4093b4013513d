package io.skerry.testkit.history.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.testkit.history.Anomaly;
import io.skerry.testkit.history.AnomalyKind;
import io.skerry.testkit.history.History;
import io.skerry.testkit.history.HistoryChecker;
import io.skerry.testkit.history.HistoryText;
import io.skerry.testkit.history.IsolationLevel;
import io.skerry.testkit.history.Kinds;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The checker against a target that is right at every level, and wrong in every way it can be. */
@Timeout(120)
final class MemoryTargetTest {
  private static final int PROCESSES = 6;
  private static final int TRANSACTIONS = 200;
  private static final int SEEDS = 10;

  private final HistoryChecker checker = new HistoryChecker(true);

  private static History run(
      Workload workload, List<IsolationLevel> levels, long seed, Set<Weakening> weakenings)
      throws InterruptedException {
    Plan plan = new HistoryGenerator(workload, levels, PROCESSES).plan(seed, TRANSACTIONS);
    SeededTurns turns = new SeededTurns(seed, PROCESSES);
    return new HistoryRunner(new MemoryTarget(turns, weakenings), turns).run(plan);
  }

  @ParameterizedTest
  @EnumSource
  void eachLevelKeepsItsPromise(IsolationLevel level) throws InterruptedException {
    for (Workload workload : Workload.values()) {
      for (long seed = 1; seed <= SEEDS; seed++) {
        History history = run(workload, List.of(level), seed, Set.of());
        assertThat(checker.violations(history).stream().map(Anomaly::text))
            .as("%s, seed %d", workload, seed)
            .isEmpty();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void levelsKeepTheirPromisesBesideEachOther(Workload workload) throws InterruptedException {
    for (long seed = 1; seed <= 2 * SEEDS; seed++) {
      History history = run(workload, List.of(IsolationLevel.values()), seed, Set.of());
      assertThat(checker.violations(history).stream().map(Anomaly::text))
          .as("seed %d", seed)
          .isEmpty();
    }
  }

  /** What a level allows does happen, so its absence elsewhere means something. */
  @ParameterizedTest
  @CsvSource({
    "READ_UNCOMMITTED, LIST_APPEND, G1A G1B G1C",
    "READ_UNCOMMITTED, REGISTER, G1A G1B G1C",
    "READ_UNCOMMITTED, RANGE, G1A G1B G1C",
    "READ_UNCOMMITTED, BANK, WRONG_TOTAL",
    "READ_COMMITTED, LIST_APPEND, LOST_UPDATE G_SINGLE",
    "READ_COMMITTED, REGISTER, LOST_UPDATE G_SINGLE",
    "READ_COMMITTED, RANGE, STATEMENT_SKEW",
    "READ_COMMITTED, BANK, WRONG_TOTAL",
    "READ_COMMITTED_VERSIONS, LIST_APPEND, LOST_UPDATE G_SINGLE",
    "READ_COMMITTED_VERSIONS, REGISTER, LOST_UPDATE G_SINGLE",
    "READ_COMMITTED_VERSIONS, RANGE, G_SINGLE_PHANTOM",
    "REPEATABLE_READ, RANGE, G_SINGLE_PHANTOM",
    "SNAPSHOT, LIST_APPEND, G2_ITEM",
    "SNAPSHOT, REGISTER, G2_ITEM",
    "SNAPSHOT, RANGE, G2",
  })
  void whatALevelAllowsIsSeen(IsolationLevel level, Workload workload, String allowed)
      throws InterruptedException {
    Set<AnomalyKind> wanted = Kinds.named(allowed);
    for (long seed = 1; seed <= SEEDS && !wanted.isEmpty(); seed++) {
      History history = run(workload, List.of(level), seed, Set.of());
      wanted.removeAll(Kinds.of(checker.anomalies(history)));
    }
    assertThat(wanted).as("not seen").isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "DIRTY_READS, READ_COMMITTED, LIST_APPEND, G1A G1B G1C",
    "DIRTY_READS, READ_COMMITTED_VERSIONS, REGISTER, G1A G1B G1C",
    "DIRTY_READS, REPEATABLE_READ, RANGE, G1A",
    "DIRTY_READS, SNAPSHOT, BANK, WRONG_TOTAL",
    "DIRTY_READS, SERIALIZABLE, LIST_APPEND, G1A G1B G1C",
    "NO_WRITE_LOCK, READ_UNCOMMITTED, LIST_APPEND, G0 STALE_READ",
    "NO_WRITE_LOCK, READ_UNCOMMITTED, BANK, WRONG_TOTAL",
    "NO_WRITE_LOCK, READ_COMMITTED, LIST_APPEND, G0 DIRTY_UPDATE",
    "NO_WRITE_LOCK, READ_COMMITTED, REGISTER, INTERNAL STALE_READ",
    "NO_WRITE_LOCK, SNAPSHOT, LIST_APPEND, G0 LOST_UPDATE",
    "NO_FIRST_COMMITTER_WINS, SNAPSHOT, LIST_APPEND, LOST_UPDATE",
    "NO_FIRST_COMMITTER_WINS, SNAPSHOT, REGISTER, LOST_UPDATE",
    "NO_FIRST_COMMITTER_WINS, SNAPSHOT, BANK, WRONG_TOTAL",
    "NO_RANGE_LOCK, SERIALIZABLE, RANGE, G_SINGLE_PHANTOM G2",
    "NON_REPEATABLE_READS, REPEATABLE_READ, LIST_APPEND, LOST_UPDATE G_SINGLE G2_ITEM",
    "NON_REPEATABLE_READS, REPEATABLE_READ, BANK, WRONG_TOTAL",
    "NON_REPEATABLE_READS, SNAPSHOT, REGISTER, G_SINGLE",
    "NON_REPEATABLE_READS, SNAPSHOT, RANGE, G_SINGLE_PHANTOM",
    "NON_REPEATABLE_READS, SERIALIZABLE, REGISTER, LOST_UPDATE G_SINGLE G2_ITEM",
    "LOST_UNDO, READ_UNCOMMITTED, LIST_APPEND, DIRTY_UPDATE",
    "LOST_UNDO, READ_COMMITTED, REGISTER, G1A",
    "LOST_UNDO, REPEATABLE_READ, RANGE, G1A",
    "LOST_UNDO, SERIALIZABLE, BANK, WRONG_TOTAL",
    "TORN_COMMIT, READ_COMMITTED_VERSIONS, RANGE, STATEMENT_SKEW",
    "TORN_COMMIT, READ_COMMITTED_VERSIONS, BANK, WRONG_TOTAL",
    "TORN_COMMIT, SNAPSHOT, LIST_APPEND, G_SINGLE",
    "TORN_COMMIT, SNAPSHOT, REGISTER, G_SINGLE",
    "OWN_WRITES_UNSEEN, READ_COMMITTED_VERSIONS, LIST_APPEND, INTERNAL",
    "OWN_WRITES_UNSEEN, SNAPSHOT, REGISTER, INTERNAL",
    "OWN_WRITES_UNSEEN, SNAPSHOT, RANGE, INTERNAL",
    "STALE_SNAPSHOT, SNAPSHOT, LIST_APPEND, STALE_READ",
    "STALE_SNAPSHOT, SNAPSHOT, RANGE, STALE_READ",
    "LOST_WRITE, READ_UNCOMMITTED, LIST_APPEND, STALE_READ",
    "LOST_WRITE, READ_COMMITTED, RANGE, STALE_READ",
    "LOST_WRITE, SNAPSHOT, BANK, WRONG_TOTAL",
    "LOST_WRITE, SERIALIZABLE, REGISTER, STALE_READ",
  })
  void eachWeakeningIsFound(
      Weakening weakening, IsolationLevel level, Workload workload, String expected)
      throws InterruptedException {
    Set<AnomalyKind> wanted = Kinds.named(expected);
    for (long seed = 1; seed <= SEEDS && !wanted.isEmpty(); seed++) {
      History history = run(workload, List.of(level), seed, Set.of(weakening));
      wanted.removeAll(Kinds.of(checker.violations(history)));
    }
    assertThat(wanted).as("not found").isEmpty();
  }

  @Test
  void theSameSeedGivesTheSameHistory() throws InterruptedException {
    for (Workload workload : Workload.values()) {
      List<IsolationLevel> levels = List.of(IsolationLevel.values());
      String once = HistoryText.of(run(workload, levels, 7, Set.of()));
      assertThat(HistoryText.of(run(workload, levels, 7, Set.of()))).isEqualTo(once);
      assertThat(HistoryText.of(run(workload, levels, 8, Set.of()))).isNotEqualTo(once);
    }
  }
}
