package io.skerry.function;

import static io.skerry.function.Parameters.FLOAT;
import static io.skerry.function.Parameters.INT;
import static io.skerry.function.Parameters.NUMBER;

import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.function.FunctionRow.Determinism;
import io.skerry.function.FunctionRow.Nulls;
import io.skerry.types.SqlType;
import java.time.Instant;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** T-SQL, "Mathematical functions". */
final class MathFunctions {
  private MathFunctions() {}

  static FunctionRows rows() {
    FunctionRows rows = new FunctionRows();
    rounding(rows);
    signs(rows);
    powers(rows);
    logarithms(rows);
    angles(rows);
    constants(rows);
    return rows;
  }

  private static void rounding(FunctionRows rows) {
    rows.strict(
        "CEILING",
        Parameters.of(NUMBER),
        types -> Rounding.wholeType(types.getFirst()),
        (in, out) -> Rounding.toWhole(in, out, true),
        "The least whole number that is not less.",
        "CEILING(1.2)",
        "2");
    rows.strict(
        "FLOOR",
        Parameters.of(NUMBER),
        types -> Rounding.wholeType(types.getFirst()),
        (in, out) -> Rounding.toWhole(in, out, false),
        "The greatest whole number that is not greater.",
        "FLOOR(-1.2)",
        "-2");
    rows.strict(
        "ROUND",
        Parameters.of(NUMBER, INT, INT).optional(1),
        Results.FIRST,
        Rounding::round,
        "The number rounded to digits after the point, or cut off where the third argument is not 0.",
        "ROUND(123.456, 2)",
        "123.460");
  }

  private static void signs(FunctionRows rows) {
    rows.strict(
        "ABS",
        Parameters.of(NUMBER),
        Results.FIRST,
        Rounding::absolute,
        "The number without its sign.",
        "ABS(-5)",
        "5");
    rows.strict(
        "SIGN",
        Parameters.of(NUMBER),
        Results.FIRST,
        Rounding::sign,
        "-1, 0 or 1.",
        "SIGN(-5)",
        "-1");
  }

  private static void powers(FunctionRows rows) {
    rows.strict(
        "POWER",
        Parameters.of(NUMBER, FLOAT),
        types ->
            types.getFirst().kind().isDecimal()
                ? SqlType.decimal(SqlType.PRECISION_MAX, types.getFirst().scale())
                : types.getFirst(),
        (in, out) -> {
          double base = Rounding.toDouble(in, 0);
          if (base == 0 && in.number(1) < 0) {
            throw new SqlException(SqlError.DIVIDE_BY_ZERO);
          }
          Rounding.putDouble(out, checked(Math.pow(base, in.number(1))));
        },
        "The number to a power.",
        "POWER(2, 10)",
        "1024");
    real(rows, "SQRT", "The square root.", "SQRT(16.0)", "4", Math::sqrt);
    real(rows, "SQUARE", "The number times itself.", "SQUARE(3)", "9", x -> x * x);
    real(rows, "EXP", "e to the power of the number.", "EXP(0)", "1", Math::exp);
  }

  private static void logarithms(FunctionRows rows) {
    rows.strict(
        "LOG",
        Parameters.of(FLOAT, FLOAT).optional(1),
        Results.type(SqlType.FLOAT),
        (in, out) -> {
          double result = Math.log(positive(in.number(0)));
          if (in.count() == 2) {
            double base = positive(in.number(1));
            if (base == 1) {
              throw new SqlException(SqlError.FLOAT_OPERATION_INVALID);
            }
            result /= Math.log(base);
          }
          out.put(result);
        },
        "The natural logarithm, or the one of a base.",
        "LOG(8, 2)",
        "3");
    real(
        rows,
        "LOG10",
        "The logarithm of base 10.",
        "LOG10(1000)",
        "3",
        x -> Math.log10(positive(x)));
  }

  private static double positive(double value) {
    if (value <= 0) {
      throw new SqlException(SqlError.FLOAT_OPERATION_INVALID);
    }
    return value;
  }

