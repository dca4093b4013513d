package io.skerry.lock;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lock of one table, row or name: who holds it, and who waits. Guarded by the lock table's
 * mutex.
 *
 * <p>In the queue conversions stand before new requests. A conversion is granted as soon as it is
 * compatible with what the others hold; a new request when no conversion waits, all before it have
 * been granted, and it is compatible too.
 */
final class Lock {
  private static final int BYTES = 120;

  final Resource.Kind kind;

  /** The table's number, or that of the row's space; 0 for a name. */
  final long space;

  final byte[] key;
  final int hash;

  /** The next in the bucket of {@link LockMap}. */
  @Nullable Lock next;

  @Nullable Grant firstHolder;
  @Nullable LockWait firstWait;
  private @Nullable LockWait lastWait;

  /** The bits of all modes that are held. */
  private int modes;

  Lock(Resource.Kind kind, long space, byte[] key, int hash) {
    this.kind = kind;
    this.space = space;
    this.key = key;
    this.hash = hash;
  }

  /** What a grant or a request of this lock takes, with the lock's own part. */
  static int bytes(int keyLength) {
    return BYTES + keyLength;
  }

  boolean isUnused() {
    return firstHolder == null && firstWait == null;
  }

  @Nullable Grant grantOf(LockOwner owner) {
    for (Grant grant = firstHolder; grant != null; grant = grant.nextHolder) {
      if (grant.owner == owner) {
        return grant;
      }
    }
    return null;
  }

  /**
   * Whether the others' grants allow a mode.
   *
   * @param own a grant that does not count
   */
  boolean isCompatible(LockMode mode, @Nullable Grant own) {
    if (mode.isCompatibleWithAll(modes)) {
      return true;
    }
    if (own == null) {
      return false;
    }
    for (Grant grant = firstHolder; grant != null; grant = grant.nextHolder) {
      if (grant != own && !mode.isCompatibleWith(grant.mode)) {
        return false;
      }
    }
    return true;
  }

  /** Makes {@code mode} what a grant holds, in place of what it held. */
  void hold(Grant grant, LockMode mode) {
    LockMode before = grant.mode;
    grant.mode = mode;
    modes |= mode.bit();
    if (before == LockMode.NONE) {
      Grant second = firstHolder;
      grant.nextHolder = second;
      if (second != null) {
        second.previousHolder = grant;
      }
      firstHolder = grant;
      grant.list.add(grant);
    } else {
      forget(before);
    }
  }

  void release(Grant grant) {
    Grant after = grant.nextHolder;
    Grant before = grant.previousHolder;
    if (before == null) {
      firstHolder = after;
    } else {
      before.nextHolder = after;
    }
    if (after != null) {
      after.previousHolder = before;
    }
    grant.nextHolder = null;
    grant.previousHolder = null;
    grant.list.remove(grant);
    LockMode held = grant.mode;
    grant.mode = LockMode.NONE;
    forget(held);
  }

  /** A grant has left a mode. */
  private void forget(LockMode mode) {
    for (Grant grant = firstHolder; grant != null; grant = grant.nextHolder) {
      if (grant.mode == mode) {
        return;
      }
    }
    modes &= ~mode.bit();
  }

  // ---- the queue

  void enqueue(LockWait wait) {
    LockWait before = lastWait;
    if (wait.isConversion()) {
      before = null;
      for (LockWait w = firstWait; w != null && w.isConversion(); w = w.next) {
        before = w;
      }
    }
    LockWait after = before == null ? firstWait : before.next;
    wait.previous = before;
    wait.next = after;
    if (before == null) {
      firstWait = wait;
    } else {
      before.next = wait;
    }
    if (after == null) {
      lastWait = wait;
    } else {
      after.previous = wait;
    }
  }

  void dequeue(LockWait wait) {
    LockWait before = wait.previous;
    LockWait after = wait.next;
    if (before == null) {
      firstWait = after;
    } else {
      before.next = after;
    }
    if (after == null) {
      lastWait = before;
    } else {
      after.previous = before;
    }
    wait.previous = null;
    wait.next = null;
  }

  /** Grants to those who wait what can be granted now. */
  void grantNext() {
    boolean conversionWaits = false;
    LockWait wait = firstWait;
    while (wait != null) {
      LockWait after = wait.next;
      boolean conversion = wait.isConversion();
      if (!conversion && conversionWaits) {
        return;
      }
      if (isCompatible(wait.mode(), wait.grant())) {
        dequeue(wait);
        hold(wait.grant(), wait.mode());
        wait.end(LockTable.Outcome.GRANTED);
      } else if (conversion) {
        conversionWaits = true;
      } else {
        return;
      }
      wait = after;
    }
  }

  /**
   * Who stands in the way of one that waits. Of the queue a new request names only the one before
   * it, which names those before itself: so a search through all is linear.
   */
  List<LockOwner> blockers(LockWait wait) {
    List<LockOwner> blockers = new ArrayList<>();
    for (Grant grant = firstHolder; grant != null; grant = grant.nextHolder) {
      if (grant != wait.grant() && !wait.mode().isCompatibleWith(grant.mode)) {
        blockers.add(grant.owner);
      }
    }
    LockWait before = wait.previous;
    if (wait.isConversion() || before == null) {
      return blockers;
    }
    if (before.isConversion()) {
      for (LockWait w = before; w != null; w = w.previous) {
        blockers.add(w.owner);
      }
    } else {
      blockers.add(before.owner);
    }
    return blockers;
  }
}
