package io.skerry.store;

import io.skerry.io.DamagedFileException;
import io.skerry.io.DiskFullException;
import io.skerry.log.LogFailedException;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread on which recovery is completed, and checkpoints run that the log or time makes due.
 */
final class CheckpointThread implements AutoCloseable {
  private static final long PAUSE_MILLIS = 1000;
  private static final Logger LOGGER = LoggerFactory.getLogger(CheckpointThread.class);

  private final Runnable work;
  private final long intervalMillis;
  private final StoreFailure failure;
  private final Semaphore wakes = new Semaphore(0);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  /**
   * @param work what is to be done when the thread is woken, and at least as often as the interval
   *     says
   */
  CheckpointThread(Runnable work, long intervalMillis, StoreFailure failure) {
    this.work = work;
    this.intervalMillis = intervalMillis;
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
    while (!isClosing()) {
      boolean unused = awaitWake();
      wakes.drainPermits();
      if (!isClosing() && !failure.hasFailed()) {
        try {
          work.run();
        } catch (DiskFullException full) {
          LOGGER.warn("Work of the store waits for room: {}", full.getMessage());
          pause();
        } catch (UncheckedIOException
            | LogFailedException
            | DamagedFileException
            | AssertionError e) {
          failure.fatal("A checkpoint failed: " + e.getMessage(), e);
        }
      }
    }
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  private boolean awaitWake() {
    try {
      return wakes.tryAcquire(intervalMillis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return false;
    }
  }

  /** A full disk is not tried again at once. */
  private void pause() {
    try {
      boolean unused = closing.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      LOGGER.debug("The pause was cut short", e);
    }
    wake();
  }

  @Override
  public void close() {
    closing.countDown();
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
