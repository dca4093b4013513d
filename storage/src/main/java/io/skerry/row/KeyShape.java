package io.skerry.row;

import java.util.List;

/**
 * The columns of a key, in order.
 *
 * @param unique whether two rows may not have the same key; NULL counts as a value, as in SQL
 *     Server
 */
public record KeyShape(List<KeyColumn> columns, boolean unique) {
  public KeyShape {
    columns = List.copyOf(columns);
  }

  /** A key column, by its ordinal in the table. */
  public record KeyColumn(int ordinal, boolean descending) {}
}
