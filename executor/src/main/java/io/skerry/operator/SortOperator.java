package io.skerry.operator;

import io.skerry.batch.Batch;
import io.skerry.bind.BoundColumn;
import io.skerry.expression.RunState;
import io.skerry.rows.RowBuffer;
import io.skerry.rows.RowComparator;
import io.skerry.rows.RowSorter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Orders all rows in memory. */
final class SortOperator implements Operator {
  private final Operator input;
  private final RowComparator comparator;
  private final RunState run;
  private final RowBuffer rows;
  private final Batch out;
  private @Nullable ExecutionContext context;
  private int @Nullable [] order;
  private int at;

  SortOperator(Operator input, RowComparator comparator, RunState run) {
    this.input = input;
    this.comparator = comparator;
    this.run = run;
    this.rows = new RowBuffer(OperatorCompiler.types(input.output()));
    this.out = Batch.of(OperatorCompiler.types(input.output()));
  }

  @Override
  public List<BoundColumn> output() {
    return input.output();
  }

  @Override
  public void open(ExecutionContext executionContext) {
    context = executionContext;
    rows.begin(run.grant());
    order = null;
    at = 0;
    input.open(executionContext);
  }

  @Override
  public @Nullable Batch next() {
    if (order == null) {
      for (Batch batch = input.next(); batch != null; batch = input.next()) {
        rows.append(batch);
      }
      if (context != null) {
        context.checkCancelled();
      }
      order = RowSorter.sort(rows, comparator);
    }
    int count = Math.min(order.length - at, Batch.ROWS_MAX);
    if (count == 0) {
      return null;
    }
    rows.gather(order, at, count, out);
    at += count;
    return out;
  }

  @Override
  public void close() {
    input.close();
    rows.release();
    order = null;
  }
}
