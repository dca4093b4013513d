package io.skerry.operator;

import io.skerry.batch.Batch;
import io.skerry.bind.BoundColumn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows that came with the request. */
final class SuppliedRowsOperator implements Operator {
  private final List<BoundColumn> output;
  private @Nullable Batch supplied;

  SuppliedRowsOperator(List<BoundColumn> output) {
    this.output = output;
  }

  @Override
  public List<BoundColumn> output() {
    return output;
  }

  @Override
  public void open(ExecutionContext context) {
    supplied = context.suppliedRows();
  }

  @Override
  public @Nullable Batch next() {
    Batch rows = supplied;
    supplied = null;
    return rows == null || rows.size() == 0 ? null : rows;
  }

  @Override
  public void close() {
    supplied = null;
  }
}
