package io.skerry.types;

import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The types of expressions: precedence, the common type of several operands, results of operators
 * (T-SQL, "Data type precedence", "Precision, scale, and length", "+ (Addition)", "+ (String
 * concatenation)").
 */
public final class TypeRules {
  /** The most bytes of a char, varchar, binary or varbinary that is not {@code (max)}. */
  public static final int BYTES_MAX = 8000;

  /** The most characters of an nchar or nvarchar that is not {@code (max)}. */
  public static final int UNICODE_MAX = 4000;

  /** Fraction digits that a datetime needs as datetime2 where the other side has fewer. */
  private static final int DATETIME_SCALE = 3;

  private static final int TIME_SCALE_MAX = 7;

  private TypeRules() {}

  /** The type's name in errors: decimal is always called numeric there, and (max) is told. */
  public static String messageName(SqlType type) {
    return switch (type.kind()) {
      case DECIMAL -> TypeKind.NUMERIC.sqlName();
      case VARCHAR, NVARCHAR, VARBINARY -> type.kind().sqlName() + (type.isMax() ? "(max)" : "");
      default -> type.kind().sqlName();
    };
  }

  /** The kind with the higher precedence. */
  public static TypeKind higher(TypeKind left, TypeKind right) {
    return left.compareTo(right) >= 0 ? left : right;
  }

  /**
   * The type in which two values are compared or that UNION, CASE, COALESCE and IN give them. Error
   * 206 where neither side becomes the other by itself.
   */
  public static SqlType common(SqlType left, SqlType right) {
    if (left.equals(right)) {
      return left;
    }
    SqlType result = merge(left, right);
    checkOperands(left, right, result);
    return result;
  }

  /** The common type of one or more; see {@link #common(SqlType, SqlType)}. */
  public static SqlType common(List<SqlType> types) {
    SqlType result = types.getFirst();
    for (SqlType type : types.subList(1, types.size())) {
      result = common(result, type);
    }
    return result;
  }

  private static void checkOperands(SqlType left, SqlType right, SqlType result) {
    for (SqlType from : List.of(left, right)) {
      ConversionRule rule = ConversionRule.between(from, result);
      if (rule == ConversionRule.NOT_ALLOWED) {
        throw new SqlException(SqlError.OPERAND_TYPE_CLASH, messageName(left), messageName(right));
      }
      if (rule == ConversionRule.EXPLICIT) {
        throw new SqlException(
            SqlError.IMPLICIT_CONVERSION_NOT_ALLOWED, messageName(from), messageName(result));
      }
    }
  }

  private static SqlType merge(SqlType left, SqlType right) {
    TypeKind kind = higher(left.kind(), right.kind());
    SqlType upper = kind == left.kind() ? left : right;
    SqlType lower = kind == left.kind() ? right : left;
    if (kind.isString()) {
      return lower.kind().isString() ? mergeStrings(left, right) : widened(upper, lower);
    }
    if (kind.isBinary()) {
      return new SqlType(varying(kind, lower.kind()), longer(left, right, BYTES_MAX), 0, 0, null);
    }
    if (kind.isDecimal()) {
      return isExact(lower.kind()) ? DecimalRules.merge(left, right) : upper;
    }
    return switch (kind) {
      case TIME -> lower.kind() == TypeKind.TIME ? moreDigits(left, right) : upper;
      case DATETIME2, DATETIMEOFFSET ->
          new SqlType(kind, 0, 0, Math.max(upper.scale(), digits(lower, upper)), null);
      default -> upper;
    };
  }

  private static SqlType moreDigits(SqlType left, SqlType right) {
    return left.scale() >= right.scale() ? left : right;
  }

  private static int digits(SqlType lower, SqlType upper) {
    return switch (lower.kind()) {
      case TIME, DATETIME2, DATETIMEOFFSET -> lower.scale();
      case DATETIME -> DATETIME_SCALE;
      default -> upper.scale();
    };
  }

  private static boolean isExact(TypeKind kind) {
    return kind.isDecimal() || kind.isInteger() || kind.isMoney();
  }

  /** Two strings: Unicode and varying where one of them is, as long as the longer. */
  private static SqlType mergeStrings(SqlType left, SqlType right) {
    boolean unicode = left.kind().isUnicode() || right.kind().isUnicode();
    boolean varying = left.kind() != right.kind() || isVarying(left.kind());
    TypeKind kind =
        unicode
            ? varying ? TypeKind.NVARCHAR : TypeKind.NCHAR
            : varying ? TypeKind.VARCHAR : TypeKind.CHAR;
    int length = longer(left, right, unicode ? UNICODE_MAX : BYTES_MAX);
    return SqlType.string(kind, length, collation(left, right));
  }

