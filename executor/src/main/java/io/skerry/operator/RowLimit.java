package io.skerry.operator;

import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.expression.Evaluator;
import io.skerry.expression.Scalars;
import org.jspecify.annotations.Nullable;

/** How many rows TOP, OFFSET and FETCH ask for. */
final class RowLimit {
  private final @Nullable Evaluator count;
  private final @Nullable Evaluator offset;
  private final boolean percent;
  private final Scalars scalars = new Scalars();

  RowLimit(@Nullable Evaluator count, @Nullable Evaluator offset, boolean percent) {
    this.count = count;
    this.offset = offset;
    this.percent = percent;
  }

  boolean percent() {
    return percent;
  }

  /** Rows to leave out. Errors 1060 and 10742. */
  long offset() {
    if (offset == null) {
      return 0;
    }
    Object value = scalars.value(offset);
    if (value == null) {
      throw new SqlException(SqlError.ROW_COUNT_NOT_INTEGER);
    }
    if ((Long) value < 0) {
      throw new SqlException(SqlError.OFFSET_NEGATIVE);
    }
    return (Long) value;
  }

  /** Rows to give, {@code total} being those that there are; errors 127, 1031 and 1060. */
  long count(long total) {
    if (count == null) {
      return Long.MAX_VALUE;
    }
    Object value = scalars.value(count);
    if (value == null) {
      throw new SqlException(SqlError.ROW_COUNT_NOT_INTEGER);
    }
    if (percent) {
      double share = (Double) value;
      if (!(share >= 0 && share <= 100)) {
        throw new SqlException(SqlError.PERCENT_OUT_OF_RANGE);
      }
      return (long) Math.ceil(total * share / 100);
    }
    if ((Long) value < 0) {
      throw new SqlException(SqlError.ROW_COUNT_NEGATIVE);
    }
    return (Long) value;
  }
}
