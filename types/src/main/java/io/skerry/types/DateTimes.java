package io.skerry.types;

import java.time.Instant;

/**
 * Calendar arithmetic on the internal forms of dates and times, see {@link TypeKind}.
 *
 * <p>The common form is the tick, 100 ns since 0001-01-01T00:00 of the proleptic Gregorian
 * calendar, as datetime2 has it.
 */
public final class DateTimes {
  public static final long TICKS_PER_SECOND = 10_000_000L;
  public static final long TICKS_PER_MINUTE = 60 * TICKS_PER_SECOND;
  public static final long TICKS_PER_HOUR = 60 * TICKS_PER_MINUTE;
  public static final long TICKS_PER_DAY = 24 * TICKS_PER_HOUR;

  /** Units of 1/300 s in a day: datetime. */
  public static final long DATETIME_UNITS_PER_DAY = 24L * 60 * 60 * 300;

  public static final long MINUTES_PER_DAY = 24 * 60;

  /** Days from 0001-01-01 to 1900-01-01, the base of datetime, and the date of a time alone. */
  public static final int DAYS_1900 = 693_595;

  /** 9999-12-31. */
  public static final int DAYS_MAX = 3_652_058;

  /** 1753-01-01, the first day of datetime. */
  public static final int DATETIME_DAYS_MIN = 639_905;

  /** 9999-12-31T23:59:59.9999999. */
  public static final long TICKS_MAX = (DAYS_MAX + 1) * TICKS_PER_DAY - 1;

  /** Answer where a type cannot hold the point in time. */
  public static final long OUT_OF_RANGE = Long.MIN_VALUE;

  private static final int DAYS_TO_1970 = 719_162;
  private static final int DAYS_PER_400_YEARS = 146_097;

  /** Days from 0000-03-01, where a year of the calculation begins, to 0001-01-01. */
  private static final int DAYS_FROM_MARCH_0 = 306;

  private static final int SMALLDATETIME_MINUTES_MAX = 65_535 * 1440 + 1439;
  private static final long[] SCALE_TICKS = {
    10_000_000L, 1_000_000L, 100_000L, 10_000L, 1_000L, 100L, 10L, 1L
  };

  private DateTimes() {}

  // Days and their fields.

  /** Days since 0001-01-01; the date must exist. */
  public static int days(int year, int month, int day) {
    int shifted = month > 2 ? year : year - 1;
    int era = shifted / 400;
    int yearOfEra = shifted - era * 400;
    int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * DAYS_PER_400_YEARS + dayOfEra - DAYS_FROM_MARCH_0;
  }

  /** Year, month and day of a day at once: {@code year << 9 | month << 5 | day}. */
  public static int fields(long days) {
    int shifted = (int) days + DAYS_FROM_MARCH_0;
    int era = shifted / DAYS_PER_400_YEARS;
    int dayOfEra = shifted - era * DAYS_PER_400_YEARS;
    int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int marchMonth = (5 * dayOfYear + 2) / 153;
    int day = dayOfYear - (153 * marchMonth + 2) / 5 + 1;
    int month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
    int year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    return year << 9 | month << 5 | day;
  }

  public static int year(long days) {
    return fields(days) >> 9;
  }

  public static int month(long days) {
    return fields(days) >> 5 & 0xF;
  }

  public static int day(long days) {
    return fields(days) & 0x1F;
  }

  /** 1 for the first of January. */
  public static int dayOfYear(long days) {
    return (int) days - days(year(days), 1, 1) + 1;
  }

  /** 1 for Monday to 7 for Sunday. */
  public static int dayOfWeek(long days) {
    return (int) (days % 7) + 1;
  }

  public static boolean isLeapYear(int year) {
    return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
  }