  private static boolean isVarying(TypeKind kind) {
    return kind == TypeKind.VARCHAR || kind == TypeKind.NVARCHAR || kind == TypeKind.VARBINARY;
  }

  private static TypeKind varying(TypeKind left, TypeKind right) {
    return left == right ? left : TypeKind.VARBINARY;
  }

  /** A string beside bytes keeps room for the longer of both. */
  private static SqlType widened(SqlType string, SqlType bytes) {
    int length = longer(string, bytes, string.kind().isUnicode() ? UNICODE_MAX : BYTES_MAX);
    return new SqlType(string.kind(), length, 0, 0, string.collation());
  }

  private static int longer(SqlType left, SqlType right, int lengthMax) {
    if (left.isMax() || right.isMax()) {
      return SqlType.MAX;
    }
    return Math.min(Math.max(left.length(), right.length()), lengthMax);
  }

  private static Collation collation(SqlType left, SqlType right) {
    Collation l = left.collation();
    Collation r = right.collation();
    if (l == null || r == null) {
      return l == null ? r == null ? Collation.DEFAULT : r : l;
    }
    return l.equals(Collation.DEFAULT) ? r : l;
  }

  /**
   * The type of an arithmetic or bitwise operator's result; operands that are not of it are first
   * converted to {@link #operand}. Errors 206, 402, 8117.
   */
  public static SqlType arithmetic(ArithmeticOperator operator, SqlType left, SqlType right) {
    if (operator == ArithmeticOperator.ADD) {
      SqlType joined = concatenation(left, right);
      if (joined != null) {
        return joined;
      }
    }
    TypeKind kind = higher(left.kind(), right.kind());
    if (kind.isTemporal()) {
      return temporal(operator, left, right);
    }
    boolean known =
        kind.isNumeric()
            && (left.kind() != TypeKind.BIT || right.kind() != TypeKind.BIT || operator.isBitwise())
            && !(operator == ArithmeticOperator.MODULO && kind.isApproximate())
            && !(operator.isBitwise() && !kind.isInteger());
    if (!known) {
      throw incompatible(operator, left, right);
    }
    SqlType result = numeric(operator, left, right);
    checkOperands(left, right, result);
    return result;
  }

  private static SqlException incompatible(
      ArithmeticOperator operator, SqlType left, SqlType right) {
    return left.kind() == right.kind()
        ? new SqlException(SqlError.OPERAND_TYPE_INVALID, messageName(left), operator.messageName())
        : new SqlException(
            SqlError.INCOMPATIBLE_TYPES_IN_OPERATOR,
            messageName(left),
            messageName(right),
            operator.messageName());
  }

  private static SqlType numeric(ArithmeticOperator operator, SqlType left, SqlType right) {
    TypeKind kind = higher(left.kind(), right.kind());
    if (!kind.isDecimal()) {
      return kind == left.kind() ? left : right;
    }
    SqlType l = operand(left, right);
    SqlType r = operand(right, left);
    return switch (operator) {
      case ADD, SUBTRACT -> DecimalRules.add(l, r);
      case MULTIPLY -> DecimalRules.multiply(l, r);
      case DIVIDE -> DecimalRules.divide(l, r);
      case MODULO -> DecimalRules.modulo(l, r);
      case BIT_AND, BIT_OR, BIT_XOR -> throw incompatible(operator, left, right);
    };
  }

  /**
   * The type in which {@code type} takes part in arithmetic beside {@code other}: the type of
   * higher precedence, but each decimal operand with digits of its own.
   */
  public static SqlType operand(SqlType type, SqlType other) {
    TypeKind kind = higher(type.kind(), other.kind());
    if (kind == type.kind()) {
      return type;
    }
    if (kind.isDecimal() && isExact(type.kind())) {
      return DecimalRules.toDecimal(type);
    }
    return other;
  }

