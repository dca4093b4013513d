package io.skerry.row;

import java.util.List;

/**
 * A nonclustered index.
 *
 * @param included ordinals of further columns kept in the index so that a query need not fetch the
 *     row
 */
public record IndexShape(KeyShape key, List<Integer> included) {
  public IndexShape {
    included = List.copyOf(included);
  }
}
