package io.skerry.store;

import io.skerry.io.DamagedFileException;
import io.skerry.log.LogFailedException;
import java.io.UncheckedIOException;
import java.util.concurrent.Semaphore;

/** The thread on which checkpoints run that the log's growth makes due. */
final class CheckpointThread implements AutoCloseable {
  private final Runnable checkpoint;
  private final StoreFailure failure;
  private final Semaphore wakes = new Semaphore(0);
  private final Thread thread;
  private volatile boolean isClosing;

  CheckpointThread(Runnable checkpoint, StoreFailure failure) {
    this.checkpoint = checkpoint;
    this.failure = failure;
    this.thread = Thread.ofPlatform().name("skerry-checkpoint").daemon().unstarted(this::run);
    thread.start();
  }

  void wake() {
    if (wakes.availablePermits() == 0) {
      wakes.release();
    }
  }

  private void run() {
    while (!isClosing) {
      wakes.acquireUninterruptibly();
      wakes.drainPermits();
      if (!isClosing && !failure.hasFailed()) {
        try {
          checkpoint.run();
        } catch (UncheckedIOException
            | LogFailedException
            | DamagedFileException
            | AssertionError e) {
          failure.fatal("A checkpoint failed: " + e.getMessage(), e);
        }
      }
    }
  }

  @Override
  public void close() {
    isClosing = true;
    wakes.release();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
