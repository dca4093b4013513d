package io.skerry.lock;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Puts one lock of a table in the place of an owner's many locks of its rows and ranges. Guarded by
 * the lock table's mutex, but for {@link #allow}.
 *
 * <p>An owner that locks rows for changes gets the table in X, another in S. Nobody waits for it:
 * an owner that cannot have the table goes on with rows, and tries again some rows later. Source:
 * "Transaction locking and row versioning guide", lock escalation.
 */
final class Escalation {
  private final LockLimits limits;
  private final LockMemory memory;
  private final Set<Long> forbidden = ConcurrentHashMap.newKeySet();

  Escalation(LockLimits limits, LockMemory memory) {
    this.limits = limits;
    this.memory = memory;
  }

  void allow(long tableId, boolean isAllowed) {
    if (isAllowed) {
      forbidden.remove(tableId);
    } else {
      forbidden.add(tableId);
    }
  }

  /** With so many row and range locks of a table escalation is tried first. */
  int firstAttempt() {
    return limits.escalationLocks();
  }

  /** A row or a range of a table has been granted. */
  void afterGrant(TableGrant table) {
    if (table.lockCount() >= table.escalationAt && !escalate(table)) {
      table.escalationAt = table.lockCount() + limits.escalationStep();
    }
  }

  /** Escalates whatever can be, because there is no room for more locks. */
  void escalateAll(LockOwner owner) {
    for (Grant grant = owner.tables.first; grant != null; grant = grant.nextHeld) {
      TableGrant table = (TableGrant) grant;
      if (table.lockCount() > 0) {
        boolean unused = escalate(table);
      }
    }
  }

  private boolean escalate(TableGrant table) {
    Lock lock = table.lock;
    LockMode asked = table.mode.covers(LockMode.IX) ? LockMode.X : LockMode.S;
    LockMode wanted = table.mode.with(asked);
    if (forbidden.contains(lock.space) || !lock.isCompatible(wanted, table)) {
      return false;
    }
    lock.hold(table, wanted);
    table.isEscalated = true;
    table.escalationAt = firstAttempt();
    Grant row = table.rows.first;
    while (row != null) {
      memory.release(row);
      row = table.rows.first;
    }
    releaseRanges(table);
    return true;
  }

  private void releaseRanges(TableGrant table) {
    for (HeldRanges held : table.owner.ranges.toArray(new HeldRanges[0])) {
      if (held.table == table) {
        memory.release(held);
      }
    }
  }
}
