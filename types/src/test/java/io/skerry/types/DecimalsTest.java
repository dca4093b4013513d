package io.skerry.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skerry.error.SqlException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalsTest {
  private static final BigInteger LIMIT = BigInteger.TEN.pow(38);

  /** Sums, products, quotients and remainders agree with BigDecimal for values of all sizes. */
  @Test
  void operationsAgreeWithBigDecimal() {
    Random random = new Random(20261123);
    int overflows = 0;
    for (int i = 0; i < 200_000; i++) {
      SqlType leftType = randomType(random);
      SqlType rightType = randomType(random);
      Int128 left = randomValue(random, leftType);
      Int128 right = randomValue(random, rightType);
      overflows += checkOperation(i % 5, left, leftType, right, rightType);
    }
    assertThat(overflows).isBetween(10, 20_000);
  }

  private static int checkOperation(int operation, Int128 l, SqlType lt, Int128 r, SqlType rt) {
    BigDecimal left = Decimals.toBigDecimal(l, lt.scale());
    BigDecimal right = Decimals.toBigDecimal(r, rt.scale());
    boolean divides = operation >= 3;
    if (divides && right.signum() == 0) {
      return 0;
    }
    SqlType type =
        switch (operation) {
          case 0, 1 -> DecimalRules.add(lt, rt);
          case 2 -> DecimalRules.multiply(lt, rt);
          case 3 -> DecimalRules.divide(lt, rt);
          default -> DecimalRules.modulo(lt, rt);
        };
    BigDecimal exact =
        switch (operation) {
          case 0 -> left.add(right);
          case 1 -> left.subtract(right);
          case 2 -> left.multiply(right);
          case 3 -> left.divide(right, type.scale(), RoundingMode.DOWN);
          default -> left.remainder(right);
        };
    RoundingMode mode = operation == 3 ? RoundingMode.DOWN : RoundingMode.HALF_UP;
    BigInteger expected = exact.setScale(type.scale(), mode).unscaledValue();
    Int128 actual;
    try {
      actual =
          switch (operation) {
            case 0 -> Decimals.add(l, lt.scale(), r, rt.scale(), type);
            case 1 -> Decimals.subtract(l, lt.scale(), r, rt.scale(), type);
            case 2 -> Decimals.multiply(l, lt.scale(), r, rt.scale(), type);
            case 3 -> Decimals.divide(l, lt.scale(), r, rt.scale(), type);
            default -> Decimals.modulo(l, lt.scale(), r, rt.scale(), type);
          };
    } catch (SqlException e) {
      assertThat(e.number()).isEqualTo(8115);
      assertThat(expected.abs()).isGreaterThanOrEqualTo(BigInteger.TEN.pow(type.precision()));
      return 1;
    }
    assertThat(actual.toBigInteger())
        .as("%s(%s) %s(%s) operation %d as %s", left, lt, right, rt, operation, type)
        .isEqualTo(expected);
    assertThat(expected.abs()).isLessThan(LIMIT);
    return 0;
  }

  private static SqlType randomType(Random random) {
    int precision = 1 + random.nextInt(random.nextBoolean() ? 18 : 38);
    return SqlType.decimal(precision, random.nextInt(precision + 1));
  }

  private static Int128 randomValue(Random random, SqlType type) {
    int digits = random.nextInt(type.precision() + 1);
    BigInteger value = new BigInteger(128, random).mod(BigInteger.TEN.pow(digits));
    return Int128.of(random.nextBoolean() ? value : value.negate());
  }

  @Test
  void rescalingAgreesWithBigDecimal() {
    Random random = new Random(7);
    for (int i = 0; i < 100_000; i++) {
      SqlType from = randomType(random);
      SqlType to = randomType(random);
      Int128 value = randomValue(random, from);
      BigDecimal exact = Decimals.toBigDecimal(value, from.scale());
      BigInteger expected = exact.setScale(to.scale(), RoundingMode.HALF_UP).unscaledValue();
      boolean fits = expected.abs().compareTo(BigInteger.TEN.pow(to.precision())) < 0;
      Int128 actual = Decimals.rescaleOrNull(value, from.scale(), to.precision(), to.scale());
      assertThat(actual).isEqualTo(fits ? Int128.of(expected) : null);
      assertThat(Decimals.toText(value, from.scale())).isEqualTo(exact.toPlainString());
      assertThat(Decimals.toDouble(value, from.scale())).isEqualTo(exact.doubleValue());
      assertThat(Decimals.fits(value, to.precision()))
          .isEqualTo(value.toBigInteger().abs().compareTo(BigInteger.TEN.pow(to.precision())) < 0);
      assertThat(Decimals.compare(value, from.scale(), value, from.scale())).isZero();
    }
  }

  @Test
  void comparesAcrossScales() {
    Random random = new Random(11);
    for (int i = 0; i < 50_000; i++) {
      SqlType leftType = randomType(random);
      SqlType rightType = randomType(random);
      Int128 left = randomValue(random, leftType);
      Int128 right = randomValue(random, rightType);
      int expected =
          Decimals.toBigDecimal(left, leftType.scale())
              .compareTo(Decimals.toBigDecimal(right, rightType.scale()));
      assertThat(Decimals.compare(left, leftType.scale(), right, rightType.scale()))
          .isEqualTo(expected);
    }
  }

  @Test
  void divisionByZeroIsAnError() {
    SqlType type = SqlType.decimal(5, 2);
    assertThatThrownBy(
            () -> Decimals.divide(Int128.of(1), 2, Int128.ZERO, 2, DecimalRules.divide(type, type)))
        .isInstanceOfSatisfying(SqlException.class, e -> assertThat(e.number()).isEqualTo(8134));
  }

  /** "Precision, scale, and length", and results published for its cases. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          decimal(30,20) | * | decimal(30,20) | decimal(38,17)
          decimal(30,10) | * | decimal(30,10) | decimal(38,6)
          decimal(18,9)  | * | decimal(19,9)  | decimal(38,18)
          decimal(20,7)  | * | decimal(20,7)  | decimal(38,11)
          decimal(21,7)  | * | decimal(20,7)  | decimal(38,10)
          decimal(22,7)  | * | decimal(20,7)  | decimal(38,9)
          decimal(25,7)  | * | decimal(20,7)  | decimal(38,6)
          decimal(38,2)  | * | decimal(38,2)  | decimal(38,4)
          decimal(9,0)   | / | decimal(9,0)   | decimal(19,10)
          decimal(19,10) | * | decimal(3,0)   | decimal(23,10)
          decimal(10,2)  | + | decimal(5,4)   | decimal(13,4)
          decimal(10,2)  | - | int            | decimal(13,2)
          decimal(10,2)  | % | decimal(5,4)   | decimal(5,4)
          decimal(38,10) | + | decimal(38,10) | decimal(38,10)
          decimal(38,10) | + | decimal(38,20) | decimal(38,10)
          decimal(38,0)  | + | decimal(38,0)  | decimal(38,0)
          numeric(2,1)   | / | numeric(1,0)   | numeric(7,6)
          money          | * | decimal(5,2)   | decimal(25,6)
          decimal(10,2)  | u | decimal(12,8)  | decimal(16,8)
          decimal(38,0)  | u | decimal(38,38) | decimal(38,0)
          decimal(5,5)   | % | decimal(5,5)   | decimal(5,5)
          """)
  void resultTypes(String left, String operator, String right, String expected) {
    SqlType l = TypeText.parse(left);
    SqlType r = TypeText.parse(right);
    SqlType actual =
        switch (operator) {
          case "+", "-" -> DecimalRules.add(l, r);
          case "*" -> DecimalRules.multiply(l, r);
          case "/" -> DecimalRules.divide(l, r);
          case "%" -> DecimalRules.modulo(l, r);
          default -> DecimalRules.merge(l, r);
        };
    assertThat(actual).isEqualTo(TypeText.parse(expected));
  }

  /** {@code SELECT 2.0/3} is 0.666666, cut off; a product is rounded. */
  @Test
  void quotientsAreCutAndProductsRounded() {
    SqlType two = SqlType.numeric(2, 1);
    SqlType three = DecimalRules.ofLiteral(3);
    SqlType quotient = DecimalRules.divide(two, three);
    Int128 value = Decimals.divide(Int128.of(20), 1, Int128.of(3), 0, quotient);
    assertThat(Decimals.toText(value, quotient.scale())).isEqualTo("0.666666");
    SqlType wide = SqlType.decimal(30, 10);
    Int128 product =
        Decimals.multiply(
            Int128.of(9000), 10, Int128.of(10_000_000_000L), 10, DecimalRules.multiply(wide, wide));
    assertThat(Decimals.toText(product, 6)).isEqualTo("0.000001");
  }
}
