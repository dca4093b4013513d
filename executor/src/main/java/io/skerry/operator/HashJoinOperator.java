package io.skerry.operator;

import io.skerry.batch.Batch;
import io.skerry.batch.LongVector;
import io.skerry.bind.BoundColumn;
import io.skerry.expression.Evaluator;
import io.skerry.expression.RunState;
import io.skerry.physical.JoinKind;
import io.skerry.rows.Compactor;
import io.skerry.rows.Selection;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Joins by a hash table of the right input, probed with batches of the left one. */
final class HashJoinOperator implements Operator {
  private final JoinKind kind;
  private final Operator left;
  private final Operator right;
  private final RunState run;
  private final HashJoinTable table;
  private final Evaluator[] leftKeys;
  private final @Nullable PairFilter residual;
  private final List<BoundColumn> output;
  private final JoinOutput out;
  private final Compactor compactor;
  private final Selection all = new Selection();
  private final Selection probed = new Selection();
  private final Selection chosen = new Selection();
  private final int[] leftRows = new int[Batch.ROWS_MAX];
  private final int[] rightRows = new int[Batch.ROWS_MAX];
  private boolean[] leftMatched = new boolean[4];

  private @Nullable ExecutionContext context;
  private @Nullable Batch leftBatch;
  private boolean leftEnded;
  private int probeAt;

  /** The next right row to pair with the probed row; -2 to look it up first, -1 for none. */
  private int chain;

  private int unmatchedAt;

  /**
   * A condition on pairs beyond the keys: the columns of both sides, left ones first, and the
   * predicate over them.
   */
  record PairFilter(JoinOutput pairs, Evaluator predicate) {}

  HashJoinOperator(
      JoinKind kind,
      Operator left,
      Operator right,
      RunState run,
      HashJoinTable table,
      Evaluator[] leftKeys,
      @Nullable PairFilter residual,
      List<BoundColumn> output) {
    this.kind = kind;
    this.left = left;
    this.right = right;
    this.run = run;
    this.table = table;
    this.leftKeys = leftKeys;
    this.residual = residual;
    this.output = output;
    this.out = new JoinOutput(output, left.output(), right.output());
    this.compactor = new Compactor(OperatorCompiler.types(left.output()));
  }

  @Override
  public List<BoundColumn> output() {
    return output;
  }

  @Override
  public void open(ExecutionContext executionContext) {
    context = executionContext;
    leftBatch = null;
    leftEnded = false;
    unmatchedAt = 0;
    table.build(right, executionContext, run.grant());
    left.open(executionContext);
    if (table.size() == 0 && (kind == JoinKind.INNER || kind == JoinKind.SEMI)) {
      leftEnded = true;
    }
  }

  @Override
  public @Nullable Batch next() {
    while (true) {
      Batch batch = leftBatch;
      if (batch != null) {
        Batch made = probe(batch);
        if (made != null) {
          return made;
        }
      } else if (leftEnded) {
        return nextUnmatchedRight();
      } else {
        nextLeftBatch();
      }
    }
  }

  private void nextLeftBatch() {
    if (context != null) {
      context.checkCancelled();
    }
    Batch batch = left.next();
    if (batch == null) {
      leftEnded = true;
      return;
    }
    leftBatch = batch;
    all.selectAll(batch.size());
    table.find(leftKeys, batch, all, probed);
    if (leftMatched.length < batch.size()) {
      leftMatched = new boolean[Math.max(batch.size(), leftMatched.length * 4)];
    }
    Arrays.fill(leftMatched, 0, batch.size(), false);
    probeAt = 0;
    chain = -2;
  }

  /** The next rows of the left batch; null when it is used up. */
  private @Nullable Batch probe(Batch batch) {
    if (leftOnly() && residual == null) {
      for (int k = 0; k < probed.size(); k++) {
        leftMatched[probed.rows()[k]] = true;
      }
      return finishLeftBatch(batch);
    }
    int count = fillPairs();
    if (count == 0) {
      return finishLeftBatch(batch);
    }
    if (residual != null) {
      count = filterPairs(residual, batch, count);
    }
    mark(count);
    if (count == 0 || leftOnly()) {
      return null;
    }
    out.clear();
    out.appendPairs(batch, leftRows, table::column, rightRows, count);
    return out.batch();
  }

  private boolean leftOnly() {
    return kind == JoinKind.SEMI || kind == JoinKind.ANTI;
  }

  private int fillPairs() {
    int count = 0;
    while (probeAt < probed.size() && count < Batch.ROWS_MAX) {
      int row = probed.rows()[probeAt];
      if (chain == -2) {
        chain = table.first(row);
      }
      while (chain >= 0 && count < Batch.ROWS_MAX) {
        leftRows[count] = row;
        rightRows[count] = chain;
        count++;
        chain = table.next(chain);
      }
      if (chain < 0) {
        chain = -2;
        probeAt++;
      }
    }
    return count;
  }

  private int filterPairs(PairFilter filter, Batch batch, int count) {
    filter.pairs.clear();
    filter.pairs.appendPairs(batch, leftRows, table::column, rightRows, count);
    all.selectAll(count);
    chosen.keepTrue((LongVector) filter.predicate.evaluate(filter.pairs.batch(), all), all);
    for (int k = 0; k < chosen.size(); k++) {
      int pair = chosen.rows()[k];
      leftRows[k] = leftRows[pair];
      rightRows[k] = rightRows[pair];
    }
    return chosen.size();
  }

  private void mark(int count) {
    for (int k = 0; k < count; k++) {
      leftMatched[leftRows[k]] = true;
    }
    if (kind == JoinKind.RIGHT || kind == JoinKind.FULL) {
      table.mark(rightRows, count);
    }
  }

  /** The left rows that stand alone, once all pairs of the batch are done. */
  private @Nullable Batch finishLeftBatch(Batch batch) {
    leftBatch = null;
    if (kind == JoinKind.INNER || kind == JoinKind.RIGHT) {
      return null;
    }
    boolean wanted = kind == JoinKind.SEMI;
    chosen.clear(batch.size());
    for (int row = 0; row < batch.size(); row++) {
      if (leftMatched[row] == wanted) {
        chosen.add(row);
      }
    }
    if (chosen.isEmpty()) {
      return null;
    }
    if (leftOnly() && output.equals(left.output())) {
      return compactor.compact(batch, chosen);
    }
    out.clear();
    out.appendLeft(batch, chosen.rows(), 0, chosen.size());
    return out.batch();
  }

  private @Nullable Batch nextUnmatchedRight() {
    if (kind != JoinKind.RIGHT && kind != JoinKind.FULL) {
      return null;
    }
    int count = 0;
    while (unmatchedAt < table.size() && count < Batch.ROWS_MAX) {
      if (!table.isMarked(unmatchedAt)) {
        rightRows[count++] = unmatchedAt;
      }
      unmatchedAt++;
    }
    if (count == 0) {
      return null;
    }
    out.clear();
    out.appendRight(table::column, rightRows, count);
    return out.batch();
  }

  @Override
  public void close() {
    left.close();
    right.close();
    table.release();
    leftBatch = null;
  }
}
