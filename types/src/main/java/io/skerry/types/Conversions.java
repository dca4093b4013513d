package io.skerry.types;

import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import org.jspecify.annotations.Nullable;

/**
 * Conversions of single boxed values between SQL types (T-SQL, "CAST and CONVERT").
 *
 * <p>Strings are cut off silently, as CAST does; storing into a column goes through {@link
 * Strings#fits}. For many values see {@code VectorConversions} beside the vectors.
 */
public final class Conversions {
  /** CAST, or CONVERT without a style: each type's own. */
  public static final int NO_STYLE = -1;

  private Conversions() {}

  /**
   * See {@link #convert(Object, SqlType, SqlType, int, DateOrder)}; dates in the order of
   * us_english.
   */
  public static @Nullable Object convert(
      @Nullable Object value, SqlType from, SqlType to, int style) {
    return convert(value, from, to, style, DateOrder.DEFAULT);
  }

  /**
   * The value as {@code to}; null for null.
   *
   * @param style of CONVERT, or {@link #NO_STYLE}
   * @param order of SET DATEFORMAT, for dates of numbers only
   * @throws SqlException 220, 232, 234 to 236, 241, 242, 244, 245, 248, 281, 293 to 295, 529, 8114,
   *     8115, 8169, 8170
   */
  public static @Nullable Object convert(
      @Nullable Object value, SqlType from, SqlType to, int style, DateOrder order) {
    if (value == null) {
      return null;
    }
    if (value instanceof Variant variant) {
      return to.kind() == TypeKind.SQL_VARIANT
          ? value
          : convert(variant.value(), variant.type(), to, style, order);
    }
    ConversionRule.checkExplicit(from, to);
    return switch (to.kind()) {
      case CHAR, VARCHAR, NCHAR, NVARCHAR -> StringConversions.convert(value, from, to, style);
      case BINARY, VARBINARY -> BinaryConversions.toBinary(value, from, to, style);
      case SQL_VARIANT -> new Variant(from, value);
      default ->
          switch (value) {
            case String text -> fromText(text, from, to, style, order);
            case byte[] bytes -> BinaryConversions.fromBinary(bytes, from, to);
            default -> fromScalar(value, from, to);
          };
    };
  }

  /** Whether a whole number is a value of an integer type. */
  public static boolean isInRange(long value, SqlType integer) {
    return NumericConversions.fits(value, integer.kind());
  }

  private static Object fromText(
      String text, SqlType from, SqlType to, int style, DateOrder order) {
    return switch (to.kind()) {
      case BIT -> NumericText.toBit(text, from);
      case TINYINT, SMALLINT, INT, BIGINT -> NumericText.toInteger(text, from, to);
      case MONEY, SMALLMONEY -> NumericText.toMoney(text, to);
      case DECIMAL, NUMERIC -> NumericText.toDecimal(text, from, to);
      case FLOAT, REAL -> NumericText.toDouble(text, from, to);
      case UNIQUEIDENTIFIER -> StringConversions.toGuid(text);
      case DATE, TIME, SMALLDATETIME, DATETIME, DATETIME2, DATETIMEOFFSET ->
          TemporalConversions.fromText(text, from, to, style, order);
      default -> throw notAllowed(from, to);
    };
  }

  private static Object fromScalar(Object value, SqlType from, SqlType to) {
    if (to.kind().isNumeric()) {
      return NumericConversions.convert(value, from, to);
    }
    if (to.kind().isTemporal() && from.kind().isTemporal()) {
      return TemporalConversions.convert(value, from, to);
    }
    if (to.kind().isTemporal()) {
      boolean whole = from.kind().isInteger();
      return whole
          ? TemporalConversions.fromDays((Long) value, to)
          : TemporalConversions.fromDays(NumericConversions.toDouble(value, from), to);
    }
    return value;
  }

  private static SqlException notAllowed(SqlType from, SqlType to) {
    return new SqlException(
        SqlError.EXPLICIT_CONVERSION_NOT_ALLOWED,
        TypeRules.messageName(from),
        TypeRules.messageName(to));
  }

  /** TRY_CONVERT and TRY_CAST: as {@link #convert}, but null where a value does not convert. */
  public static @Nullable Object tryConvert(
      @Nullable Object value, SqlType from, SqlType to, int style, DateOrder order) {
    try {
      return convert(value, from, to, style, order);
    } catch (SqlException e) {
      if (becomesNull(e)) {
        return null;
      }
      throw e;
    }
  }

  /**
   * Whether TRY_CONVERT, TRY_CAST and TRY_PARSE answer NULL to this error: one of the value, not of
   * types or style ("TRY_CAST (Transact-SQL)").
   */
  public static boolean becomesNull(SqlException error) {
    return switch (error.number()) {
      case 220, 232, 234, 235, 236, 241, 242, 244, 245, 248, 293, 294, 295 -> true;
      case 8114, 8115, 8169, 8170 -> true;
      default -> false;
    };
  }
}
