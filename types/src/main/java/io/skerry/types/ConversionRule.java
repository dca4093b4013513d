package io.skerry.types;

import io.skerry.error.SqlError;
import io.skerry.error.SqlException;

/**
 * Whether a value of one type becomes one of another by itself, only by CAST, or never (T-SQL,
 * "CAST and CONVERT", the chart of conversions).
 */
public enum ConversionRule {
  IMPLICIT,
  EXPLICIT,
  NOT_ALLOWED;

  /** The rule from one type to another; between types of one kind always {@link #IMPLICIT}. */
  public static ConversionRule between(SqlType from, SqlType to) {
    if (from.kind() == to.kind()) {
      return IMPLICIT;
    }
    if (from.kind() == TypeKind.SQL_VARIANT) {
      return to.isMax() ? NOT_ALLOWED : EXPLICIT;
    }
    if (to.kind() == TypeKind.SQL_VARIANT) {
      return from.isMax() ? NOT_ALLOWED : IMPLICIT;
    }
    if (from.kind().isTemporal()) {
      return fromTemporal(from.kind(), to.kind());
    }
    if (from.kind().isString()) {
      return to.kind().isBinary() ? EXPLICIT : IMPLICIT;
    }
    if (from.kind().isBinary()) {
      return fromBinary(to.kind());
    }
    if (from.kind() == TypeKind.UNIQUEIDENTIFIER) {
      return to.kind().isString() || to.kind().isBinary() ? IMPLICIT : NOT_ALLOWED;
    }
    return fromNumber(to.kind());
  }

  private static ConversionRule fromTemporal(TypeKind from, TypeKind to) {
    if (to.isString()) {
      return IMPLICIT;
    }
    if (to.isBinary()) {
      return EXPLICIT;
    }
    if (to.isTemporal()) {
      boolean nothingShared =
          from == TypeKind.DATE && to == TypeKind.TIME
              || from == TypeKind.TIME && to == TypeKind.DATE;
      return nothingShared ? NOT_ALLOWED : IMPLICIT;
    }
    boolean numberOfDays = from == TypeKind.DATETIME || from == TypeKind.SMALLDATETIME;
    return numberOfDays && to.isNumeric() ? EXPLICIT : NOT_ALLOWED;
  }

  private static ConversionRule fromBinary(TypeKind to) {
    if (to.isApproximate()) {
      return NOT_ALLOWED;
    }
    return to.isTemporal() && !holdsNumberOfDays(to) ? EXPLICIT : IMPLICIT;
  }

  private static ConversionRule fromNumber(TypeKind to) {
    boolean never = to == TypeKind.UNIQUEIDENTIFIER || to.isTemporal() && !holdsNumberOfDays(to);
    return never ? NOT_ALLOWED : IMPLICIT;
  }

  private static boolean holdsNumberOfDays(TypeKind kind) {
    return kind == TypeKind.DATETIME || kind == TypeKind.SMALLDATETIME;
  }

  /** Errors 206 and 257: what an assignment, comparison or argument may not do. */
  public static void checkImplicit(SqlType from, SqlType to) {
    switch (between(from, to)) {
      case IMPLICIT -> {}
      case EXPLICIT ->
          throw new SqlException(
              SqlError.IMPLICIT_CONVERSION_NOT_ALLOWED,
              TypeRules.messageName(from),
              TypeRules.messageName(to));
      case NOT_ALLOWED ->
          throw new SqlException(
              SqlError.OPERAND_TYPE_CLASH, TypeRules.messageName(from), TypeRules.messageName(to));
    }
  }

  /** Error 529: what not even CAST may do. */
  public static void checkExplicit(SqlType from, SqlType to) {
    if (between(from, to) == NOT_ALLOWED) {
      throw new SqlException(
          SqlError.EXPLICIT_CONVERSION_NOT_ALLOWED,
          TypeRules.messageName(from),
          TypeRules.messageName(to));
    }
  }
}
