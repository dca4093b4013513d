package io.skerry.testkit.model;

import io.skerry.testkit.sim.QuietThreads;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Compares the store with the model for as long as one likes: {@code ./dev soak model --histories
 * 100000}. By one thread.
 */
public final class ModelMain {
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final long REPORT_SECONDS = 60;

  private final ModelArguments arguments;
  private long histories;
  private @Nullable AssertionError failure;

  private ModelMain(ModelArguments arguments) {
    this.arguments = arguments;
  }

  /** Ends with an exception, and so with exit code 1, when the store differs from the model. */
  public static void main(String[] args) {
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "off");
    ModelMain main = new ModelMain(ModelArguments.of(args));
    QuietThreads.inOwnGroup("model", main::run);
    AssertionError failure = main.failure;
    if (failure != null) {
      throw failure;
    }
  }

  private void run() {
    long began = System.nanoTime();
    long reported = 0;
    while (failure == null && !isDone(began)) {
      long seed = arguments.seed() + histories;
      failure = new Shortening(seed).run();
      if (failure != null) {
        System.out.println("again with: ./dev soak model --seed " + seed);
      } else {
        histories++;
      }
      long seconds = seconds(began);
      if (seconds >= reported + REPORT_SECONDS) {
        reported = seconds;
        report(began);
      }
    }
    report(began);
  }

  private boolean isDone(long began) {
    return (arguments.histories() > 0 && histories >= arguments.histories())
        || (arguments.minutes() > 0 && seconds(began) >= 60 * arguments.minutes());
  }

  private static long seconds(long began) {
    return (System.nanoTime() - began) / NANOS_PER_SECOND;
  }

  private void report(long began) {
    double seconds = (double) (System.nanoTime() - began) / NANOS_PER_SECOND;
    System.out.printf(
        Locale.ROOT,
        "%d histories without a difference from seed %d on, %.0f a second%n",
        histories,
        arguments.seed(),
        histories / seconds);
  }
}
