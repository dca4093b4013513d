package io.skerry.function;

import io.skerry.types.SqlType;

/** T-SQL, "Bit manipulation functions". */
final class BitFunctions {
  /** Whole numbers and binaries as they are, but no (max). */
  private static final Parameters.Rule BITS =
      given -> {
        boolean whole = given.kind().isInteger();
        return whole || given.kind().isBinary() && !given.isMax() ? given : null;
      };

  /** Whole numbers only, as bigint. */
  private static final Parameters.Rule AMOUNT =
      given -> given.kind().isInteger() ? SqlType.BIGINT : null;

  private BitFunctions() {}

  static FunctionRows rows() {
    FunctionRows rows = new FunctionRows();
    rows.strict(
        "BIT_COUNT",
        Parameters.of(BITS),
        Results.type(SqlType.BIGINT),
        BitFunctions::count,
        "The number of bits that are 1.",
        "BIT_COUNT(17)",
        "2");
    rows.strict(
        "LEFT_SHIFT",
        Parameters.of(BITS, AMOUNT),
        Results.FIRST,
        (in, out) -> shift(in, in.small(1), out),
        "The bits moved to the left, with 0 in the places that become free.",
        "LEFT_SHIFT(12345, 5)",
        "395040");
    rows.strict(
        "RIGHT_SHIFT",
        Parameters.of(BITS, AMOUNT),
        Results.FIRST,
        (in, out) -> shift(in, -(long) in.small(1), out),
        "The bits moved to the right, with 0 in the places that become free, the sign's too.",
        "RIGHT_SHIFT(12345, 5)",
        "385");
    return rows;
  }

  private static void count(Arguments in, Result out) {
    SqlType type = in.type(0);
    if (type.kind().isBinary()) {
      long count = 0;
      for (byte part : in.bytes(0)) {
        count += Integer.bitCount(part & 0xFF);
      }
      out.put(count);
    } else {
      out.put((long) Long.bitCount(in.integer(0) & ones(type)));
    }
  }

  /**
   * Moves the bits of the first argument to the left; to the right where {@code left} is negative.
   */
  private static void shift(Arguments in, long left, Result out) {
    SqlType type = in.type(0);
    if (type.kind().isBinary()) {
      out.put(shifted(in.bytes(0), left));
    } else {
      out.put(shifted(in.integer(0), left, type));
    }
  }

  private static long shifted(long value, long left, SqlType type) {
    long ones = ones(type);
    // Java takes the amount modulo 64.
    if (Math.abs(left) >= Long.bitCount(ones)) {
      return 0;
    }
    long bits = value & ones;
    long moved = (left >= 0 ? bits << left : bits >>> -left) & ones;
    return switch (type.kind()) {
      case SMALLINT -> (short) moved;
      case INT -> (int) moved;
      default -> moved;
    };
  }

  /** A binary is one number, its first byte the highest, that keeps its length. */
  private static byte[] shifted(byte[] value, long left) {
    long bytes = Math.floorDiv(left, 8L);
    int bits = Math.floorMod(left, 8);
    byte[] moved = new byte[value.length];
    for (int i = 0; i < moved.length; i++) {
      int pair = byteAt(value, i + bytes) << 8 | byteAt(value, i + bytes + 1);
      moved[i] = (byte) (pair << bits >> 8);
    }
    return moved;
  }

  /** 0 before the first byte and after the last. */
  private static int byteAt(byte[] value, long index) {
    return index >= 0 && index < value.length ? value[(int) index] & 0xFF : 0;
  }

  /** A negative number is held with its sign in all 64 bits; those of its type count. */
  private static long ones(SqlType type) {
    return switch (type.kind()) {
      case BIT -> 1L;
      case TINYINT -> 0xFFL;
      case SMALLINT -> 0xFFFFL;
      case INT -> 0xFFFF_FFFFL;
      default -> -1L;
    };
  }
}
