package io.skerry.operator;

import io.skerry.batch.Batch;
import io.skerry.bind.BoundColumn;
import io.skerry.expression.Evaluator;
import io.skerry.rows.Selection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of expressions. */
final class ValuesOperator implements Operator {
  private final List<BoundColumn> output;
  private final List<Evaluator[]> rows;
  private final Batch out;
  private final Batch oneRow = new Batch();
  private final Selection first = Selection.all(1);
  private int at;

  ValuesOperator(List<BoundColumn> output, List<Evaluator[]> rows) {
    this.output = output;
    this.rows = rows;
    this.out = Batch.of(OperatorCompiler.types(output));
    oneRow.setSize(1);
  }

  @Override
  public List<BoundColumn> output() {
    return output;
  }

  @Override
  public void open(ExecutionContext context) {
    at = 0;
  }

  @Override
  public @Nullable Batch next() {
    int count = Math.min(rows.size() - at, Batch.ROWS_MAX);
    if (count == 0) {
      return null;
    }
    out.setSize(count);
    for (int i = 0; i < count; i++) {
      Evaluator[] row = rows.get(at + i);
      for (int column = 0; column < row.length; column++) {
        out.column(column).copyFrom(row[column].evaluate(oneRow, first), 0, i);
      }
    }
    at += count;
    return out;
  }

  @Override
  public void close() {}
}
