package io.skerry.testkit.model;

import io.skerry.row.KeyShape;
import io.skerry.store.KeyRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A way to read a table in the order of a key.
 *
 * @param index its number; 0 for the table itself
 * @param key null for a heap
 */
record Path(long index, @Nullable KeyShape key) {

  /** Compares two rows by the first columns of a key: NULL first, strings by letters alone. */
  static int compare(KeyShape key, int columns, Row left, Row right) {
    for (int i = 0; i < columns; i++) {
      KeyShape.KeyColumn column = key.columns().get(i);
      int order = compare(left.get(column.ordinal()), right.get(column.ordinal()));
      if (order != 0) {
        return column.descending() ? -order : order;
      }
    }
    return 0;
  }

  private static int compare(@Nullable Object left, @Nullable Object right) {
    if (left == null || right == null) {
      return Boolean.compare(left != null, right != null);
    }
    return left instanceof String string
        ? string.compareToIgnoreCase((String) right)
        : Long.compare((Long) left, (Long) right);
  }

  /** Compares two rows by the whole key. */
  int compare(Row left, Row right) {
    KeyShape shape = key;
    return shape == null ? 0 : compare(shape, shape.columns().size(), left, right);
  }

  KeyRange anyRange(Random random) {
    KeyShape shape = key;
    if (shape == null || random.nextInt(3) == 0) {
      return KeyRange.ALL;
    }
    Row from = RowMaker.keyOnly(random);
    Row to = RowMaker.keyOnly(random);
    boolean isInOrder = compare(from, to) <= 0;
    return new KeyRange(
        anyBound(shape, isInOrder ? from : to, random),
        anyBound(shape, isInOrder ? to : from, random));
  }

  private static KeyRange.@Nullable Bound anyBound(KeyShape shape, Row row, Random random) {
    if (random.nextInt(5) == 0) {
      return null;
    }
    List<@Nullable Object> values = new ArrayList<>();
    int count = 1 + random.nextInt(shape.columns().size());
    for (int i = 0; i < count; i++) {
      values.add(row.get(shape.columns().get(i).ordinal()));
    }
    return new KeyRange.Bound(values, random.nextBoolean());
  }

  boolean contains(KeyRange range, Row row) {
    KeyShape shape = key;
    if (shape == null) {
      return true;
    }
    KeyRange.Bound lower = range.lower();
    KeyRange.Bound upper = range.upper();
    return (lower == null || compare(shape, row, lower) > (lower.inclusive() ? -1 : 0))
        && (upper == null || compare(shape, row, upper) < (upper.inclusive() ? 1 : 0));
  }

  private static int compare(KeyShape shape, Row row, KeyRange.Bound bound) {
    int count = bound.values().size();
    List<Integer> columns =
        shape.columns().stream().limit(count).map(KeyShape.KeyColumn::ordinal).toList();
    return Integer.signum(compare(shape, count, row, Row.of(columns, bound.values())));
  }

  /** The rows of a range, in the order of their ids. */
  List<Row> rows(Table table, KeyRange range) {
    return table.rows().values().stream().filter(row -> contains(range, row)).toList();
  }
}
