package io.skerry.row;

import io.skerry.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table and the key of its clustered index.
 *
 * @param clustered the clustered key; null for a heap, whose rows have a hidden number as key, in
 *     order of insertion
 */
public record TableShape(List<ColumnShape> columns, @Nullable KeyShape clustered) {
  public TableShape {
    columns = List.copyOf(columns);
  }

  /** The same with another column in the place of one. */
  public TableShape with(int ordinal, ColumnShape column) {
    List<ColumnShape> changed = new ArrayList<>(columns);
    changed.set(ordinal, column);
    return new TableShape(changed, clustered);
  }

  /** One column. */
  public record ColumnShape(SqlType type, boolean nullable) {}
}
