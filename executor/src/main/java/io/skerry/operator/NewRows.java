package io.skerry.operator;

import io.skerry.batch.Batch;
import io.skerry.batch.Vector;
import io.skerry.catalog.Table;
import io.skerry.expression.Evaluator;
import io.skerry.expression.RunState;
import io.skerry.rows.Selection;
import io.skerry.types.SqlType;
import java.util.List;

/**
 * The rows that an UPDATE makes of the old ones. Where it also sets variables it goes row by row,
 * as the next row sees them.
 */
final class NewRows {
  /** By ordinal of the table, the source's column that holds the old value. */
  private final int[] oldColumns;

  private final int[] changed;
  private final Evaluator[] values;
  private final int[] slots;
  private final Evaluator[] assigned;
  private final RunState run;
  private final RowMaker maker;
  private final Vector[] columns;
  private final Vector[] rowByRow;
  private final Batch oneRow;
  private final Selection all = new Selection();

  /** What an UPDATE assigns: values parallel to the ordinals {@code changed}, and variables. */
  record Assignments(int[] changed, Evaluator[] values, int[] slots, Evaluator[] assigned) {}

  NewRows(
      Table table,
      int[] oldColumns,
      Assignments assignments,
      List<SqlType> sourceTypes,
      RunState run) {
    this.oldColumns = oldColumns;
    this.changed = assignments.changed;
    this.values = assignments.values;
    this.slots = assignments.slots;
    this.assigned = assignments.assigned;
    this.run = run;
    this.maker = new RowMaker(table, "UPDATE");
    this.columns = new Vector[oldColumns.length];
    this.rowByRow = new Vector[changed.length];
    for (int i = 0; i < changed.length; i++) {
      rowByRow[i] = Vector.of(table.columns().get(changed[i]).type().physical());
    }
    this.oneRow = Batch.of(sourceTypes);
  }

  int columnCount() {
    return columns.length;
  }

  /** The columns of the new rows. */
  Vector[] make(Batch old, ExecutionContext context) {
    int count = old.size();
    for (int i = 0; i < columns.length; i++) {
      columns[i] = old.column(oldColumns[i]);
    }
    if (slots.length > 0) {
      evaluateRowByRow(old, context);
    }
    all.selectAll(count);
    for (int i = 0; i < changed.length; i++) {
      Vector value = slots.length > 0 ? rowByRow[i] : values[i].evaluate(old, all);
      columns[changed[i]] = maker.fit(changed[i], value, count, context);
    }
    return columns;
  }

  private void evaluateRowByRow(Batch old, ExecutionContext context) {
    all.selectAll(1);
    for (int row = 0; row < old.size(); row++) {
      oneRow.clear();
      oneRow.append(old, row);
      for (int i = 0; i < values.length; i++) {
        rowByRow[i].ensureCapacity(old.size());
        rowByRow[i].copyFrom(values[i].evaluate(oneRow, all), 0, row);
      }
      for (int i = 0; i < slots.length; i++) {
        context.setVariable(slots[i], assigned[i].evaluate(oneRow, all).get(0));
        run.variablesChanged();
      }
    }
  }
}
