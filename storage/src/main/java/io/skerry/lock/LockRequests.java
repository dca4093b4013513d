package io.skerry.lock;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What requests do that the owner's own knowledge does not answer. Called with the mutex held. */
final class LockRequests {
  private static final byte[] NO_KEY = {};

  private final LockMemory memory;
  private final Escalation escalation;
  private final Waiting waiting;

  LockRequests(LockMemory memory, Escalation escalation, Waiting waiting) {
    this.memory = memory;
    this.escalation = escalation;
    this.waiting = waiting;
  }

  // ---- tables, rows and names

  /** For a table of which the owner holds nothing. */
  LockTable.Outcome table(LockOwner owner, long tableId, LockMode mode) {
    if (!makeRoom(owner, Lock.bytes(NO_KEY.length))) {
      return LockTable.Outcome.EXHAUSTED;
    }
    int hash = LockMap.hash(Resource.Kind.TABLE, tableId, NO_KEY);
    Lock lock = memory.locks.getOrAdd(Resource.Kind.TABLE, tableId, NO_KEY, hash);
    return request(new TableGrant(lock, owner, escalation.firstAttempt()), mode);
  }

  LockTable.Outcome row(TableGrant table, long space, byte[] key, int hash, LockMode mode) {
    LockOwner owner = table.owner;
    Lock lock = memory.locks.find(Resource.Kind.ROW, space, key, hash);
    Grant held = lock == null ? null : lock.grantOf(owner);
    if (held != null) {
      return convert(held, mode);
    }
    owner.before = LockMode.NONE;
    boolean hasRoom = makeRoom(owner, Lock.bytes(key.length));
    if (table.mode.ofRows().covers(mode)) {
      return LockTable.Outcome.HELD;
    }
    if (!hasRoom) {
      return LockTable.Outcome.EXHAUSTED;
    }
    if (lock == null) {
      lock = new Lock(Resource.Kind.ROW, space, key, hash);
      memory.locks.add(lock);
    }
    LockTable.Outcome outcome = request(new Grant(lock, owner, table.rows), mode);
    if (outcome == LockTable.Outcome.GRANTED) {
      escalation.afterGrant(table);
    }
    return outcome;
  }

  LockTable.Outcome name(LockOwner owner, byte[] name, LockMode mode) {
    ApplicationGrant held = nameOf(owner, name);
    LockTable.Outcome outcome;
    if (held != null) {
      outcome = convert(held, mode);
    } else if (makeRoom(owner, Lock.bytes(name.length))) {
      int hash = LockMap.hash(Resource.Kind.APPLICATION, 0, name);
      Lock lock = memory.locks.getOrAdd(Resource.Kind.APPLICATION, 0, name, hash);
      held = new ApplicationGrant(lock, owner);
      outcome = request(held, mode);
    } else {
      return LockTable.Outcome.EXHAUSTED;
    }
    if (outcome == LockTable.Outcome.GRANTED || outcome == LockTable.Outcome.HELD) {
      held.count++;
    }
    return outcome;
  }

  @Nullable ApplicationGrant nameOf(LockOwner owner, byte[] name) {
    int hash = LockMap.hash(Resource.Kind.APPLICATION, 0, name);
    Lock lock = memory.locks.find(Resource.Kind.APPLICATION, 0, name, hash);
    return lock == null ? null : (ApplicationGrant) lock.grantOf(owner);
  }

  LockTable.Outcome convert(Grant held, LockMode mode) {
    held.owner.before = held.mode;
    LockMode wanted = held.mode.with(mode);
    return wanted == held.mode ? LockTable.Outcome.HELD : request(held, wanted);
  }

  /**
   * @param grant what is held, for a conversion; else what will be held
   */
  private LockTable.Outcome request(Grant grant, LockMode wanted) {
    Lock lock = grant.lock;
    boolean isConversion = grant.mode != LockMode.NONE;
    if (!isConversion) {
      memory.take(lock);
    }
    if ((isConversion || lock.firstWait == null) && lock.isCompatible(wanted, grant)) {
      lock.hold(grant, wanted);
      return LockTable.Outcome.GRANTED;
    }
    LockWait wait = new LockWait(grant, wanted);
    lock.enqueue(wait);
    return waiting.await(wait);
  }

  void lower(Grant held, LockMode mode) {
    if (held.mode == mode || !held.mode.covers(mode)) {
      return;
    }
    if (mode == LockMode.NONE) {
      memory.release(held);
    } else {
      memory.lower(held, mode);
    }
  }

  // ---- ranges and keys

  LockTable.Outcome range(
      TableGrant table,
      long space,
      byte[] from,
      byte @Nullable [] to,
      LockMode mode,
      boolean mayWait) {
    HeldRanges held = table.owner.rangesOf(space);
    if (held != null && held.intervals.covers(from, to, mode)) {
      return LockTable.Outcome.HELD;
    }
    boolean isConversion = held != null && held.intervals.overlaps(from, to);
    boolean hasRoom = makeRoom(table.owner, Intervals.bytesOf(from, to));
    if (table.mode.ofRows().covers(mode)) {
      return LockTable.Outcome.HELD;
    }
    if (!hasRoom) {
      return LockTable.Outcome.EXHAUSTED;
    }
    RangeSpace ranges = memory.ranges.getOrAdd(space);
    RangeWait request = new RangeWait(ranges, table, from, to, mode, isConversion);
    LockTable.Outcome outcome = LockTable.Outcome.GRANTED;
    if (ranges.blockers(request).isEmpty()) {
      ranges.grant(request);
    } else if (mayWait) {
      ranges.enqueue(request);
      outcome = waiting.await(request);
    } else {
      outcome = LockTable.Outcome.TIMEOUT;
    }
    HeldRanges now = table.owner.rangesOf(space);
    if (outcome == LockTable.Outcome.GRANTED && now != null) {
      memory.count(now);
      escalation.afterGrant(table);
    }
    return outcome;
  }

  /** Waits until no other owner's range has a key in a mode that is not compatible. */
  LockTable.Outcome key(LockOwner owner, long space, byte[] key, LockMode mode) {
    RangeSpace ranges = spaceIfTaken(owner, space, key, mode);
    if (ranges == null) {
      return LockTable.Outcome.GRANTED;
    }
    RangeWait wait = new RangeWait(owner, ranges, key, mode);
    ranges.enqueue(wait);
    return waiting.await(wait);
  }

  /** The key's space if another owner's range has it in a mode that is not compatible, or null. */
  @Nullable RangeSpace spaceIfTaken(LockOwner owner, long space, byte[] key, LockMode mode) {
    RangeWait reservation = owner.reservation;
    if (reservation != null
        && !(reservation.space.id == space && Arrays.equals(reservation.from, key))) {
      memory.releaseReservation(owner);
    }
    RangeSpace ranges = memory.ranges.find(space);
    return ranges == null || ranges.isKeyFree(owner, key, mode) ? null : ranges;
  }

  // ---- ends, and room

  LockTable.Outcome end(LockOwner owner, LockOwner other) {
    if (other.hasEnded) {
      return LockTable.Outcome.GRANTED;
    }
    EndWait wait = new EndWait(owner, other);
    memory.add(wait);
    return waiting.await(wait);
  }

  /** Whether there is room for another lock, if need be after escalation. */
  private boolean makeRoom(LockOwner owner, int bytes) {
    if (!memory.hasRoom(bytes)) {
      escalation.escalateAll(owner);
    }
    return memory.hasRoom(bytes);
  }
}
