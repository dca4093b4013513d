package io.skerry.types;

import io.skerry.error.SqlError;
import io.skerry.error.SqlException;

/**
 * Prints dates and times in the styles of CONVERT (T-SQL, "CAST and CONVERT", "Date and time
 * styles").
 */
final class DateTimeFormat {
  private static final String[] MONTHS = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
  };
  private static final int STYLE_ODBC_FRACTION = 121;

  private final StringBuilder out = new StringBuilder(40);
  private final SqlType type;
  private final long days;
  private final int year;
  private final int month;
  private final int day;
  private final long time;
  private final int offsetMinutes;

  private DateTimeFormat(SqlType type, long ticks, int offsetMinutes) {
    this.type = type;
    this.days = DateTimes.daysOf(ticks);
    int fields = DateTimes.fields(days);
    this.year = fields >> 9;
    this.month = fields >> 5 & 0xF;
    this.day = fields & 0x1F;
    this.time = DateTimes.timeOf(ticks);
    this.offsetMinutes = offsetMinutes;
  }

  /**
   * The value of a date or time type as text.
   *
   * @param style {@link Conversions#NO_STYLE} for the type's own: 0 for datetime and smalldatetime,
   *     121 for all others
   */
  static String print(Object value, SqlType type, int style) {
    boolean old = type.kind() == TypeKind.DATETIME || type.kind() == TypeKind.SMALLDATETIME;
    int effective = style == Conversions.NO_STYLE ? old ? 0 : STYLE_ODBC_FRACTION : style;
    if (type.kind() == TypeKind.DATETIMEOFFSET) {
      Int128 point = (Int128) value;
      boolean utc = effective == 127;
      long ticks = utc ? point.high() : DateTimes.localTicks(point);
      return new DateTimeFormat(type, ticks, (int) point.low()).print(effective);
    }
    long ticks = DateTimes.toTicks(type.kind(), (Long) value);
    return new DateTimeFormat(type, ticks, 0).print(effective);
  }

  private String print(int style) {
    if (!isStyle(style)) {
      throw new SqlException(
          SqlError.INVALID_STYLE, Integer.toString(style), TypeRules.messageName(type));
    }
    boolean date = type.kind() != TypeKind.TIME && hasDate(style);
    boolean time = type.kind() != TypeKind.DATE && hasTime(style);
    if (!date && !time) {
      throw new SqlException(SqlError.ERROR_CONVERTING, TypeRules.messageName(type), "varchar");
    }
    if (date) {
      printDate(style);
    }
    if (time) {
      if (date) {
        out.append(style == 126 || style == 127 ? 'T' : ' ');
      }
      printTime(style, date);
      if (type.kind() == TypeKind.DATETIMEOFFSET) {
        printOffset(style);
      }
    }
    return out.toString();
  }

  private static boolean isStyle(int style) {
    return style >= 0 && style <= 14
        || style >= 20 && style <= 25
        || style >= 100 && style <= 114
        || style == 120
        || style == 121
        || style == 126
        || style == 127
        || style == 130
        || style == 131;
  }

  private static boolean hasDate(int style) {
    return switch (style) {
      case 8, 14, 24, 108, 114 -> false;
      default -> true;
    };
  }

  private static boolean hasTime(int style) {
    return switch (style) {
      case 0, 8, 9, 13, 14, 20, 21, 22, 24, 25 -> true;
      case 100, 108, 109, 113, 114, 120, 121, 126, 127, 130, 131 -> true;
      default -> false;
    };
  }

  private void printDate(int style) {
    int yy = style < 100 ? year % 100 : year;
    int width = style < 100 ? 2 : 4;
    switch (style) {
      case 0, 100, 9, 109 -> {
        out.append(MONTHS[month - 1]).append(' ');
        padded(day).append(' ');
        number(year, 4);
      }
      case 1, 101, 22 ->
          number(month, 2).append('/').append(two(day)).append('/').append(digits(yy, width));
      case 2, 102 -> number(yy, width).append('.').append(two(month)).append('.').append(two(day));
      case 3, 103 ->
          number(day, 2).append('/').append(two(month)).append('/').append(digits(yy, width));
      case 4, 104 ->
          number(day, 2).append('.').append(two(month)).append('.').append(digits(yy, width));
      case 5, 105 ->
          number(day, 2).append('-').append(two(month)).append('-').append(digits(yy, width));
      case 6, 106 ->
          number(day, 2)
              .append(' ')
              .append(MONTHS[month - 1])
              .append(' ')
              .append(digits(yy, width));
      case 7, 107 ->
          out.append(MONTHS[month - 1])
              .append(' ')
              .append(two(day))
              .append(", ")
              .append(digits(yy, width));
      case 10, 110 ->
          number(month, 2).append('-').append(two(day)).append('-').append(digits(yy, width));
      case 11, 111 -> number(yy, width).append('/').append(two(month)).append('/').append(two(day));
      case 12, 112 -> number(yy, width).append(two(month)).append(two(day));
      case 13, 113 ->
          number(day, 2).append(' ').append(MONTHS[month - 1]).append(' ').append(digits(year, 4));
      case 20, 21, 23, 25, 120, 121, 126, 127 ->
          number(year, 4).append('-').append(two(month)).append('-').append(two(day));
      case 130, 131 -> printHijri(style);
      default -> throw new AssertionError("style " + style + " has no date");
    }
  }

  private void printHijri(int style) {
    int fields = HijriCalendar.fields(days);
    int hijriMonth = fields >> 5 & 0xF;
    padded(fields & 0x1F);
    if (style == 130) {
      out.append(' ').append(HijriCalendar.monthName(hijriMonth)).append(' ');
    } else {
      out.append('/').append(two(hijriMonth)).append('/');
    }
    number(fields >> 9, 4);
  }

  private void printTime(int style, boolean afterDate) {
    int hour = (int) (time / DateTimes.TICKS_PER_HOUR);
    int minute = (int) (time / DateTimes.TICKS_PER_MINUTE % 60);
    int second = (int) (time / DateTimes.TICKS_PER_SECOND % 60);
    switch (style) {
      case 0, 100 -> twelveHours(hour, afterDate).append(':').append(two(minute));
      case 9, 109, 22, 130, 131 ->
          twelveHours(hour, afterDate)
              .append(':')
              .append(two(minute))
              .append(':')
              .append(two(second));
      default -> number(hour, 2).append(':').append(two(minute)).append(':').append(two(second));
    }
    switch (style) {
      case 9, 109, 13, 113, 14, 114, 130, 131 -> fraction(isOld() ? ':' : '.', false);
      case 21, 25, 121 -> fraction('.', false);
      case 126, 127 -> fraction('.', true);
      default -> {}
    }
    switch (style) {
      case 0, 100, 9, 109, 130, 131 -> out.append(hour < 12 ? "AM" : "PM");
      case 22 -> out.append(hour < 12 ? " AM" : " PM");
      default -> {}
    }
  }

  private boolean isOld() {
    return type.kind() == TypeKind.DATETIME || type.kind() == TypeKind.SMALLDATETIME;
  }

  private StringBuilder twelveHours(int hour, boolean afterDate) {
    int twelve = hour % 12 == 0 ? 12 : hour % 12;
    return afterDate ? padded(twelve) : out.append(twelve);
  }

  private void fraction(char separator, boolean omitZero) {
    long ticks = time % DateTimes.TICKS_PER_SECOND;
    int digits = isOld() ? 3 : type.scale();
    if (digits == 0 || omitZero && ticks == 0) {
      return;
    }
    out.append(separator);
    // The ticks of a datetime's third are rounded, so its milliseconds are found by rounding too.
    long scaled = isOld() ? (ticks + 5_000) / 10_000 : ticks / Decimals.power(7 - digits);
    number((int) scaled, digits);
  }

  private void printOffset(int style) {
    if (style == 127) {
      out.append('Z');
      return;
    }
    if (style != 126) {
      out.append(' ');
    }
    out.append(offsetMinutes < 0 ? '-' : '+');
    int minutes = Math.abs(offsetMinutes);
    number(minutes / 60, 2).append(':').append(two(minutes % 60));
  }

  private StringBuilder padded(int value) {
    if (value < 10) {
      out.append(' ');
    }
    return out.append(value);
  }

  private static String two(int value) {
    return digits(value, 2);
  }

  private StringBuilder number(int value, int width) {
    return out.append(digits(value, width));
  }

  private static String digits(int value, int width) {
    String digits = Integer.toString(value);
    return "0".repeat(Math.max(0, width - digits.length())) + digits;
  }
}
