package io.skerry.testkit.history;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One thing that is wrong with a history.
 *
 * @param overTime whether it is a cycle that goes through the order of time
 * @param transactions who took part; in a cycle, in its order
 * @param reasons sentences that prove it
 */
public record Anomaly(
    AnomalyKind kind,
    boolean overTime,
    List<HistoryTransaction> transactions,
    List<String> reasons) {
  private static final int OPERATIONS_SHOWN = 12;
  private static final int CHARACTERS_SHOWN = 240;

  public Anomaly {
    transactions = List.copyOf(transactions);
    reasons = List.copyOf(reasons);
  }

  /** The finding in words: what it is, who took part, and why. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(kind.title())
        .append(overTime ? " with the order of time: " : ": ")
        .append(kind.meaning())
        .append('\n');
    String lines =
        transactions.stream()
            .distinct()
            .map(transaction -> "  " + shown(transaction) + "\n")
            .collect(Collectors.joining());
    text.append(lines);
    reasons.forEach(reason -> text.append("  ").append(reason).append('\n'));
    return text.toString();
  }

  private static String shown(HistoryTransaction transaction) {
    String line = HistoryText.of(transaction, OPERATIONS_SHOWN);
    return line.length() <= CHARACTERS_SHOWN ? line : line.substring(0, CHARACTERS_SHOWN) + " ...";
  }
}
