package io.skerry.testkit.history.run;

import io.skerry.testkit.history.IsolationLevel;
import java.util.Set;

/** A store to be tried, as far as histories need it. Used by all processes at once. */
public interface HistoryTarget {

  /** The levels that it has. */
  Set<IsolationLevel> levels();

  /**
   * Makes an empty set of tables, before each history: lists, empty; registers, each with the same
   * value; and a table of rows without any.
   *
   * @param keys lists and registers have the keys 1 to {@code keys}
   * @param value what all registers hold
   */
  void prepare(long keys, long value);

  /** Begins a transaction for one process. */
  TargetTransaction begin(IsolationLevel level);
}
