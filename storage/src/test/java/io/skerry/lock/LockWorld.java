package io.skerry.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.io.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A lock table with owners, whose waits happen on virtual threads. */
final class LockWorld implements AutoCloseable {
  static final long TABLE = 7;
  static final long OTHER_TABLE = 8;
  static final long INDEX = 70;

  final LockTable locks;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<LockOwner> owners = new ArrayList<>();

  LockWorld() {
    this(LockLimits.withBytes(64 << 20));
  }

  LockWorld(LockLimits limits) {
    this.locks = new LockTable(Clock.system(), limits);
  }

  /** A request of an owner that may wait. */
  interface Request extends Callable<LockTable.Outcome> {}

  synchronized LockOwner owner() {
    return owner(0);
  }

  synchronized LockOwner owner(int cost) {
    LockOwner made = new LockOwner(owners.size() + 1L, () -> cost);
    owners.add(made);
    return made;
  }

  /** An owner that has locked the table. */
  LockOwner owner(LockMode mode) {
    LockOwner owner = owner();
    assertThat(locks.lockTable(owner, TABLE, mode)).isEqualTo(LockTable.Outcome.GRANTED);
    return owner;
  }

  static byte[] key(int number) {
    return new byte[] {(byte) (number >> 8), (byte) number};
  }

  LockTable.Outcome row(LockOwner owner, int key, LockMode mode) {
    return locks.lockRow(owner, TABLE, TABLE, key(key), mode);
  }

  LockTable.Outcome range(LockOwner owner, int from, int to, LockMode mode) {
    return locks.lockRange(owner, TABLE, TABLE, key(from), key(to), mode);
  }

  LockTable.Outcome check(LockOwner owner, int key) {
    return locks.checkKey(owner, TABLE, key(key));
  }

  void giveBack(LockOwner owner, int key) {
    locks.giveBackRow(owner, TABLE, TABLE, key(key), owner.heldBefore());
  }

  /** Begins a request that must wait, and returns when it does. */
  Future<LockTable.Outcome> waiting(LockOwner owner, Request request) {
    Future<LockTable.Outcome> outcome = threads.submit(request);
    while (!isWaiting(owner)) {
      assertThat(outcome.isDone()).as("the request has not waited").isFalse();
      pause();
    }
    return outcome;
  }

  Future<LockTable.Outcome> start(Request request) {
    return threads.submit(request);
  }

  boolean isWaiting(LockOwner owner) {
    return locks.snapshot().stream()
        .anyMatch(info -> info.ownerId() == owner.id() && info.status() != LockInfo.Status.GRANT);
  }

  /** All that an owner holds or waits for, as text: "GRANT S Row". */
  List<String> infos(LockOwner owner) {
    return locks.snapshot().stream()
        .filter(info -> info.ownerId() == owner.id())
        .map(info ->
            info.status() + " " + info.mode() + " " + info.resource().getClass().getSimpleName())
        .sorted()
        .toList();
  }

  static LockTable.Outcome outcome(Future<LockTable.Outcome> request) {
    try {
      return request.get(20, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  static void granted(Future<LockTable.Outcome> request) {
    assertThat(outcome(request)).isEqualTo(LockTable.Outcome.GRANTED);
  }

  static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(1);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Ends all owners; nothing may be left. */
  @Override
  public void close() {
    owners.forEach(locks::releaseAll);
    threads.shutdown();
    try {
      assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    assertThat(locks.snapshot()).isEmpty();
    assertThat(locks.bytes()).isZero();
    assertThat(locks.hasRanges(TABLE)).isFalse();
  }
}
