package io.skerry.operator;

import io.skerry.batch.Batch;
import io.skerry.bind.BoundColumn;
import io.skerry.expression.RunState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The top of an operator tree: gives the run to the expressions. */
record StatementRoot(RunState run, Operator input) implements Operator {
  @Override
  public List<BoundColumn> output() {
    return input.output();
  }

  @Override
  public void open(ExecutionContext context) {
    run.begin(context.facts(), context::variable, context.memoryBytesMax());
    input.open(context);
  }

  @Override
  public @Nullable Batch next() {
    return input.next();
  }

  @Override
  public void close() {
    input.close();
  }
}
