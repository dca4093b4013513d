package io.skerry.testkit.sim;

import io.skerry.row.IndexFilter;
import io.skerry.row.IndexShape;
import io.skerry.row.KeyShape;
import io.skerry.row.TableShape;
import io.skerry.types.SqlType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table whose columns change, in plain memory: whatever the store does not do when columns
 * change, this one does at once to every row. Columns have numbers, rows have values by column
 * number. Column 0 holds the row's identity, and stays.
 */
final class AlteredTable {
  static final int IDENTITY = 0;

  record Column(int id, SqlType type) {}

  record Part(int column, boolean descending) {}

  /**
   * @param filter whose conditions name columns by their numbers
   */
  record Index(
      List<Part> key, boolean unique, List<Integer> included, List<IndexFilter.Condition> filter) {}

  final List<Column> columns;

  /** Empty for a heap. */
  final List<Part> key;

  final boolean isUnique;
  final TreeMap<Long, Map<Integer, Object>> rows;
  final TreeMap<Long, Index> indexes;
  int nextColumn;

  AlteredTable(
      List<Column> columns,
      List<Part> key,
      boolean isUnique,
      TreeMap<Long, Map<Integer, Object>> rows,
      TreeMap<Long, Index> indexes,
      int nextColumn) {
    this.columns = columns;
    this.key = key;
    this.isUnique = isUnique;
    this.rows = rows;
    this.indexes = indexes;
    this.nextColumn = nextColumn;
  }

  AlteredTable copy() {
    return new AlteredTable(
        new ArrayList<>(columns),
        key,
        isUnique,
        new TreeMap<>(rows),
        new TreeMap<>(indexes),
        nextColumn);
  }

  // ---- shapes

  TableShape shape() {
    return new TableShape(
        columns.stream().map(column -> new TableShape.ColumnShape(column.type, true)).toList(),
        key.isEmpty() ? null : shape(key, isUnique));
  }

  IndexShape shape(Index index) {
    return new IndexShape(
        shape(index.key, index.unique),
        index.included.stream().map(this::ordinal).toList(),
        new IndexFilter(
            index.filter.stream()
                .map(condition -> condition.movedTo(ordinal(condition.ordinal())))
                .toList()));
  }

  private KeyShape shape(List<Part> parts, boolean unique) {
    return new KeyShape(
        parts.stream()
            .map(part -> new KeyShape.KeyColumn(ordinal(part.column), part.descending))
            .toList(),
        unique);
  }

  int ordinal(int column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).id == column) {
        return i;
      }
    }
    throw new AssertionError("column " + column + " is gone");
  }

  List<SqlType> types() {
    return columns.stream().map(Column::type).toList();
  }

  /** Whether a key, an index or a filter has a column. */
  boolean needs(int column) {
    return column == IDENTITY
        || Stream.concat(Stream.of(key), indexes.values().stream().map(Index::key))
            .flatMap(List::stream)
            .anyMatch(part -> part.column == column)
        || indexes.values().stream().anyMatch(index -> index.included.contains(column))
        || isFiltered(column);
  }

  boolean isFiltered(int column) {
    return indexes.values().stream()
        .flatMap(index -> index.filter.stream())
        .anyMatch(condition -> condition.ordinal() == column);
  }

  // ---- changes of columns

  void add(Column column, Object value) {
    columns.add(column);
    rows.replaceAll((id, row) -> with(row, column.id, value));
  }

  void drop(int column) {
    columns.removeIf(other -> other.id == column);
    rows.replaceAll((id, row) -> {
      Map<Integer, Object> without = new HashMap<>(row);
      without.remove(column);
      return without;
    });
  }

  void change(int column, AlteredValues.Change change) {
    columns.set(ordinal(column), new Column(column, change.type()));
    rows.replaceAll((id, row) -> with(row, column, change.conversion().convert(row.get(column))));
  }

  static Map<Integer, Object> with(Map<Integer, Object> row, int column, Object value) {
    Map<Integer, Object> changed = new HashMap<>(row);
    changed.put(column, value);
    return changed;
  }

  // ---- rows

  /** The values in the order of the columns. */
  List<Object> values(Map<Integer, Object> row) {
    return columns.stream()
        .map(column -> row.get(column.id))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  static boolean accepts(List<IndexFilter.Condition> filter, Map<Integer, Object> row) {
    return filter.stream().allMatch(condition -> accepts(condition, row.get(condition.ordinal())));
  }

  private static boolean accepts(IndexFilter.Condition condition, Object value) {
    return switch (condition) {
      case IndexFilter.IsNull _ -> value == null;
      case IndexFilter.IsNotNull _ -> value != null;
      case IndexFilter.Comparison comparison ->
          value != null
              && comparison.operator().accepts(AlteredValues.compare(value, comparison.value()));
      case IndexFilter.In in ->
          value != null
              && in.values().stream().anyMatch(one -> AlteredValues.compare(value, one) == 0);
    };
  }

  /** Rows of equal keys in no order that a test may rely on. */
  static Comparator<Map<Integer, Object>> order(List<Part> parts) {
    Comparator<Map<Integer, Object>> order = (left, right) -> 0;
    for (Part part : parts) {
      Comparator<Map<Integer, Object>> by =
          (left, right) -> AlteredValues.compare(left.get(part.column), right.get(part.column));
      order = order.thenComparing(part.descending ? by.reversed() : by);
    }
    return order;
  }

  /** Whether two rows may not be there together. */
  private boolean clash(Map<Integer, Object> left, Map<Integer, Object> right) {
    if (isUnique && !key.isEmpty() && order(key).compare(left, right) == 0) {
      return true;
    }
    return indexes.values().stream()
        .anyMatch(index ->
            index.unique
                && accepts(index.filter, left)
                && accepts(index.filter, right)
                && order(index.key).compare(left, right) == 0);
  }

  boolean clashes(long id, Map<Integer, Object> row) {
    return rows.entrySet().stream()
        .anyMatch(other -> other.getKey() != id && clash(other.getValue(), row));
  }

  boolean hasClash() {
    return rows.entrySet().stream().anyMatch(row -> clashes(row.getKey(), row.getValue()));
  }
}
