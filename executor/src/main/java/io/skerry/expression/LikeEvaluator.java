package io.skerry.expression;

import io.skerry.batch.Batch;
import io.skerry.batch.LongVector;
import io.skerry.batch.ObjectVector;
import io.skerry.batch.Vector;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.rows.Selection;
import io.skerry.types.Collation;
import io.skerry.types.LikePattern;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** LIKE. The pattern is made ready once for as long as it stays the same. */
final class LikeEvaluator implements Evaluator {
  private final Evaluator value;
  private final Evaluator pattern;
  private final @Nullable Evaluator escape;
  private final Collation collation;
  private final boolean unicode;
  private final LongVector out = new LongVector();
  private @Nullable LikePattern compiled;
  private @Nullable String compiledText;
  private int compiledEscape;

  LikeEvaluator(
      Evaluator value,
      Evaluator pattern,
      @Nullable Evaluator escape,
      Collation collation,
      boolean unicode) {
    this.value = value;
    this.pattern = pattern;
    this.escape = escape;
    this.collation = collation;
    this.unicode = unicode;
  }

  @Override
  public Vector evaluate(Batch input, Selection rows) {
    ObjectVector values = (ObjectVector) value.evaluate(input, rows);
    ObjectVector patterns = (ObjectVector) pattern.evaluate(input, rows);
    ObjectVector escapes = escape == null ? null : (ObjectVector) escape.evaluate(input, rows);
    out.ensureCapacity(rows.bound());
    int[] selected = rows.rows();
    for (int k = 0; k < rows.size(); k++) {
      int row = selected[k];
      boolean unknown =
          values.isNull(row) || patterns.isNull(row) || escapes != null && escapes.isNull(row);
      if (unknown) {
        out.setNull(row);
      } else {
        LikePattern ready =
            ready((String) patterns.values()[row], escapes == null ? null : escapes.get(row));
        out.put(row, ready.matches((String) Objects.requireNonNull(values.values()[row])) ? 1 : 0);
      }
    }
    return out;
  }

  private LikePattern ready(@Nullable Object patternText, @Nullable Object escapeText) {
    String text = (String) Objects.requireNonNull(patternText);
    int escapeCharacter = escapeText == null ? LikePattern.NO_ESCAPE : escape((String) escapeText);
    LikePattern known = compiled;
    if (known != null && text.equals(compiledText) && escapeCharacter == compiledEscape) {
      return known;
    }
    LikePattern made = LikePattern.compile(text, escapeCharacter, collation, unicode);
    compiled = made;
    compiledText = text;
    compiledEscape = escapeCharacter;
    return made;
  }

  private static int escape(String text) {
    if (text.length() != 1) {
      throw new SqlException(SqlError.INVALID_ESCAPE_CHARACTER, text);
    }
    return text.charAt(0);
  }
}
