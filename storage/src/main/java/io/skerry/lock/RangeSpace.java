package io.skerry.lock;

import java.util.ArrayList;
import java.util.List;

/**
 * The ranges of one space: who holds which, and who waits. Guarded by the lock table's mutex.
 *
 * <p>A key is asked for by whoever is to change it, and not held: it waits for the ranges of others
 * only. One that had to wait leaves its request behind as a reservation, which keeps others' new
 * ranges off until it has made its change; else it could find a new range each time it wakes. A
 * range waits for others' ranges and reservations, and for requests before it with which it
 * conflicts; the last not when its owner holds some of it already.
 */
final class RangeSpace {
  final long id;
  final List<HeldRanges> holders = new ArrayList<>(2);
  final List<RangeWait> queue = new ArrayList<>(2);
  final List<RangeWait> reservations = new ArrayList<>(2);

  RangeSpace(long id) {
    this.id = id;
  }

  boolean isUnused() {
    return holders.isEmpty() && queue.isEmpty() && reservations.isEmpty();
  }

  /** Whether no other owner's range holds a key in a mode that is not compatible. */
  boolean isKeyFree(LockOwner owner, byte[] key, LockMode mode) {
    for (HeldRanges held : holders) {
      if (held.owner() != owner && !mode.isCompatibleWith(held.intervals.modeOf(key))) {
        return false;
      }
    }
    return true;
  }

  /** Who stands in the way of a request, in the queue or not yet. */
  List<LockOwner> blockers(RangeWait request) {
    List<LockOwner> blockers = new ArrayList<>();
    for (HeldRanges held : holders) {
      if (held.owner() != request.owner
          && held.intervals.conflicts(request.from, request.to, request.mode)) {
        blockers.add(held.owner());
      }
    }
    if (request.isOfKey()) {
      return blockers;
    }
    for (RangeWait reservation : reservations) {
      if (request.conflictsWith(reservation)) {
        blockers.add(reservation.owner);
      }
    }
    if (!request.isConversion) {
      for (RangeWait before : queue) {
        if (before == request) {
          break;
        }
        if (request.conflictsWith(before)) {
          blockers.add(before.owner);
        }
      }
    }
    return blockers;
  }

  void enqueue(RangeWait wait) {
    int at = queue.size();
    if (wait.isConversion) {
      at = 0;
      while (at < queue.size() && queue.get(at).isConversion) {
        at++;
      }
    }
    queue.add(at, wait);
  }

  /** Grants to those who wait what can be granted now. */
  void grantNext() {
    int at = 0;
    while (at < queue.size()) {
      RangeWait wait = queue.get(at);
      if (blockers(wait).isEmpty()) {
        queue.remove(at);
        grant(wait);
        wait.end(LockTable.Outcome.GRANTED);
      } else {
        at++;
      }
    }
  }

  void grant(RangeWait request) {
    TableGrant table = request.table;
    if (table == null) {
      reservations.add(request);
      request.owner.reservation = request;
      return;
    }
    HeldRanges held = request.owner.rangesOf(id);
    if (held == null) {
      held = new HeldRanges(this, table);
      holders.add(held);
      request.owner.ranges.add(held);
    }
    held.add(request.from, request.to, request.mode);
  }

  void release(HeldRanges held) {
    holders.remove(held);
    grantNext();
  }

  void release(RangeWait reservation) {
    reservations.remove(reservation);
    grantNext();
  }
}
