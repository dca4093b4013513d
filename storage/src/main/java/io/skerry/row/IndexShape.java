package io.skerry.row;

import java.util.List;

/**
 * A nonclustered index.
 *
 * @param included ordinals of further columns kept in the index so that a query need not fetch the
 *     row
 * @param filter which rows it has
 */
public record IndexShape(KeyShape key, List<Integer> included, IndexFilter filter) {
  public IndexShape {
    included = List.copyOf(included);
  }

  /** An index of all rows. */
  public IndexShape(KeyShape key, List<Integer> included) {
    this(key, included, IndexFilter.ALL_ROWS);
  }

  /**
   * The same index of a table whose columns stand elsewhere.
   *
   * @param moves the new ordinal of each old one; none for a column that is dropped
   * @throws IllegalArgumentException when the index needs a column that is dropped
   */
  public IndexShape moved(ColumnMoves moves) {
    return new IndexShape(
        moves.key(key),
        included.stream().map(moves::of).toList(),
        new IndexFilter(
            filter.conditions().stream()
                .map(condition -> condition.movedTo(moves.of(condition.ordinal())))
                .toList()));
  }
}
