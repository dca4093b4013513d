package io.skerry.operator;

import io.skerry.batch.Batch;
import io.skerry.bind.BoundColumn;
import io.skerry.rows.Compactor;
import io.skerry.rows.Selection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first rows of its input as it comes; stops reading when it has them. */
final class TopOperator implements Operator {
  private final Operator input;
  private final RowLimit limit;
  private final Compactor compactor;
  private final Selection chosen = new Selection();
  private long toSkip;
  private long toGive;
  private boolean inputOpen;

  TopOperator(Operator input, RowLimit limit) {
    this.input = input;
    this.limit = limit;
    this.compactor = new Compactor(OperatorCompiler.types(input.output()));
  }

  @Override
  public List<BoundColumn> output() {
    return input.output();
  }

  @Override
  public void open(ExecutionContext context) {
    toSkip = limit.offset();
    toGive = limit.count(0);
    inputOpen = toGive > 0;
    if (inputOpen) {
      input.open(context);
    }
  }

  @Override
  public @Nullable Batch next() {
    while (inputOpen && toGive > 0) {
      Batch batch = input.next();
      if (batch == null) {
        return null;
      }
      int size = batch.size();
      int first = (int) Math.min(toSkip, size);
      int count = (int) Math.min(toGive, size - first);
      toSkip -= first;
      if (count > 0) {
        toGive -= count;
        chosen.clear(count);
        for (int i = 0; i < count; i++) {
          chosen.add(first + i);
        }
        return compactor.compact(batch, chosen);
      }
    }
    return null;
  }

  @Override
  public void close() {
    input.close();
    inputOpen = false;
  }
}
