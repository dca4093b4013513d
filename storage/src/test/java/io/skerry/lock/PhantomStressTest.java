package io.skerry.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.io.Clock;
import io.skerry.lock.LockTable.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Serializable readers and writers of a small table in memory, which keep the order that {@link
 * LockTable} wants: what a reader has read stays as it was until the reader ends.
 */
@Timeout(120)
final class PhantomStressTest {
  private static final int THREADS = 6;
  private static final int TRANSACTIONS = 4_000;
  private static final int KEYS = 40;
  private static final long TABLE = 1;

  private final LockTable locks = new LockTable(Clock.system(), LockLimits.withBytes(1 << 20));
  private final ReentrantReadWriteLock latch = new ReentrantReadWriteLock();
  private final int[] values = new int[KEYS];
  private final LockOwner[] writers = new LockOwner[KEYS];
  private final AtomicLong nextId = new AtomicLong(1);
  private final AtomicLong read = new AtomicLong();
  private final AtomicLong written = new AtomicLong();
  private final AtomicLong checked = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();

  /** Ends a transaction that was refused something. */
  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1;
  }

  private void require(Outcome outcome) throws Refused {
    if (outcome != Outcome.GRANTED && outcome != Outcome.HELD) {
      refused.incrementAndGet();
      throw new Refused();
    }
  }

  private void run(Random random) {
    for (int i = 0; i < TRANSACTIONS; i++) {
      LockOwner owner = new LockOwner(nextId.getAndIncrement(), () -> 0);
      try {
        if (random.nextBoolean()) {
          readTransaction(owner, random);
        } else {
          writeTransaction(owner, random);
        }
      } finally {
        locks.releaseAll(owner);
      }
    }
  }

  // ---- reading

  private void readTransaction(LockOwner owner, Random random) {
    int[] seen = new int[KEYS];
    int from = random.nextInt(KEYS);
    int to = from + 1 + random.nextInt(KEYS - from);
    int at = from;
    try {
      require(locks.lockTable(owner, TABLE, LockMode.IS));
      while (at < to) {
        at = readPiece(owner, at, Math.min(to, at + 7), seen);
      }
    } catch (Refused e) {
      to = at;
    }
    latch.readLock().lock();
    try {
      for (int i = from; i < to; i++) {
        assertThat(writers[i]).isNull();
        assertThat(values[i]).isEqualTo(seen[i]);
      }
    } finally {
      latch.readLock().unlock();
    }
    read.addAndGet(to - from);
  }

  /** Reads and locks some keys; returns the first that is still to be read. */
  private int readPiece(LockOwner owner, int from, int end, int[] seen) throws Refused {
    LockOwner writer;
    Outcome outcome;
    int at = from;
    latch.readLock().lock();
    try {
      while (at < end && writers[at] == null) {
        seen[at] = values[at];
        at++;
      }
      writer = at < end ? writers[at] : null;
      outcome =
          locks.tryLockRange(
              owner, TABLE, TABLE, LockWorld.key(from), LockWorld.key(at), LockMode.S);
    } finally {
      latch.readLock().unlock();
    }
    if (outcome == Outcome.TIMEOUT) {
      require(
          locks.lockRange(owner, TABLE, TABLE, LockWorld.key(from), LockWorld.key(at), LockMode.S));
      return from;
    }
    require(outcome);
    if (writer != null) {
      require(locks.awaitEnd(owner, writer));
    }
    return at;
  }

  // ---- writing

  private void writeTransaction(LockOwner owner, Random random) {
    int[] before = new int[KEYS];
    List<Integer> changed = new ArrayList<>();
    boolean commits = random.nextInt(5) > 0;
    try {
      require(locks.lockTable(owner, TABLE, LockMode.IX));
      for (int i = 0; i < 1 + random.nextInt(5); i++) {
        write(owner, random.nextInt(KEYS), random.nextInt(), before, changed);
      }
    } catch (Refused e) {
      commits = false;
    }
    latch.writeLock().lock();
    try {
      for (int key : changed) {
        if (!commits) {
          values[key] = before[key];
        }
        writers[key] = null;
      }
    } finally {
      latch.writeLock().unlock();
    }
  }

  private void write(LockOwner owner, int key, int value, int[] before, List<Integer> changed)
      throws Refused {
    byte[] bytes = LockWorld.key(key);
    while (true) {
      LockOwner writer;
      boolean isFree;
      latch.writeLock().lock();
      try {
        writer = writers[key];
        isFree = !locks.hasRanges(TABLE) || locks.isKeyFree(owner, TABLE, bytes);
        if (isFree && (writer == null || writer == owner)) {
          if (writer == null) {
            before[key] = values[key];
            changed.add(key);
          }
          values[key] = value;
          writers[key] = owner;
          written.incrementAndGet();
          return;
        }
      } finally {
        latch.writeLock().unlock();
      }
      if (isFree) {
        require(locks.awaitEnd(owner, writer));
      } else {
        checked.incrementAndGet();
        require(locks.checkKey(owner, TABLE, bytes));
      }
    }
  }

  @Test
  void whatWasReadStays() throws Exception {
    List<Runnable> clients = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      Random random = new Random(77 + i);
      clients.add(() -> run(random));
    }
    Clients.run(locks, clients);
    assertThat(locks.snapshot()).isEmpty();
    assertThat(locks.bytes()).isZero();
    assertThat(read.get()).isGreaterThan(10_000);
    assertThat(written.get()).isGreaterThan(10_000);
    assertThat(checked.get()).isPositive();
  }
}
