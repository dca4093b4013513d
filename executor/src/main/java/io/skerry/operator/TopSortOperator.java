package io.skerry.operator;

import io.skerry.batch.Batch;
import io.skerry.bind.BoundColumn;
import io.skerry.expression.RunState;
import io.skerry.rows.RowBuffer;
import io.skerry.rows.RowComparator;
import io.skerry.rows.RowSorter;
import io.skerry.rows.Selection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first rows in an order. A heap of the best rows so far keeps memory at what is asked for;
 * percentages, ties and very large counts need all rows.
 */
final class TopSortOperator implements Operator {
  private static final long HEAP_MAX = 1 << 20;

  private final Operator input;
  private final RowLimit limit;
  private final @Nullable RowComparator comparator;
  private final boolean withTies;
  private final RunState run;
  private final RowBuffer rows;
  private final Batch out;
  private final Selection one = new Selection();
  private int[] heap = new int[0];
  private @Nullable ExecutionContext context;
  private int @Nullable [] order;
  private int at;
  private int end;

  /** Without a comparator the rows keep the input's order. */
  TopSortOperator(
      Operator input,
      RowLimit limit,
      @Nullable RowComparator comparator,
      boolean withTies,
      RunState run) {
    this.input = input;
    this.limit = limit;
    this.comparator = comparator;
    this.withTies = withTies;
    this.run = run;
    this.rows = new RowBuffer(OperatorCompiler.types(input.output()));
    this.out = Batch.of(OperatorCompiler.types(input.output()));
  }

  @Override
  public List<BoundColumn> output() {
    return input.output();
  }

  @Override
  public void open(ExecutionContext executionContext) {
    context = executionContext;
    rows.begin(run.grant());
    order = null;
    input.open(executionContext);
  }

  @Override
  public @Nullable Batch next() {
    if (order == null) {
      order = read();
    }
    int count = Math.min(end - at, Batch.ROWS_MAX);
    if (count <= 0) {
      return null;
    }
    rows.gather(order, at, count, out);
    at += count;
    return out;
  }

  private int[] read() {
    long offset = limit.offset();
    long wanted = limit.percent() ? 0 : limit.count(0);
    boolean bounded = !limit.percent() && !withTies && comparator != null;
    long needed = wanted > HEAP_MAX ? Long.MAX_VALUE : offset + wanted;
    if (bounded && wanted == 0) {
      return empty();
    }
    for (Batch batch = input.next(); batch != null; batch = input.next()) {
      if (context != null) {
        context.checkCancelled();
      }
      if (bounded && comparator != null && needed <= HEAP_MAX) {
        keepBest(batch, (int) needed, comparator);
      } else {
        rows.append(batch);
      }
    }
    int[] sorted = comparator == null ? inOrder() : RowSorter.sort(rows, comparator);
    long count = limit.percent() ? limit.count(rows.size()) : wanted;
    at = (int) Math.min(offset, sorted.length);
    end = (int) Math.min((long) at + Math.min(count, sorted.length), sorted.length);
    if (withTies && comparator != null) {
      addTies(sorted, comparator);
    }
    return sorted;
  }

  private int[] empty() {
    at = 0;
    end = 0;
    return new int[0];
  }

  private int[] inOrder() {
    int[] sorted = new int[rows.size()];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = i;
    }
    return sorted;
  }

  private void addTies(int[] sorted, RowComparator by) {
    while (end > at
        && end < sorted.length
        && by.compare(rows::column, sorted[end - 1], rows::column, sorted[end]) == 0) {
      end++;
    }
  }

  /** Keeps at most {@code most} rows, the worst of them on top of the heap. */
  private void keepBest(Batch batch, int most, RowComparator by) {
    for (int row = 0; row < batch.size(); row++) {
      if (rows.size() < most) {
        one.clear(1);
        one.add(row);
        rows.append(batch, one);
        if (rows.size() == most) {
          heapify(by);
        }
      } else if (by.compare(batch::column, row, rows::column, heap[0]) < 0) {
        rows.replace(heap[0], batch, row);
        sink(0, by);
      }
    }
  }

  private void heapify(RowComparator by) {
    heap = inOrder();
    for (int i = heap.length / 2 - 1; i >= 0; i--) {
      sink(i, by);
    }
  }

  private void sink(int from, RowComparator by) {
    int place = from;
    while (true) {
      int child = 2 * place + 1;
      if (child >= heap.length) {
        return;
      }
      if (child + 1 < heap.length && worse(heap[child + 1], heap[child], by)) {
        child++;
      }
      if (!worse(heap[child], heap[place], by)) {
        return;
      }
      int moved = heap[child];
      heap[child] = heap[place];
      heap[place] = moved;
      place = child;
    }
  }

  private boolean worse(int left, int right, RowComparator by) {
    return by.compare(rows::column, left, rows::column, right) > 0;
  }

  @Override
  public void close() {
    input.close();
    rows.release();
    order = null;
  }
}
