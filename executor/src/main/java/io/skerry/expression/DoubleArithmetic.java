package io.skerry.expression;

import io.skerry.batch.Batch;
import io.skerry.batch.DoubleVector;
import io.skerry.batch.Vector;
import io.skerry.bind.BoundExpression.Arithmetic.Operator;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.rows.Selection;
import io.skerry.rows.Vectors;
import io.skerry.types.SqlType;
import io.skerry.types.TypeKind;

/**
 * Arithmetic of float and real. A result that is not a finite number is an overflow (8115) or a
 * division by zero (8134).
 */
final class DoubleArithmetic implements Evaluator {
  private final Operator operator;
  private final Evaluator left;
  private final Evaluator right;
  private final boolean real;
  private final DoubleVector out = new DoubleVector();

  DoubleArithmetic(Operator operator, Evaluator left, Evaluator right, SqlType type) {
    this.operator = operator;
    this.left = left;
    this.right = right;
    this.real = type.kind() == TypeKind.REAL;
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
    double[] result = out.values();
    compute(a, b, result, bound);
    double watch = 0;
    for (int i = 0; i < bound; i++) {
      if (real) {
        result[i] = (float) result[i];
      }
      watch += result[i] * 0.0;
    }
    if (watch != 0) {
      check(b, rows);
    }
    return out;
  }

  private void few(DoubleVector l, DoubleVector r, Selection rows) {
    int[] selected = rows.rows();
    for (int k = 0; k < rows.size(); k++) {
      int row = selected[k];
      if (l.isNull(row) || r.isNull(row)) {
        out.setNull(row);
        continue;
      }
      double result = one(l.values()[row], r.values()[row]);
      out.put(row, real ? (float) result : result);
    }
    check(r.values(), rows);
  }

  private double one(double a, double b) {
    return switch (operator) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case MODULO -> a % b;
      case BIT_AND, BIT_OR, BIT_XOR -> throw new AssertionError("floats have no bits");
    };
  }

  private void compute(double[] a, double[] b, double[] result, int bound) {
    switch (operator) {
      case ADD -> {
        for (int i = 0; i < bound; i++) {
          result[i] = a[i] + b[i];
        }
      }
      case SUBTRACT -> {
        for (int i = 0; i < bound; i++) {
          result[i] = a[i] - b[i];
        }
      }
      case MULTIPLY -> {
        for (int i = 0; i < bound; i++) {
          result[i] = a[i] * b[i];
        }
      }
      case DIVIDE -> {
        for (int i = 0; i < bound; i++) {
          result[i] = a[i] / b[i];
        }
      }
      case MODULO -> {
        for (int i = 0; i < bound; i++) {
          result[i] = a[i] % b[i];
        }
      }
      case BIT_AND, BIT_OR, BIT_XOR -> throw new AssertionError("floats have no bits");
    }
  }

  /** Some row is infinite or not a number: an error if it counts. */
  private void check(double[] b, Selection rows) {
    int[] selected = rows.rows();
    for (int k = 0; k < rows.size(); k++) {
      int row = selected[k];
      if (!out.isNull(row) && !Double.isFinite(out.values()[row])) {
        boolean divides = operator == Operator.DIVIDE || operator == Operator.MODULO;
        if (divides && b[row] == 0) {
          throw new SqlException(SqlError.DIVIDE_BY_ZERO);
        }
        throw new SqlException(
            SqlError.ARITHMETIC_OVERFLOW_FOR_TYPE, "expression", real ? "real" : "float");
      }
    }
  }
}
