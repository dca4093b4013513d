package io.skerry.function;

import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.types.Conversions;
import io.skerry.types.Decimals;
import io.skerry.types.Int128;
import io.skerry.types.SqlType;
import io.skerry.types.TypeKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;

/** Rounding and signs of numbers of any exact or approximate type. */
final class Rounding {
  private static final long MONEY_UNIT = 10_000;

  private Rounding() {}

  /** The type of CEILING and FLOOR. */
  static SqlType wholeType(SqlType type) {
    return type.kind().isDecimal() ? SqlType.decimal(Math.max(1, type.precision()), 0) : type;
  }

  static void toWhole(Arguments in, Result out, boolean up) {
    switch (in.type(0).kind()) {
      case FLOAT -> out.put(up ? Math.ceil(in.number(0)) : Math.floor(in.number(0)));
      case DECIMAL, NUMERIC -> {
        BigDecimal value = Decimals.toBigDecimal(in.wide(0), in.type(0).scale());
        RoundingMode mode = up ? RoundingMode.CEILING : RoundingMode.FLOOR;
        out.put(Int128.of(value.setScale(0, mode).unscaledValue()));
      }
      case MONEY -> {
        long value = in.integer(0);
        long whole = up ? Math.ceilDiv(value, MONEY_UNIT) : Math.floorDiv(value, MONEY_UNIT);
        out.put(whole * MONEY_UNIT);
      }
      default -> out.put(in.integer(0));
    }
  }

  static void round(Arguments in, Result out) {
    int digits = Math.clamp(in.integer(1), -400, 400);
    boolean cut = in.count() > 2 && in.integer(2) != 0;
    RoundingMode mode = cut ? RoundingMode.DOWN : RoundingMode.HALF_UP;
    SqlType type = in.type(0);
    switch (type.kind()) {
      case FLOAT -> {
        double value = in.number(0);
        out.put(
            digits > 300 ? value : BigDecimal.valueOf(value).setScale(digits, mode).doubleValue());
      }
      case DECIMAL, NUMERIC -> {
        if (digits >= type.scale()) {
          out.copy(in, 0);
          return;
        }
        BigDecimal value = Decimals.toBigDecimal(in.wide(0), type.scale());
        BigDecimal rounded = value.setScale(digits, mode);
        Int128 result = Decimals.fromBigDecimal(rounded, type.precision(), type.scale());
        if (result == null) {
          throw new SqlException(
              SqlError.ARITHMETIC_OVERFLOW_FOR_TYPE, "expression", type.kind().sqlName());
        }
        out.put(result);
      }
      case MONEY -> out.put(whole(BigDecimal.valueOf(in.integer(0), 4), digits, mode, 4, type));
      default -> out.put(whole(BigDecimal.valueOf(in.integer(0)), digits, mode, 0, type));
    }
  }

  private static long whole(
      BigDecimal value, int digits, RoundingMode mode, int scale, SqlType type) {
    if (digits >= scale) {
      return value.unscaledValue().longValueExact();
    }
    BigDecimal rounded = value.setScale(digits, mode).setScale(scale, RoundingMode.UNNECESSARY);
    long result =
        rounded.unscaledValue().bitLength() < 64
            ? rounded.unscaledValue().longValue()
            : Long.MAX_VALUE;
    boolean fits =
        rounded.unscaledValue().bitLength() < 64
            && (type.kind() != TypeKind.INT || result == (int) result);
    if (!fits) {
      throw new SqlException(
          SqlError.ARITHMETIC_OVERFLOW_FOR_TYPE, "expression", type.kind().sqlName());
    }
    return result;
  }

  static void absolute(Arguments in, Result out) {
    SqlType type = in.type(0);
    switch (type.kind()) {
      case FLOAT -> out.put(Math.abs(in.number(0)));
      case DECIMAL, NUMERIC -> out.put(Decimals.abs(in.wide(0)));
      default -> {
        long value = in.integer(0);
        long least = type.kind() == TypeKind.INT ? Integer.MIN_VALUE : Long.MIN_VALUE;
        if (value == least) {
          throw new SqlException(
              SqlError.ARITHMETIC_OVERFLOW_FOR_TYPE, "expression", type.kind().sqlName());
        }
        out.put(Math.abs(value));
      }
    }
  }

  static void sign(Arguments in, Result out) {
    SqlType type = in.type(0);
    switch (type.kind()) {
      case FLOAT -> out.put(Math.signum(in.number(0)));
      case DECIMAL, NUMERIC -> {
        long sign = Decimals.signum(in.wide(0));
        Int128 result = Decimals.fromLong(sign, SqlType.PRECISION_MAX, type.scale());
        out.put(Objects.requireNonNull(result));
      }
      case MONEY -> out.put(Long.signum(in.integer(0)) * MONEY_UNIT);
      default -> out.put((long) Long.signum(in.integer(0)));
    }
  }

  /** A number of any type as {@code double}. */
  static double toDouble(Arguments in, int argument) {
    return switch (in.type(argument).kind()) {
      case FLOAT, REAL -> in.number(argument);
      case DECIMAL, NUMERIC -> Decimals.toDouble(in.wide(argument), in.type(argument).scale());
      case MONEY, SMALLMONEY -> in.integer(argument) / (double) MONEY_UNIT;
      default -> in.integer(argument);
    };
  }

  /** A {@code double} as a result of any number type; errors 232 and 8115. */
  static void putDouble(Result out, double value) {
    if (out.type().kind() == TypeKind.FLOAT) {
      out.put(value);
    } else {
      out.set(Conversions.convert(value, SqlType.FLOAT, out.type(), Conversions.NO_STYLE));
    }
  }
}
