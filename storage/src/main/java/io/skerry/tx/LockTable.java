package io.skerry.tx;

import io.skerry.io.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Who may change what: exclusive locks on rows, shared and exclusive locks on tables, and waits for
 * the end of a transaction.
 *
 * <p>A row that a running transaction inserted needs no lock of its own: its version names the
 * writer, and whoever meets it waits for the writer's end. Waits are first come, first served. A
 * wait that would close a circle ends the cheapest transaction of the circle.
 */
public final class LockTable {
  /** How a wait ended. */
  public enum Outcome {
    GRANTED,
    /** Granted, and held before. */
    HELD,
    TIMEOUT,
    DEADLOCK,
    CANCELLED
  }

  private static final byte[] WHOLE_TABLE = new byte[0];

  private final Clock clock;
  private final ReentrantLock mutex = new ReentrantLock();
  private final Map<Key, Lock> locks = new HashMap<>();

  /** Those who wait for the end of a transaction. */
  private final Map<TxState, List<Waiter>> endWaiters = new HashMap<>();

  public LockTable(Clock clock) {
    this.clock = clock;
  }

  private static final class Key {
    final long tableId;
    final byte[] row;
    final int hash;

    Key(long tableId, byte[] row) {
      this.tableId = tableId;
      this.row = row;
      this.hash = KeyHash.of(row) * 31 + Long.hashCode(tableId);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && key.tableId == tableId && Arrays.equals(key.row, row);
    }
  }

  static final class Lock {
    final Key key;

    /** The exclusive owner, or null. */
    @Nullable TxState owner;

    /** The shared owners; row locks have none. */
    Set<TxState> sharers = Set.of();

    ArrayDeque<Waiter> queue = new ArrayDeque<>(0);

    Lock(Key key) {
      this.key = key;
    }

    boolean isFreeFor(TxState tx, boolean exclusive) {
      if (owner != null && owner != tx) {
        return false;
      }
      return !exclusive || sharers.isEmpty() || (sharers.size() == 1 && sharers.contains(tx));
    }

    void grant(TxState tx, boolean exclusive) {
      if (exclusive) {
        owner = tx;
      } else if (owner != tx) {
        if (sharers.isEmpty()) {
          sharers = new HashSet<>();
        }
        sharers.add(tx);
      }
    }
  }

  static final class Waiter {
    final TxState tx;
    final @Nullable Lock lock;
    final @Nullable TxState endOf;
    final boolean exclusive;
    final Condition wake;
    @Nullable Outcome outcome;

    Waiter(
        TxState tx,
        @Nullable Lock lock,
        @Nullable TxState endOf,
        boolean exclusive,
        Condition wake) {
      this.tx = tx;
      this.lock = lock;
      this.endOf = endOf;
      this.exclusive = exclusive;
      this.wake = wake;
    }
  }

  /** Locks a row exclusively. */
  public Outcome lockRow(TxState tx, long tableId, byte[] row) {
    return lock(tx, new Key(tableId, row), true);
  }

  /** Locks a table: shared by those who change rows, exclusively by those who change its shape. */
  public Outcome lockTable(TxState tx, long tableId, boolean exclusive) {
    if (!exclusive && tx.tables.contains(tableId)) {
      return Outcome.HELD;
    }
    Outcome outcome = lock(tx, new Key(tableId, WHOLE_TABLE), exclusive);
    if (outcome == Outcome.GRANTED || outcome == Outcome.HELD) {
      tx.tables.add(tableId);
    }
    return outcome;
  }

  private Outcome lock(TxState tx, Key key, boolean exclusive) {
    mutex.lock();
    try {
      Lock lock = locks.get(key);
      if (lock == null) {
        lock = new Lock(key);
        locks.put(key, lock);
      }
      boolean holdsShared = lock.sharers.contains(tx);
      if (lock.owner == tx || (holdsShared && !exclusive)) {
        return Outcome.HELD;
      }
      if (lock.isFreeFor(tx, exclusive) && (lock.queue.isEmpty() || holdsShared)) {
        lock.grant(tx, exclusive);
        if (!holdsShared) {
          tx.held.add(lock);
        }
        return Outcome.GRANTED;
      }
      Waiter waiter = new Waiter(tx, lock, null, exclusive, mutex.newCondition());
      if (holdsShared) {
        lock.queue.addFirst(waiter);
      } else {
        lock.queue.addLast(waiter);
      }
      Outcome outcome = await(waiter);
      if (outcome != Outcome.GRANTED) {
        lock.queue.remove(waiter);
        grantNext(lock);
      } else if (!holdsShared) {
        tx.held.add(lock);
      }
      return outcome;
    } finally {
      mutex.unlock();
    }
  }

  /** Waits until another transaction has ended. */
  public Outcome awaitEnd(TxState tx, TxState other) {
    mutex.lock();
    try {
      if (other.hasEnded) {
        return Outcome.GRANTED;
      }
      Waiter waiter = new Waiter(tx, null, other, false, mutex.newCondition());
      List<Waiter> waiters = endWaiters.computeIfAbsent(other, key -> new ArrayList<>());
      waiters.add(waiter);
      Outcome outcome = await(waiter);
      waiters.remove(waiter);
      return outcome;
    } finally {
      mutex.unlock();
    }
  }

