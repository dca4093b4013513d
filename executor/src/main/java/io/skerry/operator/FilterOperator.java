package io.skerry.operator;

import io.skerry.batch.Batch;
import io.skerry.batch.LongVector;
import io.skerry.bind.BoundColumn;
import io.skerry.expression.Evaluator;
import io.skerry.rows.Compactor;
import io.skerry.rows.Selection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the rows for which the predicate is true. */
final class FilterOperator implements Operator {
  private final Operator input;
  private final Evaluator predicate;
  private final Compactor compactor;
  private final Selection all = new Selection();
  private final Selection kept = new Selection();

  FilterOperator(Operator input, Evaluator predicate) {
    this.input = input;
    this.predicate = predicate;
    this.compactor = new Compactor(OperatorCompiler.types(input.output()));
  }

  @Override
  public List<BoundColumn> output() {
    return input.output();
  }

  @Override
  public void open(ExecutionContext context) {
    input.open(context);
  }

  @Override
  public @Nullable Batch next() {
    for (Batch batch = input.next(); batch != null; batch = input.next()) {
      all.selectAll(batch.size());
      kept.keepTrue((LongVector) predicate.evaluate(batch, all), all);
      if (!kept.isEmpty()) {
        return compactor.compact(batch, kept);
      }
    }
    return null;
  }

  @Override
  public void close() {
    input.close();
  }
}
