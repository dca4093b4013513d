package io.skerry.expression;

import io.skerry.batch.Batch;
import io.skerry.batch.Vector;
import io.skerry.batch.WideVector;
import io.skerry.bind.BoundExpression.Arithmetic.Operator;
import io.skerry.rows.Selection;
import io.skerry.rows.Vectors;
import io.skerry.types.Decimals;
import io.skerry.types.Int128;
import io.skerry.types.SqlType;

/** Arithmetic of decimals: in 64 bits where both values and the result fit, exactly in any case. */
final class DecimalArithmetic implements Evaluator {
  private final Operator operator;
  private final Evaluator left;
  private final Evaluator right;
  private final int leftScale;
  private final int rightScale;
  private final SqlType type;
  private final WideVector out = new WideVector();

  DecimalArithmetic(
      Operator operator,
      Evaluator left,
      int leftScale,
      Evaluator right,
      int rightScale,
      SqlType type) {
    this.operator = operator;
    this.left = left;
    this.leftScale = leftScale;
    this.right = right;
    this.rightScale = rightScale;
    this.type = type;
  }

  @Override
  public Vector evaluate(Batch input, Selection rows) {
    WideVector l = (WideVector) left.evaluate(input, rows);
    WideVector r = (WideVector) right.evaluate(input, rows);
    int bound = rows.bound();
    out.ensureCapacity(bound);
    Vectors.mergeNulls(l.nulls(), r.nulls(), out.nulls(), bound);
    int[] selected = rows.rows();
    for (int k = 0; k < rows.size(); k++) {
      int row = selected[k];
      if (!out.isNull(row)) {
        apply(l.highs()[row], l.lows()[row], r.highs()[row], r.lows()[row], row);
      }
    }
    return out;
  }

  private void apply(long leftHigh, long leftLow, long rightHigh, long rightLow, int row) {
    if (leftHigh == leftLow >> 63 && rightHigh == rightLow >> 63) {
      long result = inLongs(leftLow, rightLow);
      if (result != Decimals.NO_FIT) {
        out.highs()[row] = result >> 63;
        out.lows()[row] = result;
        return;
      }
    }
    Int128 result = exactly(new Int128(leftHigh, leftLow), new Int128(rightHigh, rightLow));
    out.highs()[row] = result.high();
    out.lows()[row] = result.low();
  }

  private long inLongs(long l, long r) {
    int precision = type.precision();
    int scale = type.scale();
    return switch (operator) {
      case ADD -> Decimals.add(l, leftScale, r, rightScale, precision, scale);
      case SUBTRACT ->
          r == Long.MIN_VALUE
              ? Decimals.NO_FIT
              : Decimals.add(l, leftScale, -r, rightScale, precision, scale);
      case MULTIPLY -> Decimals.multiply(l, leftScale, r, rightScale, precision, scale);
      case DIVIDE ->
          r == 0 ? Decimals.NO_FIT : Decimals.divide(l, leftScale, r, rightScale, precision, scale);
      case MODULO ->
          r == 0 ? Decimals.NO_FIT : Decimals.modulo(l, leftScale, r, rightScale, precision, scale);
      case BIT_AND, BIT_OR, BIT_XOR -> throw new AssertionError("decimals have no bits");
    };
  }

  private Int128 exactly(Int128 l, Int128 r) {
    return switch (operator) {
      case ADD -> Decimals.add(l, leftScale, r, rightScale, type);
      case SUBTRACT -> Decimals.subtract(l, leftScale, r, rightScale, type);
      case MULTIPLY -> Decimals.multiply(l, leftScale, r, rightScale, type);
      case DIVIDE -> Decimals.divide(l, leftScale, r, rightScale, type);
      case MODULO -> Decimals.modulo(l, leftScale, r, rightScale, type);
      case BIT_AND, BIT_OR, BIT_XOR -> throw new AssertionError("decimals have no bits");
    };
  }
}
