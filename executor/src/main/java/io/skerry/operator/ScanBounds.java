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
    KeyRange.Bound low = bound(prefix, lower, lowerInclusive);
    KeyRange.Bound high = bound(prefix, upper, upperInclusive);
    if (low == EMPTY || high == EMPTY) {
      return null;
    }
    if (low == null) {
      low = nullable ? new KeyRange.Bound(with(prefix, null), false) : whole(prefix);
    }
    if (high == null) {
      high = whole(prefix);
    }
    return descending ? new KeyRange(high, low) : new KeyRange(low, high);
  }

  private static final KeyRange.Bound EMPTY = new KeyRange.Bound(List.of(), false);

  private KeyRange.@Nullable Bound bound(
      List<@Nullable Object> prefix, @Nullable Evaluator evaluator, boolean inclusive) {
    if (evaluator == null) {
      return null;
    }
    Object value = scalars.value(evaluator);
    return value == null ? EMPTY : new KeyRange.Bound(with(prefix, value), inclusive);
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
