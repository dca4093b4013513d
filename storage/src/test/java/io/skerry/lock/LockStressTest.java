package io.skerry.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.io.Clock;
import io.skerry.lock.LockTable.Outcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Several threads lock and give back at random, against a ledger that knows who was granted what.
 * An entry is made after a grant and taken away before it is given back, so any two entries that
 * conflict are two grants that did. Most waits are without end: a wake-up that is lost stops the
 * test.
 */
@Timeout(120)
final class LockStressTest {
  private static final int THREADS = 8;
  private static final int TRANSACTIONS = 4_000;
  private static final int REQUESTS_MAX = 14;
  private static final int KEYS = 12;
  private static final LockMode[] TABLE_MODES = {
    LockMode.SCH_S,
    LockMode.IS,
    LockMode.IX,
    LockMode.S,
    LockMode.IX,
    LockMode.IS,
    LockMode.SIX,
    LockMode.U,
    LockMode.X,
    LockMode.SCH_M,
    LockMode.IX,
    LockMode.IS
  };
  private static final LockMode[] ROW_MODES = {LockMode.S, LockMode.U, LockMode.X};

  private final LockTable locks = new LockTable(Clock.system(), new LockLimits(9, 3, 3_000));
  private final Ledger ledger = new Ledger();
  private final AtomicLong nextId = new AtomicLong(1);
  private final AtomicReferenceArray<LockOwner> running = new AtomicReferenceArray<>(THREADS);
  private final Map<Outcome, AtomicLong> outcomes = new EnumMap<>(Outcome.class);

  LockStressTest() {
    for (Outcome outcome : Outcome.values()) {
      outcomes.put(outcome, new AtomicLong());
    }
  }

  /** Who holds what. */
  private static final class Ledger {
    private final Map<String, Map<LockOwner, LockMode>> held = new HashMap<>();

    synchronized void hold(LockOwner owner, String resource, LockMode asked) {
      Map<LockOwner, LockMode> holders = held.computeIfAbsent(resource, key -> new HashMap<>());
      LockMode mode = holders.merge(owner, asked, LockMode::with);
      holders.forEach((other, others) -> {
        if (other != owner && !mode.isCompatibleWith(others)) {
          throw new AssertionError(resource + " is held in " + mode + " and " + others);
        }
      });
    }

    synchronized void lower(LockOwner owner, String resource, LockMode mode) {
      Map<LockOwner, LockMode> holders = held.get(resource);
      if (holders != null && holders.containsKey(owner)) {
        if (mode == LockMode.NONE) {
          holders.remove(owner);
        } else {
          holders.put(owner, mode);
        }
      }
    }

    synchronized void release(LockOwner owner) {
      held.values().forEach(holders -> holders.remove(owner));
    }
  }

  /** The transactions of one thread. */
  private final class Client {
    final int number;
    final Random random;
    LockOwner owner;

    Client(int number) {
      this.number = number;
      this.random = new Random(1000 + number);
    }

    void run() {
      for (int i = 0; i < TRANSACTIONS; i++) {
        int cost = random.nextInt(5);
        owner = new LockOwner(nextId.getAndIncrement(), () -> cost);
        owner.setDeadlockPriority(random.nextInt(3) - 1);
        owner.setTimeoutMillis(random.nextInt(10) == 0 ? random.nextInt(3) : -1);
        running.set(number, owner);
        try {
          int requests = 1 + random.nextInt(REQUESTS_MAX);
          boolean goesOn = true;
          for (int j = 0; j < requests && goesOn; j++) {
            goesOn = request() || random.nextInt(4) == 0;
          }
        } finally {
          ledger.release(owner);
          locks.releaseAll(owner);
        }
      }
    }

    private boolean request() {
      long table = 1 + random.nextInt(2);
      return switch (random.nextInt(12)) {
        case 0, 1 -> lockTable(table, TABLE_MODES[random.nextInt(TABLE_MODES.length)]);
        case 2, 3, 4, 5 -> lockRow(table);
        case 6 -> giveBackRow(table);
        case 7, 8 -> lockRange(table);
        case 9 -> checkKey(table);
        case 10 -> lockName();
        case 11 -> other();
        default -> throw new AssertionError();
      };
    }

