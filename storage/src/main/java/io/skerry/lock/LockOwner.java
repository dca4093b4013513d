package io.skerry.lock;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who holds locks, mostly a transaction: all that the lock table knows of it. One thread
 * at a time works for an owner; only {@link LockTable#cancel} may come from another.
 */
public final class LockOwner {
  private static final int DEADLOCK_PRIORITY_MAX = 10;
  private static final int LOOKED_AT_MAX = 100;

  private final long id;
  private final LongSupplier cost;
  private long timeoutMillis = -1;
  private int deadlockPriority;

  /** What was held before the last request. */
  LockMode before = LockMode.NONE;

  Resource.@Nullable Kind waitedFor;
  private @Nullable TableGrant lastTable;
  private @Nullable LockOwner partner;

  // Changed under the lock table's mutex; its own thread may read what it holds without.

  final HeldList tables = new HeldList();
  final HeldList applications = new HeldList();
  final List<HeldRanges> ranges = new ArrayList<>(0);

  /** A key for whose change it has waited, and which others' new ranges still spare. */
  @Nullable RangeWait reservation;

  @Nullable Wait wait;
  final List<EndWait> endWaits = new ArrayList<>(0);
  boolean hasEnded;
  boolean isCancelled;

  /**
   * @param id what the lock table's records and nothing else call it
   * @param cost what its work has cost so far, such as the number of its changes: of a deadlock the
   *     cheapest is ended. Asked while the owner waits, by any thread
   */
  public LockOwner(long id, LongSupplier cost) {
    this.id = id;
    this.cost = cost;
  }

  public long id() {
    return id;
  }

  /** How long each wait may last; -1 for ever, 0 for no wait. */
  public void setTimeoutMillis(long millis) {
    timeoutMillis = millis;
  }

  public long timeoutMillis() {
    return timeoutMillis;
  }

  /**
   * Of a deadlock the owner with the lowest priority is ended.
   *
   * @param priority -10 to 10; 0 at first (SET DEADLOCK_PRIORITY)
   */
  public void setDeadlockPriority(int priority) {
    if (Math.abs(priority) > DEADLOCK_PRIORITY_MAX) {
      throw new IllegalArgumentException("deadlock priority " + priority);
    }
    deadlockPriority = priority;
  }

  int deadlockPriority() {
    return deadlockPriority;
  }

  long cost() {
    return cost.getAsLong();
  }

  /**
   * Takes note that this owner and another work on one thread, such as a session and its
   * transaction: who waits for one waits for what the other waits for.
   */
  public void setPartner(LockOwner other) {
    partner = other;
    other.partner = this;
  }

  /**
   * The mode in which the row or table of the last request was held before; to give back what the
   * request added.
   */
  public LockMode heldBefore() {
    return before;
  }

  /** For what kind of resource the last request waited; null if it did not wait. */
  public Resource.@Nullable Kind waitedFor() {
    return waitedFor;
  }

  @Nullable TableGrant table(long tableId) {
    TableGrant last = lastTable;
    if (last != null && last.lock.space == tableId && last.mode != LockMode.NONE) {
      return last;
    }
    for (Grant grant = tables.first; grant != null; grant = grant.nextHeld) {
      if (grant.lock.space == tableId) {
        lastTable = (TableGrant) grant;
        return lastTable;
      }
    }
    return null;
  }

  @Nullable HeldRanges rangesOf(long space) {
    for (HeldRanges held : ranges) {
      if (held.space.id == space) {
        return held;
      }
    }
    return null;
  }

  /**
   * Whether somebody may wait for this owner or its partner; without, it is part of no circle. An
   * owner with many locks is not looked through.
   */
  boolean mayBlock() {
    LockOwner other = partner;
    return blocks() || (other != null && other.blocks());
  }

  private boolean blocks() {
    if (reservation != null || !endWaits.isEmpty() || !ranges.isEmpty()) {
      return true;
    }
    int left = LOOKED_AT_MAX;
    for (Grant grant = tables.first; grant != null; grant = grant.nextHeld) {
      HeldList rows = ((TableGrant) grant).rows;
      left -= 1 + rows.count;
      if (left < 0 || grant.lock.firstWait != null || isWaitedFor(rows)) {
        return true;
      }
    }
    return applications.count > left || isWaitedFor(applications);
  }

  private static boolean isWaitedFor(HeldList held) {
    for (Grant grant = held.first; grant != null; grant = grant.nextHeld) {
      if (grant.lock.firstWait != null) {
        return true;
      }
    }
    return false;
  }

  void beginWait(Wait begun) {
    waitedFor = begun.kind();
    setWait(begun);
  }

  void endWait() {
    setWait(null);
  }

  private void setWait(@Nullable Wait current) {
    wait = current;
    LockOwner other = partner;
    if (other != null) {
      other.wait = current;
    }
  }
}
