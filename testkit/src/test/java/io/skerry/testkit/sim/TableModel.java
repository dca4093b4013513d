package io.skerry.testkit.sim;

import io.skerry.row.IndexShape;
import io.skerry.row.KeyShape;
import io.skerry.row.TableShape;
import io.skerry.types.SqlType;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A table of the plain in-memory model: rows by an identity that no key has, so that a heap can be
 * modelled too.
 *
 * @param kind which clustered key
 * @param indexes by number
 */
record TableModel(Kind kind, TreeMap<Long, Row> rows, TreeMap<Long, Index> indexes) {
  static final List<TableShape.ColumnShape> COLUMNS =
      List.of(
          new TableShape.ColumnShape(SqlType.BIGINT, false),
          new TableShape.ColumnShape(SqlType.INT, true),
          new TableShape.ColumnShape(SqlType.nvarchar(SqlType.MAX), true),
          new TableShape.ColumnShape(SqlType.nvarchar(20), true));

  record Row(long id, Long number, String text, String name) {
    Object get(int ordinal) {
      return switch (ordinal) {
        case 0 -> id;
        case 1 -> number;
        case 2 -> text;
        case 3 -> name;
        default -> throw new AssertionError(ordinal);
      };
    }
  }

  enum Kind {
    HEAP,
    UNIQUE_NUMBER,
    NUMBER_DESCENDING,
    UNIQUE_NAME_NUMBER;

    KeyShape key() {
      return switch (this) {
        case HEAP -> null;
        case UNIQUE_NUMBER -> new KeyShape(List.of(new KeyShape.KeyColumn(1, false)), true);
        case NUMBER_DESCENDING -> new KeyShape(List.of(new KeyShape.KeyColumn(1, true)), false);
        case UNIQUE_NAME_NUMBER ->
            new KeyShape(
                List.of(new KeyShape.KeyColumn(3, false), new KeyShape.KeyColumn(1, true)), true);
      };
    }
  }

  enum Index {
    BY_NAME,
    UNIQUE_NUMBER_NAME,
    BY_NUMBER_DESCENDING;

    IndexShape shape() {
      return switch (this) {
        case BY_NAME ->
            new IndexShape(
                new KeyShape(List.of(new KeyShape.KeyColumn(3, false)), false), List.of(2));
        case UNIQUE_NUMBER_NAME ->
            new IndexShape(
                new KeyShape(
                    List.of(new KeyShape.KeyColumn(1, false), new KeyShape.KeyColumn(3, false)),
                    true),
                List.of(0));
        case BY_NUMBER_DESCENDING ->
            new IndexShape(
                new KeyShape(List.of(new KeyShape.KeyColumn(1, true)), false), List.of());
      };
    }
  }

  static TableModel empty(Kind kind) {
    return new TableModel(kind, new TreeMap<>(), new TreeMap<>());
  }

  TableModel copy() {
    return new TableModel(kind, new TreeMap<>(rows), new TreeMap<>(indexes));
  }

  TableShape shape() {
    return new TableShape(COLUMNS, kind.key());
  }

  /** The rows in the order of a key; rows of equal keys in no order that a test may rely on. */
  static Comparator<Row> order(KeyShape key) {
    Comparator<Row> order = (left, right) -> 0;
    for (KeyShape.KeyColumn column : key.columns()) {
      Comparator<Row> by =
          (left, right) -> compare(left.get(column.ordinal()), right.get(column.ordinal()));
      order = order.thenComparing(column.descending() ? by.reversed() : by);
    }
    return order;
  }

  /** NULL first; strings by letters alone. */
  private static int compare(Object left, Object right) {
    if (left == null || right == null) {
      return Boolean.compare(left != null, right != null);
    }
    return left instanceof String string
        ? string.compareToIgnoreCase((String) right)
        : Long.compare((Long) left, (Long) right);
  }

  /** Whether two rows may not be there together. */
  boolean clash(Row left, Row right) {
    Stream<KeyShape> keys =
        Stream.concat(
            Stream.ofNullable(kind.key()),
            indexes.values().stream().map(index -> index.shape().key()));
    return keys.filter(KeyShape::unique).anyMatch(key -> order(key).compare(left, right) == 0);
  }

  Row clashing(Row row) {
    return rows.values().stream()
        .filter(other -> other.id != row.id && clash(other, row))
        .findFirst()
        .orElse(null);
  }

  static String sorted(Stream<Row> rows, Function<Row, Object> what) {
    return rows.map(what).map(Objects::toString).sorted().toList().toString();
  }
}
