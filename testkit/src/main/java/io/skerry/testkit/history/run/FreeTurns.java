package io.skerry.testkit.history.run;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * Processes run whenever the machine lets them, and wait now and then, so that others come in
 * between their steps even where there are few processors.
 */
public final class FreeTurns implements Turns {
  private static final int YIELD_EACH = 2;
  private static final int PAUSE_EACH = 16;
  private static final long PAUSE_NANOS = 50_000;

  @Override
  public ThreadFactory threads() {
    return Thread.ofPlatform().name("process ", 0).factory();
  }

  @Override
  public void enter(int process) {}

  @Override
  public void pass() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    if (random.nextInt(PAUSE_EACH) == 0) {
      LockSupport.parkNanos(PAUSE_NANOS);
    } else if (random.nextInt(YIELD_EACH) == 0) {
      Thread.yield();
    }
  }

  @Override
  public void leave() {}
}
