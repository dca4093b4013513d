package io.skerry.catalog;

import io.skerry.types.SqlType;
import java.util.List;

/**
 * The shape of a system view ({@code sys.tables}, {@code INFORMATION_SCHEMA.COLUMNS} ...); its rows
 * are made by the executor.
 *
 * @param schema {@code sys} or {@code INFORMATION_SCHEMA}
 */
public record SystemView(String schema, String name, List<ViewColumn> columns) {
  public SystemView {
    columns = List.copyOf(columns);
  }

  /** One column. */
  public record ViewColumn(String name, SqlType type, boolean nullable) {}
}
