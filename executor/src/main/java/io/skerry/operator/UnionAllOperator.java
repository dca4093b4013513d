package io.skerry.operator;

import io.skerry.batch.Batch;
import io.skerry.bind.BoundColumn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All rows of all inputs, one after the other. */
final class UnionAllOperator implements Operator {
  private final List<Operator> inputs;
  private final List<BoundColumn> output;
  private @Nullable ExecutionContext context;
  private int at;
  private boolean open;

  UnionAllOperator(List<Operator> inputs, List<BoundColumn> output) {
    this.inputs = inputs;
    this.output = output;
  }

  @Override
  public List<BoundColumn> output() {
    return output;
  }

  @Override
  public void open(ExecutionContext executionContext) {
    context = executionContext;
    at = 0;
    open = false;
  }

  @Override
  public @Nullable Batch next() {
    while (context != null && at < inputs.size()) {
      Operator input = inputs.get(at);
      if (!open) {
        open = true;
        input.open(context);
      }
      Batch batch = input.next();
      if (batch != null) {
        return batch;
      }
      input.close();
      open = false;
      at++;
    }
    return null;
  }

  @Override
  public void close() {
    for (Operator input : inputs) {
      input.close();
    }
  }
}
