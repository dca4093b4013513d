package io.skerry.lock;

import io.skerry.io.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets a thread wait until its request has ended. Each request has a condition of its own, so
 * nobody wakes in vain. Called with the mutex held.
 */
final class Waiting {
  private final Clock clock;
  private final ReentrantLock mutex;
  private final LockMemory memory;
  private final DeadlockSearch deadlocks = new DeadlockSearch();

  Waiting(Clock clock, ReentrantLock mutex, LockMemory memory) {
    this.clock = clock;
    this.mutex = mutex;
    this.memory = memory;
  }

  /** Waits for a request that stands in its queue; afterwards it stands there no more. */
  LockTable.Outcome await(Wait wait) {
    LockOwner owner = wait.owner;
    memory.releaseReservation(owner);
    owner.beginWait(wait);
    try {
      if (owner.timeoutMillis() == 0 && wait.outcome == null) {
        end(wait, LockTable.Outcome.TIMEOUT);
      }
      breakDeadlocks(wait);
      return sleep(wait);
    } finally {
      owner.endWait();
    }
  }

  private void end(Wait wait, LockTable.Outcome how) {
    wait.end(how);
    memory.withdraw(wait);
  }

  /** Each circle goes through the wait that has just begun: before, there was none. */
  private void breakDeadlocks(Wait begun) {
    while (begun.outcome == null && begun.owner.mayBlock()) {
      Wait victim = deadlocks.victim(begun);
      if (victim == null) {
        return;
      }
      end(victim, LockTable.Outcome.DEADLOCK);
    }
  }

  private LockTable.Outcome sleep(Wait wait) {
    LockOwner owner = wait.owner;
    Condition wake = mutex.newCondition();
    wait.wake = wake;
    long timeoutMillis = owner.timeoutMillis();
    long deadline = clock.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
    boolean interrupted = false;
    LockTable.@Nullable Outcome outcome = wait.outcome;
    while (outcome == null) {
      long left = timeoutMillis < 0 ? Long.MAX_VALUE : deadline - clock.nanoTime();
      if (owner.isCancelled) {
        owner.isCancelled = false;
        end(wait, LockTable.Outcome.CANCELLED);
      } else if (left <= 0) {
        end(wait, LockTable.Outcome.TIMEOUT);
      } else {
        try {
          long unused = wake.awaitNanos(left);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      outcome = wait.outcome;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return outcome;
  }
}
