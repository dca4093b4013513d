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

  /** A negative number is held with its sign in all 64 bits; those of its type count. */
  private static long ones(SqlType type) {
    return switch (type.kind()) {
      case SMALLINT -> 0xFFFFL;
      case INT -> 0xFFFF_FFFFL;
      default -> -1L;
    };
  }
}
