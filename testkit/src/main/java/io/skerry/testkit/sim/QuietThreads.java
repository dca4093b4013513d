package io.skerry.testkit.sim;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Waits until the threads that a store started do nothing more. Where this is done before each
 * operation of the thread that uses the store, the operations come in the same order each time.
 *
 * <p>They are those of the calling thread's group: a thread's threads are born into its group.
 */
public final class QuietThreads {
  /** A thread that was woken but has not run yet still looks parked; so they are asked twice. */
  private static final int CALM_LOOKS = 2;

  private final Thread owner = Thread.currentThread();
  private final ThreadGroup group = owner.getThreadGroup();
  private Thread[] threads = new Thread[16];

  /** Runs {@code work} by a thread of a group of its own, and waits for its end. */
  public static void inOwnGroup(String name, Runnable work) {
    FutureTask<?> task = new FutureTask<>(work, null);
    Thread unused = Thread.ofPlatform().group(new ThreadGroup(name)).name(name).start(task);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          task.get();
          return;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw new AssertionError("the work of " + name + " failed", e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Does nothing for any thread but the one that made this. */
  public void await() {
    if (!owner.equals(Thread.currentThread())) {
      return;
    }
    for (int calm = 0; calm < CALM_LOOKS; ) {
      if (isCalm()) {
        calm++;
      } else {
        calm = 0;
        Thread.yield();
      }
    }
  }

  private boolean isCalm() {
    int count = group.enumerate(threads, false);
    if (count == threads.length) {
      threads = new Thread[2 * threads.length];
      return false;
    }
    for (int i = 0; i < count; i++) {
      boolean isRunning =
          switch (threads[i].getState()) {
            case NEW, RUNNABLE -> true;
            case BLOCKED, WAITING, TIMED_WAITING, TERMINATED -> false;
          };
      if (isRunning && !threads[i].equals(owner)) {
        return false;
      }
    }
    return true;
  }
}
