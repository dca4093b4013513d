package io.skerry.expression;

import io.skerry.batch.Batch;
import io.skerry.batch.DoubleVector;
import io.skerry.batch.LongVector;
import io.skerry.batch.Vector;
import io.skerry.bind.BoundExpression.Comparison.Operator;
import io.skerry.rows.Selection;
import io.skerry.rows.ValueComparator;
import io.skerry.rows.Vectors;
import io.skerry.types.Physical;
import io.skerry.types.SqlType;

/**
 * Comparisons of two values: loops over arrays for what is held as {@code long} or {@code double},
 * one by one for the rest.
 */
final class Comparisons {
  private Comparisons() {}

  static Evaluator of(
      Operator operator, Evaluator left, SqlType leftType, Evaluator right, SqlType rightType) {
    if (leftType.physical() == Physical.LONG) {
      return new Longs(operator, left, right);
    }
    if (leftType.physical() == Physical.DOUBLE) {
      return new Doubles(operator, left, right);
    }
    return new Values(operator, left, right, ValueComparator.of(leftType, rightType));
  }

  private static boolean holds(Operator operator, int order) {
    return switch (operator) {
      case EQUAL -> order == 0;
      case NOT_EQUAL -> order != 0;
      case LESS -> order < 0;
      case LESS_OR_EQUAL -> order <= 0;
      case GREATER -> order > 0;
      case GREATER_OR_EQUAL -> order >= 0;
    };
  }

  private static final class Longs implements Evaluator {
    private final Operator operator;
    private final Evaluator left;
    private final Evaluator right;
    private final LongVector out = new LongVector();

    Longs(Operator operator, Evaluator left, Evaluator right) {
      this.operator = operator;
      this.left = left;
      this.right = right;
    }

    @Override
    public Vector evaluate(Batch input, Selection rows) {
      LongVector l = (LongVector) left.evaluate(input, rows);
      LongVector r = (LongVector) right.evaluate(input, rows);
      int bound = rows.bound();
      out.ensureCapacity(bound);
      if (rows.isFew()) {
        few(l, r, rows);
        return out;
      }
      Vectors.mergeNulls(l.nulls(), r.nulls(), out.nulls(), bound);
      long[] result = out.values();
      if (right instanceof Broadcast && bound > 0) {
        compare(l.values(), r.values()[0], result, bound);
      } else {
        compare(l.values(), r.values(), result, bound);
      }
      return out;
    }

    private void few(LongVector l, LongVector r, Selection rows) {
      int[] selected = rows.rows();
      for (int k = 0; k < rows.size(); k++) {
        int row = selected[k];
        if (l.isNull(row) || r.isNull(row)) {
          out.setNull(row);
        } else {
          out.put(row, holds(operator, Long.compare(l.values()[row], r.values()[row])) ? 1 : 0);
        }
      }
    }

    private void compare(long[] a, long[] b, long[] result, int bound) {
      switch (operator) {
        case EQUAL -> {
          for (int i = 0; i < bound; i++) {
            result[i] = a[i] == b[i] ? 1 : 0;
          }
        }
        case NOT_EQUAL -> {
          for (int i = 0; i < bound; i++) {
            result[i] = a[i] != b[i] ? 1 : 0;
          }
        }
        case LESS -> less(a, b, result, bound);
        case LESS_OR_EQUAL -> lessOrEqual(a, b, result, bound);
        case GREATER -> less(b, a, result, bound);
        case GREATER_OR_EQUAL -> lessOrEqual(b, a, result, bound);
      }
    }

    private static void less(long[] a, long[] b, long[] result, int bound) {
      for (int i = 0; i < bound; i++) {
        result[i] = a[i] < b[i] ? 1 : 0;
      }
    }

    private static void lessOrEqual(long[] a, long[] b, long[] result, int bound) {
      for (int i = 0; i < bound; i++) {
        result[i] = a[i] <= b[i] ? 1 : 0;
      }
    }

    private void compare(long[] a, long b, long[] result, int bound) {
      switch (operator) {
        case EQUAL -> {
          for (int i = 0; i < bound; i++) {
            result[i] = a[i] == b ? 1 : 0;
          }
        }
        case NOT_EQUAL -> {
          for (int i = 0; i < bound; i++) {
            result[i] = a[i] != b ? 1 : 0;
          }
        }
        case LESS -> {
          for (int i = 0; i < bound; i++) {
            result[i] = a[i] < b ? 1 : 0;
          }
        }
        case LESS_OR_EQUAL -> {
          for (int i = 0; i < bound; i++) {
            result[i] = a[i] <= b ? 1 : 0;
          }
        }
        case GREATER -> {
          for (int i = 0; i < bound; i++) {
            result[i] = a[i] > b ? 1 : 0;
          }
        }
        case GREATER_OR_EQUAL -> {
          for (int i = 0; i < bound; i++) {
            result[i] = a[i] >= b ? 1 : 0;
          }
        }
      }
    }
  }

