package io.skerry.expression;

import io.skerry.batch.Batch;
import io.skerry.batch.DoubleVector;
import io.skerry.batch.LongVector;
import io.skerry.batch.Vector;
import io.skerry.bind.BoundExpression.Arithmetic.Operator;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.rows.Selection;
import io.skerry.rows.Vectors;
import io.skerry.types.SqlType;
import io.skerry.types.TypeKind;

/**
 * datetime and smalldatetime plus or minus days, or each other; both sides count from 1900-01-01.
 */
final class DateArithmetic implements Evaluator {
  /** 1753-01-01T00:00 and 9999-12-31T23:59:59.997 in 1/300 s since 1900. */
  private static final long DATETIME_MIN = -53_690L * 86_400 * 300;

  private static final long DATETIME_MAX = 2_958_464L * 86_400 * 300 - 1;
  private static final long SMALL_MAX = 65_536L * 1_440 - 1;

  private final Evaluator left;
  private final Evaluator right;
  private final boolean subtract;
  private final SqlType type;
  private final long unitsPerDay;
  private final LongVector out = new LongVector();

  DateArithmetic(Operator operator, Evaluator left, Evaluator right, SqlType type) {
    this.left = left;
    this.right = right;
    this.subtract = operator == Operator.SUBTRACT;
    this.type = type;
    this.unitsPerDay = type.kind() == TypeKind.DATETIME ? 86_400L * 300 : 1_440;
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
        long a = units(l, row);
        long b = units(r, row);
        out.values()[row] = checked(subtract ? a - b : a + b);
      }
    }
    return out;
  }

  private long units(Vector vector, int row) {
    return vector instanceof DoubleVector days
        ? Math.round(days.values()[row] * unitsPerDay)
        : ((LongVector) vector).values()[row];
  }

  private long checked(long value) {
    boolean fits =
        type.kind() == TypeKind.DATETIME
            ? value >= DATETIME_MIN && value <= DATETIME_MAX
            : value >= 0 && value <= SMALL_MAX;
    if (!fits) {
      throw new SqlException(
          SqlError.ARITHMETIC_OVERFLOW_FOR_TYPE, "expression", type.kind().sqlName());
    }
    return value;
  }
}
