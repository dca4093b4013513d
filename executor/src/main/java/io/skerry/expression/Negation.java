package io.skerry.expression;

import io.skerry.batch.Batch;
import io.skerry.batch.DoubleVector;
import io.skerry.batch.LongVector;
import io.skerry.batch.Vector;
import io.skerry.batch.WideVector;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.rows.Selection;
import io.skerry.types.Decimals;
import io.skerry.types.Int128;
import io.skerry.types.SqlType;
import io.skerry.types.TypeKind;

/** {@code -x} and {@code ~x}. */
final class Negation implements Evaluator {
  private final Evaluator input;
  private final boolean bitwise;
  private final SqlType type;
  private final Vector out;

  Negation(Evaluator input, boolean bitwise, SqlType type) {
    this.input = input;
    this.bitwise = bitwise;
    this.type = type;
    this.out = Vector.of(type.physical());
  }

  @Override
  public Vector evaluate(Batch batch, Selection rows) {
    Vector values = input.evaluate(batch, rows);
    out.ensureCapacity(rows.bound());
    int[] selected = rows.rows();
    for (int k = 0; k < rows.size(); k++) {
      int row = selected[k];
      if (values.isNull(row)) {
        out.setNull(row);
        continue;
      }
      switch (values) {
        case LongVector v -> ((LongVector) out).put(row, negate(v.values()[row]));
        case DoubleVector v -> ((DoubleVector) out).put(row, -v.values()[row]);
        case WideVector v -> {
          Int128 negated = Decimals.negate(new Int128(v.highs()[row], v.lows()[row]));
          ((WideVector) out).put(row, negated.high(), negated.low());
        }
        case io.skerry.batch.ObjectVector v -> throw new AssertionError("not a number");
      }
    }
    return out;
  }

  private long negate(long value) {
    TypeKind kind = type.kind();
    if (bitwise) {
      return switch (kind) {
        case BIT -> value ^ 1;
        case TINYINT -> ~value & 0xFF;
        default -> ~value;
      };
    }
    if (value == IntegerRange.min(kind) && value != 0 || kind == TypeKind.TINYINT && value != 0) {
      throw new SqlException(SqlError.ARITHMETIC_OVERFLOW_FOR_TYPE, "expression", kind.sqlName());
    }
    return -value;
  }
}
