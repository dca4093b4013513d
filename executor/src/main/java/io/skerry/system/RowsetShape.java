package io.skerry.system;

import io.skerry.catalog.SystemView;
import io.skerry.types.SqlType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a system view or of a catalog procedure's rowset, each with the value that it has
 * where a row says nothing.
 */
public final class RowsetShape {
  /** Stands for a value that each row must say. */
  public enum Required {
    VALUE
  }

  /**
   * One column.
   *
   * @param fixed the value where a row says nothing, or {@link Required#VALUE}
   */
  public record ShapeColumn(String name, SqlType type, boolean nullable, @Nullable Object fixed) {}

  private final String name;
  private final List<ShapeColumn> columns;
  private final Map<String, Integer> ordinals = new HashMap<>();

  RowsetShape(String name, List<ShapeColumn> columns) {
    this.name = name;
    this.columns = List.copyOf(columns);
    for (int i = 0; i < this.columns.size(); i++) {
      if (ordinals.put(this.columns.get(i).name().toLowerCase(Locale.ROOT), i) != null) {
        throw new AssertionError(name + " has column " + this.columns.get(i).name() + " twice");
      }
    }
  }

  public String name() {
    return name;
  }

  public List<ShapeColumn> columns() {
    return columns;
  }

  public List<SqlType> types() {
    List<SqlType> types = new ArrayList<>();
    for (ShapeColumn column : columns) {
      types.add(column.type());
    }
    return types;
  }

  /** The 0-based place of a column; there must be one of this name. */
  public int ordinal(String column) {
    Integer ordinal = ordinals.get(column.toLowerCase(Locale.ROOT));
    if (ordinal == null) {
      throw new AssertionError(name + " has no column " + column);
    }
    return ordinal;
  }

  public boolean has(String column) {
    return ordinals.containsKey(column.toLowerCase(Locale.ROOT));
  }

  /** As the planner sees it; the name is {@code schema.view}. */
  SystemView view() {
    int dot = name.indexOf('.');
    List<SystemView.ViewColumn> viewColumns = new ArrayList<>();
    for (ShapeColumn column : columns) {
      viewColumns.add(new SystemView.ViewColumn(column.name(), column.type(), column.nullable()));
    }
    return new SystemView(name.substring(0, dot), name.substring(dot + 1), viewColumns);
  }
}
