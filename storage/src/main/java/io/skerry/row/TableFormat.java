package io.skerry.row;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a table is, and how its rows stand in its tree.
 *
 * @param layouts the newest is that of the shape's columns
 */
public record TableFormat(TableShape shape, TableLayouts layouts) {

  /** That of a tree without rows. */
  public static TableFormat first(TableShape shape) {
    return new TableFormat(shape, TableLayouts.first(shape));
  }

  /**
   * What it is after a change that keeps the rows as they are.
   *
   * @throws IllegalArgumentException when the clustered key needs a column that is dropped, or none
   *     is left
   */
  public TableFormat after(TableAlteration alteration) {
    return switch (alteration) {
      case TableAlteration.AddColumns add -> with(add.columns());
      case TableAlteration.DropColumns drop -> without(drop.ordinals());
      case TableAlteration.ChangeColumn change ->
          new TableFormat(
              shape.with(change.ordinal(), change.shape()),
              layouts.withType(change.ordinal(), change.shape().type()));
    };
  }

  private TableFormat with(List<TableAlteration.NewColumn> added) {
    List<TableShape.ColumnShape> columns = new ArrayList<>(shape.columns());
    List<TableLayouts.StoredColumn> stored = new ArrayList<>();
    for (TableAlteration.NewColumn column : added) {
      columns.add(column.shape());
      stored.add(new TableLayouts.StoredColumn(column.shape().type(), column.value()));
    }
    return new TableFormat(new TableShape(columns, shape.clustered()), layouts.withColumns(stored));
  }

  private TableFormat without(List<Integer> ordinals) {
    Set<Integer> gone = new LinkedHashSet<>(ordinals);
    List<TableShape.ColumnShape> columns = new ArrayList<>();
    for (int i = 0; i < shape.columns().size(); i++) {
      if (!gone.contains(i)) {
        columns.add(shape.columns().get(i));
      }
    }
    if (columns.isEmpty() || columns.size() + gone.size() != shape.columns().size()) {
      throw new IllegalArgumentException("columns " + ordinals + " cannot be dropped");
    }
    TableLayouts left = layouts.withoutColumns(gone);
    @Nullable KeyShape key = shape.clustered();
    return new TableFormat(
        new TableShape(columns, key == null ? null : layouts.movesTo(left).key(key)), left);
  }
}