  private static void angles(FunctionRows rows) {
    real(rows, "SIN", "The sine of an angle in radians.", "SIN(0)", "0", Math::sin);
    real(rows, "COS", "The cosine of an angle in radians.", "COS(0)", "1", Math::cos);
    real(rows, "TAN", "The tangent of an angle in radians.", "TAN(0)", "0", Math::tan);
    real(
        rows,
        "COT",
        "The cotangent of an angle in radians.",
        "ROUND(COT(PI() / 4), 6)",
        "1",
        x -> 1 / Math.tan(x));
    real(rows, "ASIN", "The angle of a sine.", "ASIN(0)", "0", Math::asin);
    real(rows, "ACOS", "The angle of a cosine.", "ACOS(1)", "0", Math::acos);
    real(rows, "ATAN", "The angle of a tangent.", "ATAN(0)", "0", Math::atan);
    rows.strict(
        "ATN2",
        Parameters.of(FLOAT, FLOAT),
        Results.type(SqlType.FLOAT),
        (in, out) -> out.put(Math.atan2(in.number(0), in.number(1))),
        "The angle between the x axis and the line to a point given as y and x.",
        "ATN2(0, 1)",
        "0");
    rows.strict(
        "DEGREES",
        Parameters.of(NUMBER),
        types -> angleType(types.getFirst()),
        (in, out) -> Rounding.putDouble(out, Math.toDegrees(Rounding.toDouble(in, 0))),
        "An angle in radians as degrees.",
        "DEGREES(PI())",
        "180");
    rows.strict(
        "RADIANS",
        Parameters.of(NUMBER),
        types -> angleType(types.getFirst()),
        (in, out) -> Rounding.putDouble(out, Math.toRadians(Rounding.toDouble(in, 0))),
        "An angle in degrees as radians.",
        "RADIANS(0e0)",
        "0");
  }

  private static SqlType angleType(SqlType type) {
    return type.kind().isDecimal() ? SqlType.decimal(SqlType.PRECISION_MAX, 18) : type;
  }

  private static void constants(FunctionRows rows) {
    rows.strict(
        "PI",
        Parameters.none(),
        Results.type(SqlType.FLOAT),
        (in, out) -> out.put(Math.PI),
        "The number pi.",
        "PI()",
        "3.14159");
    rows.add(
        new FunctionRow(
            "RAND",
            Parameters.of(INT).optional(1),
            Results.type(SqlType.FLOAT),
            Nulls.SEEN_NEVER_NULL,
            Determinism.IN_STATEMENT,
            call -> new RandomValue()::next,
            "A random number from 0 to below 1, the same for all rows of a statement.",
            "RAND(1)",
            "*"));
  }

  /** RAND: one value for each statement, which its starting time marks. */
  private static final class RandomValue {
    private final Random random = new Random();
    private @Nullable Instant statement;
    private double value;

    void next(Arguments in, Result out) {
      if (in.count() == 1) {
        random.setSeed(in.isNull(0) ? 0 : in.integer(0));
        out.put(random.nextDouble());
        return;
      }
      Instant now = in.session().statementTime();
      if (!now.equals(statement)) {
        statement = now;
        value = random.nextDouble();
      }
      out.put(value);
    }
  }

  /** A function of float that gives float. */
  private static void real(
      FunctionRows rows,
      String name,
      String documentation,
      String example,
      String expected,
      DoubleUnaryOperator function) {
    rows.strict(
        name,
        Parameters.of(FLOAT),
        Results.type(SqlType.FLOAT),
        (in, out) -> out.put(checked(function.applyAsDouble(in.number(0)))),
        documentation,
        example,
        expected);
  }

  private static double checked(double value) {
    if (Double.isNaN(value)) {
      throw new SqlException(SqlError.FLOAT_OPERATION_INVALID);
    }
    if (Double.isInfinite(value)) {
      throw new SqlException(SqlError.ARITHMETIC_OVERFLOW_FOR_TYPE, "expression", "float");
    }
    return value;
  }
}
