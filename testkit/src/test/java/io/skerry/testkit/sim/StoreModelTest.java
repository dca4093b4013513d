package io.skerry.testkit.sim;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Random histories against a plain in-memory model. */
final class StoreModelTest {
  private static final int HISTORIES = Integer.getInteger("skerry.histories", 250);
  private static final int STEPS = 120;
  private static final int STEPS_SHOWN = 30;

  @Test
  void randomHistoriesDoWhatTheModelDoes() {
    long first = Long.getLong("skerry.seed", 1);
    for (long seed = first; seed < first + HISTORIES; seed++) {
      ModelRun run = new ModelRun(seed);
      try {
        run.run(STEPS);
      } catch (Exception | AssertionError e) {
        List<String> steps = run.steps();
        List<String> last = steps.subList(Math.max(0, steps.size() - STEPS_SHOWN), steps.size());
        throw new AssertionError("seed " + seed + ": ...\n" + String.join("\n", last), e);
      }
    }
  }
}
