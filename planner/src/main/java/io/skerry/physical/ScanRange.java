package io.skerry.physical;

import io.skerry.bind.BoundExpression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A range of an index: values for the first columns of its key, then bounds for the next column.
 *
 * <p>The expressions refer to variables, literals and the columns of outer rows, never to the
 * scanned table; they have the types of the key columns. A NULL among them means that no row
 * qualifies, as {@code =} and {@code <} never hold for NULL.
 *
 * @param equal values of the first key columns
 * @param lower of the next key column by value, whatever its direction; null for none
 * @param upper likewise
 */
public record ScanRange(List<BoundExpression> equal, @Nullable End lower, @Nullable End upper) {
  /** The whole index. */
  public static final ScanRange ALL = new ScanRange(List.of(), null, null);

  /** One end. */
  public record End(BoundExpression value, boolean inclusive) {}

  public ScanRange {
    equal = List.copyOf(equal);
  }
}
