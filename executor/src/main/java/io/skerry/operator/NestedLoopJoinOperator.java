package io.skerry.operator;

import io.skerry.batch.Batch;
import io.skerry.batch.LongVector;
import io.skerry.bind.BoundColumn;
import io.skerry.expression.Evaluator;
import io.skerry.expression.OuterRow;
import io.skerry.physical.JoinKind;
import io.skerry.rows.Selection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * For each left row, looks at the right rows. The predicate is evaluated for a batch of right rows
 * at once, with the left row's values as constants.
 */
final class NestedLoopJoinOperator implements Operator {
  private final JoinKind kind;
  private final Operator left;
  private final InnerRows right;
  private final OuterRow outer;
  private final @Nullable Evaluator predicate;
  private final List<BoundColumn> output;
  private final JoinOutput out;
  private final Selection all = new Selection();
  private final Selection matches = new Selection();
  private final int[] oneRow = new int[1];

  /** For RIGHT and FULL: of each kept right batch, which rows have matched. */
  private final List<boolean[]> rightMatched = new ArrayList<>();

  private @Nullable ExecutionContext context;
  private @Nullable Batch leftBatch;
  private int leftRow;
  private boolean leftEnded;
  private boolean leftMatched;
  private @Nullable Batch rightBatch;
  private int matchAt;
  private int unmatchedBatch;

  NestedLoopJoinOperator(
      JoinKind kind,
      Operator left,
      InnerRows right,
      OuterRow outer,
      @Nullable Evaluator predicate,
      List<BoundColumn> output) {
    this.kind = kind;
    this.left = left;
    this.right = right;
    this.outer = outer;
    this.predicate = predicate;
    this.output = output;
    this.out = new JoinOutput(output, left.output(), right.output());
  }

  @Override
  public List<BoundColumn> output() {
    return output;
  }

  @Override
  public void open(ExecutionContext executionContext) {
    context = executionContext;
    left.open(executionContext);
    right.open(executionContext);
    leftBatch = null;
    rightBatch = null;
    leftEnded = false;
    unmatchedBatch = 0;
    rightMatched.clear();
    if (keepsRight()) {
      right.restart();
      for (int i = 0; i < right.batchCount(); i++) {
        rightMatched.add(new boolean[right.batch(i).size()]);
      }
    }
  }

  private boolean keepsRight() {
    return kind == JoinKind.RIGHT || kind == JoinKind.FULL;
  }

  @Override
  public @Nullable Batch next() {
    out.clear();
    while (out.room() > 0) {
      if (leftEnded) {
        return nextUnmatchedRight();
      }
      if (leftBatch == null && !nextLeftBatch()) {
        continue;
      }
      if (rightBatch != null) {
        emitMatches(rightBatch);
      } else {
        nextRightBatch();
      }
    }
    return out.batch();
  }

  private boolean nextLeftBatch() {
    leftBatch = left.next();
    if (leftBatch == null) {
      leftEnded = true;
      return false;
    }
    leftRow = 0;
    beginLeftRow(leftBatch);
    return true;
  }

  private void beginLeftRow(Batch batch) {
    if (context != null) {
      context.checkCancelled();
    }
    outer.moveTo(batch, leftRow);
    leftMatched = false;
    rightBatch = null;
    right.restart();
  }

  private void endLeftRow() {
    Batch batch = leftBatch;
    if (batch == null) {
      throw new AssertionError("no left row");
    }
    boolean alone =
        switch (kind) {
          case LEFT, FULL, ANTI -> !leftMatched;
          case SEMI -> leftMatched;
          case INNER, RIGHT -> false;
        };
    if (alone) {
      oneRow[0] = leftRow;
      out.appendLeft(batch, oneRow, 0, 1);
    }
    leftRow++;
    if (leftRow < batch.size()) {
      beginLeftRow(batch);
    } else {
      leftBatch = null;
      rightBatch = null;
    }
  }

  /** Takes the next right rows and finds which of them match the left row. */
  private void nextRightBatch() {
    Batch batch = right.next();
    if (batch == null) {
      endLeftRow();
      return;
    }
    all.selectAll(batch.size());
    if (predicate == null) {
      matches.copy(all);
    } else {
      matches.keepTrue((LongVector) predicate.evaluate(batch, all), all);
    }
    if (matches.isEmpty()) {
      return;
    }
    leftMatched = true;
    if (kind == JoinKind.SEMI || kind == JoinKind.ANTI) {
      endLeftRow();
      return;
    }
    if (keepsRight()) {
      boolean[] matched = rightMatched.get(right.batchNumber());
      for (int k = 0; k < matches.size(); k++) {
        matched[matches.rows()[k]] = true;
      }
    }
    rightBatch = batch;
    matchAt = 0;
  }

  private void emitMatches(Batch batch) {
    if (leftBatch == null) {
      throw new AssertionError("no left row");
    }
    int count = Math.min(out.room(), matches.size() - matchAt);
    out.appendOneToMany(leftBatch, leftRow, batch, matches.rows(), matchAt, count);
    matchAt += count;
    if (matchAt == matches.size()) {
      rightBatch = null;
    }
  }

  private @Nullable Batch nextUnmatchedRight() {
    while (out.size() == 0 && unmatchedBatch < rightMatched.size()) {
      boolean[] matched = rightMatched.get(unmatchedBatch);
      Batch batch = right.batch(unmatchedBatch);
      unmatchedBatch++;
      matches.clear(batch.size());
      for (int row = 0; row < matched.length; row++) {
        if (!matched[row]) {
          matches.add(row);
        }
      }
      out.appendRight(batch::column, matches.rows(), matches.size());
    }
    return out.size() > 0 ? out.batch() : null;
  }

  @Override
  public void close() {
    left.close();
    right.close();
    leftBatch = null;
  }
}
