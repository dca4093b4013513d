package io.skerry.operator;

import io.skerry.batch.Vector;
import io.skerry.rows.Selection;
import org.jspecify.annotations.Nullable;

/** An aggregate's state for all groups. */
interface Accumulator {
  /** Forgets all groups. */
  void reset();

  /** Makes room for this many groups, each new one empty. */
  void ensureGroups(int count);

  /**
   * Takes the selected rows, none of which is NULL, into their groups.
   *
   * @param argument null for COUNT(*)
   * @param groups by row
   */
  void add(@Nullable Vector argument, Selection rows, int[] groups);

  /** Puts the result of a group. */
  void result(int group, Vector out, int row);

  /** Bytes for each group, about. */
  int bytesPerGroup();
}
