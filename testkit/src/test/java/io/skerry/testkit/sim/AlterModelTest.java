package io.skerry.testkit.sim;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Random histories of tables whose columns change, against a plain in-memory model. */
final class AlterModelTest {
  private static final int HISTORIES = Integer.getInteger("skerry.histories", 250);
  private static final int STEPS = 120;
  private static final int STEPS_SHOWN = 30;

  @Test
  void randomHistoriesOfAlteredTablesDoWhatTheModelDoes() {
    long first = Long.getLong("skerry.seed", 1);
    for (long seed = first; seed < first + HISTORIES; seed++) {
      AlterRun run = new AlterRun(seed);
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
