package io.skerry.function;

import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.types.DateTimes;
import io.skerry.types.Int128;
import io.skerry.types.SqlType;
import io.skerry.types.TypeKind;

/** Date and time arguments of any type as local ticks of 100 ns since 0001-01-01, and back. */
final class Moments {
  private static final String[] MONTHS = {
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December"
  };
  private static final String[] DAYS = {
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"
  };

  private Moments() {}

  /** The local moment of an argument. */
  static long local(Arguments in, int argument) {
    TypeKind kind = in.type(argument).kind();
    return kind == TypeKind.DATETIMEOFFSET
        ? DateTimes.localTicks(in.wide(argument))
        : DateTimes.toTicks(kind, in.integer(argument));
  }

  /** The moment in UTC of a datetimeoffset; of others the moment as it is. */
  static long utc(Arguments in, int argument) {
    TypeKind kind = in.type(argument).kind();
    return kind == TypeKind.DATETIMEOFFSET
        ? in.wide(argument).high()
        : DateTimes.toTicks(kind, in.integer(argument));
  }

  /** Minutes east of UTC of a datetimeoffset; 0 for others. */
  static int offset(Arguments in, int argument) {
    return in.type(argument).kind() == TypeKind.DATETIMEOFFSET ? (int) in.wide(argument).low() : 0;
  }

  /**
   * Puts a local moment, with the offset for a datetimeoffset; error 517 where the type cannot hold
   * it.
   */
  static void put(Result out, long ticks, int offsetMinutes) {
    SqlType type = out.type();
    boolean valid = ticks >= 0 && ticks <= DateTimes.TICKS_MAX;
    if (type.kind() == TypeKind.DATETIMEOFFSET) {
      long rounded = valid ? DateTimes.roundTicks(ticks, type.scale()) : 0;
      if (!valid) {
        throw overflow(type);
      }
      out.put(DateTimes.offsetFromLocal(rounded, offsetMinutes));
      return;
    }
    long value =
        valid || type.kind() == TypeKind.TIME
            ? DateTimes.fromTicks(type, ticks)
            : DateTimes.OUT_OF_RANGE;
    if (value == DateTimes.OUT_OF_RANGE) {
      throw overflow(type);
    }
    out.put(value);
  }

  static SqlException overflow(SqlType type) {
    return new SqlException(SqlError.DATE_ADD_OVERFLOW, type.kind().sqlName());
  }

  /** The present in ticks of UTC. */
  static long now(SessionFacts session) {
    return DateTimes.utcTicks(session.statementTime());
  }

  static Int128 nowWithOffset(SessionFacts session) {
    return new Int128(now(session), 0);
  }

  /**
   * A part of a local moment as a number.
   *
   * @param firstDay of the week, 7 for Sunday, as SET DATEFIRST
   */
  static long part(DatePart part, long ticks, int offsetMinutes, int firstDay) {
    long days = DateTimes.daysOf(ticks);
    long time = DateTimes.timeOf(ticks);
    return switch (part) {
      case YEAR -> DateTimes.year(days);
      case QUARTER -> (DateTimes.month(days) + 2) / 3;
      case MONTH -> DateTimes.month(days);
      case DAYOFYEAR -> DateTimes.dayOfYear(days);
      case DAY -> DateTimes.day(days);
      case WEEK -> week(days, firstDay);
      case WEEKDAY -> weekday(days, firstDay);
      case HOUR -> time / DateTimes.TICKS_PER_HOUR;
      case MINUTE -> time / DateTimes.TICKS_PER_MINUTE % 60;
      case SECOND -> time / DateTimes.TICKS_PER_SECOND % 60;
      case MILLISECOND -> time % DateTimes.TICKS_PER_SECOND / 10_000;
      case MICROSECOND -> time % DateTimes.TICKS_PER_SECOND / 10;
      case NANOSECOND -> time % DateTimes.TICKS_PER_SECOND * 100;
      case TZOFFSET -> offsetMinutes;
      case ISO_WEEK -> isoWeek(days);
    };
  }

  /** 1 for the first day of the week. */
  static long weekday(long days, int firstDay) {
    return Math.floorMod(DateTimes.dayOfWeek(days) - firstDay, 7) + 1L;
  }

  /** The week of the year; the week of the first of January is the first. */
  private static long week(long days, int firstDay) {
    long firstOfYear = days - DateTimes.dayOfYear(days) + 1;
    return (DateTimes.dayOfYear(days) - 1 + weekday(firstOfYear, firstDay) - 1) / 7 + 1;
  }

  /** The week as ISO 8601 counts: that of the week's Thursday. */
  private static long isoWeek(long days) {
    long thursday = days - DateTimes.dayOfWeek(days) + 4;
    return (DateTimes.dayOfYear(thursday) - 1L) / 7 + 1;
  }

  static String monthName(long ticks) {
    return MONTHS[DateTimes.month(DateTimes.daysOf(ticks)) - 1];
  }

  static String dayName(long ticks) {
    return DAYS[DateTimes.dayOfWeek(DateTimes.daysOf(ticks)) - 1];
  }

  /** {@code +hh:mm}. */
  static String offsetText(int minutes) {
    int positive = Math.abs(minutes);
    return "%s%02d:%02d".formatted(minutes < 0 ? "-" : "+", positive / 60, positive % 60);
  }

  /** How many boundaries of a part lie between two moments, as DATEDIFF counts. */
  static long boundaries(DatePart part, long from, long to) {
    long fromDays = DateTimes.daysOf(from);
    long toDays = DateTimes.daysOf(to);
    return switch (part) {
      case YEAR -> (long) DateTimes.year(toDays) - DateTimes.year(fromDays);
      case QUARTER -> Math.floorDiv(months(toDays), 3L) - Math.floorDiv(months(fromDays), 3L);
      case MONTH -> months(toDays) - months(fromDays);
      case DAYOFYEAR, DAY, WEEKDAY -> toDays - fromDays;
      case WEEK -> Math.floorDiv(toDays + 1, 7L) - Math.floorDiv(fromDays + 1, 7L);
      case ISO_WEEK -> Math.floorDiv(toDays, 7L) - Math.floorDiv(fromDays, 7L);
      case NANOSECOND -> Math.multiplyExact(to - from, 100L);
      case HOUR, MINUTE, SECOND, MILLISECOND, MICROSECOND ->
          Math.floorDiv(to, part.ticks()) - Math.floorDiv(from, part.ticks());
      case TZOFFSET -> throw new AssertionError("a time zone is no distance");
    };
  }

  private static long months(long days) {
    return DateTimes.year(days) * 12L + DateTimes.month(days) - 1;
  }

  /** A moment with a number of parts added; error 517. */
  static long add(DatePart part, long ticks, long number, SqlType type) {
    try {
      if (part.months() > 0) {
        long days =
            DateTimes.plusMonths(
                DateTimes.daysOf(ticks), Math.multiplyExact(number, (long) part.months()));
        if (days == DateTimes.OUT_OF_RANGE) {
          throw overflow(type);
        }
        return days * DateTimes.TICKS_PER_DAY + DateTimes.timeOf(ticks);
      }
      if (part == DatePart.NANOSECOND) {
        long rounded = Math.floorDiv(Math.addExact(number, 50), 100L);
        return Math.addExact(ticks, rounded);
      }
      return Math.addExact(ticks, Math.multiplyExact(number, part.ticks()));
    } catch (ArithmeticException e) {
      throw overflow(type);
    }
  }
}
