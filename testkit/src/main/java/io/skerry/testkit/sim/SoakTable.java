package io.skerry.testkit.sim;

import io.skerry.row.IndexShape;
import io.skerry.row.KeyShape;
import io.skerry.row.TableShape;
import io.skerry.types.SqlType;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A table as it should be; never changed.
 *
 * @param indexes by number; one of them is {@link Index#BY_ID}
 * @param rows by their first column
 */
record SoakTable(Kind kind, SortedMap<Long, Index> indexes, SortedMap<Long, Row> rows) {
  static final List<SqlType> TYPES =
      List.of(SqlType.BIGINT, SqlType.INT, SqlType.nvarchar(SqlType.MAX));

  record Row(long id, @Nullable Long number, @Nullable String text) {
    @Override
    public String toString() {
      String shown = text != null && text.length() > 40 ? text.substring(0, 40) + "..." : text;
      return id + "|" + number + "|" + shown + (text == null ? "" : "(" + text.length() + ")");
    }
  }

  /** What the rows are stored by. */
  enum Kind {
    CLUSTERED_BY_ID,
    CLUSTERED_BY_NUMBER,
    HEAP;

    @Nullable KeyShape key() {
      return switch (this) {
        case CLUSTERED_BY_ID -> new KeyShape(List.of(new KeyShape.KeyColumn(0, false)), true);
        case CLUSTERED_BY_NUMBER ->
            new KeyShape(
                List.of(new KeyShape.KeyColumn(1, true), new KeyShape.KeyColumn(0, false)), true);
        case HEAP -> null;
      };
    }
  }

  enum Index {
    BY_ID,
    BY_NUMBER;

    IndexShape shape() {
      return switch (this) {
        case BY_ID ->
            new IndexShape(
                new KeyShape(List.of(new KeyShape.KeyColumn(0, false)), true), List.of(1));
        case BY_NUMBER ->
            new IndexShape(
                new KeyShape(List.of(new KeyShape.KeyColumn(1, false)), false), List.of(2));
      };
    }
  }

  SoakTable {
    indexes = Collections.unmodifiableSortedMap(new TreeMap<>(indexes));
    rows = Collections.unmodifiableSortedMap(rows);
  }

  static SoakTable empty(Kind kind) {
    return new SoakTable(kind, new TreeMap<>(), new TreeMap<>());
  }

  static TableShape shape(Kind kind) {
    return new TableShape(
        TYPES.stream().map(type -> new TableShape.ColumnShape(type, true)).toList(), kind.key());
  }

  /** With these rows put, and those that map to nothing deleted. */
  SoakTable with(Map<Long, Optional<Row>> changes) {
    if (changes.isEmpty()) {
      return this;
    }
    TreeMap<Long, Row> changed = new TreeMap<>(rows);
    changes.forEach((id, row) ->
        row.ifPresentOrElse(present -> changed.put(id, present), () -> changed.remove(id)));
    return new SoakTable(kind, indexes, changed);
  }

  SoakTable withIndex(long number, Index index) {
    TreeMap<Long, Index> changed = new TreeMap<>(indexes);
    changed.put(number, index);
    return new SoakTable(kind, changed, rows);
  }

  SoakTable withoutIndex(long number) {
    TreeMap<Long, Index> changed = new TreeMap<>(indexes);
    changed.remove(number);
    return new SoakTable(kind, changed, rows);
  }

  SoakTable withoutRows() {
    return new SoakTable(kind, indexes, new TreeMap<>());
  }

  /** The index by which rows are found by their first column. */
  long indexById() {
    for (Map.Entry<Long, Index> index : indexes.entrySet()) {
      if (index.getValue() == Index.BY_ID) {
        return index.getKey();
      }
    }
    throw new AssertionError("every table has an index by id");
  }
}
