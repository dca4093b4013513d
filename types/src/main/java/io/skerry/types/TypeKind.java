package io.skerry.types;

/**
 * The SQL types, in order of precedence, lowest first (T-SQL, "Data type precedence").
 *
 * <p>How each uses its {@link Physical} form:
 *
 * <ul>
 *   <li>integers and bit: the value itself; money and smallmoney: the value times 10,000
 *   <li>date: days since 0001-01-01; time: 100 ns ticks since midnight; datetime2: 100 ns ticks
 *       since 0001-01-01T00:00
 *   <li>datetime: 1/300 s since 1900-01-01T00:00, negative before; smalldatetime: minutes since
 *       1900-01-01T00:00
 *   <li>datetimeoffset: high = UTC ticks as datetime2, low = offset in minutes
 *   <li>decimal: the unscaled value; the scale is the type's
 *   <li>uniqueidentifier: 16 bytes permuted into SQL Server's sort order, see {@link Guids}
 *   <li>float, real: the value, real rounded to a {@code float}
 * </ul>
 */
public enum TypeKind {
  BINARY("binary", Physical.BYTES),
  VARBINARY("varbinary", Physical.BYTES),
  CHAR("char", Physical.STRING),
  VARCHAR("varchar", Physical.STRING),
  NCHAR("nchar", Physical.STRING),
  NVARCHAR("nvarchar", Physical.STRING),
  UNIQUEIDENTIFIER("uniqueidentifier", Physical.WIDE),
  BIT("bit", Physical.LONG),
  TINYINT("tinyint", Physical.LONG),
  SMALLINT("smallint", Physical.LONG),
  INT("int", Physical.LONG),
  BIGINT("bigint", Physical.LONG),
  SMALLMONEY("smallmoney", Physical.LONG),
  MONEY("money", Physical.LONG),
  DECIMAL("decimal", Physical.WIDE),
  NUMERIC("numeric", Physical.WIDE),
  REAL("real", Physical.DOUBLE),
  FLOAT("float", Physical.DOUBLE),
  TIME("time", Physical.LONG),
  DATE("date", Physical.LONG),
  SMALLDATETIME("smalldatetime", Physical.LONG),
  DATETIME("datetime", Physical.LONG),
  DATETIME2("datetime2", Physical.LONG),
  DATETIMEOFFSET("datetimeoffset", Physical.WIDE),
  SQL_VARIANT("sql_variant", Physical.VARIANT);

  private final String sqlName;
  private final Physical physical;

  TypeKind(String sqlName, Physical physical) {
    this.sqlName = sqlName;
    this.physical = physical;
  }

  /** The name as in messages and catalog views, lower case. */
  public String sqlName() {
    return sqlName;
  }

  public Physical physical() {
    return physical;
  }

  /** char, varchar, nchar, nvarchar. */
  public boolean isString() {
    return physical == Physical.STRING;
  }

  /** nchar, nvarchar. */
  public boolean isUnicode() {
    return this == NCHAR || this == NVARCHAR;
  }

  public boolean isBinary() {
    return physical == Physical.BYTES;
  }

  /** bit, tinyint, smallint, int, bigint. */
  public boolean isInteger() {
    return ordinal() >= BIT.ordinal() && ordinal() <= BIGINT.ordinal();
  }

  /** decimal, numeric. */
  public boolean isDecimal() {
    return this == DECIMAL || this == NUMERIC;
  }

  /** real, float. */
  public boolean isApproximate() {
    return physical == Physical.DOUBLE;
  }

  public boolean isMoney() {
    return this == MONEY || this == SMALLMONEY;
  }

  /** Integers, bit, money, decimal, real and float. */
  public boolean isNumeric() {
    return ordinal() >= BIT.ordinal() && ordinal() <= FLOAT.ordinal();
  }

  /** date, time, datetime and their kin. */
  public boolean isTemporal() {
    return ordinal() >= TIME.ordinal() && ordinal() <= DATETIMEOFFSET.ordinal();
  }
}
