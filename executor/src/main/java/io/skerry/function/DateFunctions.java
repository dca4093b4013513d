package io.skerry.function;

import static io.skerry.function.Parameters.DATE;
import static io.skerry.function.Parameters.INT;

import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.function.FunctionRow.Nulls;
import io.skerry.function.FunctionRow.ResultRule;
import io.skerry.types.DateTimes;
import io.skerry.types.SqlType;
import io.skerry.types.TypeKind;
import io.skerry.types.TypeRules;
import java.util.Locale;

/**
 * The present, parts of dates, and arithmetic with them (T-SQL, "Date and time data types and
 * functions").
 */
final class DateFunctions {
  /** A string becomes a datetime, as DATEADD takes it. */
  private static final Parameters.Rule OLD_DATE =
      given -> given.kind().isString() ? SqlType.DATETIME : DATE.accept(given);

  private DateFunctions() {}

  static FunctionRows rows() {
    FunctionRows rows = new FunctionRows();
    present(rows);
    parts(rows);
    differences(rows);
    sums(rows);
    buckets(rows);
    zones(rows);
    return rows;
  }

  private static void present(FunctionRows rows) {
    for (String name : new String[] {"GETDATE", "GETUTCDATE", "CURRENT_TIMESTAMP"}) {
      rows.sessionValue(
          name,
          SqlType.DATETIME,
          session -> DateTimes.fromTicks(SqlType.DATETIME, Moments.now(session)),
          "When the statement began, as datetime in UTC.",
          "*");
    }
    for (String name : new String[] {"SYSDATETIME", "SYSUTCDATETIME"}) {
      rows.sessionValue(
          name,
          SqlType.DATETIME2,
          Moments::now,
          "When the statement began, as datetime2(7) in UTC.",
          "*");
    }
    rows.sessionValue(
        "SYSDATETIMEOFFSET",
        SqlType.datetimeoffset(7),
        Moments::nowWithOffset,
        "When the statement began, as datetimeoffset(7).",
        "*");
  }

  private static void parts(FunctionRows rows) {
    rows.add(
        "DATEPART",
        Parameters.datePartAnd(DATE),
        Results.type(SqlType.INT),
        Nulls.STRICT,
        call -> part(call, "datepart"),
        "A part of a date or time as a number.",
        "DATEPART(week, '2026-11-23')",
        "48");
    rows.add(
        "DATENAME",
        Parameters.datePartAnd(DATE),
        Results.type(SqlType.nvarchar(30)),
        Nulls.STRICT,
        DateFunctions::name,
        "A part of a date or time as text.",
        "DATENAME(weekday, '2026-11-23')",
        "Monday");
    datePart(rows, "YEAR", DatePart.YEAR, "2026");
    datePart(rows, "MONTH", DatePart.MONTH, "11");
    datePart(rows, "DAY", DatePart.DAY, "23");
    rows.strict(
        "EOMONTH",
        Parameters.of(DATE, INT).optional(1),
        Results.type(SqlType.DATE),
        (in, out) -> {
          long days = DateTimes.daysOf(Moments.local(in, 0));
          long moved = in.count() > 1 ? DateTimes.plusMonths(days, in.integer(1)) : days;
          if (moved == DateTimes.OUT_OF_RANGE) {
            throw Moments.overflow(SqlType.DATE);
          }
          int length = DateTimes.lengthOfMonth(DateTimes.year(moved), DateTimes.month(moved));
          out.put(moved + length - DateTimes.day(moved));
        },
        "The last day of the month, some months on.",
        "EOMONTH('2026-02-10')",
        "2026-02-28");
  }

  private static void datePart(FunctionRows rows, String name, DatePart part, String expected) {
    rows.strict(
        name,
        Parameters.of(DATE),
        Results.type(SqlType.INT),
        (in, out) -> out.put(Moments.part(part, Moments.local(in, 0), 0, 7)),
        "The " + part.fullName() + " of a date.",
        name + "('2026-11-23')",
        expected);
  }

