package io.skerry.store;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A range of keys, each end given by values of the first key columns.
 *
 * @param lower in key order the first end; null for none
 * @param upper in key order the last end; null for none
 */
public record KeyRange(@Nullable Bound lower, @Nullable Bound upper) {
  public static final KeyRange ALL = new KeyRange(null, null);

  /**
   * One end.
   *
   * @param values boxed values of the first columns of the key, of those columns' types; null
   *     stands for SQL NULL, which sorts first (last in a descending column)
   * @param inclusive whether keys that begin with these values are in the range
   */
  public record Bound(List<@Nullable Object> values, boolean inclusive) {
    public Bound {
      values = Collections.unmodifiableList(Arrays.asList(values.toArray()));
    }
  }

  /** All keys that begin with these values. */
  public static KeyRange prefix(List<@Nullable Object> values) {
    Bound bound = new Bound(values, true);
    return new KeyRange(bound, bound);
  }
}
