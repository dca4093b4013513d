package io.skerry.testkit.model;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Leaves out steps of a history as long as it still fails. */
final class Shortening {
  private static final int STEPS_SHOWN = 60;

  private final long seed;

  Shortening(long seed) {
    this.seed = seed;
  }

  /** A history that failed: what was wrong, and its steps. */
  private record Failed(TreeSet<Integer> steps, Throwable cause, List<String> text) {}

  /** Runs the whole history; null if it does not fail. */
  @Nullable AssertionError run() {
    Failed whole = run(null);
    if (whole == null) {
      return null;
    }
    Failed shortest = whole;
    for (int size = whole.steps.size() / 2; size >= 1; size /= 2) {
      shortest = withoutRuns(shortest, size);
    }
    List<String> text = shortest.text;
    List<String> shown = text.subList(Math.max(0, text.size() - STEPS_SHOWN), text.size());
    return new AssertionError(
        "seed "
            + seed
            + ": "
            + whole.cause
            + "\nIn short:\n  "
            + String.join("\n  ", shown)
            + "\n"
            + shortest.cause,
        shortest.cause);
  }

  /** Tries to leave out each run of so many steps. */
  private Failed withoutRuns(Failed from, int size) {
    Failed shortest = from;
    List<Integer> steps = List.copyOf(from.steps);
    for (int at = steps.size() - 1; at >= 0; at -= size) {
      TreeSet<Integer> fewer = new TreeSet<>(shortest.steps);
      steps.subList(Math.max(0, at - size + 1), at + 1).forEach(fewer::remove);
      Failed shorter = run(fewer);
      if (shorter != null) {
        shortest = shorter;
      }
    }
    return shortest;
  }

  /** Runs the given steps of the history, all if null; null if it does not fail. */
  private @Nullable Failed run(@Nullable TreeSet<Integer> steps) {
    ModelHistory history = new ModelHistory(seed);
    try {
      history.run(step -> steps == null || steps.contains(step));
      return null;
    } catch (RuntimeException | AssertionError e) {
      TreeSet<Integer> done = new TreeSet<>();
      IntStream.rangeClosed(0, history.stepsDone())
          .filter(step -> steps == null || steps.contains(step))
          .forEach(done::add);
      return new Failed(done, e, history.text());
    }
  }
}
