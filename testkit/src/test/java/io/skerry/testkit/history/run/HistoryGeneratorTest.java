package io.skerry.testkit.history.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.testkit.history.IsolationLevel;
import io.skerry.testkit.history.run.Plan.PlannedTransaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class HistoryGeneratorTest {
  private static final List<IsolationLevel> LEVELS = List.of(IsolationLevel.values());

  private static List<Step> steps(Plan plan) {
    List<Step> steps = new ArrayList<>();
    for (List<PlannedTransaction> process : plan.processes()) {
      process.forEach(transaction -> steps.addAll(transaction.steps()));
    }
    return steps;
  }

  @ParameterizedTest
  @EnumSource
  void theSeedSaysItAll(Workload workload) {
    HistoryGenerator generator = new HistoryGenerator(workload, LEVELS, 4);
    Plan plan = generator.plan(5, 100);
    assertThat(generator.plan(5, 100)).isEqualTo(plan);
    assertThat(generator.plan(6, 100)).isNotEqualTo(plan);
    assertThat(plan.processes()).hasSize(4).allSatisfy(one -> assertThat(one).hasSize(25));
  }

  @ParameterizedTest
  @EnumSource
  void everyChangeIsTheOnlyOneOfItsKind(Workload workload) {
    Set<Long> made = new HashSet<>();
    Set<Long> deleted = new HashSet<>();
    Map<Long, Integer> changes = new HashMap<>();
    for (Step step : steps(new HistoryGenerator(workload, LEVELS, 4).plan(1, 2000))) {
      switch (step) {
        case Step.Append(long key, long value) -> {
          assertThat(made.add(value)).isTrue();
          changes.merge(key, 1, Integer::sum);
        }
        case Step.Write(long key, long value) -> {
          assertThat(made.add(value)).isTrue();
          changes.merge(key, 1, Integer::sum);
        }
        case Step.Insert(long row) -> {
          assertThat(made.add(row)).isTrue();
          changes.merge(row / 100, 1, Integer::sum);
        }
        case Step.Delete(long row) -> assertThat(deleted.add(row)).isTrue();
        case Step.Transfer(long from, long to, long amount) -> {
          assertThat(from).isNotEqualTo(to).isBetween(1L, 5L);
          assertThat(to).isBetween(1L, 5L);
          assertThat(amount).isPositive();
        }
        case Step.ReadList _, Step.Read _, Step.ListRows _, Step.ReadBalances _ -> {}
      }
    }
    assertThat(changes.values()).allSatisfy(count -> assertThat(count).isLessThanOrEqualTo(40));
    if (workload == Workload.RANGE) {
      assertThat(made).containsAll(deleted);
    }
  }
}
