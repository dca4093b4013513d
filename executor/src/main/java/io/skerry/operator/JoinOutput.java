package io.skerry.operator;

import io.skerry.batch.Batch;
import io.skerry.batch.Vector;
import io.skerry.bind.BoundColumn;
import io.skerry.expression.Scope;
import io.skerry.rows.Vectors;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The batches that a join makes: which column comes from which side, and copies of pairs of rows.
 */
final class JoinOutput {
  private final Batch batch;

  /** Ordinals in the left input, -1 for columns of the right one. */
  private final int[] leftOrdinals;

  private final int[] rightOrdinals;

  JoinOutput(List<BoundColumn> output, List<BoundColumn> left, List<BoundColumn> right) {
    batch = Batch.of(OperatorCompiler.types(output));
    leftOrdinals = new int[output.size()];
    rightOrdinals = new int[output.size()];
    for (int i = 0; i < leftOrdinals.length; i++) {
      leftOrdinals[i] = Scope.find(left, output.get(i));
      rightOrdinals[i] = leftOrdinals[i] < 0 ? Scope.find(right, output.get(i)) : -1;
      if (leftOrdinals[i] < 0 && rightOrdinals[i] < 0) {
        throw new AssertionError("a join has no column " + output.get(i));
      }
    }
  }

  void clear() {
    batch.clear();
  }

  int size() {
    return batch.size();
  }

  int room() {
    return Batch.ROWS_MAX - batch.size();
  }

  Batch batch() {
    return batch;
  }

  /** Appends one left row beside each of the right rows {@code rows[first]} and so on. */
  void appendOneToMany(Batch left, int leftRow, Batch right, int[] rows, int first, int count) {
    int at = batch.size();
    batch.setSize(at + count);
    for (int i = 0; i < leftOrdinals.length; i++) {
      Vector to = batch.column(i);
      if (leftOrdinals[i] >= 0) {
        Vectors.repeat(left.column(leftOrdinals[i]), leftRow, count, to, at);
      } else {
        Vectors.gather(right.column(rightOrdinals[i]), rows, first, count, to, at);
      }
    }
  }

  /** Appends pairs: {@code leftRows[i]} of one side beside {@code rightRows[i]} of the other. */
  void appendPairs(
      Batch left, int[] leftRows, IntFunction<Vector> right, int[] rightRows, int count) {
    int at = batch.size();
    batch.setSize(at + count);
    for (int i = 0; i < leftOrdinals.length; i++) {
      Vector to = batch.column(i);
      if (leftOrdinals[i] >= 0) {
        Vectors.gather(left.column(leftOrdinals[i]), leftRows, 0, count, to, at);
      } else {
        Vectors.gather(right.apply(rightOrdinals[i]), rightRows, 0, count, to, at);
      }
    }
  }

  /** Appends left rows beside NULLs. */
  void appendLeft(Batch left, int[] rows, int first, int count) {
    int at = batch.size();
    batch.setSize(at + count);
    for (int i = 0; i < leftOrdinals.length; i++) {
      if (leftOrdinals[i] >= 0) {
        Vectors.gather(left.column(leftOrdinals[i]), rows, first, count, batch.column(i), at);
      } else {
        Vectors.setNulls(batch.column(i), at, count);
      }
    }
  }

  /** Appends right rows beside NULLs. */
  void appendRight(IntFunction<Vector> right, int[] rows, int count) {
    int at = batch.size();
    batch.setSize(at + count);
    for (int i = 0; i < leftOrdinals.length; i++) {
      if (leftOrdinals[i] >= 0) {
        Vectors.setNulls(batch.column(i), at, count);
      } else {
        Vectors.gather(right.apply(rightOrdinals[i]), rows, 0, count, batch.column(i), at);
      }
    }
  }
}
