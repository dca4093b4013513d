package io.skerry.operator;

import io.skerry.batch.ObjectVector;
import io.skerry.batch.Vector;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.rows.MemoryGrant;
import io.skerry.rows.Selection;
import io.skerry.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** STRING_AGG; error 9829 where the result would pass 8,000 bytes and its type is not (max). */
final class StringAggregate implements Accumulator {
  private static final int BYTES_MAX = 8000;

  private final int lengthMax;
  private final List<@Nullable StringBuilder> texts = new ArrayList<>();
  private @Nullable Vector separators;
  private MemoryGrant grant = new MemoryGrant(0);
  private long reserved;

  StringAggregate(SqlType type) {
    lengthMax =
        type.isMax() ? Integer.MAX_VALUE : type.kind().isUnicode() ? BYTES_MAX / 2 : BYTES_MAX;
  }

  /** Says whose memory the texts take. */
  void begin(MemoryGrant from) {
    grant = from;
    reserved = 0;
  }

  /** The separators of the rows that come next. */
  void setSeparators(Vector values) {
    separators = values;
  }

  @Override
  public void reset() {
    grant.release(reserved);
    reserved = 0;
    texts.clear();
  }

  @Override
  public void ensureGroups(int count) {
    while (texts.size() < count) {
      texts.add(null);
    }
  }

  @Override
  public void add(@Nullable Vector argument, Selection rows, int[] groups) {
    ObjectVector values = (ObjectVector) Objects.requireNonNull(argument);
    ObjectVector between = (ObjectVector) Objects.requireNonNull(separators);
    for (int k = 0; k < rows.size(); k++) {
      int row = rows.rows()[k];
      StringBuilder text = texts.get(groups[row]);
      String value = (String) Objects.requireNonNull(values.get(row));
      if (text == null) {
        text = new StringBuilder();
        texts.set(groups[row], text);
      } else if (between.get(row) instanceof String separator) {
        text.append(separator);
      }
      text.append(value);
      if (text.length() > lengthMax) {
        throw new SqlException(SqlError.STRING_AGG_TOO_LONG);
      }
      grant.reserve(value.length());
      reserved += value.length();
    }
  }

  @Override
  public void result(int group, Vector out, int row) {
    StringBuilder text = texts.get(group);
    out.set(row, text == null ? null : text.toString());
  }

  @Override
  public int bytesPerGroup() {
    return 64;
  }
}
