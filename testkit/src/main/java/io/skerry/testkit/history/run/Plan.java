package io.skerry.testkit.history.run;

import io.skerry.testkit.history.IsolationLevel;
import java.util.List;

/**
 * All that the processes of a history are to do.
 *
 * @param keys how many lists, registers or accounts there are; their keys are 1 to {@code keys}
 * @param processes the transactions of each process, in order
 * @param audit what is read when all processes have ended
 */
public record Plan(
    Workload workload,
    long keys,
    List<List<PlannedTransaction>> processes,
    PlannedTransaction audit) {
  /** What each account holds at first. */
  static final long BALANCE = 20;

  /**
   * One transaction.
   *
   * @param aborts whether its process takes it back instead of committing it
   */
  record PlannedTransaction(IsolationLevel level, List<Step> steps, boolean aborts) {
    PlannedTransaction {
      steps = List.copyOf(steps);
    }
  }

  public Plan {
    processes = processes.stream().map(List::copyOf).toList();
  }
}
