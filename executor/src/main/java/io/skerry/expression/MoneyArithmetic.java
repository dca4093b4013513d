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
import java.math.BigInteger;

/**
 * Arithmetic of money and smallmoney: products round half away from zero, quotients are cut off
 * after four digits.
 */
final class MoneyArithmetic implements Evaluator {
  private static final long UNIT = 10_000;

  private final Operator operator;
  private final Evaluator left;
  private final Evaluator right;
  private final SqlType type;
  private final LongVector out = new LongVector();

  MoneyArithmetic(Operator operator, Evaluator left, Evaluator right, SqlType type) {
    this.operator = operator;
    this.left = left;
    this.right = right;
    this.type = type;
  }

  @Override
  public Vector evaluate(Batch input, Selection rows) {
    LongVector l = (LongVector) left.evaluate(input, rows);
    LongVector r = (LongVector) right.evaluate(input, rows);
    int bound = rows.bound();
    out.ensureCapacity(bound);
    Vectors.mergeNulls(l.nulls(), r.nulls(), out.nulls(), bound);
    int[] selected = rows.rows();
    for (int k = 0; k < rows.size(); k++) {
      int row = selected[k];
      if (!out.isNull(row)) {
        out.values()[row] = checked(l.values()[row], r.values()[row]);
      }
    }
    return out;
  }

  private long checked(long a, long b) {
    try {
      long result = apply(a, b);
      if (result < IntegerRange.min(type.kind()) || result > IntegerRange.max(type.kind())) {
        throw overflow();
      }
      return result;
    } catch (ArithmeticException e) {
      throw overflow();
    }
  }

  private SqlException overflow() {
    return new SqlException(
        SqlError.ARITHMETIC_OVERFLOW_FOR_TYPE, "expression", type.kind().sqlName());
  }

  private long apply(long a, long b) {
    return switch (operator) {
      case ADD -> Math.addExact(a, b);
      case SUBTRACT -> Math.subtractExact(a, b);
      case MULTIPLY -> multiply(a, b);
      case DIVIDE -> {
        checkDivisor(b);
        yield fits(a) ? a * UNIT / b : big(a).multiply(big(UNIT)).divide(big(b)).longValueExact();
      }
      case MODULO -> {
        checkDivisor(b);
        yield a % b;
      }
      case BIT_AND, BIT_OR, BIT_XOR -> throw new AssertionError("money has no bits");
    };
  }

  private static long multiply(long a, long b) {
    long product = a * b;
    if (Math.multiplyHigh(a, b) == product >> 63 && Math.abs(product) < Long.MAX_VALUE - UNIT) {
      return (product + (product < 0 ? -UNIT / 2 : UNIT / 2)) / UNIT;
    }
    BigInteger exact = big(a).multiply(big(b));
    return exact.add(big(exact.signum() * UNIT / 2)).divide(big(UNIT)).longValueExact();
  }

  private static boolean fits(long a) {
    return Math.abs(a) < Long.MAX_VALUE / UNIT && a != Long.MIN_VALUE;
  }

  private static BigInteger big(long value) {
    return BigInteger.valueOf(value);
  }

  private static void checkDivisor(long divisor) {
    if (divisor == 0) {
      throw new SqlException(SqlError.DIVIDE_BY_ZERO);
    }
  }
}
