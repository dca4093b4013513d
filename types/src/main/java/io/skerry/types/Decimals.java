package io.skerry.types;

import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Exact decimal arithmetic on unscaled 128-bit values whose scales stand beside them.
 *
 * <p>Each operation has a form on {@code long}s that allocates nothing and answers {@link #NO_FIT}
 * where 64 bits do not do, and a boxed form that tries the first and then calculates without
 * bounds. Results are checked against the precision of the result type; too large is error 8115.
 * Sums, products and conversions round half away from zero, quotients are cut off, as SQL Server
 * does.
 */
public final class Decimals {
  /** Answer of the {@code long} forms: take the wide way. No result has this value. */
  public static final long NO_FIT = Long.MIN_VALUE;

  private static final int LONG_POWERS = 19;
  private static final long[] POWERS = new long[LONG_POWERS];
  private static final BigInteger[] BIG_POWERS = new BigInteger[2 * SqlType.PRECISION_MAX + 2];

  /** The significant digits of a float that count when it becomes a decimal. */
  private static final MathContext FLOAT_DIGITS = new MathContext(17, RoundingMode.HALF_UP);

  static {
    long power = 1;
    for (int i = 0; i < LONG_POWERS; i++) {
      POWERS[i] = power;
      power *= 10;
    }
    BIG_POWERS[0] = BigInteger.ONE;
    for (int i = 1; i < BIG_POWERS.length; i++) {
      BIG_POWERS[i] = BIG_POWERS[i - 1].multiply(BigInteger.TEN);
    }
  }

  private Decimals() {}

  /** 10 to the {@code exponent}, which is 0 to 18. */
  public static long power(int exponent) {
    return POWERS[exponent];
  }

  /** 10 to the {@code exponent}, which is 0 to 77. */
  public static BigInteger bigPower(int exponent) {
    return BIG_POWERS[exponent];
  }

  // Long forms.

  /** {@code left + right} in the result's precision and scale, or {@link #NO_FIT}. */
  public static long add(
      long left, int leftScale, long right, int rightScale, int precision, int scale) {
    if (leftScale > scale || rightScale > scale) {
      return NO_FIT;
    }
    long l = scaleUp(left, scale - leftScale);
    long r = scaleUp(right, scale - rightScale);
    if (l == NO_FIT || r == NO_FIT) {
      return NO_FIT;
    }
    long sum = l + r;
    return ((l ^ sum) & (r ^ sum)) < 0 ? NO_FIT : withinPrecision(sum, precision);
  }

  /** {@code left * right} in the result's precision and scale, or {@link #NO_FIT}. */
  public static long multiply(
      long left, int leftScale, long right, int rightScale, int precision, int scale) {
    long product = left * right;
    if (Math.multiplyHigh(left, right) != product >> 63 || product == NO_FIT) {
      return NO_FIT;
    }
    int surplus = leftScale + rightScale - scale;
    if (surplus < 0 || surplus >= LONG_POWERS) {
      return surplus == 0 ? withinPrecision(product, precision) : NO_FIT;
    }
    return withinPrecision(divideRounded(product, POWERS[surplus]), precision);
  }

  /**
   * {@code left / right}, cut off at the result's scale, or {@link #NO_FIT}; {@code right} is not
   * 0.
   */
  public static long divide(
      long left, int leftScale, long right, int rightScale, int precision, int scale) {
    int shift = scale + rightScale - leftScale;
    if (shift < 0) {
      return NO_FIT;
    }
    long dividend = scaleUp(left, shift);
    return dividend == NO_FIT || right == NO_FIT
        ? NO_FIT
        : withinPrecision(dividend / right, precision);
  }

  /** {@code left % right}, or {@link #NO_FIT}; {@code right} is not 0. */
  public static long modulo(
      long left, int leftScale, long right, int rightScale, int precision, int scale) {
    int common = Math.max(leftScale, rightScale);
    long l = scaleUp(left, common - leftScale);
    long r = scaleUp(right, common - rightScale);
    if (l == NO_FIT || r == NO_FIT || common != scale) {
      return NO_FIT;
    }
    return withinPrecision(l % r, precision);
  }

  /** The value with another scale, rounded half away from zero, or {@link #NO_FIT}. */
  public static long rescale(long value, int fromScale, int toPrecision, int toScale) {
    if (toScale >= fromScale) {
      long scaled = scaleUp(value, toScale - fromScale);
      return scaled == NO_FIT ? NO_FIT : withinPrecision(scaled, toPrecision);
    }
    int surplus = fromScale - toScale;
    if (surplus >= LONG_POWERS || value == NO_FIT) {
      return NO_FIT;
    }
    return withinPrecision(divideRounded(value, POWERS[surplus]), toPrecision);
  }

  private static long scaleUp(long value, int digits) {
    if (digits == 0) {
      return value;
    }
    if (digits >= LONG_POWERS) {
      return value == 0 ? 0 : NO_FIT;
    }
    long power = POWERS[digits];
    long product = value * power;
    return Math.multiplyHigh(value, power) == product >> 63 ? product : NO_FIT;
  }

  private static long withinPrecision(long value, int precision) {
    if (precision >= LONG_POWERS) {
      return value;
    }
    long bound = POWERS[precision];
    return value < bound && value > -bound ? value : NO_FIT;
  }

  /** {@code value / divisor} rounded half away from zero; the divisor is positive. */
  static long divideRounded(long value, long divisor) {
    long quotient = value / divisor;
    long rest = Math.abs(value - quotient * divisor);
    return rest >= divisor - rest ? quotient + (value < 0 ? -1 : 1) : quotient;
  }

  // Boxed forms.

  public static Int128 add(
      Int128 left, int leftScale, Int128 right, int rightScale, SqlType result) {
    if (left.fitsLong() && right.fitsLong()) {
      long sum =
          add(left.low(), leftScale, right.low(), rightScale, result.precision(), result.scale());
      if (sum != NO_FIT) {
        return Int128.of(sum);
      }
    }
    int common = Math.max(leftScale, rightScale);
    BigInteger l = left.toBigInteger().multiply(BIG_POWERS[common - leftScale]);
    BigInteger r = right.toBigInteger().multiply(BIG_POWERS[common - rightScale]);
    return checked(rescale(l.add(r), common, result.scale(), false), result);
  }

  public static Int128 subtract(
      Int128 left, int leftScale, Int128 right, int rightScale, SqlType result) {
    return add(left, leftScale, negate(right), rightScale, result);
  }

  public static Int128 multiply(
      Int128 left, int leftScale, Int128 right, int rightScale, SqlType result) {
    if (left.fitsLong() && right.fitsLong()) {
      long product =
          multiply(
              left.low(), leftScale, right.low(), rightScale, result.precision(), result.scale());
      if (product != NO_FIT) {
        return Int128.of(product);
      }
    }
    BigInteger product = left.toBigInteger().multiply(right.toBigInteger());
    return checked(rescale(product, leftScale + rightScale, result.scale(), false), result);
  }

  /** Error 8134 where {@code right} is zero. */
  public static Int128 divide(
      Int128 left, int leftScale, Int128 right, int rightScale, SqlType result) {
    checkDivisor(right);
    if (left.fitsLong() && right.fitsLong()) {
      long quotient =
          divide(
              left.low(), leftScale, right.low(), rightScale, result.precision(), result.scale());
      if (quotient != NO_FIT) {
        return Int128.of(quotient);
      }
    }
    BigInteger dividend = left.toBigInteger();
    BigInteger divisor = right.toBigInteger();
    int shift = result.scale() + rightScale - leftScale;
    if (shift >= 0) {
      dividend = dividend.multiply(BIG_POWERS[shift]);
    } else {
      divisor = divisor.multiply(BIG_POWERS[-shift]);
    }
    return checked(dividend.divide(divisor), result);
  }

  /** Error 8134 where {@code right} is zero. The result has the sign of {@code left}. */
  public static Int128 modulo(
      Int128 left, int leftScale, Int128 right, int rightScale, SqlType result) {
    checkDivisor(right);
    if (left.fitsLong() && right.fitsLong()) {
      long rest =
          modulo(
              left.low(), leftScale, right.low(), rightScale, result.precision(), result.scale());
      if (rest != NO_FIT) {
        return Int128.of(rest);
      }
    }
    int common = Math.max(leftScale, rightScale);
    BigInteger l = left.toBigInteger().multiply(BIG_POWERS[common - leftScale]);
    BigInteger r = right.toBigInteger().multiply(BIG_POWERS[common - rightScale]);
    return checked(rescale(l.remainder(r), common, result.scale(), false), result);
  }

  public static Int128 negate(Int128 value) {
    long low = -value.low();
    return new Int128(~value.high() + (low == 0 ? 1 : 0), low);
  }

  public static Int128 abs(Int128 value) {
    return value.high() < 0 ? negate(value) : value;
  }

  /** -1, 0 or 1. */
  public static int signum(Int128 value) {
    return value.high() < 0 ? -1 : (value.high() | value.low()) == 0 ? 0 : 1;
  }

  /** Compares two values of any scales. */
  public static int compare(Int128 left, int leftScale, Int128 right, int rightScale) {
    if (leftScale == rightScale) {
      return left.compareTo(right);
    }
    int common = Math.max(leftScale, rightScale);
    if (left.fitsLong() && right.fitsLong()) {
      long l = scaleUp(left.low(), common - leftScale);
      long r = scaleUp(right.low(), common - rightScale);
      if (l != NO_FIT && r != NO_FIT) {
        return Long.compare(l, r);
      }
    }
    BigInteger l = left.toBigInteger().multiply(BIG_POWERS[common - leftScale]);
    BigInteger r = right.toBigInteger().multiply(BIG_POWERS[common - rightScale]);
    return l.compareTo(r);
  }

  /** Whether the unscaled value has at most {@code precision} digits. */
  public static boolean fits(Int128 value, int precision) {
    if (value.fitsLong() && precision < LONG_POWERS) {
      return value.low() < POWERS[precision] && value.low() > -POWERS[precision];
    }
    return value.toBigInteger().abs().compareTo(BIG_POWERS[precision]) < 0;
  }

  /**
   * The value in the type's precision and scale, rounded half away from zero; null where it is too
   * large.
   */
  public static @Nullable Int128 rescaleOrNull(
      Int128 value, int fromScale, int toPrecision, int toScale) {
    if (value.fitsLong()) {
      long scaled = rescale(value.low(), fromScale, toPrecision, toScale);
      if (scaled != NO_FIT) {
        return scaled == value.low() ? value : Int128.of(scaled);
      }
    }
    return within(rescale(value.toBigInteger(), fromScale, toScale, false), toPrecision);
  }

  /** The value as {@code to}, a decimal type; too large is error 8115. */
  public static Int128 rescale(Int128 value, int fromScale, SqlType to) {
    Int128 result = rescaleOrNull(value, fromScale, to.precision(), to.scale());
    if (result == null) {
      throw new SqlException(SqlError.ARITHMETIC_OVERFLOW_FOR_TYPE, "numeric", "numeric")
          .withState(8);
    }
    return result;
  }

  /** The value without the digits after {@code toScale}; the result has that scale. */
  public static Int128 truncate(Int128 value, int fromScale, int toScale) {
    return Int128.of(rescale(value.toBigInteger(), fromScale, toScale, true));
  }

  private static BigInteger rescale(BigInteger value, int fromScale, int toScale, boolean cut) {
    if (toScale >= fromScale) {
      return value.multiply(BIG_POWERS[toScale - fromScale]);
    }
    BigInteger divisor = BIG_POWERS[fromScale - toScale];
    BigInteger[] parts = value.divideAndRemainder(divisor);
    if (cut || parts[1].abs().shiftLeft(1).compareTo(divisor) < 0) {
      return parts[0];
    }
    return parts[0].add(BigInteger.valueOf(value.signum()));
  }

  private static @Nullable Int128 within(BigInteger value, int precision) {
    return value.abs().compareTo(BIG_POWERS[precision]) < 0 ? Int128.of(value) : null;
  }

  private static Int128 checked(BigInteger value, SqlType result) {
    Int128 within = within(value, result.precision());
    if (within == null) {
      throw new SqlException(SqlError.ARITHMETIC_OVERFLOW_FOR_TYPE, "expression", "numeric");
    }
    return within;
  }

  private static void checkDivisor(Int128 divisor) {
    if ((divisor.high() | divisor.low()) == 0) {
      throw new SqlException(SqlError.DIVIDE_BY_ZERO);
    }
  }

  // Other forms of numbers.

  /** A whole number as a decimal; null where it is too large. */
  public static @Nullable Int128 fromLong(long value, int precision, int scale) {
    return rescaleOrNull(Int128.of(value), 0, precision, scale);
  }

  /** The whole part; null where it does not fit a {@code long}. */
  public static @Nullable Long toLong(Int128 value, int scale) {
    if (value.fitsLong() && scale < LONG_POWERS) {
      return value.low() / POWERS[scale];
    }
    BigInteger whole = value.toBigInteger().divide(BIG_POWERS[scale]);
    return whole.bitLength() < 64 ? Long.valueOf(whole.longValue()) : null;
  }

  /** Whether {@code value / power(scale)} in doubles is the nearest double. */
  public static boolean isExactAsDouble(long value, int scale) {
    return Math.abs(value) <= 1L << 53 && value != Long.MIN_VALUE && scale < LONG_POWERS;
  }

  /** The nearest {@code double}. */
  public static double toDouble(Int128 value, int scale) {
    if (value.fitsLong() && isExactAsDouble(value.low(), scale)) {
      return (double) value.low() / (double) POWERS[scale];
    }
    return toBigDecimal(value, scale).doubleValue();
  }

  /**
   * From the first 17 significant digits of {@code value}; null where it is too large or not a
   * number.
   */
  public static @Nullable Int128 fromDouble(double value, int precision, int scale) {
    if (!Double.isFinite(value) || Math.abs(value) >= 1e39) {
      return null;
    }
    BigDecimal rounded = new BigDecimal(value).round(FLOAT_DIGITS);
    return within(rounded.setScale(scale, RoundingMode.HALF_UP).unscaledValue(), precision);
  }

  public static BigDecimal toBigDecimal(Int128 value, int scale) {
    return new BigDecimal(value.toBigInteger(), scale);
  }

  /** The value rounded half away from zero; null where it is too large. */
  public static @Nullable Int128 fromBigDecimal(BigDecimal value, int precision, int scale) {
    if (value.signum() != 0 && value.precision() - value.scale() > precision + 1) {
      return null;
    }
    return within(value.setScale(scale, RoundingMode.HALF_UP).unscaledValue(), precision);
  }

  /** As T-SQL prints it: all digits of the scale, {@code 0} before the point. */
  public static String toText(Int128 value, int scale) {
    String digits = value.fitsLong() ? Long.toString(value.low()) : value.toString();
    if (scale == 0) {
      return digits;
    }
    boolean negative = digits.charAt(0) == '-';
    int length = digits.length() - (negative ? 1 : 0);
    StringBuilder out = new StringBuilder(digits.length() + 3);
    out.append(digits);
    int first = negative ? 1 : 0;
    if (length <= scale) {
      out.insert(first, "0".repeat(scale - length + 1));
    }
    return out.insert(out.length() - scale, '.').toString();
  }
}
