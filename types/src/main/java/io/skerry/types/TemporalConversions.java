package io.skerry.types;

import io.skerry.error.SqlError;
import io.skerry.error.SqlException;

/** Conversions to the date and time types. */
final class TemporalConversions {
  private static final int DATETIME_DIGITS_MAX = 3;

  private TemporalConversions() {}

  /** A date or time as another date or time; errors 242 and 9809. */
  static Object convert(Object value, SqlType from, SqlType to) {
    long ticks;
    int offset = 0;
    if (from.kind() == TypeKind.DATETIMEOFFSET) {
      Int128 point = (Int128) value;
      ticks = DateTimes.localTicks(point);
      offset = (int) point.low();
    } else {
      ticks = DateTimes.toTicks(from.kind(), (Long) value);
    }
    return fromLocal(ticks, offset, from, to);
  }

  private static Object fromLocal(long ticks, int offset, SqlType from, SqlType to) {
    if (to.kind() == TypeKind.DATETIMEOFFSET) {
      long rounded = DateTimes.roundTicks(ticks, to.scale());
      Int128 point = DateTimes.offsetFromLocal(rounded, offset);
      if (point.high() < 0 || point.high() > DateTimes.TICKS_MAX) {
        throw outOfRange(from, to);
      }
      return point;
    }
    long result = DateTimes.fromTicks(to, ticks);
    if (result == DateTimes.OUT_OF_RANGE) {
      throw outOfRange(from, to);
    }
    return result;
  }

  private static SqlException outOfRange(SqlType from, SqlType to) {
    return new SqlException(SqlError.DATE_OUT_OF_RANGE, from.kind().sqlName(), to.kind().sqlName());
  }

  /** A string as a date or time; errors 241, 242, 295. */
  static Object fromText(String text, SqlType from, SqlType to, int style, DateOrder session) {
    DateOrder order = DateOrder.ofStyle(style, session);
    ParsedDateTime parsed = DateTimeParser.parse(text, order, to.kind(), style);
    boolean old = to.kind() == TypeKind.DATETIME || to.kind() == TypeKind.SMALLDATETIME;
    if (parsed == null || old && !fitsDatetime(parsed)) {
      throw failed(to);
    }
    if (parsed.outOfRange()) {
      throw old ? outOfRange(from, to) : failed(to);
    }
    try {
      return fromLocal(parsed.ticks(), parsed.offsetMinutes(), from, to);
    } catch (SqlException e) {
      throw old ? e : failed(to);
    }
  }

  private static boolean fitsDatetime(ParsedDateTime parsed) {
    return parsed.fractionDigits() <= DATETIME_DIGITS_MAX
        && (!parsed.hasOffset() || parsed.offsetMinutes() == 0);
  }

  private static SqlException failed(SqlType to) {
    return new SqlException(
        to.kind() == TypeKind.SMALLDATETIME
            ? SqlError.SMALLDATETIME_CONVERSION_FAILED
            : SqlError.DATE_CONVERSION_FAILED);
  }

  /** A number of days since 1900-01-01 as datetime or smalldatetime; error 8115. */
  static long fromDays(long days, SqlType to) {
    boolean datetime = to.kind() == TypeKind.DATETIME;
    long unitsPerDay = datetime ? DateTimes.DATETIME_UNITS_PER_DAY : DateTimes.MINUTES_PER_DAY;
    boolean near = Math.abs(days) <= DateTimes.DAYS_MAX;
    return checked(near ? days * unitsPerDay : Long.MAX_VALUE / 2, to);
  }

  /** A number of days with a fraction since 1900-01-01 as datetime or smalldatetime; error 8115. */
  static long fromDays(double days, SqlType to) {
    boolean datetime = to.kind() == TypeKind.DATETIME;
    long unitsPerDay = datetime ? DateTimes.DATETIME_UNITS_PER_DAY : DateTimes.MINUTES_PER_DAY;
    boolean near = Math.abs(days) <= DateTimes.DAYS_MAX;
    return checked(near ? Math.round(days * unitsPerDay) : Long.MAX_VALUE / 2, to);
  }

  private static long checked(long value, SqlType to) {
    boolean fits =
        to.kind() == TypeKind.DATETIME
            ? DateTimes.isDatetime(value)
            : DateTimes.isSmalldatetime(value);
    if (!fits) {
      throw new SqlException(
          SqlError.ARITHMETIC_OVERFLOW_FOR_TYPE, "expression", to.kind().sqlName());
    }
    return value;
  }

  /** A datetime or smalldatetime as days since 1900-01-01. */
  static double toDays(long value, SqlType from) {
    return from.kind() == TypeKind.DATETIME
        ? (double) value / DateTimes.DATETIME_UNITS_PER_DAY
        : (double) value / DateTimes.MINUTES_PER_DAY;
  }
}
