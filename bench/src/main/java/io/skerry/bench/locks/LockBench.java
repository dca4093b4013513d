package io.skerry.bench.locks;

import com.sun.management.ThreadMXBean;
import io.skerry.io.Clock;
import io.skerry.lock.LockLimits;
import io.skerry.lock.LockMode;
import io.skerry.lock.LockOwner;
import io.skerry.lock.LockTable;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measures locks, mostly such that nobody waits for. No arguments. */
public final class LockBench {
  private static final int ROUNDS = 12;

  /** Rounds before what is measured, in which code is compiled. */
  private static final int ROUNDS_BEFORE = 3;

  private static final int TIMES = 1 << 20;
  private static final int WAITERS = 500;
  private static final int KEYS = 1 << 16;
  private static final long TABLE = 7;

  private final LockTable locks = new LockTable(Clock.system(), LockLimits.withBytes(1L << 30));
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final byte[][] keys = new byte[KEYS][];
  private final PrintStream out;

  /** Does something this often. */
  private interface Work {
    void run(int times) throws InterruptedException;
  }

  private LockBench(PrintStream out) {
    this.out = out;
    for (int i = 0; i < KEYS; i++) {
      keys[i] = ByteBuffer.allocate(9).put((byte) 1).putLong(i).array();
    }
  }

  public static void main(String[] arguments) throws InterruptedException {
    new LockBench(new PrintStream(System.out, true, StandardCharsets.UTF_8)).run();
  }

  private void run() throws InterruptedException {
    out.printf(Locale.ROOT, "%-52s %10s %12s%n", "", "ns each", "bytes each");
    measure("transaction: table IX, one row X, all released", times -> transactions(0, 1, times));
    measure("row of a transaction of 1,024 rows", this::longTransactions);
    measure("row locked U and given back", times -> scan(times, 1));
    measure("row locked U and given back, 256 at a time", times -> scan(times, 256));
    measure("row locked U, then X, in transactions of 1,024", this::conversions);
    measure("row under a table lock that covers it", this::covered);
    measure("key checked, one other range", this::checks);
    measureTime("transaction, of two threads on one table", TIMES, this::twoThreads);
    measureTime("transaction, of 500 virtual threads on one row", TIMES / 8, this::oneRow);
  }

  private void measure(String name, Work work) throws InterruptedException {
    long nanos = Long.MAX_VALUE;
    long bytes = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long bytesBefore = threads.getCurrentThreadAllocatedBytes();
      long begun = System.nanoTime();
      work.run(TIMES);
      long took = System.nanoTime() - begun;
      if (round >= ROUNDS_BEFORE && took < nanos) {
        nanos = took;
        bytes = threads.getCurrentThreadAllocatedBytes() - bytesBefore;
      }
    }
    double times = TIMES;
    out.printf(Locale.ROOT, "%-52s %10.1f %12.1f%n", name, nanos / times, bytes / times);
  }

  /** For work on other threads too, whose bytes are not known. */
  private void measureTime(String name, int times, Work work) throws InterruptedException {
    long nanos = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long begun = System.nanoTime();
      work.run(times);
      nanos = Math.min(nanos, System.nanoTime() - begun);
    }
    out.printf(Locale.ROOT, "%-52s %10.1f%n", name, nanos / (double) times);
  }

  private byte[] key(int number) {
    return keys[number & (KEYS - 1)];
  }

  private LockOwner begin(LockMode mode) {
    LockOwner owner = new LockOwner(1, () -> 0);
    require(locks.lockTable(owner, TABLE, mode), LockTable.Outcome.GRANTED);
    return owner;
  }

  private static void require(LockTable.Outcome outcome, LockTable.Outcome wanted) {
    if (outcome != wanted) {
      throw new AssertionError(outcome + " where " + wanted + " was expected");
    }
  }

  private void lock(LockOwner owner, int number, LockMode mode) {
    require(locks.lockRow(owner, TABLE, TABLE, key(number), mode), LockTable.Outcome.GRANTED);
  }

  private void transactions(int first, int step, int times) {
    for (int i = 0; i < times; i++) {
      LockOwner owner = begin(LockMode.IX);
      lock(owner, first + i * step, LockMode.X);
      locks.releaseAll(owner);
    }
  }

  private void longTransactions(int times) {
    for (int i = 0; i < times; ) {
      LockOwner owner = begin(LockMode.IX);
      do {
        lock(owner, i++, LockMode.X);
      } while (i % 1024 != 0);
      locks.releaseAll(owner);
    }
  }

  private void scan(int times, int atOnce) {
    LockOwner owner = begin(LockMode.IX);
    for (int from = 0; from < times; from += atOnce) {
      for (int i = from; i < from + atOnce; i++) {
        lock(owner, i, LockMode.U);
      }
      for (int i = from; i < from + atOnce; i++) {
        locks.giveBackRow(owner, TABLE, TABLE, key(i), LockMode.NONE);
      }
    }
    locks.releaseAll(owner);
  }

  private void conversions(int times) {
    for (int i = 0; i < times; ) {
      LockOwner owner = begin(LockMode.IX);
      do {
        lock(owner, i, LockMode.U);
        lock(owner, i++, LockMode.X);
      } while (i % 1024 != 0);
      locks.releaseAll(owner);
    }
  }

  private void covered(int times) {
    LockOwner owner = begin(LockMode.X);
    for (int i = 0; i < times; i++) {
      require(locks.lockRow(owner, TABLE, TABLE, key(i), LockMode.X), LockTable.Outcome.HELD);
    }
    locks.releaseAll(owner);
  }

  private void checks(int times) {
    LockOwner reader = begin(LockMode.IS);
    byte[] behind = {2};
    require(
        locks.lockRange(reader, TABLE, TABLE, behind, null, LockMode.S), LockTable.Outcome.GRANTED);
    LockOwner writer = begin(LockMode.IX);
    for (int i = 0; i < times; i++) {
      if (!locks.isKeyFree(writer, TABLE, key(i))) {
        throw new AssertionError("a key is in a range that does not have it");
      }
    }
    locks.releaseAll(writer);
    locks.releaseAll(reader);
  }

  /** Each with rows of its own. */
  private void twoThreads(int times) throws InterruptedException {
    int half = times / 2;
    Thread other = Thread.ofPlatform().start(() -> transactions(1, 2, half));
    transactions(0, 2, half);
    other.join();
  }

  /** All wait for each other. */
  private void oneRow(int times) throws InterruptedException {
    List<Thread> waiters = new ArrayList<>();
    for (int i = 0; i < WAITERS; i++) {
      waiters.add(Thread.ofVirtual().start(() -> transactions(0, 0, times / WAITERS)));
    }
    for (Thread waiter : waiters) {
      waiter.join();
    }
  }
}