  public static int lengthOfMonth(int year, int month) {
    return switch (month) {
      case 2 -> isLeapYear(year) ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }

  /** Whether it is a date of the years 1 to 9999. */
  public static boolean isDate(int year, int month, int day) {
    return year >= 1
        && year <= 9999
        && month >= 1
        && month <= 12
        && day >= 1
        && day <= lengthOfMonth(year, month);
  }

  /**
   * The same day of a month further on or back, or that month's last day; {@link #OUT_OF_RANGE}.
   */
  public static long plusMonths(long days, long months) {
    int fields = fields(days);
    long month = (fields >> 9) * 12L + (fields >> 5 & 0xF) - 1 + months;
    if (month < 12 || month >= 120_000) {
      return OUT_OF_RANGE;
    }
    int year = (int) (month / 12);
    int monthOfYear = (int) (month % 12) + 1;
    return days(year, monthOfYear, Math.min(fields & 0x1F, lengthOfMonth(year, monthOfYear)));
  }

  /** Days of a point in ticks. */
  public static long daysOf(long ticks) {
    return Math.floorDiv(ticks, TICKS_PER_DAY);
  }

  /** Ticks since midnight of a point in ticks. */
  public static long timeOf(long ticks) {
    return Math.floorMod(ticks, TICKS_PER_DAY);
  }

  /** Ticks since midnight. */
  public static long time(int hour, int minute, int second, long fractionTicks) {
    return hour * TICKS_PER_HOUR
        + minute * TICKS_PER_MINUTE
        + second * TICKS_PER_SECOND
        + fractionTicks;
  }

  // Internal forms and ticks.

  /**
   * A value of date, time, smalldatetime, datetime or datetime2 in ticks; a time is of 1900-01-01.
   */
  public static long toTicks(TypeKind kind, long value) {
    return switch (kind) {
      case DATE -> value * TICKS_PER_DAY;
      case TIME -> DAYS_1900 * TICKS_PER_DAY + value;
      case SMALLDATETIME -> DAYS_1900 * TICKS_PER_DAY + value * TICKS_PER_MINUTE;
      case DATETIME -> DAYS_1900 * TICKS_PER_DAY + datetimeTicks(value);
      case DATETIME2 -> value;
      default -> throw new IllegalArgumentException(kind + " is no date or time of one word");
    };
  }

  /** Units of 1/300 s in ticks, to the nearest. */
  private static long datetimeTicks(long units) {
    return Math.floorDiv(units * 100_000 + 1, 3);
  }

  /**
   * The value of date, time, smalldatetime, datetime or datetime2 nearest to a point in ticks, or
   * {@link #OUT_OF_RANGE}. A date is cut off; all others round half up.
   */
  public static long fromTicks(SqlType to, long ticks) {
    return switch (to.kind()) {
      case DATE -> daysOf(ticks);
      case TIME -> roundTime(timeOf(ticks), to.scale());
      case SMALLDATETIME -> smalldatetime(ticks);
      case DATETIME -> datetime(ticks);
      case DATETIME2 -> roundTicks(ticks, to.scale());
      default -> throw new IllegalArgumentException(to.sqlText() + " is no time of one word");
    };
  }

  /** Rounded to the scale's digits; what would reach the year 10000 is cut off. */
  public static long roundTicks(long ticks, int scale) {
    long unit = SCALE_TICKS[scale];
    long rounded = Math.floorDiv(ticks + unit / 2, unit) * unit;
    return rounded > TICKS_MAX ? Math.floorDiv(ticks, unit) * unit : rounded;
  }

  /** A time of day rounded to the scale's digits; what would reach midnight becomes midnight. */
  public static long roundTime(long ticks, int scale) {
    long unit = SCALE_TICKS[scale];
    return (ticks + unit / 2) / unit * unit % TICKS_PER_DAY;
  }

  /** Datetime's units for ticks since 1900-01-01T00:00, to the nearest 1/300 s. */
  public static long datetimeUnits(long ticks) {
    long days = daysOf(ticks);
    return days * DATETIME_UNITS_PER_DAY + (timeOf(ticks) * 3 + 50_000) / 100_000;
  }

  private static long datetime(long ticks) {
    long units = datetimeUnits(ticks - DAYS_1900 * TICKS_PER_DAY);
    return isDatetime(units) ? units : OUT_OF_RANGE;
  }

  /** Whether a count of 1/300 s lies in 1753-01-01 to 9999-12-31. */
  public static boolean isDatetime(long units) {
    long days = Math.floorDiv(units, DATETIME_UNITS_PER_DAY) + DAYS_1900;
    return days >= DATETIME_DAYS_MIN && days <= DAYS_MAX;
  }

  /**
   * To the minute; the rounding goes through datetime, so that 29.998 s goes down and 29.999 s up.
   */
  private static long smalldatetime(long ticks) {
    long units = datetimeUnits(ticks - DAYS_1900 * TICKS_PER_DAY);
    long minutes = Math.floorDiv(units + 9_000, 18_000);
    return isSmalldatetime(minutes) ? minutes : OUT_OF_RANGE;
  }

  /** Whether a count of minutes lies in 1900-01-01 to 2079-06-06. */
  public static boolean isSmalldatetime(long minutes) {
    return minutes >= 0 && minutes <= SMALLDATETIME_MINUTES_MAX;
  }

  // The present.

  /** The point in UTC. */
  public static long utcTicks(Instant instant) {
    return (DAYS_TO_1970 * 86_400L + instant.getEpochSecond()) * TICKS_PER_SECOND
        + instant.getNano() / 100;
  }

  /** The local point of a datetimeoffset. */
  public static long localTicks(Int128 datetimeoffset) {
    return datetimeoffset.high() + datetimeoffset.low() * TICKS_PER_MINUTE;
  }

  /** A datetimeoffset of a local point. */
  public static Int128 offsetFromLocal(long localTicks, int offsetMinutes) {
    return new Int128(localTicks - offsetMinutes * TICKS_PER_MINUTE, offsetMinutes);
  }

  /** The instant of a point in UTC. */
  public static Instant toInstant(long utcTicks) {
    long seconds = Math.floorDiv(utcTicks, TICKS_PER_SECOND);
    long nanos = Math.floorMod(utcTicks, TICKS_PER_SECOND) * 100;
    return Instant.ofEpochSecond(seconds - DAYS_TO_1970 * 86_400L, nanos);
  }
}
