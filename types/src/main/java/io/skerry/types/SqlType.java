package io.skerry.types;

import org.jspecify.annotations.Nullable;

/**
 * A SQL type with its length, precision, scale and collation.
 *
 * @param length characters of char/varchar/nchar/nvarchar, bytes of binary/varbinary, {@link #MAX}
 *     for {@code (max)}; 0 for other kinds
 * @param precision decimal digits of decimal/numeric (1 to 38); mantissa bits of real (24) and
 *     float (53); 0 else
 * @param scale digits after the point of decimal/numeric; digits of a second's fraction (0 to 7) of
 *     time, datetime2, datetimeoffset; 0 else
 * @param collation of the string kinds, null for all others
 */
public record SqlType(
    TypeKind kind, int length, int precision, int scale, @Nullable Collation collation) {

  /** The length of varchar(max), nvarchar(max) and varbinary(max). */
  public static final int MAX = -1;

  /** The highest precision of decimal. */
  public static final int PRECISION_MAX = 38;

  public static final SqlType BIT = simple(TypeKind.BIT);
  public static final SqlType TINYINT = simple(TypeKind.TINYINT);
  public static final SqlType SMALLINT = simple(TypeKind.SMALLINT);
  public static final SqlType INT = simple(TypeKind.INT);
  public static final SqlType BIGINT = simple(TypeKind.BIGINT);
  public static final SqlType MONEY = simple(TypeKind.MONEY);
  public static final SqlType SMALLMONEY = simple(TypeKind.SMALLMONEY);
  public static final SqlType REAL = new SqlType(TypeKind.REAL, 0, 24, 0, null);
  public static final SqlType FLOAT = new SqlType(TypeKind.FLOAT, 0, 53, 0, null);
  public static final SqlType DATE = simple(TypeKind.DATE);
  public static final SqlType DATETIME = simple(TypeKind.DATETIME);
  public static final SqlType SMALLDATETIME = simple(TypeKind.SMALLDATETIME);
  public static final SqlType DATETIME2 = datetime2(7);
  public static final SqlType UNIQUEIDENTIFIER = simple(TypeKind.UNIQUEIDENTIFIER);
  public static final SqlType SQL_VARIANT = simple(TypeKind.SQL_VARIANT);

  /** The type of object names: nvarchar(128). */
  public static final SqlType SYSNAME = nvarchar(128);

  public SqlType {
    if (kind.isString() != (collation != null)) {
      throw new IllegalArgumentException(kind + " and collation " + collation);
    }
    if (kind.isDecimal() && (precision < 1 || precision > PRECISION_MAX || scale > precision)) {
      throw new IllegalArgumentException("decimal(" + precision + "," + scale + ")");
    }
  }

  private static SqlType simple(TypeKind kind) {
    return new SqlType(kind, 0, 0, 0, null);
  }

  public static SqlType varchar(int length) {
    return string(TypeKind.VARCHAR, length, Collation.DEFAULT);
  }

  public static SqlType nvarchar(int length) {
    return string(TypeKind.NVARCHAR, length, Collation.DEFAULT);
  }

  public static SqlType string(TypeKind kind, int length, Collation collation) {
    return new SqlType(kind, length, 0, 0, collation);
  }

  public static SqlType varbinary(int length) {
    return new SqlType(TypeKind.VARBINARY, length, 0, 0, null);
  }

  public static SqlType binary(int length) {
    return new SqlType(TypeKind.BINARY, length, 0, 0, null);
  }

  public static SqlType decimal(int precision, int scale) {
    return new SqlType(TypeKind.DECIMAL, 0, precision, scale, null);
  }

  public static SqlType numeric(int precision, int scale) {
    return new SqlType(TypeKind.NUMERIC, 0, precision, scale, null);
  }

  public static SqlType time(int scale) {
    return new SqlType(TypeKind.TIME, 0, 0, scale, null);
  }

  public static SqlType datetime2(int scale) {
    return new SqlType(TypeKind.DATETIME2, 0, 0, scale, null);
  }

  public static SqlType datetimeoffset(int scale) {
    return new SqlType(TypeKind.DATETIMEOFFSET, 0, 0, scale, null);
  }

  public Physical physical() {
    return kind.physical();
  }

  /** Whether it is varchar(max), nvarchar(max) or varbinary(max). */
  public boolean isMax() {
    return length == MAX;
  }

  /**
   * As T-SQL writes it, for messages: {@code decimal(10,2)}, {@code nvarchar(max)}, {@code int}.
   */
  public String sqlText() {
    String name = kind.sqlName();
    return switch (kind) {
      case BINARY, VARBINARY, CHAR, VARCHAR, NCHAR, NVARCHAR ->
          name + "(" + (length == MAX ? "max" : length) + ")";
      case DECIMAL, NUMERIC -> name + "(" + precision + "," + scale + ")";
      case TIME, DATETIME2, DATETIMEOFFSET -> name + "(" + scale + ")";
      case UNIQUEIDENTIFIER,
          BIT,
          TINYINT,
          SMALLINT,
          INT,
          BIGINT,
          SMALLMONEY,
          MONEY,
          REAL,
          FLOAT,
          DATE,
          SMALLDATETIME,
          DATETIME,
          SQL_VARIANT ->
          name;
    };
  }
}
