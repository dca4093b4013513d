package io.skerry.operator;

import io.skerry.batch.Batch;
import io.skerry.bind.BoundColumn;
import io.skerry.expression.Evaluator;
import io.skerry.rows.BatchView;
import io.skerry.rows.Selection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Computes columns; the vectors of the expressions are the columns of its batches. */
final class ProjectOperator implements Operator {
  private final Operator input;
  private final Evaluator[] expressions;
  private final List<BoundColumn> output;
  private final BatchView out;
  private final Selection all = new Selection();

  ProjectOperator(Operator input, Evaluator[] expressions, List<BoundColumn> output) {
    this.input = input;
    this.expressions = expressions;
    this.output = output;
    this.out = new BatchView(expressions.length);
  }

  @Override
  public List<BoundColumn> output() {
    return output;
  }

  @Override
  public void open(ExecutionContext context) {
    input.open(context);
  }

  @Override
  public @Nullable Batch next() {
    Batch batch = input.next();
    if (batch == null) {
      return null;
    }
    all.selectAll(batch.size());
    for (int i = 0; i < expressions.length; i++) {
      out.set(i, expressions[i].evaluate(batch, all));
    }
    return out.of(batch.size());
  }

  @Override
  public void close() {
    input.close();
  }
}
