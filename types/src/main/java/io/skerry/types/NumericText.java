package io.skerry.types;

import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Numbers as text and text as numbers (T-SQL, "CAST and CONVERT", styles of float and money). */
final class NumericText {
  private static final String CURRENCY_SYMBOLS =
      "$\u00a2\u00a3\u00a4\u00a5\u09f2\u09f3\u0e3f\u17db\u20a0\u20a1\u20a2\u20a3\u20a4\u20a5\u20a6"
          + "\u20a7\u20a8\u20a9\u20aa\u20ab\u20ac\u20ad\u20ae\u20af\u20b0\u20b1\ufdfc\ufe69\uff04"
          + "\uffe0\uffe1\uffe5\uffe6";
  private static final int LONG_DIGITS = 18;
  private static final int MONEY_SCALE = 4;

  private NumericText() {}

  // To text.

  /** A float or real in style 0, 1, 2 or 3; others count as 0. */
  static String ofFloat(double value, int style) {
    return switch (style) {
      case 1 -> scientific(value, 8);
      case 2, 126, 128, 129 -> scientific(value, 16);
      case 3 -> scientific(value, 17);
      default -> shortest(value);
    };
  }

  /** Up to six significant digits, with an exponent below 1e-4 and from 1e6 on. */
  private static String shortest(double value) {
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(6, RoundingMode.HALF_EVEN));
    BigDecimal stripped = rounded.stripTrailingZeros();
    int exponent = stripped.precision() - stripped.scale() - 1;
    if (exponent >= -4 && exponent < 6) {
      return stripped.toPlainString();
    }
    return withExponent(stripped.unscaledValue(), exponent);
  }

  private static String scientific(double value, int digits) {
    if (value == 0) {
      return "0." + "0".repeat(digits - 1) + "e+000";
    }
    BigDecimal rounded =
        new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
    int exponent = rounded.precision() - rounded.scale() - 1;
    BigInteger unscaled = rounded.setScale(digits - 1 - exponent).unscaledValue();
    return withExponent(unscaled, exponent);
  }

  private static String withExponent(BigInteger unscaled, int exponent) {
    String digits = unscaled.abs().toString();
    StringBuilder out = new StringBuilder();
    out.append(unscaled.signum() < 0 ? "-" : "").append(digits.charAt(0));
    if (digits.length() > 1) {
      out.append('.').append(digits, 1, digits.length());
    }
    String power = Integer.toString(Math.abs(exponent));
    out.append('e').append(exponent < 0 ? '-' : '+');
    return out.append("0".repeat(Math.max(0, 3 - power.length()))).append(power).toString();
  }

  /** Money in style 0, 1 (with commas) or 2 (four digits); others count as 0. */
  static String ofMoney(long value, int style) {
    if (style == 2 || style == 126) {
      return Decimals.toText(Int128.of(value), MONEY_SCALE);
    }
    String text = Decimals.toText(Int128.of(Decimals.divideRounded(value, 100)), 2);
    if (style != 1) {
      return text;
    }
    StringBuilder out = new StringBuilder(text);
    int first = text.charAt(0) == '-' ? 1 : 0;
    for (int i = text.length() - 6; i > first; i -= 3) {
      out.insert(i, ',');
    }
    return out.toString();
  }

  // From text.

  /**
   * To tinyint, smallint, int or bigint; the empty string is 0. Errors 244, 245, 248, 8114, 8115.
   */
  static long toInteger(String text, SqlType from, SqlType to) {
    int end = trimmedEnd(text);
    int at = trimmedStart(text, end);
    boolean negative = at < end && text.charAt(at) == '-';
    if (at < end && (negative || text.charAt(at) == '+')) {
      at++;
    }
    long value = 0;
    boolean overflow = false;
    for (; at < end; at++) {
      int digit = text.charAt(at) - '0';
      if (digit < 0 || digit > 9) {
        throw notInteger(text, from, to);
      }
      overflow |= value < (Long.MIN_VALUE + digit) / 10;
      value = value * 10 - digit;
    }
    // Collected as a negative number, which has room for one more.
    overflow |= !negative && value == Long.MIN_VALUE;
    long result = negative ? value : -value;
    if (overflow || !NumericConversions.fits(result, to.kind())) {
      throw integerOverflow(text, from, to);
    }
    return result;
  }

  private static SqlException notInteger(String text, SqlType from, SqlType to) {
    String source = from.kind().sqlName();
    return to.kind() == TypeKind.BIGINT
        ? new SqlException(SqlError.ERROR_CONVERTING, source, "bigint")
        : new SqlException(SqlError.CONVERSION_FAILED, source, text, to.kind().sqlName());
  }

  private static SqlException integerOverflow(String text, SqlType from, SqlType to) {
    String source = from.kind().sqlName();
    return switch (to.kind()) {
      case TINYINT -> new SqlException(SqlError.VALUE_OVERFLOWED_SMALL, source, text, "INT1");
      case SMALLINT ->
          new SqlException(SqlError.VALUE_OVERFLOWED_SMALL, source, text, "INT2").withState(2);
      case INT -> new SqlException(SqlError.VALUE_OVERFLOWED_INT, source, text);
      default ->
          new SqlException(
              SqlError.ARITHMETIC_OVERFLOW_FOR_TYPE, "expression", to.kind().sqlName());
    };
  }

  /** Numbers, {@code true} and {@code false}; the empty string is 0. Error 245. */
  static long toBit(String text, SqlType from) {
    int end = trimmedEnd(text);
    int start = trimmedStart(text, end);
    String trimmed = text.substring(start, end);
    if (trimmed.equalsIgnoreCase("true")) {
      return 1;
    }
    if (trimmed.equalsIgnoreCase("false") || trimmed.isEmpty()) {
      return 0;
    }
    boolean signed = trimmed.charAt(0) == '-' || trimmed.charAt(0) == '+';
    boolean nonZero = false;
    for (int i = signed ? 1 : 0; i < trimmed.length(); i++) {
      char c = trimmed.charAt(i);
      if (c < '0' || c > '9') {
        throw new SqlException(SqlError.CONVERSION_FAILED, from.kind().sqlName(), text, "bit");
      }
      nonZero |= c != '0';
    }
    return nonZero ? 1 : 0;
  }

  /** Errors 8114 and 8115; the empty string is an error. */
  static Int128 toDecimal(String text, SqlType from, SqlType to) {
    int end = trimmedEnd(text);
    int start = trimmedStart(text, end);
    int scale = plainScale(text, start, end);
    if (scale < 0) {
      throw new SqlException(SqlError.ERROR_CONVERTING, from.kind().sqlName(), "numeric");
    }
    if (end - start <= LONG_DIGITS) {
      long fast = Decimals.rescale(digits(text, start, end), scale, to.precision(), to.scale());
      if (fast != Decimals.NO_FIT) {
        return Int128.of(fast);
      }
    }
    BigDecimal big = new BigDecimal(text.substring(start, end));
    Int128 result = Decimals.fromBigDecimal(big, to.precision(), to.scale());
    if (result == null) {
      throw new SqlException(
              SqlError.ARITHMETIC_OVERFLOW_FOR_TYPE, from.kind().sqlName(), "numeric")
          .withState(8);
    }
    return result;
  }

  /** The digits after the point of a signed number without exponent; -1 where it is none. */
  private static int plainScale(String text, int start, int end) {
    int at = start;
    if (at < end && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
      at++;
    }
    int digits = 0;
    int scale = -1;
    for (; at < end; at++) {
      char c = text.charAt(at);
      if (c >= '0' && c <= '9') {
        digits++;
        scale += scale >= 0 ? 1 : 0;
      } else if (scale < 0 && c == '.') {
        scale = 0;
      } else {
        return -1;
      }
    }
    return digits == 0 ? -1 : Math.max(scale, 0);
  }

  private static long digits(String text, int start, int end) {
    long value = 0;
    for (int i = start; i < end; i++) {
      int digit = text.charAt(i) - '0';
      if (digit >= 0 && digit <= 9) {
        value = value * 10 + digit;
      }
    }
    return text.charAt(start) == '-' ? -value : value;
  }

  /** To float or real; the empty string is 0. Errors 8114 and 8115. */
  static double toDouble(String text, SqlType from, SqlType to) {
    int end = trimmedEnd(text);
    int start = trimmedStart(text, end);
    if (start == end) {
      return 0;
    }
    int exponentAt = start;
    while (exponentAt < end && "eEdD".indexOf(text.charAt(exponentAt)) < 0) {
      exponentAt++;
    }
    boolean valid = plainScale(text, start, exponentAt) >= 0;
    String exponent = exponentAt < end ? text.substring(exponentAt + 1, end) : "";
    if (!valid || !isExponent(exponent)) {
      throw new SqlException(SqlError.ERROR_CONVERTING, from.kind().sqlName(), to.kind().sqlName());
    }
    String mantissa = text.substring(start, exponentAt);
    boolean noExponent = exponent.isEmpty() || exponent.equals("+") || exponent.equals("-");
    String number = noExponent ? mantissa : mantissa + "e" + exponent;
    double value =
        to.kind() == TypeKind.REAL ? Float.parseFloat(number) : Double.parseDouble(number);
    if (Double.isInfinite(value)) {
      throw new SqlException(
          SqlError.ARITHMETIC_OVERFLOW_FOR_TYPE, from.kind().sqlName(), to.kind().sqlName());
    }
    return value;
  }

  private static boolean isExponent(String text) {
    int at = !text.isEmpty() && (text.charAt(0) == '+' || text.charAt(0) == '-') ? 1 : 0;
    for (; at < text.length(); at++) {
      if (text.charAt(at) < '0' || text.charAt(at) > '9') {
        return false;
      }
    }
    return true;
  }

  /** With currency symbol and commas; the empty string is 0. Errors 235, 236, 293, 294. */
  static long toMoney(String text, SqlType to) {
    boolean small = to.kind() == TypeKind.SMALLMONEY;
    BigDecimal value = parseMoney(text);
    if (value == null) {
      throw new SqlException(small ? SqlError.SMALLMONEY_SYNTAX : SqlError.MONEY_SYNTAX);
    }
    BigInteger unscaled = value.setScale(MONEY_SCALE, RoundingMode.HALF_UP).unscaledValue();
    if (unscaled.bitLength() > (small ? 31 : 63)) {
      throw new SqlException(
          small ? SqlError.SMALLMONEY_OVERFLOW_FROM_CHAR : SqlError.MONEY_OVERFLOW_FROM_CHAR);
    }
    return unscaled.longValue();
  }

  private static @Nullable BigDecimal parseMoney(String text) {
    StringBuilder number = new StringBuilder(text.length() + 1);
    boolean symbol = false;
    boolean point = false;
    boolean spaceInside = false;
    int digits = 0;
    int end = trimmedEnd(text);
    for (int i = trimmedStart(text, end); i < end; i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9' && !spaceInside) {
        digits++;
        number.append(c);
      } else if (c == '.' && !point) {
        point = true;
        number.append(digits == 0 ? "0." : ".");
      } else if ((c == '-' || c == '+') && number.isEmpty()) {
        number.append(c);
      } else if (CURRENCY_SYMBOLS.indexOf(c) >= 0 && !symbol && digits == 0 && !point) {
        symbol = true;
      } else if (c == ' ') {
        spaceInside = digits > 0;
      } else if (c != ',' || point) {
        return null;
      }
    }
    if (digits == 0) {
      return BigDecimal.ZERO;
    }
    return new BigDecimal(point ? number.append('0').toString() : number.toString());
  }

  private static int trimmedEnd(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) <= ' ') {
      end--;
    }
    return end;
  }

  private static int trimmedStart(String text, int end) {
    int start = 0;
    while (start < end && text.charAt(start) <= ' ') {
      start++;
    }
    return start;
  }
}
