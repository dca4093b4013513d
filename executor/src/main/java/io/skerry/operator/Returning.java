package io.skerry.operator;

import io.skerry.batch.Batch;
import io.skerry.bind.BoundColumn;
import io.skerry.expression.Evaluator;
import io.skerry.rows.BatchView;
import io.skerry.rows.Selection;
import java.util.List;

/** The OUTPUT clause: expressions over the rows of a change. */
final class Returning {
  private final Evaluator[] expressions;
  private final List<BoundColumn> output;
  private final BatchView rows;
  private final BatchView out;
  private final Selection all = new Selection();

  /**
   * For one statement.
   *
   * @param inputColumns how many columns the expressions are over
   */
  Returning(Evaluator[] expressions, List<BoundColumn> output, int inputColumns) {
    this.expressions = expressions;
    this.output = output;
    this.rows = new BatchView(inputColumns);
    this.out = new BatchView(expressions.length);
  }

  boolean isEmpty() {
    return expressions.length == 0;
  }

  List<BoundColumn> output() {
    return output;
  }

  /**
   * The rows of the clause, for rows whose columns are those of the first batch, then those of the
   * second.
   */
  Batch rows(Batch first, Batch second) {
    for (int i = 0; i < first.columnCount(); i++) {
      rows.set(i, first.column(i));
    }
    for (int i = 0; i < second.columnCount(); i++) {
      rows.set(first.columnCount() + i, second.column(i));
    }
    Batch joined = rows.of(first.size());
    all.selectAll(joined.size());
    for (int i = 0; i < expressions.length; i++) {
      out.set(i, expressions[i].evaluate(joined, all));
    }
    return out.of(joined.size());
  }
}
