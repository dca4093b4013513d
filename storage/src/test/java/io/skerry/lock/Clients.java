package io.skerry.lock;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Threads that lock at the same time, and that a test which goes wrong does not wait for. */
final class Clients {
  private static final long SECONDS_MAX = 60;

  private Clients() {}

  /** Runs all of them, each on a thread of its own. */
  static void run(LockTable locks, List<Runnable> clients) throws InterruptedException {
    List<FutureTask<?>> tasks = new ArrayList<>();
    for (Runnable client : clients) {
      FutureTask<?> task = new FutureTask<>(client, null);
      tasks.add(task);
      Thread.ofPlatform().daemon().start(task);
    }
    for (FutureTask<?> task : tasks) {
      try {
        task.get(SECONDS_MAX, TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        throw new AssertionError("a client failed", e.getCause());
      } catch (TimeoutException e) {
        throw new AssertionError("a client waits for ever: " + locks.snapshot(), e);
      }
    }
  }
}
