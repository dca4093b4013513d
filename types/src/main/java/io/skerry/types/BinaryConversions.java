package io.skerry.types;

import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Conversions to and from binary and varbinary (T-SQL, "CAST and CONVERT", "Binary styles"; "binary
 * and varbinary").
 *
 * <p>Integers, money, datetime stand with the highest byte first and give up their first bytes
 * where there is little room; all others give up their last. decimal is precision, scale, 0, sign
 * (1 for positive) and the digits, lowest byte first.
 */
final class BinaryConversions {
  private static final int DECIMAL_HEADER = 4;
  private static final int DATE_BYTES = 3;
  private static final long DAY_MASK = 0xFFFFFFL;

  private BinaryConversions() {}

  /** Any value as binary or varbinary; error 8114 for text that is not of its style. */
  static byte[] toBinary(Object value, SqlType from, SqlType to, int style) {
    byte[] bytes = bytesOf(value, from, to, style);
    int length = to.length();
    boolean fixed = to.kind() == TypeKind.BINARY;
    if (to.isMax() || bytes.length == length || bytes.length < length && !fixed) {
      return bytes;
    }
    if (!keepsEnd(from.kind())) {
      return Arrays.copyOf(bytes, length);
    }
    byte[] result = new byte[length];
    int copied = Math.min(length, bytes.length);
    System.arraycopy(bytes, bytes.length - copied, result, length - copied, copied);
    return result;
  }

  private static boolean keepsEnd(TypeKind kind) {
    return kind.isInteger()
        || kind.isMoney()
        || kind == TypeKind.DATETIME
        || kind == TypeKind.SMALLDATETIME;
  }

  private static byte[] bytesOf(Object value, SqlType from, SqlType to, int style) {
    return switch (from.kind()) {
      case BINARY, VARBINARY -> (byte[]) value;
      case CHAR, VARCHAR, NCHAR, NVARCHAR ->
          style == 1 || style == 2
              ? fromHex((String) value, from, to, style)
              : encode((String) value, from.kind());
      case BIT, TINYINT -> bigEndian((Long) value, 1);
      case SMALLINT -> bigEndian((Long) value, 2);
      case INT, SMALLMONEY -> bigEndian((Long) value, 4);
      case BIGINT, MONEY -> bigEndian((Long) value, 8);
      case DECIMAL, NUMERIC -> decimalBytes((Int128) value, from);
      case FLOAT -> bigEndian(Double.doubleToRawLongBits((Double) value), 8);
      case REAL -> bigEndian(Float.floatToRawIntBits(((Double) value).floatValue()), 4);
      case SMALLDATETIME -> {
        long days = (Long) value / DateTimes.MINUTES_PER_DAY;
        yield bigEndian(days << 16 | (Long) value % DateTimes.MINUTES_PER_DAY, 4);
      }
      case DATETIME -> {
        long days = Math.floorDiv((Long) value, DateTimes.DATETIME_UNITS_PER_DAY);
        long units = Math.floorMod((Long) value, DateTimes.DATETIME_UNITS_PER_DAY);
        yield bigEndian(days << 32 | units, 8);
      }
      case DATE -> littleEndian((Long) value, DATE_BYTES);
      case TIME, DATETIME2, DATETIMEOFFSET -> timeBytes(value, from);
      case UNIQUEIDENTIFIER -> Guids.toBytes((Int128) value);
      case SQL_VARIANT -> throw new IllegalArgumentException("a variant is unwrapped first");
    };
  }

  private static byte[] encode(String text, TypeKind kind) {
    return kind.isUnicode() ? text.getBytes(StandardCharsets.UTF_16LE) : CodePage1252.encode(text);
  }

  private static byte[] fromHex(String text, SqlType from, SqlType to, int style) {
    int start = style == 1 ? 2 : 0;
    boolean prefixed =
        text.length() >= 2 && text.charAt(0) == '0' && (text.charAt(1) | 0x20) == 'x';
    boolean valid = (style == 2 || prefixed) && (text.length() & 1) == 0;
    byte[] bytes = new byte[Math.max(0, text.length() - start) / 2];
    for (int i = 0; i < bytes.length && valid; i++) {
      int high = hexDigit(text.charAt(start + 2 * i));
      int low = hexDigit(text.charAt(start + 2 * i + 1));
      valid = high >= 0 && low >= 0;
      bytes[i] = (byte) (high << 4 | low);
    }
    if (!valid) {
      throw new SqlException(SqlError.ERROR_CONVERTING, from.kind().sqlName(), to.kind().sqlName());
    }
    return bytes;
  }

  private static int hexDigit(char c) {
    return c < 128 ? Character.digit(c, 16) : -1;
  }

  private static byte[] bigEndian(long value, int size) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[size - 1 - i] = (byte) (value >>> 8 * i);
    }
    return bytes;
  }

  private static byte[] littleEndian(long value, int size) {
    byte[] bytes = new byte[size];
    putLittleEndian(bytes, 0, value, size);
    return bytes;
  }

  private static void putLittleEndian(byte[] bytes, int at, long value, int size) {
    for (int i = 0; i < size; i++) {
      bytes[at + i] = (byte) (value >>> 8 * i);
    }
  }

  private static byte[] decimalBytes(Int128 value, SqlType type) {
    int words =
        type.precision() <= 9 ? 1 : type.precision() <= 19 ? 2 : type.precision() <= 28 ? 3 : 4;
    Int128 magnitude = Decimals.abs(value);
    byte[] bytes = new byte[DECIMAL_HEADER + 16];
    bytes[0] = (byte) type.precision();
    bytes[1] = (byte) type.scale();
    bytes[3] = (byte) (value.high() < 0 ? 0 : 1);
    putLittleEndian(bytes, DECIMAL_HEADER, magnitude.low(), 8);
    putLittleEndian(bytes, DECIMAL_HEADER + 8, magnitude.high(), 8);
    return Arrays.copyOf(bytes, DECIMAL_HEADER + 4 * words);
  }

  /** Scale, time in units of the scale, days, offset; datetimeoffset in UTC. */
  private static byte[] timeBytes(Object value, SqlType type) {
    int timeBytes = timeSize(type.scale());
    byte[] bytes = new byte[1 + timeBytes + 5];
    bytes[0] = (byte) type.scale();
    long ticks = value instanceof Int128 point ? point.high() : (Long) value;
    long time = DateTimes.timeOf(ticks) / Decimals.power(7 - type.scale());
    putLittleEndian(bytes, 1, time, timeBytes);
    int size = 1 + timeBytes;
    if (type.kind() != TypeKind.TIME) {
      putLittleEndian(bytes, size, DateTimes.daysOf(ticks), DATE_BYTES);
      size += DATE_BYTES;
    }
    if (value instanceof Int128 point) {
      putLittleEndian(bytes, size, point.low(), 2);
      size += 2;
    }
    return Arrays.copyOf(bytes, size);
  }

  private static int timeSize(int scale) {
    return scale <= 2 ? 3 : scale <= 4 ? 4 : 5;
  }

  /**
   * binary or varbinary as any type but a string; error 8114 for bytes that are not of its form.
   */
  static Object fromBinary(byte[] bytes, SqlType from, SqlType to) {
    return switch (to.kind()) {
      case BIT -> lowest(bytes, 8) == 0 ? 0L : 1L;
      case TINYINT -> lowest(bytes, 1);
      case SMALLINT -> (long) (short) lowest(bytes, 2);
      case INT, SMALLMONEY -> (long) (int) lowest(bytes, 4);
      case BIGINT, MONEY -> lowest(bytes, 8);
      case DECIMAL, NUMERIC -> decimal(bytes, from, to);
      case DATETIME -> {
        long value = lowest(bytes, 8);
        long units = (value >> 32) * DateTimes.DATETIME_UNITS_PER_DAY + (value & 0xFFFFFFFFL);
        yield checked(units, DateTimes.isDatetime(units), from, to);
      }
      case SMALLDATETIME -> {
        long value = lowest(bytes, 4);
        yield (value >> 16 & 0xFFFF) * DateTimes.MINUTES_PER_DAY + (value & 0xFFFF);
      }
      case DATE -> {
        long days = littleEndianAt(bytes, 0, bytes.length) & DAY_MASK;
        yield checked(days, bytes.length == DATE_BYTES && days <= DateTimes.DAYS_MAX, from, to);
      }
      case TIME, DATETIME2, DATETIMEOFFSET -> time(bytes, from, to);
      case UNIQUEIDENTIFIER -> Guids.fromBytes(Arrays.copyOf(bytes, 16));
      default -> throw failed(from, to);
    };
  }

  private static Long checked(long value, boolean valid, SqlType from, SqlType to) {
    if (!valid) {
      throw failed(from, to);
    }
    return value;
  }

  private static SqlException failed(SqlType from, SqlType to) {
    return new SqlException(
        SqlError.ERROR_CONVERTING, from.kind().sqlName(), TypeRules.messageName(to));
  }

  private static long lowest(byte[] bytes, int size) {
    long value = 0;
    for (int i = Math.max(0, bytes.length - size); i < bytes.length; i++) {
      value = value << 8 | (bytes[i] & 0xFF);
    }
    return value;
  }

  private static long littleEndianAt(byte[] bytes, int at, int size) {
    long value = 0;
    for (int i = Math.min(size, 8) - 1; i >= 0; i--) {
      int index = at + i;
      value = value << 8 | (index < bytes.length ? bytes[index] & 0xFF : 0);
    }
    return value;
  }

  private static Int128 decimal(byte[] bytes, SqlType from, SqlType to) {
    if (bytes.length <= DECIMAL_HEADER
        || bytes.length > DECIMAL_HEADER + 16
        || bytes[0] < 1
        || bytes[0] > SqlType.PRECISION_MAX
        || bytes[1] < 0
        || bytes[1] > bytes[0]) {
      throw failed(from, to);
    }
    long low = littleEndianAt(bytes, DECIMAL_HEADER, 8);
    long high = littleEndianAt(bytes, DECIMAL_HEADER + 8, 8);
    Int128 magnitude = new Int128(high, low);
    if (high < 0 || !Decimals.fits(magnitude, SqlType.PRECISION_MAX)) {
      throw failed(from, to);
    }
    Int128 value = bytes[3] == 0 ? Decimals.negate(magnitude) : magnitude;
    return Decimals.rescale(value, bytes[1], to);
  }

  private static Object time(byte[] bytes, SqlType from, SqlType to) {
    int scale = bytes.length == 0 ? -1 : bytes[0];
    if (scale < 0 || scale > 7 || bytes.length != storedSize(to.kind(), scale)) {
      throw failed(from, to);
    }
    int timeSize = timeSize(scale);
    long time = littleEndianAt(bytes, 1, timeSize) * Decimals.power(7 - scale);
    long days = to.kind() == TypeKind.TIME ? 0 : littleEndianAt(bytes, 1 + timeSize, DATE_BYTES);
    if (time >= DateTimes.TICKS_PER_DAY || days > DateTimes.DAYS_MAX) {
      throw failed(from, to);
    }
    if (to.kind() == TypeKind.TIME) {
      return DateTimes.roundTime(time, to.scale());
    }
    long ticks = DateTimes.roundTicks(days * DateTimes.TICKS_PER_DAY + time, to.scale());
    if (to.kind() == TypeKind.DATETIME2) {
      return ticks;
    }
    short offset = (short) littleEndianAt(bytes, 1 + timeSize + DATE_BYTES, 2);
    return new Int128(ticks, offset);
  }

  private static int storedSize(TypeKind kind, int scale) {
    int size = 1 + timeSize(scale);
    return kind == TypeKind.TIME
        ? size
        : size + DATE_BYTES + (kind == TypeKind.DATETIMEOFFSET ? 2 : 0);
  }
}
