package io.skerry.expression;

import io.skerry.types.TypeKind;

/** The least and greatest values of the types that are held as integers. */
public final class IntegerRange {
  private IntegerRange() {}

  public static long min(TypeKind kind) {
    return switch (kind) {
      case BIT, TINYINT -> 0;
      case SMALLINT -> Short.MIN_VALUE;
      case INT, SMALLMONEY -> Integer.MIN_VALUE;
      default -> Long.MIN_VALUE;
    };
  }

  public static long max(TypeKind kind) {
    return switch (kind) {
      case BIT -> 1;
      case TINYINT -> 255;
      case SMALLINT -> Short.MAX_VALUE;
      case INT, SMALLMONEY -> Integer.MAX_VALUE;
      default -> Long.MAX_VALUE;
    };
  }
}
