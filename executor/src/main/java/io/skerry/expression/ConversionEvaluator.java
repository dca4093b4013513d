package io.skerry.expression;

import io.skerry.batch.Batch;
import io.skerry.batch.Vector;
import io.skerry.batch.VectorConversions;
import io.skerry.rows.Selection;
import io.skerry.types.Conversions;
import io.skerry.types.DateOrder;
import io.skerry.types.SqlType;
import io.skerry.types.TypeKind;

/** CAST, CONVERT and their TRY forms. */
final class ConversionEvaluator implements Evaluator {
  private final Evaluator input;
  private final SqlType from;
  private final SqlType to;
  private final int style;
  private final boolean orNull;
  private final Vector out;

  ConversionEvaluator(Evaluator input, SqlType from, SqlType to, int style, boolean orNull) {
    this.input = input;
    this.from = from;
    this.to = to;
    this.style = style;
    this.orNull = orNull;
    this.out = Vector.of(to.physical());
  }

  /**
   * Whether values of one type are values of the other as they stand, so that nothing need be done.
   */
  static boolean keepsValues(SqlType from, SqlType to) {
    if (from.equals(to)) {
      return true;
    }
    TypeKind source = from.kind();
    TypeKind target = to.kind();
    if (source.isInteger() && target.isInteger() && target != TypeKind.BIT) {
      return source.compareTo(target) <= 0;
    }
    boolean fits = to.isMax() || !from.isMax() && from.length() <= to.length();
    boolean sameText =
        (target == TypeKind.NVARCHAR && source.isString())
            || (target == TypeKind.VARCHAR
                && (source == TypeKind.VARCHAR || source == TypeKind.CHAR));
    boolean sameBytes = source.isBinary() && target == TypeKind.VARBINARY;
    return (sameText || sameBytes) && fits;
  }

  @Override
  public Vector evaluate(Batch batch, Selection rows) {
    Vector values = input.evaluate(batch, rows);
    if (!orNull) {
      VectorConversions.convert(values, from, out, to, style, rows.rows(), rows.size());
      return out;
    }
    out.ensureCapacity(rows.bound());
    int[] selected = rows.rows();
    for (int k = 0; k < rows.size(); k++) {
      int row = selected[k];
      out.set(row, Conversions.tryConvert(values.get(row), from, to, style, DateOrder.DEFAULT));
    }
    return out;
  }
}
