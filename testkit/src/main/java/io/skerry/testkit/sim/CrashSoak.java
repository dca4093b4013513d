package io.skerry.testkit.sim;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Crashes stores for as long as one likes: {@code ./dev soak --minutes 10}.
 *
 * <p>Each seed is a round of its own. A failure prints the command that runs its round again.
 */
public final class CrashSoak {
  private final SoakArguments arguments;
  private final SoakReport report = new SoakReport();
  private final AtomicLong nextSeed;
  private final AtomicReference<@Nullable SoakFailure> failure = new AtomicReference<>();
  private final long began = System.nanoTime();

  CrashSoak(SoakArguments arguments) {
    this.arguments = arguments;
    this.nextSeed = new AtomicLong(arguments.seed());
  }

  /** Ends with an exception, and so with exit code 1, when a store broke a promise. */
  public static void main(String[] args) {
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "off");
    CrashSoak soak = new CrashSoak(SoakArguments.of(args));
    SoakFailure failure = soak.run();
    System.out.print(soak.report.text(System.nanoTime() - soak.began));
    if (failure != null) {
      throw failure;
    }
  }

  SoakReport report() {
    return report;
  }

  /** Runs all rounds; returns the first failure, null when there was none. */
  @Nullable SoakFailure run() {
    Thread[] workers = new Thread[arguments.workers()];
    for (int i = 0; i < workers.length; i++) {
      ThreadGroup group = new ThreadGroup("soak-" + i);
      workers[i] = Thread.ofPlatform().group(group).name("soak-" + i).start(this::work);
    }
    boolean interrupted = false;
    for (Thread worker : workers) {
      while (worker.isAlive()) {
        try {
          worker.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return failure.get();
  }

  private void work() {
    while (failure.get() == null && !isDone()) {
      long seed = nextSeed.getAndIncrement();
      if (arguments.rounds() > 0 && seed >= arguments.seed() + arguments.rounds()) {
        return;
      }
      try {
        if (arguments.isOfSeveral(seed)) {
          new ConcurrentSoakRound(seed, report).run();
        } else {
          new SoakRound(seed, arguments, report).run();
        }
      } catch (SoakFailure e) {
        if (failure.compareAndSet(null, e)) {
          System.out.println(e.getMessage());
          System.out.println("again with: " + arguments.command(seed));
        }
      }
    }
  }

  private boolean isDone() {
    long seconds = (System.nanoTime() - began) / 1_000_000_000;
    return (arguments.minutes() > 0 && seconds >= 60 * arguments.minutes())
        || (arguments.crashes() > 0 && report.checked() >= arguments.crashes());
  }
}