  /** datetime and smalldatetime count days; the newer types take no part in arithmetic. */
  private static SqlType temporal(ArithmeticOperator operator, SqlType left, SqlType right) {
    boolean leftIsUpper = left.kind().compareTo(right.kind()) >= 0;
    SqlType upper = leftIsUpper ? left : right;
    SqlType lower = leftIsUpper ? right : left;
    boolean bothTemporal = lower.kind().isTemporal();
    if (isOldDate(upper.kind()) && (!bothTemporal || isOldDate(lower.kind()))) {
      if (!isSum(operator)) {
        throw new SqlException(
            SqlError.OPERAND_TYPE_INVALID, messageName(upper), operator.messageName());
      }
      checkOperands(left, right, upper);
      return upper;
    }
    if (lower.kind().isNumeric()) {
      checkOperands(left, right, upper);
    }
    throw incompatible(operator, left, right);
  }

  private static boolean isOldDate(TypeKind kind) {
    return kind == TypeKind.DATETIME || kind == TypeKind.SMALLDATETIME;
  }

  private static boolean isSum(ArithmeticOperator operator) {
    return operator == ArithmeticOperator.ADD || operator == ArithmeticOperator.SUBTRACT;
  }

  /** The type of two strings or two binaries joined; null where {@code +} means a sum. */
  public static @Nullable SqlType concatenation(SqlType left, SqlType right) {
    if (left.kind().isString() && right.kind().isString()) {
      boolean unicode = left.kind().isUnicode() || right.kind().isUnicode();
      boolean varying = isVarying(left.kind()) || isVarying(right.kind());
      TypeKind kind =
          unicode
              ? varying ? TypeKind.NVARCHAR : TypeKind.NCHAR
              : varying ? TypeKind.VARCHAR : TypeKind.CHAR;
      int length = joined(left, right, unicode ? UNICODE_MAX : BYTES_MAX);
      return SqlType.string(kind, length, collation(left, right));
    }
    if (left.kind().isBinary() && right.kind().isBinary()) {
      TypeKind kind = varying(left.kind(), right.kind());
      return new SqlType(kind, joined(left, right, BYTES_MAX), 0, 0, null);
    }
    return null;
  }

  private static int joined(SqlType left, SqlType right, int lengthMax) {
    if (left.isMax() || right.isMax()) {
      return SqlType.MAX;
    }
    return Math.min(left.length() + right.length(), lengthMax);
  }

  /** The type of {@code -x}; error 8117. */
  public static SqlType unaryMinus(SqlType type) {
    if (!type.kind().isNumeric() || type.kind() == TypeKind.BIT) {
      throw new SqlException(SqlError.OPERAND_TYPE_INVALID, messageName(type), "minus");
    }
    return type.kind() == TypeKind.TINYINT ? SqlType.SMALLINT : type;
  }

  /** The type of {@code ~x}; error 8117. */
  public static SqlType bitwiseNot(SqlType type) {
    if (!type.kind().isInteger()) {
      throw new SqlException(SqlError.OPERAND_TYPE_INVALID, messageName(type), "'~'");
    }
    return type;
  }

  /**
   * The length in characters that a value of this type needs as text by CAST without a length of
   * its own; {@link SqlType#MAX} for {@code (max)} types.
   */
  public static int displayLength(SqlType type) {
    return switch (type.kind()) {
      case CHAR, VARCHAR, NCHAR, NVARCHAR -> type.length();
      case BINARY, VARBINARY -> type.isMax() ? SqlType.MAX : type.length() * 2;
      case BIT -> 1;
      case TINYINT -> 3;
      case SMALLINT -> 6;
      case INT -> 11;
      case BIGINT -> 20;
      case SMALLMONEY -> 12;
      case MONEY -> 21;
      case DECIMAL, NUMERIC -> type.precision() + 2;
      case REAL -> 14;
      case FLOAT -> 24;
      case DATE -> 10;
      case TIME -> type.scale() == 0 ? 8 : 9 + type.scale();
      case SMALLDATETIME -> 19;
      case DATETIME -> 23;
      case DATETIME2 -> type.scale() == 0 ? 19 : 20 + type.scale();
      case DATETIMEOFFSET -> type.scale() == 0 ? 26 : 27 + type.scale();
      case UNIQUEIDENTIFIER -> 36;
      case SQL_VARIANT -> BYTES_MAX;
    };
  }

  /** The fraction digits with which a type takes part as datetime2: 7 for what is not a time. */
  public static int fractionDigits(SqlType type) {
    return switch (type.kind()) {
      case TIME, DATETIME2, DATETIMEOFFSET -> type.scale();
      case DATETIME -> DATETIME_SCALE;
      case DATE, SMALLDATETIME -> 0;
      default -> TIME_SCALE_MAX;
    };
  }
}
