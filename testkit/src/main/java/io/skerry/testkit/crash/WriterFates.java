package io.skerry.testkit.crash;

import io.skerry.testkit.crash.Acknowledgements.Fate;
import io.skerry.testkit.crash.Acknowledgements.Line;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What one client knows of its transactions, by their numbers. */
final class WriterFates {
  private final TreeMap<Integer, Fate> fates = new TreeMap<>();
  private final int writer;
  private final List<String> faults;

  /**
   * @param faults takes what must not be
   */
  WriterFates(int writer, List<Line> lines, List<String> faults) {
    this.writer = writer;
    this.faults = faults;
    for (Line line : lines) {
      if (line.id().writer() == writer) {
        fates.put(line.id().number(), line.fate());
      }
    }
  }

  Set<Integer> numbers() {
    return fates.keySet();
  }

  boolean isCommitted(int number) {
    return fates.get(number) == Fate.COMMITTED;
  }

  boolean isInDoubt(int number) {
    return fates.get(number) == Fate.COMMITTING;
  }

  int committed() {
    return count(Fate.COMMITTED);
  }

  int inDoubt() {
    return count(Fate.COMMITTING);
  }

  private int count(Fate fate) {
    return (int) fates.values().stream().filter(fate::equals).count();
  }

  /** The newest transaction that was acknowledged, -1 for none. */
  int lastCommitted() {
    for (int number : fates.descendingKeySet()) {
      if (isCommitted(number)) {
        return number;
      }
    }
    return -1;
  }

  void fault(String what) {
    faults.add("writer " + writer + ": " + what);
  }

  /** A transaction's changes are there, or not. */
  void check(int number, boolean isThere) {
    @Nullable Fate fate = fates.get(number);
    if (isThere && fate == null) {
      fault("undead: " + number + " was never asked to commit");
    } else if (isThere && fate == Fate.ROLLED_BACK) {
      fault("undead: " + number + " was rolled back");
    } else if (!isThere && fate == Fate.COMMITTED) {
      fault("lost: " + number + " was acknowledged");
    }
  }
}
