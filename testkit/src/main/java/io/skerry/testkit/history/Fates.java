package io.skerry.testkit.history;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which transactions committed, as far as the history tells: those that know it, and those of
 * unknown outcome whose changes were seen by one that sees committed data only.
 */
final class Fates {
  private final Outcome[] outcomes;

  /** Something that one transaction can have made. */
  private record Made(Dependency.Subject subject, long key, long value) {}

  Fates(History history) {
    List<HistoryTransaction> transactions = history.transactions();
    this.outcomes = new Outcome[transactions.size()];
    Map<Made, Integer> inDoubt = new HashMap<>();
    for (int place = 0; place < outcomes.length; place++) {
      outcomes[place] = transactions.get(place).outcome();
      if (outcomes[place] == Outcome.UNKNOWN) {
        for (Operation operation : transactions.get(place).operations()) {
          addMade(operation, place, inDoubt);
        }
      }
    }
    if (!inDoubt.isEmpty()) {
      for (HistoryTransaction transaction : transactions) {
        if (transaction.outcome() == Outcome.COMMITTED
            && transaction.level().forbids(AnomalyKind.G1A)) {
          transaction.operations().forEach(operation -> settle(operation, inDoubt));
        }
      }
    }
  }

  private static void addMade(Operation operation, int place, Map<Made, Integer> made) {
    switch (operation) {
      case Operation.Append append ->
          made.put(new Made(Dependency.Subject.LIST, append.key(), append.value()), place);
      case Operation.Write write ->
          made.put(new Made(Dependency.Subject.REGISTER, write.key(), write.value()), place);
      case Operation.Insert insert ->
          made.put(new Made(Dependency.Subject.ROW, insert.row(), 0), place);
      case Operation.Delete _,
          Operation.ListRows _,
          Operation.Read _,
          Operation.ReadBalances _,
          Operation.ReadList _,
          Operation.Transfer _ -> {}
    }
  }

  private void settle(Operation operation, Map<Made, Integer> inDoubt) {
    switch (operation) {
      case Operation.ReadList read ->
          read.values()
              .forEach(value -> settle(Dependency.Subject.LIST, read.key(), value, inDoubt));
      case Operation.Read read ->
          settle(Dependency.Subject.REGISTER, read.key(), read.value(), inDoubt);
      case Operation.ListRows list ->
          list.rows().forEach(row -> settle(Dependency.Subject.ROW, row, 0, inDoubt));
      case Operation.Append _,
          Operation.Delete _,
          Operation.Insert _,
          Operation.ReadBalances _,
          Operation.Transfer _,
          Operation.Write _ -> {}
    }
  }

  private void settle(
      Dependency.Subject subject, long key, long value, Map<Made, Integer> inDoubt) {
    Integer maker = inDoubt.get(new Made(subject, key, value));
    if (maker != null) {
      outcomes[maker] = Outcome.COMMITTED;
    }
  }

  boolean isCommitted(int place) {
    return outcomes[place] == Outcome.COMMITTED;
  }

  boolean isAborted(int place) {
    return outcomes[place] == Outcome.ABORTED;
  }
}
