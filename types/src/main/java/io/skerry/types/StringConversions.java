package io.skerry.types;

import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Conversions to char, varchar, nchar and nvarchar (T-SQL, "CAST and CONVERT", "Truncating and
 * rounding results").
 *
 * <p>Strings, bytes, dates are cut off where the target is too short; numbers are an error, or
 * {@code *} for an integer in a char or varchar.
 */
final class StringConversions {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final int GUID_LENGTH = 36;

  private StringConversions() {}

  static String convert(Object value, SqlType from, SqlType to, int style) {
    String text = text(value, from, to, style);
    if (!to.isMax() && text.length() > to.length()) {
      text = shortened(text, value, from, to);
    }
    if (to.kind() == TypeKind.CHAR || to.kind() == TypeKind.NCHAR) {
      return Strings.pad(text, to.length());
    }
    return text;
  }

  /** The whole text of a value. */
  private static String text(Object value, SqlType from, SqlType to, int style) {
    return switch (from.kind()) {
      case CHAR, VARCHAR -> (String) value;
      case NCHAR, NVARCHAR ->
          to.kind().isUnicode() ? (String) value : CodePage1252.replaceUnmappable((String) value);
      case BINARY, VARBINARY -> ofBytes((byte[]) value, from, to, style);
      case BIT, TINYINT, SMALLINT, INT, BIGINT -> Long.toString((Long) value);
      case MONEY, SMALLMONEY -> NumericText.ofMoney((Long) value, style);
      case DECIMAL, NUMERIC -> Decimals.toText((Int128) value, from.scale());
      case FLOAT, REAL -> NumericText.ofFloat((Double) value, style);
      case DATE, TIME, SMALLDATETIME, DATETIME, DATETIME2, DATETIMEOFFSET ->
          DateTimeFormat.print(value, from, style);
      case UNIQUEIDENTIFIER -> Guids.toText((Int128) value);
      case SQL_VARIANT -> throw new IllegalArgumentException("a variant is unwrapped first");
    };
  }

  private static String ofBytes(byte[] bytes, SqlType from, SqlType to, int style) {
    return switch (style) {
      case Conversions.NO_STYLE, 0 ->
          to.kind().isUnicode()
              ? new String(bytes, 0, bytes.length & ~1, StandardCharsets.UTF_16LE)
              : CodePage1252.decode(bytes);
      case 1 -> "0x" + HEX.formatHex(bytes);
      case 2 -> HEX.formatHex(bytes);
      default ->
          throw new SqlException(
              SqlError.INVALID_STYLE, Integer.toString(style), from.kind().sqlName());
    };
  }

  private static String shortened(String text, Object value, SqlType from, SqlType to) {
    String target = to.kind().sqlName();
    return switch (from.kind()) {
      case TINYINT, SMALLINT, INT -> {
        if (to.kind().isUnicode()) {
          throw new SqlException(SqlError.ARITHMETIC_OVERFLOW_FOR_TYPE, "expression", target);
        }
        yield "*";
      }
      case BIT, BIGINT ->
          throw new SqlException(SqlError.ARITHMETIC_OVERFLOW_FOR_TYPE, "expression", target);
      case DECIMAL, NUMERIC ->
          throw new SqlException(SqlError.ARITHMETIC_OVERFLOW_FOR_TYPE, "numeric", target)
              .withState(5);
      case MONEY, SMALLMONEY -> throw new SqlException(SqlError.MONEY_RESULT_SPACE, target);
      case FLOAT, REAL ->
          throw new SqlException(
                  SqlError.ARITHMETIC_OVERFLOW_FLOAT,
                  target,
                  NumericConversions.plain((Double) value))
              .withState(2);
      case UNIQUEIDENTIFIER -> throw new SqlException(SqlError.GUID_RESULT_SPACE);
      default -> text.substring(0, to.length());
    };
  }

  /** A string as uniqueidentifier, with or without braces; what follows is ignored. Error 8169. */
  static Int128 toGuid(String text) {
    int start = !text.isEmpty() && text.charAt(0) == '{' ? 1 : 0;
    boolean valid = text.length() >= start + GUID_LENGTH;
    valid &= start == 0 || text.length() > GUID_LENGTH + 1 && text.charAt(GUID_LENGTH + 1) == '}';
    long high = 0;
    long low = 0;
    int digits = 0;
    for (int i = 0; i < GUID_LENGTH && valid; i++) {
      char c = text.charAt(start + i);
      if (i == 8 || i == 13 || i == 18 || i == 23) {
        valid = c == '-';
      } else {
        int digit = c < 128 ? Character.digit(c, 16) : -1;
        valid = digit >= 0;
        high = digits < 16 ? high << 4 | digit : high;
        low = digits < 16 ? low : low << 4 | digit;
        digits++;
      }
    }
    if (!valid) {
      throw new SqlException(SqlError.GUID_CONVERSION_FAILED);
    }
    return Guids.fromUuid(new UUID(high, low));
  }
}
