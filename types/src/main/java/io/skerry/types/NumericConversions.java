package io.skerry.types;

import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Conversions of numbers to numbers, and of datetime and smalldatetime, which count days, to
 * numbers.
 *
 * <p>decimal and float are cut off when they become integers, money and datetime are rounded
 * (T-SQL, "CAST and CONVERT", "Truncating and rounding results").
 */
final class NumericConversions {
  private static final int MONEY_SCALE = 4;
  private static final long MONEY_UNITS = 10_000;
  private static final double LONG_BOUND = 0x1p63;

  private NumericConversions() {}

  /** A number, datetime or smalldatetime as a number. */
  static Object convert(Object value, SqlType from, SqlType to) {
    return switch (to.kind()) {
      case BIT -> isZero(value) ? 0L : 1L;
      case TINYINT, SMALLINT, INT, BIGINT -> toInteger(value, from, to);
      case MONEY, SMALLMONEY -> toMoney(value, from, to);
      case DECIMAL, NUMERIC -> toDecimal(value, from, to);
      case FLOAT -> toDouble(value, from);
      case REAL -> toReal(toDouble(value, from));
      default -> throw new IllegalArgumentException(to.sqlText() + " is no number");
    };
  }

  private static boolean isZero(Object value) {
    return switch (value) {
      case Long whole -> whole == 0;
      case Double real -> real == 0;
      case Int128 wide -> Decimals.signum(wide) == 0;
      default -> throw new IllegalArgumentException("not a number: " + value);
    };
  }

  static boolean fits(long value, TypeKind kind) {
    return switch (kind) {
      case TINYINT -> value >= 0 && value <= 255;
      case SMALLINT -> value == (short) value;
      case INT, SMALLMONEY -> value == (int) value;
      default -> true;
    };
  }

  private static Long toInteger(Object value, SqlType from, SqlType to) {
    Long whole = whole(value, from);
    if (whole == null || !fits(whole, to.kind())) {
      throw integerOverflow(value, whole, from, to);
    }
    return whole;
  }

  private static @Nullable Long whole(Object value, SqlType from) {
    return switch (from.kind()) {
      case MONEY, SMALLMONEY -> Decimals.divideRounded((Long) value, MONEY_UNITS);
      case DECIMAL, NUMERIC -> Decimals.toLong((Int128) value, from.scale());
      case FLOAT, REAL -> {
        double real = (Double) value;
        yield Math.abs(real) < LONG_BOUND ? Long.valueOf((long) real) : null;
      }
      case DATETIME ->
          Math.floorDiv(
              (Long) value + DateTimes.DATETIME_UNITS_PER_DAY / 2,
              DateTimes.DATETIME_UNITS_PER_DAY);
      case SMALLDATETIME ->
          Math.floorDiv((Long) value + DateTimes.MINUTES_PER_DAY / 2, DateTimes.MINUTES_PER_DAY);
      default -> (Long) value;
    };
  }

  /** Errors 220 for a small integer, 232 for a float, 8115 for all others. */
  static SqlException integerOverflow(
      Object value, @Nullable Long whole, SqlType from, SqlType to) {
    String target = to.kind().sqlName();
    boolean narrow = to.kind() == TypeKind.TINYINT || to.kind() == TypeKind.SMALLINT;
    if (from.kind().isApproximate() && to.kind() != TypeKind.BIGINT) {
      int state = to.kind() == TypeKind.TINYINT ? 1 : to.kind() == TypeKind.SMALLINT ? 2 : 3;
      return new SqlException(SqlError.ARITHMETIC_OVERFLOW_FLOAT, target, plain((Double) value))
          .withState(state);
    }
    boolean small = from.kind() == TypeKind.INT || from.kind() == TypeKind.SMALLINT;
    if (narrow && small && whole != null) {
      return new SqlException(SqlError.ARITHMETIC_OVERFLOW_VALUE, target, whole)
          .withState(to.kind() == TypeKind.TINYINT ? 2 : 1);
    }
    String source = narrow && from.kind().isDecimal() ? "numeric" : "expression";
    return new SqlException(SqlError.ARITHMETIC_OVERFLOW_FOR_TYPE, source, target);
  }

  /** With all digits before the point and six after it. */
  static String plain(double value) {
    return new BigDecimal(value).setScale(6, RoundingMode.HALF_EVEN).toPlainString();
  }

  private static Long toMoney(Object value, SqlType from, SqlType to) {
    Int128 scaled =
        switch (from.kind()) {
          case MONEY, SMALLMONEY -> Int128.of((Long) value);
          case DECIMAL, NUMERIC ->
              Decimals.rescaleOrNull((Int128) value, from.scale(), SqlType.PRECISION_MAX, 4);
          case FLOAT, REAL ->
              Decimals.fromDouble((Double) value, SqlType.PRECISION_MAX, MONEY_SCALE);
          case DATETIME, SMALLDATETIME ->
              Decimals.fromDouble(
                  TemporalConversions.toDays((Long) value, from), SqlType.PRECISION_MAX, 4);
          default -> Decimals.fromLong((Long) value, SqlType.PRECISION_MAX, MONEY_SCALE);
        };
    if (scaled == null || !scaled.fitsLong() || !fits(scaled.low(), to.kind())) {
      String source = from.kind().isDecimal() ? "numeric" : "expression";
      throw new SqlException(SqlError.ARITHMETIC_OVERFLOW_FOR_TYPE, source, to.kind().sqlName());
    }
    return scaled.low();
  }

  private static Int128 toDecimal(Object value, SqlType from, SqlType to) {
    int precision = to.precision();
    int scale = to.scale();
    Int128 result =
        switch (from.kind()) {
          case MONEY, SMALLMONEY ->
              Decimals.rescaleOrNull(Int128.of((Long) value), MONEY_SCALE, precision, scale);
          case DECIMAL, NUMERIC ->
              Decimals.rescaleOrNull((Int128) value, from.scale(), precision, scale);
          case FLOAT, REAL -> Decimals.fromDouble((Double) value, precision, scale);
          case DATETIME, SMALLDATETIME ->
              Decimals.fromDouble(TemporalConversions.toDays((Long) value, from), precision, scale);
          default -> Decimals.fromLong((Long) value, precision, scale);
        };
    if (result == null) {
      throw decimalOverflow(from);
    }
    return result;
  }

  static SqlException decimalOverflow(SqlType from) {
    return new SqlException(
            SqlError.ARITHMETIC_OVERFLOW_FOR_TYPE, TypeRules.messageName(from), "numeric")
        .withState(from.kind().isApproximate() ? 6 : 8);
  }

  static double toDouble(Object value, SqlType from) {
    return switch (from.kind()) {
      case MONEY, SMALLMONEY -> (double) (Long) value / MONEY_UNITS;
      case DECIMAL, NUMERIC -> Decimals.toDouble((Int128) value, from.scale());
      case FLOAT, REAL -> (Double) value;
      case DATETIME, SMALLDATETIME -> TemporalConversions.toDays((Long) value, from);
      default -> (double) (Long) value;
    };
  }

  /** Rounded to a {@code float}; error 232 where it is too large. */
  static double toReal(double value) {
    float real = (float) value;
    if (Float.isInfinite(real)) {
      throw new SqlException(SqlError.ARITHMETIC_OVERFLOW_FLOAT, "real", plain(value)).withState(2);
    }
    return real;
  }
}
