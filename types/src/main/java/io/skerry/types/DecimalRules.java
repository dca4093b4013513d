package io.skerry.types;

/**
 * Precision and scale of decimal results (T-SQL, "Precision, scale, and length").
 *
 * <p>Operands may be decimal, integers, bit or money; an integer counts as the decimal that holds
 * all its values. Where the rules ask for more than 38 digits, the scale gives way, but of a
 * product or quotient six digits are kept.
 */
public final class DecimalRules {
  /** A quotient has at least this scale, and a product or quotient cut to 38 digits keeps it. */
  private static final int SCALE_KEPT = 6;

  private DecimalRules() {}

  /** The decimal type that holds every value of an integer, bit, money or decimal type. */
  public static SqlType toDecimal(SqlType type) {
    return switch (type.kind()) {
      case DECIMAL, NUMERIC -> type;
      case BIT -> SqlType.decimal(1, 0);
      case TINYINT -> SqlType.decimal(3, 0);
      case SMALLINT -> SqlType.decimal(5, 0);
      case INT -> SqlType.decimal(10, 0);
      case BIGINT -> SqlType.decimal(19, 0);
      case SMALLMONEY -> SqlType.decimal(10, 4);
      case MONEY -> SqlType.decimal(19, 4);
      case BINARY,
          VARBINARY,
          CHAR,
          VARCHAR,
          NCHAR,
          NVARCHAR,
          UNIQUEIDENTIFIER,
          REAL,
          FLOAT,
          TIME,
          DATE,
          SMALLDATETIME,
          DATETIME,
          DATETIME2,
          DATETIMEOFFSET,
          SQL_VARIANT ->
          throw new IllegalArgumentException(type.sqlText() + " is not an exact number");
    };
  }

  /**
   * The type an integer literal takes beside a decimal: as many digits as it is written with, so
   * that {@code 1.0/3} has scale 6.
   */
  public static SqlType ofLiteral(long literal) {
    int digits = 1;
    for (long rest = literal / 10; rest != 0; rest /= 10) {
      digits++;
    }
    return SqlType.numeric(digits, 0);
  }

  /** The type of {@code left + right} and {@code left - right}. */
  public static SqlType add(SqlType left, SqlType right) {
    SqlType l = toDecimal(left);
    SqlType r = toDecimal(right);
    int scale = Math.max(l.scale(), r.scale());
    int whole = Math.max(l.precision() - l.scale(), r.precision() - r.scale());
    return keepingWhole(l, r, scale + whole + 1, scale, whole);
  }

  /** The type of {@code left * right}. */
  public static SqlType multiply(SqlType left, SqlType right) {
    SqlType l = toDecimal(left);
    SqlType r = toDecimal(right);
    return cuttingScale(l, r, l.precision() + r.precision() + 1, l.scale() + r.scale());
  }

  /** The type of {@code left / right}. */
  public static SqlType divide(SqlType left, SqlType right) {
    SqlType l = toDecimal(left);
    SqlType r = toDecimal(right);
    int scale = Math.max(SCALE_KEPT, l.scale() + r.precision() + 1);
    return cuttingScale(l, r, l.precision() - l.scale() + r.scale() + scale, scale);
  }

  /** The type of {@code left % right}. */
  public static SqlType modulo(SqlType left, SqlType right) {
    SqlType l = toDecimal(left);
    SqlType r = toDecimal(right);
    int scale = Math.max(l.scale(), r.scale());
    int whole = Math.min(l.precision() - l.scale(), r.precision() - r.scale());
    return keepingWhole(l, r, whole + scale, scale, whole);
  }

  /** The type that takes values of both: UNION, CASE, COALESCE, comparison. */
  public static SqlType merge(SqlType left, SqlType right) {
    SqlType l = toDecimal(left);
    SqlType r = toDecimal(right);
    int scale = Math.max(l.scale(), r.scale());
    int whole = Math.max(l.precision() - l.scale(), r.precision() - r.scale());
    return keepingWhole(l, r, whole + scale, scale, whole);
  }

  /** The type of {@code SUM} of a decimal: all digits, the same scale. */
  public static SqlType sum(SqlType type) {
    return of(type, type, SqlType.PRECISION_MAX, type.scale());
  }

  /** The type of {@code AVG} of a decimal: all digits, at least scale 6 ("AVG (Transact-SQL)"). */
  public static SqlType average(SqlType type) {
    return of(type, type, SqlType.PRECISION_MAX, Math.max(type.scale(), SCALE_KEPT));
  }

  private static SqlType keepingWhole(SqlType l, SqlType r, int precision, int scale, int whole) {
    if (precision <= SqlType.PRECISION_MAX) {
      return of(l, r, Math.max(precision, 1), scale);
    }
    return of(l, r, SqlType.PRECISION_MAX, Math.min(scale, SqlType.PRECISION_MAX - whole));
  }

  private static SqlType cuttingScale(SqlType l, SqlType r, int precision, int scale) {
    if (precision <= SqlType.PRECISION_MAX) {
      return of(l, r, precision, scale);
    }
    int room = SqlType.PRECISION_MAX - (precision - scale);
    int kept = Math.max(Math.min(scale, room), Math.min(scale, SCALE_KEPT));
    return of(l, r, SqlType.PRECISION_MAX, kept);
  }

  private static SqlType of(SqlType left, SqlType right, int precision, int scale) {
    boolean numeric = left.kind() == TypeKind.NUMERIC || right.kind() == TypeKind.NUMERIC;
    return numeric ? SqlType.numeric(precision, scale) : SqlType.decimal(precision, scale);
  }
}
