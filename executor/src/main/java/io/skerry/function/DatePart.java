package io.skerry.function;

import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a date and time that date functions take as a bare word ("DATEPART (Transact-SQL)").
 */
enum DatePart {
  YEAR("year", "yy", "yyyy"),
  QUARTER("quarter", "qq", "q"),
  MONTH("month", "mm", "m"),
  DAYOFYEAR("dayofyear", "dy", "y"),
  DAY("day", "dd", "d"),
  WEEK("week", "wk", "ww"),
  WEEKDAY("weekday", "dw", "w"),
  HOUR("hour", "hh"),
  MINUTE("minute", "mi", "n"),
  SECOND("second", "ss", "s"),
  MILLISECOND("millisecond", "ms"),
  MICROSECOND("microsecond", "mcs"),
  NANOSECOND("nanosecond", "ns"),
  TZOFFSET("tzoffset", "tz"),
  ISO_WEEK("iso_week", "isowk", "isoww");

  private final String[] names;

  DatePart(String... names) {
    this.names = names;
  }

  /** The part that a call names; error 155. */
  static DatePart of(CallSite call, String function) {
    String name = call.literalText(0);
    DatePart part = name == null ? null : find(name.toLowerCase(Locale.ROOT));
    if (part == null) {
      throw new SqlException(SqlError.OPTION_NOT_RECOGNIZED, name == null ? "" : name, function);
    }
    return part;
  }

  private static @Nullable DatePart find(String name) {
    for (DatePart part : values()) {
      for (String known : part.names) {
        if (known.equals(name)) {
          return part;
        }
      }
    }
    return null;
  }

  String fullName() {
    return names[0];
  }

  /** Ticks of 100 ns in one; 0 for parts that have no fixed length or are shorter than a tick. */
  long ticks() {
    return switch (this) {
      case DAY, DAYOFYEAR, WEEKDAY -> io.skerry.types.DateTimes.TICKS_PER_DAY;
      case WEEK, ISO_WEEK -> 7 * io.skerry.types.DateTimes.TICKS_PER_DAY;
      case HOUR -> io.skerry.types.DateTimes.TICKS_PER_HOUR;
      case MINUTE -> io.skerry.types.DateTimes.TICKS_PER_MINUTE;
      case SECOND -> io.skerry.types.DateTimes.TICKS_PER_SECOND;
      case MILLISECOND -> 10_000;
      case MICROSECOND -> 10;
      case YEAR, QUARTER, MONTH, NANOSECOND, TZOFFSET -> 0;
    };
  }

  /** Months in one; 0 for parts that are not made of months. */
  int months() {
    return switch (this) {
      case YEAR -> 12;
      case QUARTER -> 3;
      case MONTH -> 1;
      default -> 0;
    };
  }
}
