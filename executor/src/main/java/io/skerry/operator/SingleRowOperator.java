package io.skerry.operator;

import io.skerry.batch.Batch;
import io.skerry.bind.BoundColumn;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one row of a subquery that stands for a value: NULLs where there is none, error 512 where
 * there are more.
 */
final class SingleRowOperator implements Operator {
  private final Operator input;
  private final Batch out;
  private boolean done;

  SingleRowOperator(Operator input) {
    this.input = input;
    this.out = Batch.of(OperatorCompiler.types(input.output()));
  }

  @Override
  public List<BoundColumn> output() {
    return input.output();
  }

  @Override
  public void open(ExecutionContext context) {
    done = false;
    input.open(context);
  }

  @Override
  public @Nullable Batch next() {
    if (done) {
      return null;
    }
    done = true;
    out.clear();
    Batch batch = input.next();
    if (batch == null) {
      out.setSize(1);
      for (int i = 0; i < out.columnCount(); i++) {
        out.column(i).set(0, null);
      }
      return out;
    }
    out.append(batch, 0);
    if (batch.size() > 1 || input.next() != null) {
      throw new SqlException(SqlError.SUBQUERY_MORE_THAN_ONE_VALUE);
    }
    return out;
  }

  @Override
  public void close() {
    input.close();
  }
}
