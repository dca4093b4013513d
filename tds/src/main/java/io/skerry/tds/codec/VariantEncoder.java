package io.skerry.tds.codec;

import io.skerry.batch.Vector;
import io.skerry.tds.codec.NumberWriters.ScalarWriter;
import io.skerry.types.Collation;
import io.skerry.types.SqlType;
import io.skerry.types.Variant;

/** Writes sql_variant values: length, own type, its properties, the value ([MS-TDS] 2.2.5.5.4). */
final class VariantEncoder {
  private VariantEncoder() {}

  static void write(PacketWriter out, Variant variant) {
    SqlType type = variant.type();
    Object value = variant.value();
    switch (type.kind()) {
      case BIT -> writeScalar(out, WireType.BIT, type, value);
      case TINYINT -> writeScalar(out, WireType.INT1, type, value);
      case SMALLINT -> writeScalar(out, WireType.INT2, type, value);
      case INT -> writeScalar(out, WireType.INT4, type, value);
      case BIGINT -> writeScalar(out, WireType.INT8, type, value);
      case SMALLMONEY -> writeScalar(out, WireType.MONEY4, type, value);
      case MONEY -> writeScalar(out, WireType.MONEY, type, value);
      case REAL -> writeScalar(out, WireType.FLT4, type, value);
      case FLOAT -> writeScalar(out, WireType.FLT8, type, value);
      case UNIQUEIDENTIFIER -> writeScalar(out, WireType.GUID, type, value);
      case SMALLDATETIME -> writeScalar(out, WireType.DATETIM4, type, value);
      case DATETIME -> writeScalar(out, WireType.DATETIME, type, value);
      case DATE -> writeScalar(out, WireType.DATEN, type, value);
      case DECIMAL ->
          writeScalar(out, WireType.DECIMALN, type, value, type.precision(), type.scale());
      case NUMERIC ->
          writeScalar(out, WireType.NUMERICN, type, value, type.precision(), type.scale());
      case TIME -> writeScalar(out, WireType.TIMEN, type, value, type.scale());
      case DATETIME2 -> writeScalar(out, WireType.DATETIME2N, type, value, type.scale());
      case DATETIMEOFFSET -> writeScalar(out, WireType.DATETIMEOFFSETN, type, value, type.scale());
      case CHAR -> writeText(out, WireType.CHAR, type, (String) value);
      case VARCHAR -> writeText(out, WireType.VARCHAR, type, (String) value);
      case NCHAR -> writeText(out, WireType.NCHAR, type, (String) value);
      case NVARCHAR -> writeText(out, WireType.NVARCHAR, type, (String) value);
      case BINARY -> writeBytes(out, WireType.BINARY, (byte[]) value);
      case VARBINARY -> writeBytes(out, WireType.VARBINARY, (byte[]) value);
      case SQL_VARIANT -> throw new AssertionError("a variant within a variant");
    }
  }

  private static void head(PacketWriter out, int code, int propertyBytes, int valueBytes) {
    out.putInt(2 + propertyBytes + valueBytes);
    out.put(code);
    out.put(propertyBytes);
  }

  private static void writeScalar(
      PacketWriter out, int code, SqlType type, Object value, int... properties) {
    ScalarWriter writer = (ScalarWriter) ColumnWriters.of(type, TdsVersion.V7_4);
    Vector one = Vector.of(type.physical());
    one.set(0, value);
    writer.bind(one);
    head(out, code, properties.length, writer.bytes());
    for (int property : properties) {
      out.put(property);
    }
    writer.writeContent(out, 0);
  }

  private static void writeText(PacketWriter out, int code, SqlType type, String value) {
    boolean unicode = type.kind().isUnicode();
    int bytes = value.length() * (unicode ? 2 : 1);
    checkSize(bytes);
    Collation collation = type.collation();
    head(out, code, 7, bytes);
    out.putBytes((collation == null ? Collation.DEFAULT : collation).wireBytes());
    out.putShort(Math.max(bytes, 1));
    if (unicode) {
      out.putUtf16(value);
    } else {
      out.putCodePage(value);
    }
  }

  private static void writeBytes(PacketWriter out, int code, byte[] value) {
    checkSize(value.length);
    head(out, code, 2, value.length);
    out.putShort(Math.max(value.length, 1));
    out.putBytes(value);
  }

  private static void checkSize(int bytes) {
    if (bytes > WireType.BYTES_MAX) {
      throw new AssertionError("a variant of " + bytes + " bytes");
    }
  }
}