  private static final class Doubles implements Evaluator {
    private final Operator operator;
    private final Evaluator left;
    private final Evaluator right;
    private final LongVector out = new LongVector();

    Doubles(Operator operator, Evaluator left, Evaluator right) {
      this.operator = operator;
      this.left = left;
      this.right = right;
    }

    @Override
    public Vector evaluate(Batch input, Selection rows) {
      DoubleVector l = (DoubleVector) left.evaluate(input, rows);
      DoubleVector r = (DoubleVector) right.evaluate(input, rows);
      int bound = rows.bound();
      out.ensureCapacity(bound);
      if (rows.isFew()) {
        few(l, r, rows);
        return out;
      }
      Vectors.mergeNulls(l.nulls(), r.nulls(), out.nulls(), bound);
      double[] a = l.values();
      double[] b = r.values();
      long[] result = out.values();
      switch (operator) {
        case EQUAL -> {
          for (int i = 0; i < bound; i++) {
            result[i] = a[i] == b[i] ? 1 : 0;
          }
        }
        case NOT_EQUAL -> {
          for (int i = 0; i < bound; i++) {
            result[i] = a[i] != b[i] ? 1 : 0;
          }
        }
        case LESS -> less(a, b, result, bound);
        case LESS_OR_EQUAL -> lessOrEqual(a, b, result, bound);
        case GREATER -> less(b, a, result, bound);
        case GREATER_OR_EQUAL -> lessOrEqual(b, a, result, bound);
      }
      return out;
    }

    private void few(DoubleVector l, DoubleVector r, Selection rows) {
      int[] selected = rows.rows();
      for (int k = 0; k < rows.size(); k++) {
        int row = selected[k];
        if (l.isNull(row) || r.isNull(row)) {
          out.setNull(row);
        } else {
          out.put(row, holds(operator, compare(l.values()[row], r.values()[row])) ? 1 : 0);
        }
      }
    }

    private static int compare(double a, double b) {
      return a < b ? -1 : a > b ? 1 : 0;
    }

    private static void less(double[] a, double[] b, long[] result, int bound) {
      for (int i = 0; i < bound; i++) {
        result[i] = a[i] < b[i] ? 1 : 0;
      }
    }

    private static void lessOrEqual(double[] a, double[] b, long[] result, int bound) {
      for (int i = 0; i < bound; i++) {
        result[i] = a[i] <= b[i] ? 1 : 0;
      }
    }
  }

  private static final class Values implements Evaluator {
    private final Operator operator;
    private final Evaluator left;
    private final Evaluator right;
    private final ValueComparator comparator;
    private final LongVector out = new LongVector();

    Values(Operator operator, Evaluator left, Evaluator right, ValueComparator comparator) {
      this.operator = operator;
      this.left = left;
      this.right = right;
      this.comparator = comparator;
    }

    @Override
    public Vector evaluate(Batch input, Selection rows) {
      Vector l = left.evaluate(input, rows);
      Vector r = right.evaluate(input, rows);
      int bound = rows.bound();
      out.ensureCapacity(bound);
      Vectors.mergeNulls(l.nulls(), r.nulls(), out.nulls(), bound);
      int[] selected = rows.rows();
      for (int k = 0; k < rows.size(); k++) {
        int row = selected[k];
        if (!out.isNull(row)) {
          out.values()[row] = holds(l, r, row) ? 1 : 0;
        }
      }
      return out;
    }

    private boolean holds(Vector l, Vector r, int row) {
      return switch (operator) {
        case EQUAL -> comparator.equal(l, row, r, row);
        case NOT_EQUAL -> !comparator.equal(l, row, r, row);
        case LESS -> comparator.compare(l, row, r, row) < 0;
        case LESS_OR_EQUAL -> comparator.compare(l, row, r, row) <= 0;
        case GREATER -> comparator.compare(l, row, r, row) > 0;
        case GREATER_OR_EQUAL -> comparator.compare(l, row, r, row) >= 0;
      };
    }
  }
}
