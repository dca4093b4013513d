package io.skerry.tds.codec;

import io.skerry.types.Collation;
import io.skerry.types.SqlType;

/**
 * Describes types to a client ([MS-TDS] 2.2.5.6, TYPE_INFO). Every type is sent in its nullable
 * form. Types that the client's version does not know are sent as older ones: (max) as text, ntext
 * or image, dates and times as nvarchar.
 */
final class TypeInfoWriter {
  private final TdsVersion version;

  TypeInfoWriter(TdsVersion version) {
    this.version = version;
  }

  /** The size of a decimal's values for its precision ([MS-TDS] 2.2.5.5.1.6). */
  static int decimalBytes(int precision) {
    if (precision <= 9) {
      return 5;
    }
    if (precision <= 19) {
      return 9;
    }
    return precision <= 28 ? 13 : 17;
  }

  /** The characters of a date or time as text, for clients that do not know its type. */
  static int temporalTextLength(SqlType type) {
    int fraction = type.scale() == 0 ? 0 : 1 + type.scale();
    return switch (type.kind()) {
      case DATE -> 10;
      case TIME -> 8 + fraction;
      case DATETIME2 -> 19 + fraction;
      case DATETIMEOFFSET -> 26 + fraction;
      default -> throw new AssertionError(type);
    };
  }

  void write(ByteBuilder out, SqlType type) {
    switch (type.kind()) {
      case BIT -> out.put(WireType.BITN).put(1);
      case TINYINT -> out.put(WireType.INTN).put(1);
      case SMALLINT -> out.put(WireType.INTN).put(2);
      case INT -> out.put(WireType.INTN).put(4);
      case BIGINT -> out.put(WireType.INTN).put(8);
      case REAL -> out.put(WireType.FLTN).put(4);
      case FLOAT -> out.put(WireType.FLTN).put(8);
      case SMALLMONEY -> out.put(WireType.MONEYN).put(4);
      case MONEY -> out.put(WireType.MONEYN).put(8);
      case SMALLDATETIME -> out.put(WireType.DATETIMN).put(4);
      case DATETIME -> out.put(WireType.DATETIMN).put(8);
      case DECIMAL -> writeDecimal(out, WireType.DECIMALN, type);
      case NUMERIC -> writeDecimal(out, WireType.NUMERICN, type);
      case UNIQUEIDENTIFIER -> out.put(WireType.GUID).put(16);
      case DATE, TIME, DATETIME2, DATETIMEOFFSET -> writeTemporal(out, type);
      case CHAR -> writeString(out, WireType.CHAR, type);
      case VARCHAR -> writeString(out, WireType.VARCHAR, type);
      case NCHAR -> writeString(out, WireType.NCHAR, type);
      case NVARCHAR -> writeString(out, WireType.NVARCHAR, type);
      case BINARY -> out.put(WireType.BINARY).putShort(Math.max(1, type.length()));
      case VARBINARY -> writeVarbinary(out, type);
      case SQL_VARIANT -> out.put(WireType.VARIANT).putInt(WireType.VARIANT_BYTES_MAX);
    }
  }

  private static void writeDecimal(ByteBuilder out, int code, SqlType type) {
    out.put(code).put(decimalBytes(type.precision())).put(type.precision()).put(type.scale());
  }

  private void writeTemporal(ByteBuilder out, SqlType type) {
    if (!version.hasDateTypes()) {
      writeString(out, WireType.NVARCHAR, SqlType.nvarchar(temporalTextLength(type)));
      return;
    }
    switch (type.kind()) {
      case DATE -> out.put(WireType.DATEN);
      case TIME -> out.put(WireType.TIMEN).put(type.scale());
      case DATETIME2 -> out.put(WireType.DATETIME2N).put(type.scale());
      case DATETIMEOFFSET -> out.put(WireType.DATETIMEOFFSETN).put(type.scale());
      default -> throw new AssertionError(type);
    }
  }

  private void writeString(ByteBuilder out, int code, SqlType type) {
    boolean unicode = type.kind().isUnicode();
    if (!type.isMax()) {
      int bytes = Math.max(1, type.length()) * (unicode ? 2 : 1);
      if (bytes > WireType.BYTES_MAX) {
        throw new AssertionError("a column of " + type.sqlText());
      }
      out.put(code).putShort(bytes);
    } else if (version.isYukon()) {
      out.put(code).putShort(WireType.LENGTH_MAX);
    } else {
      out.put(unicode ? WireType.NTEXT : WireType.TEXT).putInt(Integer.MAX_VALUE);
    }
    Collation collation = type.collation();
    if (version.hasCollations()) {
      out.putBytes((collation == null ? Collation.DEFAULT : collation).wireBytes());
    }
  }

  private void writeVarbinary(ByteBuilder out, SqlType type) {
    if (!type.isMax()) {
      out.put(WireType.VARBINARY).putShort(Math.max(1, type.length()));
    } else if (version.isYukon()) {
      out.put(WireType.VARBINARY).putShort(WireType.LENGTH_MAX);
    } else {
      out.put(WireType.IMAGE).putInt(Integer.MAX_VALUE);
    }
  }

  /**
   * Whether the type goes out as text, ntext or image, whose values stand behind text pointers in
   * rows.
   */
  boolean isLegacyText(SqlType type) {
    return type.isMax() && !version.isYukon();
  }
}
