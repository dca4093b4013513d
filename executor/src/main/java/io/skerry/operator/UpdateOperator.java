package io.skerry.operator;

import io.skerry.batch.Batch;
import io.skerry.batch.ObjectVector;
import io.skerry.batch.Vector;
import io.skerry.bind.BoundColumn;
import io.skerry.expression.RunState;
import io.skerry.rows.BatchView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes the rows of its source. */
final class UpdateOperator implements Operator {
  private final Operator source;
  private final int locator;
  private final ChangedRows changed;
  private final NewRows newRows;
  private final UpdateTarget target;
  private final Returning returning;
  private final RunState run;
  private final BatchView rows;
  private @Nullable ExecutionContext context;
  private boolean finished;

  UpdateOperator(
      Operator source,
      int locator,
      ChangedRows changed,
      NewRows newRows,
      UpdateTarget target,
      Returning returning,
      RunState run) {
    this.source = source;
    this.locator = locator;
    this.changed = changed;
    this.newRows = newRows;
    this.target = target;
    this.returning = returning;
    this.run = run;
    this.rows = new BatchView(newRows.columnCount());
  }

  @Override
  public List<BoundColumn> output() {
    return returning.output();
  }

  @Override
  public void open(ExecutionContext executionContext) {
    context = executionContext;
    finished = false;
    changed.begin(run.grant());
    target.begin(run.grant());
    source.open(executionContext);
  }

  @Override
  public @Nullable Batch next() {
    ExecutionContext current = context;
    if (current == null || finished) {
      return null;
    }
    for (Batch batch = source.next(); batch != null; batch = source.next()) {
      current.checkCancelled();
      Batch old = changed.fresh(batch);
      if (old.size() == 0) {
        continue;
      }
      Vector[] columns = newRows.make(old, current);
      Batch made = RowMaker.batch(rows, columns, old.size());
      target.update((ObjectVector) old.column(locator), made, current);
      current.addRowCount(old.size());
      if (!returning.isEmpty()) {
        return returning.rows(old, made);
      }
    }
    finished = true;
    target.finish(current);
    return null;
  }

  @Override
  public void close() {
    source.close();
    changed.end();
    target.end();
  }
}
