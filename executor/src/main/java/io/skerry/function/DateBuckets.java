package io.skerry.function;

import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.types.DateTimes;
import io.skerry.types.SqlType;

/**
 * DATE_BUCKET: the beginning of the bucket that a moment falls into ("DATE_BUCKET (Transact-SQL)").
 * Without an origin buckets begin at 1900-01-01, a Monday.
 */
final class DateBuckets {
  private static final long ORIGIN = DateTimes.DAYS_1900 * DateTimes.TICKS_PER_DAY;

  private DateBuckets() {}

  static ScalarBody bind(CallSite call) {
    DatePart part = DatePart.of(call, "date_bucket");
    SqlType type = call.types().get(2);
    switch (part) {
      case YEAR, QUARTER, MONTH, WEEK, DAY, HOUR, MINUTE, SECOND, MILLISECOND -> {}
      case DAYOFYEAR, WEEKDAY, MICROSECOND, NANOSECOND, TZOFFSET, ISO_WEEK ->
          throw new SqlException(
              SqlError.DATE_PART_NOT_SUPPORTED,
              part.fullName(),
              "date_bucket",
              type.kind().sqlName());
    }
    return (in, out) -> {
      long number = in.integer(1);
      if (number <= 0) {
        throw new SqlException(SqlError.BUCKET_WIDTH_INVALID);
      }
      long moment = Moments.local(in, 2);
      long origin = in.count() > 3 ? Moments.local(in, 3) : ORIGIN;
      long begin =
          part.months() > 0
              ? byMonths(moment, origin, number * part.months(), type)
              : byTicks(moment, origin, number, part);
      Moments.put(out, begin, Moments.offset(in, 2));
    };
  }

  private static long byTicks(long moment, long origin, long number, DatePart part) {
    long width = Math.multiplyHigh(number, part.ticks()) == 0 ? number * part.ticks() : -1;
    if (width <= 0) {
      return moment >= origin ? origin : -1;
    }
    return origin + Math.floorDiv(moment - origin, width) * width;
  }

  private static long byMonths(long moment, long origin, long months, SqlType type) {
    long distance = Moments.boundaries(DatePart.MONTH, origin, moment);
    long steps = Math.floorDiv(distance, months);
    long begin = Moments.add(DatePart.MONTH, origin, steps * months, type);
    return begin > moment ? Moments.add(DatePart.MONTH, origin, (steps - 1) * months, type) : begin;
  }
}
