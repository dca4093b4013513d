package io.skerry.testkit.model;

import io.skerry.batch.Batch;
import io.skerry.row.TableShape;
import io.skerry.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of any table of the model.
 *
 * @param id never changes, and is in no key, so that a heap can be modelled too
 */
record Row(long id, @Nullable Long number, @Nullable String text, @Nullable String name) {
  static final List<Integer> ALL_COLUMNS = List.of(0, 1, 2, 3);
  static final List<TableShape.ColumnShape> COLUMNS =
      List.of(
          new TableShape.ColumnShape(SqlType.BIGINT, false),
          new TableShape.ColumnShape(SqlType.INT, true),
          new TableShape.ColumnShape(SqlType.nvarchar(SqlType.MAX), true),
          new TableShape.ColumnShape(SqlType.nvarchar(20), true));
  static final List<SqlType> TYPES = COLUMNS.stream().map(TableShape.ColumnShape::type).toList();

  @Nullable Object get(int ordinal) {
    return switch (ordinal) {
      case 0 -> id;
      case 1 -> number;
      case 2 -> text;
      case 3 -> name;
      default -> throw new IllegalArgumentException("no column " + ordinal);
    };
  }

  /** A row that has only these columns. */
  static Row of(List<Integer> columns, List<@Nullable Object> values) {
    @Nullable Object[] all = {0L, null, null, null};
    for (int i = 0; i < columns.size(); i++) {
      all[columns.get(i)] = values.get(i);
    }
    long id = all[0] instanceof Long number ? number : 0;
    return new Row(id, (Long) all[1], (String) all[2], (String) all[3]);
  }

  static Batch batch(List<Row> rows) {
    Batch batch = Batch.of(TYPES);
    batch.setSize(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      for (int column : ALL_COLUMNS) {
        batch.column(column).set(i, rows.get(i).get(column));
      }
    }
    return batch;
  }

  /** The rows of a batch of all columns. */
  static List<Row> rows(Batch batch) {
    return values(batch).stream().map(values -> of(ALL_COLUMNS, values)).toList();
  }

  static List<List<@Nullable Object>> values(Batch batch) {
    List<List<@Nullable Object>> rows = new ArrayList<>(batch.size());
    for (int i = 0; i < batch.size(); i++) {
      List<@Nullable Object> row = new ArrayList<>(batch.columnCount());
      for (int column = 0; column < batch.columnCount(); column++) {
        row.add(batch.column(column).get(i));
      }
      rows.add(row);
    }
    return rows;
  }

  /** The values of some columns. */
  List<@Nullable Object> values(List<Integer> columns) {
    List<@Nullable Object> values = new ArrayList<>(columns.size());
    for (int column : columns) {
      values.add(get(column));
    }
    return values;
  }
}
