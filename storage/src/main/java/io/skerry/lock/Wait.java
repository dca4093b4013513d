package io.skerry.lock;

import java.util.List;
import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;

/** A request that waits. Guarded by the lock table's mutex. */
abstract sealed class Wait permits LockWait, RangeWait, EndWait {
  final LockOwner owner;
  @Nullable Condition wake;
  LockTable.@Nullable Outcome outcome;

  /** The last search for a deadlock that came by. */
  long search;

  Wait(LockOwner owner) {
    this.owner = owner;
  }

  abstract Resource.Kind kind();

  /** The owners that must go on before it can. */
  abstract List<LockOwner> blockers();

  void end(LockTable.Outcome how) {
    outcome = how;
    wakeUp();
  }

  /** Lets its thread look again. */
  void wakeUp() {
    Condition waking = wake;
    if (waking != null) {
      waking.signal();
    }
  }
}
