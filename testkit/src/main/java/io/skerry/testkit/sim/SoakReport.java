package io.skerry.testkit.sim;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How often what was crashed; may be told by several threads. */
final class SoakReport {
  /** What a store is about when it does an operation, told from the operation. */
  private enum Phase {
    RECOVERY,
    COMMIT,
    CHECKPOINT,
    LOG_SEGMENTS,
    EVICTION,
    OTHER
  }

  private final Map<String, Long> crashes = new TreeMap<>();
  private final Map<String, Long> faults = new TreeMap<>();
  private final Map<Phase, Long> phases = new TreeMap<>();
  private long rounds;
  private long lives;
  private long checked;
  private long walked;

  synchronized void round() {
    rounds++;
  }

  synchronized void life() {
    lives++;
  }

  synchronized long rounds() {
    return rounds;
  }

  /** The crashes whose outcome was compared. */
  synchronized long checked() {
    return checked;
  }

  /** What a crash left, and the store opened on it, were checked page by page. */
  synchronized void walked() {
    walked++;
  }

  synchronized long walks() {
    return walked;
  }

  /** A crash before {@code operation} was compared, while {@code activity} went on. */
  synchronized void crash(String activity, TracedOperation operation) {
    checked++;
    phases.merge(phase(activity, operation), 1L, Long::sum);
    String kind = operation.operation().name().toLowerCase(Locale.ROOT);
    crashes.merge(activity + ": " + kind + " " + operation.fileKind(), 1L, Long::sum);
  }

  synchronized void fault(Fault fault) {
    faults.merge(fault.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '), 1L, Long::sum);
  }

  synchronized void full() {
    faults.merge("full disk", 1L, Long::sum);
  }

  private static Phase phase(String activity, TracedOperation operation) {
    boolean isLog = operation.fileKind().equals("log");
    boolean isWrite =
        operation.operation() == DiskOperation.WRITE
            || operation.operation() == DiskOperation.FORCE;
    if (activity.equals("opening")) {
      return Phase.RECOVERY;
    }
    if (isLog) {
      return isWrite && operation.offset() != 0 ? Phase.COMMIT : Phase.LOG_SEGMENTS;
    }
    if (activity.equals("change") || activity.equals("rollback")) {
      return Phase.EVICTION;
    }
    return operation.fileKind().equals("directory") || operation.fileKind().equals("epoch")
        ? Phase.OTHER
        : Phase.CHECKPOINT;
  }

  synchronized String text(long nanos) {
    double seconds = nanos / 1e9;
    StringBuilder text = new StringBuilder();
    text.append("rounds ").append(rounds).append(", lives ").append(lives);
    text.append(", crashes ").append(checked);
    text.append(", checked page by page ").append(walked);
    text.append(String.format(Locale.ROOT, ", %.0f crashes/s", checked / seconds));
    text.append(String.format(Locale.ROOT, ", %.1f s%n", seconds));
    return text.append(crashesText()).toString();
  }

  /** What was crashed how often; the same each time for the same rounds of one thread. */
  synchronized String crashesText() {
    StringBuilder text = new StringBuilder();
    text.append("by phase: ").append(lower(phases)).append('\n');
    text.append("faults that struck: ").append(lower(faults)).append('\n');
    text.append("by operation that the crash came before:\n");
    crashes.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .forEach(
            entry -> text.append(String.format("%8d  %s%n", entry.getValue(), entry.getKey())));
    return text.toString();
  }

  private static String lower(Map<?, Long> counts) {
    return counts.toString().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
