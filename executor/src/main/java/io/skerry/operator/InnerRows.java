package io.skerry.operator;

import io.skerry.batch.Batch;
import io.skerry.bind.BoundColumn;
import io.skerry.expression.RunState;
import io.skerry.rows.BatchList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The right input of a nested-loop join, read once for each left row: opened anew where it depends
 * on the left row, kept in memory where it does not.
 */
final class InnerRows {
  private final Operator input;
  private final boolean correlated;
  private final RunState run;
  private final BatchList kept;
  private @Nullable ExecutionContext context;
  private boolean filled;
  private int nextBatch;

  InnerRows(Operator input, boolean correlated, RunState run) {
    this.input = input;
    this.correlated = correlated;
    this.run = run;
    this.kept = new BatchList(OperatorCompiler.types(input.output()));
  }

  List<BoundColumn> output() {
    return input.output();
  }

  void open(ExecutionContext executionContext) {
    context = executionContext;
    filled = false;
    kept.begin(run.grant());
  }

  /** Begins at the first row, for the next left row. */
  void restart() {
    if (context == null) {
      throw new AssertionError("not open");
    }
    if (correlated) {
      input.close();
      input.open(context);
    } else if (!filled) {
      filled = true;
      input.open(context);
      for (Batch batch = input.next(); batch != null; batch = input.next()) {
        kept.append(batch);
      }
      input.close();
    }
    nextBatch = 0;
  }

  @Nullable Batch next() {
    if (correlated) {
      return input.next();
    }
    return nextBatch < kept.count() ? kept.get(nextBatch++) : null;
  }

  /** The number of the batch that {@link #next} gave last; for rows that are kept. */
  int batchNumber() {
    return nextBatch - 1;
  }

  int batchCount() {
    return kept.count();
  }

  Batch batch(int number) {
    return kept.get(number);
  }

  void close() {
    input.close();
    kept.release();
  }
}
