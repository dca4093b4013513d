package io.skerry.function;

import static io.skerry.function.Parameters.INT;

import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.function.FunctionRow.Nulls;
import io.skerry.types.DateTimes;
import io.skerry.types.SqlType;

/** Dates and times made of their parts ("DATEFROMPARTS (Transact-SQL)" and its kin). */
final class DateConstructors {
  private static final int FRACTION_DIGITS = 7;

  private DateConstructors() {}

  static FunctionRows rows() {
    FunctionRows rows = new FunctionRows();
    rows.strict(
        "DATEFROMPARTS",
        Parameters.of(INT, INT, INT),
        Results.type(SqlType.DATE),
        (in, out) -> out.put(days(in, out.type())),
        "A date of year, month and day.",
        "DATEFROMPARTS(2026, 11, 23)",
        "2026-11-23");
    rows.strict(
        "DATETIMEFROMPARTS",
        Parameters.of(INT, INT, INT, INT, INT, INT, INT),
        Results.type(SqlType.DATETIME),
        (in, out) -> putMoment(in, out, time(in, 3, in.integer(6) * 10_000, 1000, in.integer(6))),
        "A datetime of year, month, day, hour, minute, second and milliseconds.",
        "CONVERT(varchar(30), DATETIMEFROMPARTS(2026, 11, 23, 10, 20, 30, 500), 121)",
        "2026-11-23 10:20:30.500");
    rows.strict(
        "SMALLDATETIMEFROMPARTS",
        Parameters.of(INT, INT, INT, INT, INT),
        Results.type(SqlType.SMALLDATETIME),
        (in, out) -> putMoment(in, out, hourAndMinute(in)),
        "A smalldatetime of year, month, day, hour and minute.",
        "CONVERT(varchar(30), SMALLDATETIMEFROMPARTS(2026, 11, 23, 10, 20), 120)",
        "2026-11-23 10:20:00");
    withFraction(rows);
    return rows;
  }

  private static void withFraction(FunctionRows rows) {
    rows.add(
        "DATETIME2FROMPARTS",
        Parameters.of(INT, INT, INT, INT, INT, INT, INT, INT),
        types -> SqlType.DATETIME2,
        Nulls.STRICT,
        call -> (in, out) -> putMoment(in, out, timeWithFraction(in, 3, 7)),
        "A datetime2 of year, month, day, hour, minute, second, fraction and its digits.",
        "DATETIME2FROMPARTS(2026, 11, 23, 10, 20, 30, 5, 1)",
        "2026-11-23 10:20:30.5000000");
    rows.strict(
        "TIMEFROMPARTS",
        Parameters.of(INT, INT, INT, INT, INT),
        Results.type(SqlType.time(FRACTION_DIGITS)),
        (in, out) -> out.put(timeWithFraction(in, 0, 4, out.type())),
        "A time of hour, minute, second, fraction and its digits.",
        "TIMEFROMPARTS(10, 20, 30, 5, 1)",
        "10:20:30.5000000");
    rows.strict(
        "DATETIMEOFFSETFROMPARTS",
        Parameters.of(INT, INT, INT, INT, INT, INT, INT, INT, INT, INT),
        Results.type(SqlType.datetimeoffset(FRACTION_DIGITS)),
        (in, out) -> {
          int offset = in.small(7) * 60 + in.small(8);
          if (Math.abs(offset) > 14 * 60 || Math.abs(in.small(8)) > 59) {
            throw invalid(out.type());
          }
          long local =
              days(in, out.type()) * DateTimes.TICKS_PER_DAY
                  + timeWithFraction(in, 3, 9, out.type());
          out.put(DateTimes.offsetFromLocal(local, offset));
        },
        "A datetimeoffset of its parts: the fraction, the offset's hours and minutes, and the digits.",
        "DATETIMEOFFSETFROMPARTS(2026, 11, 23, 10, 20, 30, 0, 2, 0, 7)",
        "2026-11-23 10:20:30.0000000 +02:00");
  }

  private static SqlException invalid(SqlType type) {
    return new SqlException(SqlError.DATE_PARTS_INVALID, type.kind().sqlName());
  }

  private static long days(Arguments in, SqlType type) {
    if (!DateTimes.isDate(in.small(0), in.small(1), in.small(2))) {
      throw invalid(type);
    }
    return DateTimes.days(in.small(0), in.small(1), in.small(2));
  }

  private static void putMoment(Arguments in, Result out, long time) {
    long ticks = days(in, out.type()) * DateTimes.TICKS_PER_DAY + time;
    long value = time < 0 ? DateTimes.OUT_OF_RANGE : DateTimes.fromTicks(out.type(), ticks);
    if (value == DateTimes.OUT_OF_RANGE) {
      throw invalid(out.type());
    }
    out.put(value);
  }

  private static long hourAndMinute(Arguments in) {
    int hour = in.small(3);
    int minute = in.small(4);
    boolean valid = hour >= 0 && hour < 24 && minute >= 0 && minute < 60;
    return valid ? DateTimes.time(hour, minute, 0, 0) : -1;
  }

  /** Ticks since midnight; -1 where a part is out of range. */
  private static long time(Arguments in, int first, long ticks, long fractionMax, long fraction) {
    int hour = in.small(first);
    int minute = in.small(first + 1);
    int second = in.small(first + 2);
    boolean valid =
        hour >= 0
            && hour < 24
            && minute >= 0
            && minute < 60
            && second >= 0
            && second < 60
            && fraction >= 0
            && fraction < fractionMax;
    return valid ? DateTimes.time(hour, minute, second, ticks) : -1;
  }

  private static long timeWithFraction(Arguments in, int first, int digitsArgument) {
    int digits = in.small(digitsArgument);
    if (digits < 0 || digits > FRACTION_DIGITS) {
      return -1;
    }
    long fraction = in.integer(first + 3);
    long unit = 1;
    long most = 1;
    for (int i = 0; i < FRACTION_DIGITS; i++) {
      unit *= i < FRACTION_DIGITS - digits ? 10 : 1;
      most *= i < digits ? 10 : 1;
    }
    return time(in, first, fraction * unit, most, fraction);
  }

  private static long timeWithFraction(Arguments in, int first, int digitsArgument, SqlType type) {
    long time = timeWithFraction(in, first, digitsArgument);
    if (time < 0) {
      throw invalid(type);
    }
    return time;
  }
}
