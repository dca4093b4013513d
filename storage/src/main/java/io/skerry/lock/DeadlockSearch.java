package io.skerry.lock;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds circles of waits, of all kinds of resources. Guarded by the lock table's mutex.
 *
 * <p>Searched is in depth, with a list instead of recursion: a queue of thousands is a path as
 * long.
 */
final class DeadlockSearch {
  private long searches;

  /** A wait on the way, and those in its way, of which {@code next} is to be looked at next. */
  private static final class Step {
    final Wait wait;
    final List<LockOwner> blockers;
    int next;

    Step(Wait wait) {
      this.wait = wait;
      this.blockers = wait.blockers();
    }
  }

  /**
   * The wait to end so that one circle through {@code start} is broken: that of the owner with the
   * lowest priority, of these the lowest cost, of these {@code start} itself. Null if there is no
   * circle.
   */
  @Nullable Wait victim(Wait start) {
    searches++;
    List<Step> path = new ArrayList<>();
    path.add(new Step(start));
    while (!path.isEmpty()) {
      Step step = path.getLast();
      if (step.next == step.blockers.size()) {
        path.removeLast();
        continue;
      }
      Wait wait = step.blockers.get(step.next++).wait;
      if (wait == start) {
        return cheapest(path);
      }
      if (wait != null && wait.outcome == null && wait.search != searches) {
        wait.search = searches;
        path.add(new Step(wait));
      }
    }
    return null;
  }

  private static Wait cheapest(List<Step> circle) {
    Wait cheapest = circle.getFirst().wait;
    for (Step step : circle) {
      LockOwner owner = step.wait.owner;
      int order = Integer.compare(owner.deadlockPriority(), cheapest.owner.deadlockPriority());
      if (order < 0 || (order == 0 && owner.cost() < cheapest.owner.cost())) {
        cheapest = step.wait;
      }
    }
    return cheapest;
  }
}
