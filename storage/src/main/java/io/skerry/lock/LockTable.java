package io.skerry.lock;

import io.skerry.io.Clock;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Who may read and change what: locks of tables, rows, ranges of keys and names, and waits for the
 * end of an owner. How they behave is in the package's essay.
 *
 * <p>A row that a running transaction inserted needs no lock of its own: its version names the
 * writer, and whoever meets it waits for the writer's end ({@link #awaitEnd}).
 *
 * <p>Every request returns at once or waits, by its owner's {@link LockOwner#setTimeoutMillis}. No
 * latch of the store may be held, but for {@link #isKeyFree} and {@link #tryLockRange}.
 *
 * <p><b>Ranges.</b> Whoever is to insert, delete or change a key keeps this order:
 *
 * <ol>
 *   <li>take the store's latch exclusively;
 *   <li>if {@link #hasRanges} and not {@link #isKeyFree}, let the latch go, wait with {@link
 *       #checkKey}, and begin again;
 *   <li>make the change, and let the latch go.
 * </ol>
 *
 * <p>A serializable reader locks a range before it reads it, or while it reads it under one hold of
 * the shared latch. It meets changes that are under way through their versions. So of reader and
 * writer one always sees the other: a range that is locked before the writer's second step is seen
 * there; one that is locked after it is read after the third.
 *
 * <p>A reader that locks ahead of its reading may wait for a writer that then wants a key in its
 * range, and one of them dies for nothing. So it should read a piece under the latch, up to the
 * first change of a running transaction, and lock what it has read with {@link #tryLockRange}
 * before it lets the latch go; then wait for that transaction if there is one, and go on. Where the
 * range is not to be had, it lets the latch go, waits with {@link #lockRange}, and reads the piece
 * again. Who locks rows too locks a row first, and extends the range over it then.
 */
public final class LockTable {
  /** How a request ended. */
  public enum Outcome {
    GRANTED,
    /** Granted, and held before. */
    HELD,
    TIMEOUT,
    DEADLOCK,
    CANCELLED,
    /** All memory for locks is in use, and escalation does not help (error 1204). */
    EXHAUSTED
  }

  /** How many locks are given back under one hold of the mutex. */
  private static final int RELEASED_AT_ONCE = 1024;

  private static final byte[] NO_KEY = {};

  private final ReentrantLock mutex = new ReentrantLock();
  private final LockMemory memory;
  private final Escalation escalation;
  private final LockRequests requests;

  public LockTable(Clock clock, LockLimits limits) {
    this.memory = new LockMemory(limits.bytesMax());
    this.escalation = new Escalation(limits, memory);
    this.requests = new LockRequests(memory, escalation, new Waiting(clock, mutex, memory));
  }

  // ---- tables

  /** Locks a table, or converts the lock that its owner has. */
  public Outcome lockTable(LockOwner owner, long tableId, LockMode mode) {
    TableGrant held = owner.table(tableId);
    begin(owner, held == null ? LockMode.NONE : held.mode);
    if (owner.before.covers(mode)) {
      return Outcome.HELD;
    }
    mutex.lock();
    try {
      return held != null ? requests.convert(held, mode) : requests.table(owner, tableId, mode);
    } finally {
      mutex.unlock();
    }
  }

  /**
   * Lowers a table's lock to what is still needed, or as far as the locks under it allow. An
   * escalated lock stays. Not for a lock that covered rows which must stay as they are.
   */
  public void giveBackTable(LockOwner owner, long tableId, LockMode needed) {
    TableGrant held = owner.table(tableId);
    if (held == null || held.isEscalated) {
      return;
    }
    LockMode left = needed;
    if (held.lockCount() > 0) {
      left = left.with(held.mode.covers(LockMode.IX) ? LockMode.IX : LockMode.IS);
    }
    mutex.lock();
    try {
      requests.lower(held, left);
    } finally {
      mutex.unlock();
    }
  }

  /** Allows or forbids escalation to a table's lock (ALTER TABLE ... SET LOCK_ESCALATION). */
  public void allowEscalation(long tableId, boolean isAllowed) {
    escalation.allow(tableId, isAllowed);
  }

  // ---- rows

  /**
   * Locks a row or an index entry, or converts the lock that its owner has; nothing happens when
   * the owner's lock of the table covers it. A row in somebody's range is waited for as if each key
   * of the range were locked.
   *
   * @param tableId the table, which the owner has locked in IS at least, for U and X in IX
   * @param space the table, or the index of an entry
   * @param key not changed any more
   * @param mode S, U or X
   */
  public Outcome lockRow(LockOwner owner, long tableId, long space, byte[] key, LockMode mode) {
    TableGrant table = tableFor(owner, tableId, mode);
    begin(owner, table.mode.ofRows());
    if (owner.before.covers(mode)) {
      return Outcome.HELD;
    }
    if (hasRanges(space)) {
      Outcome outcome = awaitKey(owner, space, key, mode);
      if (outcome != Outcome.GRANTED) {
        return outcome;
      }
    }
    int hash = LockMap.hash(Resource.Kind.ROW, space, key);
    mutex.lock();
    try {
      return requests.row(table, space, key, hash, mode);
    } finally {
      mutex.unlock();
    }
  }

  /**
   * Lowers a row's lock to what {@link LockOwner#heldBefore} said after it was locked: for a row
   * that does not qualify after all, and for a lock that lasts for the reading only. Nothing
   * happens when it has been escalated.
   */
  public void giveBackRow(LockOwner owner, long tableId, long space, byte[] key, LockMode before) {
    TableGrant table = owner.table(tableId);
    if (table == null || table.rows.count == 0) {
      return;
    }
    int hash = LockMap.hash(Resource.Kind.ROW, space, key);
    mutex.lock();
    try {
      memory.releaseReservation(owner);
      Lock lock = memory.locks.find(Resource.Kind.ROW, space, key, hash);
      Grant held = lock == null ? null : lock.grantOf(owner);
      if (held != null) {
        requests.lower(held, before);
      }
    } finally {
      mutex.unlock();
    }
  }

  // ---- ranges

  /**
   * Locks all keys of a space from one to before another, whether they are there or not, until the
   * owner ends.
   *
   * @param tableId the table, which the owner has locked in IS at least, for U and X in IX
   * @param space the table, or the index of the keys
   * @param from null for an open end
   * @param to null for an open end
   * @param mode S, U or X
   */
  public Outcome lockRange(
      LockOwner owner,
      long tableId,
      long space,
      byte @Nullable [] from,
      byte @Nullable [] to,
      LockMode mode) {
    return lockRange(owner, tableId, space, from, to, mode, true);
  }

  /**
   * Locks a range as {@link #lockRange} does, but where that would wait returns TIMEOUT. The latch
   * may be held.
   */
  public Outcome tryLockRange(
      LockOwner owner,
      long tableId,
      long space,
      byte @Nullable [] from,
      byte @Nullable [] to,
      LockMode mode) {
    return lockRange(owner, tableId, space, from, to, mode, false);
  }

  private Outcome lockRange(
      LockOwner owner,
      long tableId,
      long space,
      byte @Nullable [] from,
      byte @Nullable [] to,
      LockMode mode,
      boolean mayWait) {
    TableGrant table = tableFor(owner, tableId, mode);
    begin(owner, table.mode.ofRows());
    byte[] low = from == null ? NO_KEY : from;
    if (owner.before.covers(mode) || !Intervals.isBefore(low, to)) {
      return Outcome.HELD;
    }
    mutex.lock();
    try {
      return requests.range(table, space, low, to, mode, mayWait);
    } finally {
      mutex.unlock();
    }
  }

  /**
   * From any thread, at the cost of a read: whether {@link #isKeyFree} must be asked in a space.
   */
  public boolean hasRanges(long space) {
    return memory.ranges.has(space);
  }

  /**
   * Whether an owner may change a key now: no other owner has it in a range. Does not wait for
   * locks, so the latch may be held, and must be for the answer to stay true.
   */
  public boolean isKeyFree(LockOwner owner, long space, byte[] key) {
    mutex.lock();
    try {
      return requests.spaceIfTaken(owner, space, key, LockMode.X) == null;
    } finally {
      mutex.unlock();
    }
  }

  /**
   * Waits until an owner may change a key. Nothing is held afterwards; but after a wait nobody gets
   * a new range with the key until the owner has asked for another key or for anything that it has
   * to wait for, or has ended. So the owner comes to its change however many readers there are.
   */
  public Outcome checkKey(LockOwner owner, long space, byte[] key) {
    begin(owner, LockMode.NONE);
    return awaitKey(owner, space, key, LockMode.X);
  }

  private Outcome awaitKey(LockOwner owner, long space, byte[] key, LockMode mode) {
    mutex.lock();
    try {
      return requests.key(owner, space, key, mode);
    } finally {
      mutex.unlock();
    }
  }

  // ---- names

  /**
   * Locks a name, or converts the lock that its owner has. It is held until it was released as
   * often as it was locked, or its owner ends.
   */
  public Outcome lockApplication(LockOwner owner, String name, LockMode mode) {
    begin(owner, LockMode.NONE);
    mutex.lock();
    try {
      return requests.name(owner, bytes(name), mode);
    } finally {
      mutex.unlock();
    }
  }

  /** Releases a name once; returns whether it was held (error 1223 if not). */
  public boolean releaseApplication(LockOwner owner, String name) {
    mutex.lock();
    try {
      ApplicationGrant held = requests.nameOf(owner, bytes(name));
      if (held == null) {
        return false;
      }
      held.count--;
      if (held.count == 0) {
        memory.release(held);
      }
      return true;
    } finally {
      mutex.unlock();
    }
  }

  /** The mode in which an owner holds a name (APPLOCK_MODE). */
  public LockMode applicationMode(LockOwner owner, String name) {
    mutex.lock();
    try {
      ApplicationGrant held = requests.nameOf(owner, bytes(name));
      return held == null ? LockMode.NONE : held.mode;
    } finally {
      mutex.unlock();
    }
  }

  private static byte[] bytes(String name) {
    byte[] bytes = new byte[name.length() * Character.BYTES];
    ByteBuffer.wrap(bytes).asCharBuffer().put(name);
    return bytes;
  }

  // ---- owners

  /** Waits until another owner has ended. */
  public Outcome awaitEnd(LockOwner owner, LockOwner other) {
    begin(owner, LockMode.NONE);
    mutex.lock();
    try {
      return requests.end(owner, other);
    } finally {
      mutex.unlock();
    }
  }

  /** Ends an owner: gives back all that it holds, and wakes who waits for its end. */
  public void releaseAll(LockOwner owner) {
    boolean isDone = false;
    while (!isDone) {
      mutex.lock();
      try {
        if (!owner.hasEnded) {
          owner.hasEnded = true;
          memory.endWaitsFor(owner);
          memory.releaseReservation(owner);
        }
        isDone = memory.releaseSome(owner, RELEASED_AT_ONCE);
      } finally {
        mutex.unlock();
      }
    }
  }

  /** From any thread: ends the current wait of an owner, or else its next one. */
  public void cancel(LockOwner owner) {
    mutex.lock();
    try {
      owner.isCancelled = true;
      Wait wait = owner.wait;
      if (wait != null) {
        wait.wakeUp();
      }
    } finally {
      mutex.unlock();
    }
  }

  /** Forgets a cancel that met no wait. */
  public void clearCancel(LockOwner owner) {
    mutex.lock();
    try {
      owner.isCancelled = false;
    } finally {
      mutex.unlock();
    }
  }

  // ---- all

  /** All locks and waits of this moment, in no order. */
  public List<LockInfo> snapshot() {
    mutex.lock();
    try {
      return LockListing.of(memory);
    } finally {
      mutex.unlock();
    }
  }

  /** An estimate of what all locks take. */
  public long bytes() {
    mutex.lock();
    try {
      return memory.bytes();
    } finally {
      mutex.unlock();
    }
  }

  // ---- requests

  private static void begin(LockOwner owner, LockMode before) {
    if (owner.hasEnded) {
      throw new IllegalStateException("owner " + owner.id() + " has ended");
    }
    owner.before = before;
    owner.waitedFor = null;
  }

  private static TableGrant tableFor(LockOwner owner, long tableId, LockMode mode) {
    TableGrant table = owner.table(tableId);
    if (table == null || !table.mode.covers(mode.ofTable()) && !table.mode.ofRows().covers(mode)) {
      throw new IllegalStateException(
          "owner " + owner.id() + " has not locked table " + tableId + " in " + mode.ofTable());
    }
    return table;
  }
}
