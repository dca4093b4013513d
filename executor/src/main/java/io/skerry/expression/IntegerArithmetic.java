package io.skerry.expression;

import io.skerry.batch.Batch;
import io.skerry.batch.LongVector;
import io.skerry.batch.Vector;
import io.skerry.bind.BoundExpression.Arithmetic.Operator;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.rows.Selection;
import io.skerry.rows.Vectors;
import io.skerry.types.SqlType;

/**
 * Arithmetic of integers and bits.
 *
 * <p>Sums and products are made for all rows and only watched for overflow; when there seems to be
 * one (it may be in a row that does not count), the rows that count are looked at again.
 */
final class IntegerArithmetic implements Evaluator {
  private final Operator operator;
  private final Evaluator left;
  private final Evaluator right;
  private final SqlType type;
  private final long min;
  private final long max;
  private final LongVector out = new LongVector();

  IntegerArithmetic(Operator operator, Evaluator left, Evaluator right, SqlType type) {
    this.operator = operator;
    this.left = left;
    this.right = right;
    this.type = type;
    this.min = IntegerRange.min(type.kind());
    this.max = IntegerRange.max(type.kind());
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
    long[] a = l.values();
    long[] b = r.values();
    long[] result = out.values();
    switch (operator) {
      case ADD -> {
        if (add(a, b, result, bound)) {
          check(a, b, rows);
        }
      }
      case SUBTRACT -> {
        if (subtract(a, b, result, bound)) {
          check(a, b, rows);
        }
      }
      case MULTIPLY -> {
        if (multiply(a, b, result, bound)) {
          check(a, b, rows);
        }
      }
      case DIVIDE -> divide(a, b, result, rows);
      case MODULO -> modulo(a, b, result, rows);
      case BIT_AND -> {
        for (int i = 0; i < bound; i++) {
          result[i] = a[i] & b[i];
        }
      }
      case BIT_OR -> {
        for (int i = 0; i < bound; i++) {
          result[i] = a[i] | b[i];
        }
      }
      case BIT_XOR -> {
        for (int i = 0; i < bound; i++) {
          result[i] = a[i] ^ b[i];
        }
      }
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
        out.put(row, one(l.values()[row], r.values()[row]));
      }
    }
  }

  private long one(long a, long b) {
    return switch (operator) {
      case ADD -> watched(a, b, a + b);
      case SUBTRACT -> watched(a, b, a - b);
      case MULTIPLY -> watched(a, b, a * b);
      case DIVIDE -> quotient(a, b);
      case MODULO -> {
        checkDivisor(b);
        yield a % b;
      }
      case BIT_AND -> a & b;
      case BIT_OR -> a | b;
      case BIT_XOR -> a ^ b;
    };
  }

  private long watched(long a, long b, long result) {
    if (overflows(a, b)) {
      throw overflow();
    }
    return result;
  }

  private long quotient(long a, long b) {
    checkDivisor(b);
    long quotient = a / b;
    if (b == -1 && (quotient > max || a == Long.MIN_VALUE)) {
      throw overflow();
    }
    return quotient;
  }

  private boolean narrow() {
    return max != Long.MAX_VALUE;
  }

  private boolean add(long[] a, long[] b, long[] result, int bound) {
    long suspect = 0;
    if (narrow()) {
      for (int i = 0; i < bound; i++) {
        long sum = a[i] + b[i];
        suspect |= (sum - min) | (max - sum);
        result[i] = sum;
      }
    } else {
      for (int i = 0; i < bound; i++) {
        long sum = a[i] + b[i];
        suspect |= (a[i] ^ sum) & (b[i] ^ sum);
        result[i] = sum;
      }
    }
    return suspect < 0;
  }

  private boolean subtract(long[] a, long[] b, long[] result, int bound) {
    long suspect = 0;
    if (narrow()) {
      for (int i = 0; i < bound; i++) {
        long difference = a[i] - b[i];
        suspect |= (difference - min) | (max - difference);
        result[i] = difference;
      }
    } else {
      for (int i = 0; i < bound; i++) {
        long difference = a[i] - b[i];
        suspect |= (a[i] ^ b[i]) & (a[i] ^ difference);
        result[i] = difference;
      }
    }
    return suspect < 0;
  }

  private boolean multiply(long[] a, long[] b, long[] result, int bound) {
    long suspect = 0;
    if (narrow()) {
      for (int i = 0; i < bound; i++) {
        long product = a[i] * b[i];
        suspect |= (product - min) | (max - product);
        result[i] = product;
      }
    } else {
      for (int i = 0; i < bound; i++) {
        long product = a[i] * b[i];
        suspect |= Math.multiplyHigh(a[i], b[i]) == product >> 63 ? 0 : -1;
        result[i] = product;
      }
    }
    return suspect < 0;
  }

  private void check(long[] a, long[] b, Selection rows) {
    int[] selected = rows.rows();
    for (int k = 0; k < rows.size(); k++) {
      int row = selected[k];
      if (!out.isNull(row) && overflows(a[row], b[row])) {
        throw overflow();
      }
    }
  }

  private boolean overflows(long a, long b) {
    return switch (operator) {
      case ADD -> {
        long sum = a + b;
        yield ((a ^ sum) & (b ^ sum)) < 0 || outside(sum);
      }
      case SUBTRACT -> {
        long difference = a - b;
        yield ((a ^ b) & (a ^ difference)) < 0 || outside(difference);
      }
      case MULTIPLY -> {
        long product = a * b;
        yield Math.multiplyHigh(a, b) != product >> 63 || outside(product);
      }
      case DIVIDE, MODULO, BIT_AND, BIT_OR, BIT_XOR ->
          throw new AssertionError(operator + " is not watched");
    };
  }

  private boolean outside(long result) {
    return result < min || result > max;
  }

  private SqlException overflow() {
    return new SqlException(
        SqlError.ARITHMETIC_OVERFLOW_FOR_TYPE, "expression", type.kind().sqlName());
  }

  private void divide(long[] a, long[] b, long[] result, Selection rows) {
    int[] selected = rows.rows();
    for (int k = 0; k < rows.size(); k++) {
      int row = selected[k];
      if (!out.isNull(row)) {
        result[row] = quotient(a[row], b[row]);
      }
    }
  }

  private void modulo(long[] a, long[] b, long[] result, Selection rows) {
    int[] selected = rows.rows();
    for (int k = 0; k < rows.size(); k++) {
      int row = selected[k];
      if (!out.isNull(row)) {
        checkDivisor(b[row]);
        result[row] = a[row] % b[row];
      }
    }
  }

  private static void checkDivisor(long divisor) {
    if (divisor == 0) {
      throw new SqlException(SqlError.DIVIDE_BY_ZERO);
    }
  }
}