  /** Checks that the type has the part: error 9810. */
  private static void check(DatePart part, SqlType type, String function) {
    boolean timePart =
        part.ticks() > 0 && part.ticks() < DateTimes.TICKS_PER_DAY || part == DatePart.NANOSECOND;
    boolean lacking =
        type.kind() == TypeKind.DATE && timePart
            || type.kind() == TypeKind.TIME && !timePart
            || part == DatePart.TZOFFSET
                && type.kind() != TypeKind.DATETIMEOFFSET
                && type.kind() != TypeKind.DATETIME2;
    if (lacking) {
      throw new SqlException(
          SqlError.DATE_PART_NOT_SUPPORTED, part.fullName(), function, type.kind().sqlName());
    }
  }

  private static ScalarBody part(CallSite call, String function) {
    DatePart part = DatePart.of(call, function);
    check(part, call.types().get(1), function);
    return (in, out) ->
        out.put(Moments.part(part, Moments.local(in, 1), Moments.offset(in, 1), firstDay(in)));
  }

  private static int firstDay(Arguments in) {
    return (int) in.session().setting("DATEFIRST");
  }

  private static ScalarBody name(CallSite call) {
    DatePart part = DatePart.of(call, "datename");
    check(part, call.types().get(1), "datename");
    return (in, out) -> {
      long ticks = Moments.local(in, 1);
      out.put(
          switch (part) {
            case MONTH -> Moments.monthName(ticks);
            case WEEKDAY -> Moments.dayName(ticks);
            case TZOFFSET -> Moments.offsetText(Moments.offset(in, 1));
            default ->
                Long.toString(Moments.part(part, ticks, Moments.offset(in, 1), firstDay(in)));
          });
    };
  }

  private static void differences(FunctionRows rows) {
    rows.add(
        "DATEDIFF",
        Parameters.datePartAnd(DATE, DATE),
        Results.type(SqlType.INT),
        Nulls.STRICT,
        call -> difference(call, "datediff", Integer.MAX_VALUE),
        "How many boundaries of a part lie between two dates.",
        "DATEDIFF(day, '2026-01-01', '2026-02-01')",
        "31");
    rows.add(
        "DATEDIFF_BIG",
        Parameters.datePartAnd(DATE, DATE),
        Results.type(SqlType.BIGINT),
        Nulls.STRICT,
        call -> difference(call, "datediff_big", Long.MAX_VALUE),
        "How many boundaries of a part lie between two dates, as bigint.",
        "DATEDIFF_BIG(millisecond, '2000-01-01', '2026-01-01')",
        "820540800000");
  }

  private static ScalarBody difference(CallSite call, String function, long max) {
    DatePart part = DatePart.of(call, function);
    if (part == DatePart.TZOFFSET) {
      throw new SqlException(
          SqlError.DATE_PART_NOT_SUPPORTED,
          part.fullName(),
          function,
          call.types().get(1).kind().sqlName());
    }
    return (in, out) -> {
      long difference;
      try {
        difference = Moments.boundaries(part, Moments.utc(in, 1), Moments.utc(in, 2));
      } catch (ArithmeticException e) {
        throw new SqlException(SqlError.DATE_DIFFERENCE_OVERFLOW, function);
      }
      if (difference > max || difference < -max - 1) {
        throw new SqlException(SqlError.DATE_DIFFERENCE_OVERFLOW, function);
      }
      out.put(difference);
    };
  }

  private static void sums(FunctionRows rows) {
    ResultRule second = types -> types.get(2);
    rows.add(
        "DATEADD",
        Parameters.datePartAnd(INT, OLD_DATE),
        second,
        Nulls.STRICT,
        call -> {
          DatePart part = DatePart.of(call, "dateadd");
          check(part, call.types().get(2), "dateadd");
          return (in, out) -> {
            long moment = Moments.local(in, 2);
            long moved = Moments.add(part, moment, in.integer(1), out.type());
            Moments.put(out, moved, Moments.offset(in, 2));
          };
        },
        "A date with a number of parts added.",
        "DATEADD(month, 1, CAST('2026-01-31' AS date))",
        "2026-02-28");
    rows.add(
        "DATETRUNC",
        Parameters.datePartAnd(DATE),
        types -> types.get(1),
        Nulls.STRICT,
        DateFunctions::truncate,
        "A date cut off at a part.",
        "DATETRUNC(month, CAST('2026-11-23' AS date))",
        "2026-11-01");
  }

