package io.skerry.testkit.history.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.testkit.history.Anomaly;
import io.skerry.testkit.history.History;
import io.skerry.testkit.history.HistoryChecker;
import io.skerry.testkit.history.IsolationLevel;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A history of 5,000 transactions is checked in well under a second, clean or full of faults. */
@Timeout(120)
final class CheckerSpeedTest {
  private static final int PROCESSES = 8;
  private static final int TRANSACTIONS = 5000;
  private static final Duration LIMIT = Duration.ofSeconds(1);

  private final HistoryChecker checker = new HistoryChecker(true);

  @ParameterizedTest
  @EnumSource(names = {"LIST_APPEND", "REGISTER", "RANGE"})
  void longHistoriesAreCheckedFast(Workload workload) throws InterruptedException {
    History clean = run(workload, IsolationLevel.SNAPSHOT, Set.of());
    assertThat(timed(workload + ", clean", clean)).isEmpty();
    History faulty = run(workload, IsolationLevel.SERIALIZABLE, EnumSet.allOf(Weakening.class));
    assertThat(timed(workload + ", all weakened", faulty)).isNotEmpty();
  }

  private static History run(Workload workload, IsolationLevel level, Set<Weakening> weakenings)
      throws InterruptedException {
    Plan plan = new HistoryGenerator(workload, List.of(level), PROCESSES).plan(1, TRANSACTIONS);
    SeededTurns turns = new SeededTurns(1, PROCESSES);
    return new HistoryRunner(new MemoryTarget(turns, weakenings), turns).run(plan);
  }

  private List<Anomaly> timed(String what, History history) {
    List<Anomaly> violations = checker.violations(history);
    Duration begin = processorTime();
    assertThat(checker.violations(history)).isEqualTo(violations);
    assertThat(processorTime().minus(begin)).as(what).isLessThan(LIMIT);
    return violations;
  }

  /** Of this process: other work on the machine is not the checker's. */
  private static Duration processorTime() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
  }
}
