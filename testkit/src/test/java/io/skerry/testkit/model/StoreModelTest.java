package io.skerry.testkit.model;

import io.skerry.testkit.sim.QuietThreads;
import org.junit.jupiter.api.Test;

/** Random histories against a plain in-memory model; {@code ./dev soak model} runs more of them. */
final class StoreModelTest {
  private static final int HISTORIES = Integer.getInteger("skerry.histories", 500);

  @Test
  void randomHistoriesDoWhatTheModelDoes() {
    long first = Long.getLong("skerry.seed", 1);
    QuietThreads.inOwnGroup(
        "model",
        () -> {
          for (long seed = first; seed < first + HISTORIES; seed++) {
            AssertionError failure = new Shortening(seed).run();
            if (failure != null) {
              throw failure;
            }
          }
        });
  }
}
