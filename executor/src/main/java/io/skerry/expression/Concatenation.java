package io.skerry.expression;

import io.skerry.batch.Batch;
import io.skerry.batch.ObjectVector;
import io.skerry.batch.Vector;
import io.skerry.rows.Selection;
import io.skerry.types.SqlType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Strings or binaries joined by +, cut off at the length of the result type. */
final class Concatenation implements Evaluator {
  private final Evaluator left;
  private final Evaluator right;
  private final int lengthMax;
  private final boolean binary;
  private final ObjectVector out = new ObjectVector();

  Concatenation(Evaluator left, Evaluator right, SqlType type) {
    this.left = left;
    this.right = right;
    this.lengthMax = type.isMax() ? Integer.MAX_VALUE : type.length();
    this.binary = type.kind().isBinary();
  }

  @Override
  public Vector evaluate(Batch input, Selection rows) {
    ObjectVector l = (ObjectVector) left.evaluate(input, rows);
    ObjectVector r = (ObjectVector) right.evaluate(input, rows);
    out.ensureCapacity(rows.bound());
    int[] selected = rows.rows();
    for (int k = 0; k < rows.size(); k++) {
      int row = selected[k];
      out.set(row, join(l.get(row), r.get(row)));
    }
    return out;
  }

  private @Nullable Object join(@Nullable Object l, @Nullable Object r) {
    if (l == null || r == null) {
      return null;
    }
    if (binary) {
      byte[] head = (byte[]) l;
      byte[] tail = (byte[]) r;
      byte[] joined = Arrays.copyOf(head, Math.min(head.length + tail.length, lengthMax));
      System.arraycopy(tail, 0, joined, head.length, joined.length - head.length);
      return joined;
    }
    String joined = ((String) l).concat((String) r);
    return joined.length() <= lengthMax ? joined : joined.substring(0, lengthMax);
  }
}
