package io.skerry.testkit.history.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * One process runs at a time, and a seed says which is next; so a history can be made again.
 *
 * <p>What processes share is only touched by the one whose turn it is: handing over the turn hands
 * over all it did.
 */
public final class SeededTurns implements Turns {
  private static final int NOBODY = -1;
  private static final BooleanSupplier READY = () -> true;

  private final Random random;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition[] chosen;

  /** What each process waits for. */
  private final BooleanSupplier[] waitsFor;

  private int current;
  private int running;

  /** Whether all that are left wait, for ever. */
  private boolean isStuck;

  public SeededTurns(long seed, int processes) {
    this.random = new Random(seed);
    this.chosen = new Condition[processes];
    this.waitsFor = new BooleanSupplier[processes];
    Arrays.setAll(chosen, _ -> lock.newCondition());
    Arrays.fill(waitsFor, READY);
    this.running = processes;
    this.current = random.nextInt(processes);
  }

  @Override
  public ThreadFactory threads() {
    return Thread.ofVirtual().name("process ", 0).factory();
  }

  @Override
  public void enter(int process) {
    lock.lock();
    try {
      awaitTurn(process);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void pass() {
    await(READY);
  }

  /**
   * Lets others run until a condition holds. It is looked at whenever a turn ends. When all
   * processes have left, whoever calls this goes on at once.
   *
   * @throws IllegalStateException when no process can go on any more
   */
  void await(BooleanSupplier condition) {
    lock.lock();
    try {
      int process = current;
      if (process == NOBODY) {
        return;
      }
      waitsFor[process] = condition;
      int next = choose();
      handOver(next);
      awaitTurn(process);
      waitsFor[process] = READY;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void leave() {
    lock.lock();
    try {
      if (!isStuck) {
        running--;
        waitsFor[current] = () -> false;
        handOver(choose());
      }
    } finally {
      lock.unlock();
    }
  }

  private int choose() {
    List<Integer> ready = new ArrayList<>();
    for (int process = 0; process < waitsFor.length; process++) {
      if (waitsFor[process].getAsBoolean()) {
        ready.add(process);
      }
    }
    return ready.isEmpty() ? NOBODY : ready.get(random.nextInt(ready.size()));
  }

  private void handOver(int next) {
    current = next;
    if (next != NOBODY) {
      chosen[next].signal();
    } else if (running > 0) {
      isStuck = true;
      for (Condition each : chosen) {
        each.signal();
      }
    }
  }

  private void awaitTurn(int process) {
    while (current != process) {
      if (isStuck) {
        throw new IllegalStateException("all processes wait for each other");
      }
      chosen[process].awaitUninterruptibly();
    }
  }
}
