package io.skerry.lock;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * All locks, ranges and waits that there are, and an estimate of what they take. Guarded by the
 * lock table's mutex.
 */
final class LockMemory {
  final LockMap locks = new LockMap();
  final RangeSpaces ranges = new RangeSpaces();
  final Set<EndWait> endWaits = new LinkedHashSet<>();
  private final long bytesMax;
  private long bytes;

  LockMemory(long bytesMax) {
    this.bytesMax = bytesMax;
  }

  long bytes() {
    return bytes;
  }

  boolean hasRoom(long more) {
    return bytes + more <= bytesMax;
  }

  /** Counts a new request, until it is released or withdrawn. */
  void take(Lock lock) {
    bytes += Lock.bytes(lock.key.length);
  }

  private void give(Lock lock) {
    bytes -= Lock.bytes(lock.key.length);
  }

  void release(Grant grant) {
    Lock lock = grant.lock;
    lock.release(grant);
    give(lock);
    settle(lock);
  }

  /** Releases up to {@code max} locks of an owner; returns whether it holds nothing any more. */
  boolean releaseSome(LockOwner owner, int max) {
    int left = max;
    while (!owner.ranges.isEmpty() && left-- > 0) {
      release(owner.ranges.getLast());
    }
    Grant next = owner.tables.first;
    while (next != null && left-- > 0) {
      Grant row = ((TableGrant) next).rows.first;
      release(row == null ? next : row);
      next = owner.tables.first;
    }
    next = owner.applications.first;
    while (next != null && left-- > 0) {
      release(next);
      next = owner.applications.first;
    }
    return owner.tables.first == null && owner.applications.first == null && owner.ranges.isEmpty();
  }

  /** Lowers what a grant holds. */
  void lower(Grant grant, LockMode mode) {
    grant.lock.hold(grant, mode);
    grant.lock.grantNext();
  }

  void release(HeldRanges held) {
    held.table.rangeCount -= held.intervals.size();
    bytes -= held.bytesCounted;
    held.owner().ranges.remove(held);
    held.space.release(held);
    ranges.removeIfUnused(held.space);
  }

  /** Counts what an owner's ranges take now. */
  void count(HeldRanges held) {
    long now = held.intervals.bytes();
    bytes += now - held.bytesCounted;
    held.bytesCounted = now;
  }

  /** Lets others have ranges about the key that an owner was to change. */
  void releaseReservation(LockOwner owner) {
    RangeWait reservation = owner.reservation;
    if (reservation != null) {
      owner.reservation = null;
      reservation.space.release(reservation);
      ranges.removeIfUnused(reservation.space);
    }
  }

  /** Takes a request that has ended without a grant out of its queue. */
  void withdraw(Wait wait) {
    switch (wait) {
      case LockWait request -> {
        Lock lock = request.grant().lock;
        lock.dequeue(request);
        if (!request.isConversion()) {
          give(lock);
        }
        settle(lock);
      }
      case RangeWait request -> {
        request.space.queue.remove(request);
        request.space.grantNext();
        ranges.removeIfUnused(request.space);
      }
      case EndWait request -> forget(request);
    }
  }

  void add(EndWait wait) {
    wait.other.endWaits.add(wait);
    endWaits.add(wait);
  }

  private void forget(EndWait wait) {
    wait.other.endWaits.remove(wait);
    endWaits.remove(wait);
  }

  /** Wakes who waits for the end of an owner. */
  void endWaitsFor(LockOwner owner) {
    for (EndWait wait : owner.endWaits) {
      endWaits.remove(wait);
      wait.end(LockTable.Outcome.GRANTED);
    }
    owner.endWaits.clear();
  }

  private void settle(Lock lock) {
    lock.grantNext();
    if (lock.isUnused()) {
      locks.remove(lock);
    }
  }
}