  private Outcome await(Waiter waiter) {
    TxState tx = waiter.tx;
    tx.waiter = waiter;
    boolean interrupted = false;
    try {
      if (tx.lockTimeoutMillis() == 0) {
        return Outcome.TIMEOUT;
      }
      breakDeadlock(tx);
      long deadline = clock.nanoTime() + TimeUnit.MILLISECONDS.toNanos(tx.lockTimeoutMillis());
      while (waiter.outcome == null) {
        if (tx.isCancelled) {
          tx.isCancelled = false;
          return Outcome.CANCELLED;
        }
        try {
          if (tx.lockTimeoutMillis() < 0) {
            waiter.wake.await();
          } else {
            long left = deadline - clock.nanoTime();
            if (left <= 0) {
              return Outcome.TIMEOUT;
            }
            long unused = waiter.wake.awaitNanos(left);
          }
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      return waiter.outcome;
    } finally {
      tx.waiter = null;
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Gives back one row lock before the end of the transaction. */
  public void unlockRow(TxState tx, long tableId, byte[] row) {
    mutex.lock();
    try {
      Lock lock = locks.get(new Key(tableId, row));
      if (lock != null && lock.owner == tx) {
        for (int i = tx.held.size() - 1; i >= 0; i--) {
          if (tx.held.get(i) == lock) {
            tx.held.remove(i);
            break;
          }
        }
        release(lock, tx);
      }
    } finally {
      mutex.unlock();
    }
  }

  /** Gives back all locks of a transaction that has ended, and wakes who waits for its end. */
  public void releaseAll(TxState tx) {
    mutex.lock();
    try {
      tx.hasEnded = true;
      for (Lock lock : tx.held) {
        release(lock, tx);
      }
      tx.held.clear();
      tx.tables.clear();
      List<Waiter> waiters = endWaiters.remove(tx);
      if (waiters != null) {
        for (Waiter waiter : waiters) {
          end(waiter, Outcome.GRANTED);
        }
      }
    } finally {
      mutex.unlock();
    }
  }

  private void release(Lock lock, TxState tx) {
    if (lock.owner == tx) {
      lock.owner = null;
    }
    if (!lock.sharers.isEmpty()) {
      lock.sharers.remove(tx);
    }
    grantNext(lock);
  }

  private void grantNext(Lock lock) {
    for (Iterator<Waiter> it = lock.queue.iterator(); it.hasNext(); ) {
      Waiter waiter = it.next();
      if (waiter.outcome == null) {
        if (!lock.isFreeFor(waiter.tx, waiter.exclusive)) {
          return;
        }
        lock.grant(waiter.tx, waiter.exclusive);
        end(waiter, Outcome.GRANTED);
      }
      it.remove();
    }
    if (lock.owner == null && lock.sharers.isEmpty()) {
      locks.remove(lock.key);
    }
  }

  private static void end(Waiter waiter, Outcome outcome) {
    if (waiter.outcome == null) {
      waiter.outcome = outcome;
      waiter.wake.signal();
    }
  }

  /** Ends the current wait of a transaction, or else its next one. */
  public void cancel(TxState tx) {
    mutex.lock();
    try {
      tx.isCancelled = true;
      if (tx.waiter != null) {
        tx.waiter.wake.signal();
      }
    } finally {
      mutex.unlock();
    }
  }

  /** Forgets a cancel that met no wait. */
  public void clearCancel(TxState tx) {
    mutex.lock();
    try {
      tx.isCancelled = false;
    } finally {
      mutex.unlock();
    }
  }

  // ---- deadlocks

  private void breakDeadlock(TxState start) {
    while (true) {
      List<TxState> path = new ArrayList<>();
      if (!findCircle(start, start, path, new HashSet<>())) {
        return;
      }
      TxState victim = start;
      for (TxState tx : path) {
        if (tx.cost() < victim.cost()) {
          victim = tx;
        }
      }
      Waiter waiter = victim.waiter;
      if (waiter == null) {
        throw new AssertionError("a transaction of a deadlock does not wait");
      }
      end(waiter, Outcome.DEADLOCK);
      if (victim == start) {
        return;
      }
    }
  }

  /** Collects in {@code path} the transactions of a circle through {@code start}. */
  private static boolean findCircle(
      TxState start, TxState from, List<TxState> path, Set<TxState> visited) {
    if (!visited.add(from)) {
      return false;
    }
    path.add(from);
    for (TxState blocker : blockers(from)) {
      if (blocker == start || findCircle(start, blocker, path, visited)) {
        return true;
      }
    }
    path.removeLast();
    return false;
  }

  /**
   * For whom a transaction waits: those who hold what it wants, and those before it in the queue.
   */
  private static List<TxState> blockers(TxState tx) {
    Waiter waiter = tx.waiter;
    if (waiter == null || waiter.outcome != null) {
      return List.of();
    }
    List<TxState> blockers = new ArrayList<>();
    if (waiter.endOf != null) {
      blockers.add(waiter.endOf);
      return blockers;
    }
    Lock lock = waiter.lock;
    if (lock == null) {
      return blockers;
    }
    if (lock.owner != null && lock.owner != tx) {
      blockers.add(lock.owner);
    }
    if (waiter.exclusive) {
      for (TxState sharer : lock.sharers) {
        if (sharer != tx) {
          blockers.add(sharer);
        }
      }
    }
    for (Waiter before : lock.queue) {
      if (before == waiter) {
        break;
      }
      blockers.add(before.tx);
    }
    return blockers;
  }
}
