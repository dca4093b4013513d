package io.skerry.system;

import io.skerry.batch.Batch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Rows of one shape, set column by column by name. */
public final class RowsetRows {
  private final RowsetShape shape;
  private final List<Row> rows = new ArrayList<>();

  public RowsetRows(RowsetShape shape) {
    this.shape = shape;
  }

  public RowsetShape shape() {
    return shape;
  }

  /** A row being filled. */
  public final class Row {
    private final @Nullable Object[] values = new @Nullable Object[shape.columns().size()];

    private Row() {
      for (int i = 0; i < values.length; i++) {
        RowsetShape.ShapeColumn column = shape.columns().get(i);
        Object fixed = column.fixed();
        values[i] =
            fixed instanceof RowsetShape.Required ? fixed : SystemValues.box(column.type(), fixed);
      }
    }

    /** Sets a plain Java value, which is brought into the form of the column's type. */
    public Row set(String column, @Nullable Object value) {
      int ordinal = shape.ordinal(column);
      RowsetShape.ShapeColumn target = shape.columns().get(ordinal);
      if (value == null && !target.nullable()) {
        throw new AssertionError(shape.name() + "." + column + " may not be NULL");
      }
      values[ordinal] = SystemValues.box(target.type(), value);
      return this;
    }

    /** Sets the column if this rowset has it. */
    public Row setIfPresent(String column, @Nullable Object value) {
      return shape.has(column) ? set(column, value) : this;
    }

    public @Nullable Object get(String column) {
      return values[shape.ordinal(column)];
    }
  }

  public Row add() {
    Row row = new Row();
    rows.add(row);
    return row;
  }

  public int size() {
    return rows.size();
  }

  /** Orders by the columns, NULLs first, strings without regard to case. */
  public void sortBy(String... columns) {
    Comparator<Row> order = (_, _) -> 0;
    for (String column : columns) {
      int ordinal = shape.ordinal(column);
      order =
          order.thenComparing(
              (left, right) -> SystemValues.compare(left.values[ordinal], right.values[ordinal]));
    }
    rows.sort(order);
  }

  /** Hands over all rows, batch by batch. */
  public void sendTo(Consumer<Batch> target) {
    Batch batch = Batch.of(shape.types());
    for (Row row : rows) {
      int at = batch.size();
      batch.setSize(at + 1);
      for (int i = 0; i < row.values.length; i++) {
        Object value = row.values[i];
        if (value instanceof RowsetShape.Required) {
          throw new AssertionError(shape.name() + "." + shape.columns().get(i).name() + " not set");
        }
        batch.column(i).set(at, value);
      }
      if (batch.isFull()) {
        target.accept(batch);
        batch.clear();
      }
    }
    if (batch.size() > 0) {
      target.accept(batch);
    }
  }
}
