package io.skerry.testkit.history;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What concurrent processes did and saw.
 *
 * @param total what all accounts hold together at any time, where there are accounts
 */
public record History(List<HistoryTransaction> transactions, OptionalLong total) {
  public History {
    transactions = List.copyOf(transactions);
    Set<Integer> ids = new HashSet<>();
    for (HistoryTransaction transaction : transactions) {
      if (!ids.add(transaction.id())) {
        throw new IllegalArgumentException("two transactions are T" + transaction.id());
      }
    }
  }

  /** A history without accounts. */
  public History(List<HistoryTransaction> transactions) {
    this(transactions, OptionalLong.empty());
  }
}
