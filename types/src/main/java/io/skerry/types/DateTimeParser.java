package io.skerry.types;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the date and time literals of T-SQL in us_english ("Date and time types", "datetime", "CAST
 * and CONVERT").
 *
 * <p>It knows numbers between separators in the order of DATEFORMAT, names of months anywhere,
 * {@code yyyymmdd}, ISO 8601, a time alone, and the empty string, which is 1900-01-01.
 */
final class DateTimeParser {
  private static final String MONTH_NAMES =
      "january   february  march     april     may       june      "
          + "july      august    september october   november  december  ";
  private static final int MONTH_NAME_WIDTH = 10;
  private static final int OFFSET_MINUTES_MAX = 14 * 60;

  /** Two-digit years up to this are of this century (option "two digit year cutoff"). */
  private static final int CUTOFF = 49;

  private final String text;
  private final DateOrder order;

  /**
   * Whether yyyy-mm-dd is year, month, day under every DATEFORMAT: so for all but datetime and
   * smalldatetime.
   */
  private final boolean isoFirst;

  private final boolean hijri;
  private int at;

  private final int[] numbers = new int[3];
  private final int[] widths = new int[3];
  private int count;
  private int namedMonth;
  private boolean dashesOnly = true;
  private boolean isoTime;

  private long time = -1;
  private int fractionDigits;
  private boolean hasOffset;
  private int offsetMinutes;
  private boolean outOfRange;

  private DateTimeParser(String text, DateOrder order, boolean isoFirst, boolean hijri) {
    this.text = text;
    this.order = order;
    this.isoFirst = isoFirst;
    this.hijri = hijri;
  }

  /** What the string says; null where it has no known form. */
  static @Nullable ParsedDateTime parse(String text, DateOrder order, TypeKind to, int style) {
    boolean old = to == TypeKind.DATETIME || to == TypeKind.SMALLDATETIME;
    boolean hijri = style == 130 || style == 131;
    return new DateTimeParser(text, order, !old, hijri).parse();
  }

  private @Nullable ParsedDateTime parse() {
    skipSpaces();
    while (at < text.length()) {
      char c = text.charAt(at);
      boolean understood =
          isDigit(c)
              ? number()
              : isLetter(c) ? word() : (c == '+' || c == '-') && time >= 0 && offset(c);
      if (!understood) {
        return null;
      }
      skipSpaces();
    }
    long days = date();
    if (days < 0) {
      return null;
    }
    if (outOfRange) {
      return ParsedDateTime.OUT_OF_RANGE;
    }
    return new ParsedDateTime(
        days, Math.max(time, 0), hasOffset, offsetMinutes, fractionDigits, false);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private void skipSpaces() {
    while (at < text.length() && (text.charAt(at) <= ' ' || text.charAt(at) == ',')) {
      at++;
    }
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : 0;
  }

  /** Reads digits; -1 where there are none or more than nine. */
  private int digits() {
    int from = at;
    int value = 0;
    while (isDigit(peek())) {
      value = value * 10 + (text.charAt(at++) - '0');
      if (at - from > 9) {
        return -1;
      }
    }
    return at == from ? -1 : value;
  }

  private boolean number() {
    int from = at;
    int value = digits();
    if (value < 0) {
      return false;
    }
    int width = at - from;
    if (peek() == ':') {
      return time < 0 && clock(value);
    }
    int mark = at;
    skipSpaces();
    if (time < 0 && width <= 2 && isMeridiem()) {
      return clock(value);
    }
    at = mark;
    return dateNumber(value, width);
  }

  private boolean dateNumber(int value, int width) {
    if (count == 3 || isoTime) {
      return false;
    }
    numbers[count] = value;
    widths[count++] = width;
    char c = peek();
    if (c == '/' || c == '-' || c == '.') {
      dashesOnly &= c == '-';
      at++;
      skipSpaces();
      // A separator stands between two parts.
      return isDigit(peek()) || isLetter(peek());
    }
    return true;
  }

  private boolean word() {
    int from = at;
    while (isLetter(peek())) {
      at++;
    }
    String word = text.substring(from, at).toLowerCase(Locale.ROOT);
    if (word.equals("t")) {
      isoTime = count == 3 && dashesOnly && time < 0 && isDigit(peek());
      return isoTime;
    }
    if (word.equals("z")) {
      boolean first = !hasOffset && time >= 0;
      hasOffset = true;
      return first;
    }
    return namedMonth == 0 && month(word);
  }

  private boolean month(String word) {
    int found = word.length() < 3 ? -1 : MONTH_NAMES.indexOf(word);
    if (found < 0 || found % MONTH_NAME_WIDTH != 0) {
      return false;
    }
    String full = MONTH_NAMES.substring(found, found + MONTH_NAME_WIDTH).trim();
    if (word.length() != 3 && !word.equals(full)) {
      return false;
    }
    namedMonth = found / MONTH_NAME_WIDTH + 1;
    if (peek() == '-' || peek() == '/' || peek() == '.') {
      at++;
    }
    return true;
  }

  private boolean isMeridiem() {
    if (at + 1 >= text.length()) {
      return false;
    }
    char first = (char) (peek() | 0x20);
    boolean ends = at + 2 >= text.length() || !isLetter(text.charAt(at + 2));
    return (first == 'a' || first == 'p') && (text.charAt(at + 1) | 0x20) == 'm' && ends;
  }

  /** The rest of a time after its hour. */
  private boolean clock(int givenHour) {
    int hour = givenHour;
    int minute = 0;
    int second = 0;
    long fraction = 0;
    if (peek() == ':') {
      at++;
      minute = digits();
      if (peek() == ':') {
        at++;
        second = digits();
        fraction = fraction();
      }
    }
    if (minute < 0 || second < 0 || fraction < 0) {
      return false;
    }
    skipSpaces();
    if (isMeridiem()) {
      boolean afternoon = (peek() | 0x20) == 'p';
      at += 2;
      outOfRange |= hour > 12 && !afternoon || hour == 0 && afternoon;
      hour = hour < 12 ? hour + (afternoon ? 12 : 0) : hour == 12 && !afternoon ? 0 : hour;
    }
    outOfRange |= hour > 23 || minute > 59 || second > 59;
    time = DateTimes.time(hour, minute, second, fraction);
    return true;
  }

  /**
   * Ticks: after a point the digits of a fraction, after a colon a count of milliseconds; -1 for
   * too many.
   */
  private long fraction() {
    char separator = peek();
    if (separator != '.' && separator != ':') {
      return 0;
    }
    at++;
    int from = at;
    int value = digits();
    fractionDigits = at - from;
    if (separator == ':') {
      return value < 0 || fractionDigits > 3 ? -1 : value * 10_000L;
    }
    if (fractionDigits == 0) {
      return 0;
    }
    return fractionDigits > 7 ? -1 : value * Decimals.power(7 - fractionDigits);
  }

  private boolean offset(char sign) {
    at++;
    int from = at;
    int hours = digits();
    if (hasOffset || at - from > 2 || hours < 0 || peek() != ':') {
      return false;
    }
    at++;
    int minutes = digits();
    if (minutes < 0 || minutes > 59) {
      return false;
    }
    hasOffset = true;
    int total = hours * 60 + minutes;
    outOfRange |= total > OFFSET_MINUTES_MAX;
    offsetMinutes = sign == '-' ? -total : total;
    return true;
  }

  /** The days, -1 for no known form; a day that does not exist sets {@link #outOfRange}. */
  private long date() {
    if (namedMonth != 0) {
      return namedDate();
    }
    return switch (count) {
      case 0 -> DateTimes.DAYS_1900;
      case 1 -> runTogether();
      case 2 -> -1;
      default -> numericDate();
    };
  }

  private long runTogether() {
    int value = numbers[0];
    return switch (widths[0]) {
      case 8 -> day(value / 10_000, value / 100 % 100, value % 100);
      case 6 -> day(century(value / 10_000), value / 100 % 100, value % 100);
      case 4 -> day(value, 1, 1);
      default -> -1;
    };
  }

  private long namedDate() {
    if (count == 1) {
      return day(year(0), namedMonth, 1);
    }
    if (count != 2) {
      return -1;
    }
    boolean yearFirst = widths[0] > 2 || widths[1] <= 2 && order.yearFirst();
    int yearAt = yearFirst ? 0 : 1;
    return widths[1 - yearAt] > 2 ? -1 : day(year(yearAt), namedMonth, numbers[1 - yearAt]);
  }

  private long numericDate() {
    boolean dayFirst = order.dayBeforeMonth();
    int yearAt;
    if (widths[0] > 2) {
      yearAt = 0;
      dayFirst &= !(dashesOnly && (isoFirst || isoTime));
    } else if (widths[2] > 2) {
      yearAt = 2;
    } else if (widths[1] > 2) {
      yearAt = 1;
    } else {
      yearAt =
          switch (order) {
            case MDY, DMY -> 2;
            case YMD, YDM -> 0;
            case MYD, DYM -> 1;
          };
    }
    int first = yearAt == 0 ? 1 : 0;
    int second = yearAt == 2 ? 1 : 2;
    if (widths[first] > 2 || widths[second] > 2) {
      return -1;
    }
    int month = numbers[dayFirst ? second : first];
    return day(year(yearAt), month, numbers[dayFirst ? first : second]);
  }

  private int year(int index) {
    return widths[index] <= 2 ? century(numbers[index]) : numbers[index];
  }

  private int century(int year) {
    return hijri ? year : year <= CUTOFF ? 2000 + year : 1900 + year;
  }

  private long day(int year, int month, int day) {
    if (hijri) {
      outOfRange |= year < 1 || year > 9666 || month < 1 || month > 12 || day < 1 || day > 30;
      return outOfRange ? 0 : HijriCalendar.days(year, month, day);
    }
    if (!DateTimes.isDate(year, month, day)) {
      outOfRange = true;
      return 0;
    }
    return DateTimes.days(year, month, day);
  }
}
