package io.skerry.testkit.history;

import java.util.List;

/**
 * One transaction of a history.
 *
 * @param id its number, no other transaction's
 * @param process the process that ran it; a process runs one transaction at a time
 * @param level at which it ran
 * @param start an instant of the history's clock before its first operation
 * @param end an instant after its outcome was known
 */
public record HistoryTransaction(
    int id,
    int process,
    IsolationLevel level,
    long start,
    long end,
    Outcome outcome,
    List<Operation> operations) {

  public HistoryTransaction {
    if (end < start) {
      throw new IllegalArgumentException("T" + id + " ends before it begins");
    }
    operations = List.copyOf(operations);
  }

  /** The same at another level. */
  public HistoryTransaction at(IsolationLevel other) {
    return new HistoryTransaction(id, process, other, start, end, outcome, operations);
  }

  String name() {
    return "T" + id;
  }
}