    private boolean took(Outcome outcome, String resource, LockMode mode) {
      outcomes.get(outcome).incrementAndGet();
      boolean isTaken = outcome == Outcome.GRANTED || outcome == Outcome.HELD;
      if (isTaken) {
        ledger.hold(owner, resource, mode);
      }
      return isTaken;
    }

    private boolean lockTable(long table, LockMode mode) {
      return took(locks.lockTable(owner, table, mode), "table " + table, mode);
    }

    private boolean lockRow(long table) {
      LockMode mode = ROW_MODES[random.nextInt(3)];
      int key = random.nextInt(KEYS);
      return lockTable(table, mode.ofTable())
          && took(
              locks.lockRow(owner, table, table, LockWorld.key(key), mode),
              "row " + table + " " + key,
              mode);
    }

    private boolean giveBackRow(long table) {
      byte[] key = LockWorld.key(random.nextInt(KEYS));
      String resource = "row " + table + " " + key[1];
      if (!lockTable(table, LockMode.IX)) {
        return false;
      }
      if (!took(locks.lockRow(owner, table, table, key, LockMode.U), resource, LockMode.U)) {
        return false;
      }
      LockMode before = owner.heldBefore();
      ledger.lower(owner, resource, before);
      locks.giveBackRow(owner, table, table, key, before);
      return true;
    }

    private boolean lockRange(long table) {
      LockMode mode = ROW_MODES[random.nextInt(3)];
      int from = random.nextInt(KEYS);
      int to = from + 1 + random.nextInt(KEYS - from);
      byte[] low = LockWorld.key(from);
      byte[] high = to == KEYS ? null : LockWorld.key(to);
      if (!lockTable(table, mode.ofTable())) {
        return false;
      }
      Outcome outcome =
          random.nextBoolean()
              ? locks.lockRange(owner, table, table, low, high, mode)
              : locks.tryLockRange(owner, table, table, low, high, mode);
      boolean isTaken = true;
      for (int i = from; i < to; i++) {
        isTaken &= took(outcome, "range " + table + " " + i, mode);
      }
      return isTaken;
    }

    private boolean checkKey(long table) {
      Outcome outcome = locks.checkKey(owner, table, LockWorld.key(random.nextInt(KEYS)));
      outcomes.get(outcome).incrementAndGet();
      return outcome == Outcome.GRANTED;
    }

    private boolean lockName() {
      String name = "name " + random.nextInt(3);
      LockMode mode = random.nextBoolean() ? LockMode.S : LockMode.X;
      if (!took(locks.lockApplication(owner, name, mode), name, mode)) {
        return false;
      }
      if (random.nextBoolean()) {
        ledger.lower(owner, name, LockMode.NONE);
        while (locks.releaseApplication(owner, name)) {
          // as often as it was locked
        }
      }
      return true;
    }

    private boolean other() {
      LockOwner other = running.get(random.nextInt(THREADS));
      if (other == null || other == owner) {
        return true;
      }
      if (random.nextBoolean()) {
        locks.cancel(other);
        return true;
      }
      Outcome outcome = locks.awaitEnd(owner, other);
      outcomes.get(outcome).incrementAndGet();
      return outcome == Outcome.GRANTED;
    }
  }

  @Test
  void noTwoGrantsConflictAndAllWaitsEnd() throws Exception {
    List<Runnable> clients = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      clients.add(new Client(i)::run);
    }
    Clients.run(locks, clients);
    assertThat(locks.snapshot()).isEmpty();
    assertThat(locks.bytes()).isZero();
    assertThat(outcomes.get(Outcome.GRANTED).get()).isGreaterThan(10_000);
    assertThat(outcomes.get(Outcome.DEADLOCK).get()).isPositive();
    assertThat(outcomes.get(Outcome.CANCELLED).get()).isPositive();
    assertThat(outcomes.get(Outcome.TIMEOUT).get()).isPositive();
    assertThat(outcomes.get(Outcome.EXHAUSTED).get()).isPositive();
  }
}
