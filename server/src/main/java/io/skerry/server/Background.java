package io.skerry.server;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A part of the start that runs beside the others, on a thread of its own. */
final class Background<T> {
  private final FutureTask<T> task;
  private final Thread thread;

  private Background(FutureTask<T> task, Thread thread) {
    this.task = task;
    this.thread = thread;
  }

  static <T> Background<T> start(String name, Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    return new Background<>(task, Thread.ofPlatform().name(name).start(task));
  }

  /** Waits for the result, and throws what the work threw. */
  T get() throws StartException, IOException {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartException("The start was interrupted.", e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case StartException cause -> throw cause;
        case IOException cause -> throw cause;
        case RuntimeException cause -> throw cause;
        case null, default -> throw new AssertionError(thread.getName() + " failed", e);
      }
    }
  }

  /** Waits for the work to end, whatever came of it. */
  void join() {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