  private static ScalarBody truncate(CallSite call) {
    DatePart part = DatePart.of(call, "datetrunc");
    check(part, call.types().get(1), "datetrunc");
    boolean unknown =
        part == DatePart.WEEKDAY || part == DatePart.TZOFFSET || part == DatePart.NANOSECOND;
    if (unknown) {
      throw new SqlException(
          SqlError.DATE_PART_NOT_SUPPORTED,
          part.fullName(),
          "datetrunc",
          call.types().get(1).kind().sqlName());
    }
    return (in, out) -> {
      long ticks = Moments.local(in, 1);
      long days = DateTimes.daysOf(ticks);
      long begin =
          switch (part) {
            case YEAR -> firstOfMonth(days, 1) * DateTimes.TICKS_PER_DAY;
            case QUARTER ->
                firstOfMonth(days, (DateTimes.month(days) - 1) / 3 * 3 + 1)
                    * DateTimes.TICKS_PER_DAY;
            case MONTH -> firstOfMonth(days, DateTimes.month(days)) * DateTimes.TICKS_PER_DAY;
            case WEEK -> (days - Moments.weekday(days, firstDay(in)) + 1) * DateTimes.TICKS_PER_DAY;
            case ISO_WEEK -> (days - Moments.weekday(days, 1) + 1) * DateTimes.TICKS_PER_DAY;
            default -> Math.floorDiv(ticks, part.ticks()) * part.ticks();
          };
      Moments.put(out, begin, Moments.offset(in, 1));
    };
  }

  private static long firstOfMonth(long days, int month) {
    return DateTimes.days(DateTimes.year(days), month, 1);
  }

  private static void buckets(FunctionRows rows) {
    rows.add(
        "DATE_BUCKET",
        Parameters.datePartAnd(INT, DATE, DATE).optional(1),
        types -> types.get(2),
        Nulls.STRICT,
        DateBuckets::bind,
        "The beginning of the bucket, of a number of parts from an origin, that a date falls into.",
        "DATE_BUCKET(week, 1, CAST('2026-11-25' AS date))",
        "2026-11-23");
  }

  private static void zones(FunctionRows rows) {
    rows.strict(
        "SWITCHOFFSET",
        Parameters.of(DateFunctions.WITH_OFFSET, DateFunctions.ZONE),
        Results.FIRST,
        (in, out) ->
            out.put(new io.skerry.types.Int128(in.wide(0).high(), zone(in, "switchoffset"))),
        "The same moment at another offset from UTC.",
        "SWITCHOFFSET('2026-11-23 12:00:00 +00:00', '+02:00')",
        "2026-11-23 14:00:00.0000000 +02:00");
    rows.strict(
        "TODATETIMEOFFSET",
        Parameters.of(DATE, DateFunctions.ZONE),
        types -> SqlType.datetimeoffset(TypeRules.fractionDigits(types.getFirst())),
        (in, out) ->
            out.put(DateTimes.offsetFromLocal(Moments.local(in, 0), zone(in, "todatetimeoffset"))),
        "A local time with an offset from UTC.",
        "TODATETIMEOFFSET('2026-11-23 12:00:00', '-05:00')",
        "2026-11-23 12:00:00.0000000 -05:00");
  }

  private static final Parameters.Rule WITH_OFFSET =
      given -> given.kind() == TypeKind.DATETIMEOFFSET ? given : SqlType.datetimeoffset(7);

  /** An offset: text as {@code +hh:mm}, or minutes. */
  private static final Parameters.Rule ZONE =
      given -> given.kind().isString() ? given : SqlType.INT;

  /** Minutes east of UTC; error 9812. */
  private static int zone(Arguments in, String function) {
    int minutes = Integer.MAX_VALUE;
    if (!in.type(1).kind().isString()) {
      minutes = in.small(1);
    } else {
      String text = in.text(1).strip().toLowerCase(Locale.ROOT);
      if (text.matches("[+-]\\d{1,2}:\\d{2}")) {
        int colon = text.indexOf(':');
        int hours = Integer.parseInt(text, 1, colon, 10);
        int positive = hours * 60 + Integer.parseInt(text, colon + 1, text.length(), 10);
        minutes = text.charAt(0) == '-' ? -positive : positive;
      }
    }
    if (Math.abs(minutes) > 14 * 60) {
      throw new SqlException(SqlError.TIME_ZONE_INVALID, function);
    }
    return minutes;
  }
}
