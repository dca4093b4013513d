package io.skerry.types;

import java.math.BigInteger;

/** A signed 128-bit integer: the boxed form of {@link Physical#WIDE}. */
public record Int128(long high, long low) implements Comparable<Int128> {
  public static final Int128 ZERO = new Int128(0, 0);

  public static Int128 of(long value) {
    return new Int128(value >> 63, value);
  }

  /** The value of {@code big}, which must fit 128 bits. */
  public static Int128 of(BigInteger big) {
    if (big.bitLength() > 127) {
      throw new ArithmeticException("does not fit 128 bits");
    }
    return new Int128(big.shiftRight(64).longValue(), big.longValue());
  }

  /** Whether the value fits a {@code long}. */
  public boolean fitsLong() {
    return high == low >> 63;
  }

  public BigInteger toBigInteger() {
    if (fitsLong()) {
      return BigInteger.valueOf(low);
    }
    BigInteger unsignedLow = new BigInteger(Long.toUnsignedString(low));
    return BigInteger.valueOf(high).shiftLeft(64).add(unsignedLow);
  }

  @Override
  public int compareTo(Int128 other) {
    return compare(high, low, other.high, other.low);
  }

  /** Compares two values given as pairs of words. */
  public static int compare(long leftHigh, long leftLow, long rightHigh, long rightLow) {
    int byHigh = Long.compare(leftHigh, rightHigh);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(leftLow, rightLow);
  }

  @Override
  public String toString() {
    return toBigInteger().toString();
  }
}
