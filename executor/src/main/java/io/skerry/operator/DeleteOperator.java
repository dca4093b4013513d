package io.skerry.operator;

import io.skerry.batch.Batch;
import io.skerry.batch.ObjectVector;
import io.skerry.bind.BoundColumn;
import io.skerry.catalog.Table;
import io.skerry.expression.RunState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Deletes the rows of its source. */
final class DeleteOperator implements Operator {
  private static final Batch NOTHING = new Batch();

  private final Table table;
  private final Operator source;
  private final int locator;
  private final ChangedRows changed;
  private final Returning returning;
  private final RunState run;
  private @Nullable ExecutionContext context;

  DeleteOperator(
      Table table,
      Operator source,
      int locator,
      ChangedRows changed,
      Returning returning,
      RunState run) {
    this.table = table;
    this.source = source;
    this.locator = locator;
    this.changed = changed;
    this.returning = returning;
    this.run = run;
  }

  @Override
  public List<BoundColumn> output() {
    return returning.output();
  }

  @Override
  public void open(ExecutionContext executionContext) {
    context = executionContext;
    changed.begin(run.grant());
    source.open(executionContext);
  }

  @Override
  public @Nullable Batch next() {
    ExecutionContext current = context;
    if (current == null) {
      return null;
    }
    for (Batch batch = source.next(); batch != null; batch = source.next()) {
      current.checkCancelled();
      Batch rows = changed.fresh(batch);
      if (rows.size() == 0) {
        continue;
      }
      current
          .transaction()
          .delete(table.storageId(), (ObjectVector) rows.column(locator), rows.size());
      current.addRowCount(rows.size());
      if (!returning.isEmpty()) {
        return returning.rows(rows, NOTHING);
      }
    }
    return null;
  }

  @Override
  public void close() {
    source.close();
    changed.end();
  }
}
