package io.skerry.operator;

import io.skerry.catalog.Index;
import io.skerry.catalog.Table;
import io.skerry.expression.Evaluator;
import io.skerry.expression.ExpressionCompiler;
import io.skerry.expression.Scalars;
import io.skerry.expression.Scope;
import io.skerry.physical.ScanRange;
import io.skerry.store.KeyRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The range of a scan: from expressions to values in the order of the index. */
final class ScanBounds {
  private final Evaluator[] equal;
  private final @Nullable Evaluator lower;
  private final @Nullable Evaluator upper;
  private final boolean lowerInclusive;
  private final boolean upperInclusive;

  /** Of the column that the bounds are of. */
  private final boolean descending;

  private final boolean nullable;
  private final Scalars scalars = new Scalars();

  ScanBounds(
      Table table,
      @Nullable Index index,
      ScanRange range,
      ExpressionCompiler expressions,
      Scope scope) {
    equal = expressions.compile(range.equal(), scope);
    ScanRange.End low = range.lower();
    ScanRange.End high = range.upper();
    lower = low == null ? null : expressions.compile(low.value(), scope);
    upper = high == null ? null : expressions.compile(high.value(), scope);
    lowerInclusive = low != null && low.inclusive();
    upperInclusive = high != null && high.inclusive();
    Index used = index == null ? table.clusteredIndex() : index;
    if (lower != null || upper != null) {
      Index.IndexColumn column = Objects.requireNonNull(used).columns().get(equal.length);
      descending = column.descending();
      nullable = table.columns().get(column.ordinal()).nullable();
    } else {
      descending = false;
      nullable = false;
    }
  }

  /** The range as it is now; null where no row can qualify, because a value is NULL. */
  @Nullable KeyRange evaluate() {
    if (equal.length == 0 && lower == null && upper == null) {
      return KeyRange.ALL;
    }
    List<@Nullable Object> prefix = new ArrayList<>(equal.length + 1);
    for (Evaluator evaluator : equal) {
      Object value = scalars.value(evaluator);
      if (value == null) {
        return null;
      }
      prefix.add(value);
    }
    if (lower == null && upper == null) {
      return KeyRange.prefix(prefix);
    }
    Object lowest = lower == null ? null : scalars.value(lower);
    Object highest = upper == null ? null : scalars.value(upper);
    if (lower != null && lowest == null || upper != null && highest == null) {
      return null;
    }
    KeyRange.Bound low =
        lower != null
            ? new KeyRange.Bound(with(prefix, lowest), lowerInclusive)
            : nullable ? new KeyRange.Bound(with(prefix, null), false) : whole(prefix);
    KeyRange.Bound high =
        upper != null ? new KeyRange.Bound(with(prefix, highest), upperInclusive) : whole(prefix);
    return descending ? new KeyRange(high, low) : new KeyRange(low, high);
  }

  private static KeyRange.@Nullable Bound whole(List<@Nullable Object> prefix) {
    return prefix.isEmpty() ? null : new KeyRange.Bound(prefix, true);
  }

  private static List<@Nullable Object> with(
      List<@Nullable Object> prefix, @Nullable Object value) {
    List<@Nullable Object> values = new ArrayList<>(prefix);
    values.add(value);
    return values;
  }
}
