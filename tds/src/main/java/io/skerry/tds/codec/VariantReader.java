package io.skerry.tds.codec;

import io.skerry.batch.Vector;
import io.skerry.types.Collation;
import io.skerry.types.SqlType;
import io.skerry.types.TypeKind;
import io.skerry.types.Variant;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads sql_variant values: their own type, its properties, the value ([MS-TDS] 2.2.5.5.4). */
final class VariantReader {
  private final PacketReader in;
  private final ValueReader values;

  VariantReader(PacketReader in, ValueReader values) {
    this.in = in;
    this.values = values;
  }

  /** The next variant, null for NULL. */
  @Nullable Variant read() throws IOException, InvalidValueException {
    int total = in.readInt();
    if (total == 0) {
      return null;
    }
    if (total < 2 || total > WireType.VARIANT_BYTES_MAX + 16) {
      throw new ProtocolException("a variant of " + total + " bytes");
    }
    int code = in.readByte();
    int propertyBytes = in.readByte();
    int length = total - 2 - propertyBytes;
    if (length < 0 || propertyBytes != propertyBytesOf(code)) {
      throw new ProtocolException(
          "a variant of type " + code + " with " + propertyBytes + " bytes of properties");
    }
    SqlType type = readType(code, length);
    Vector one = Vector.of(type.physical());
    values.readPlain(type, false, length, one, 0);
    Object value = one.get(0);
    if (value == null) {
      throw new AssertionError("a variant's value is never NULL");
    }
    return new Variant(type, value);
  }

  private static int propertyBytesOf(int code) {
    return switch (code) {
      case WireType.TIMEN, WireType.DATETIME2N, WireType.DATETIMEOFFSETN -> 1;
      case WireType.VARBINARY, WireType.BINARY, WireType.DECIMALN, WireType.NUMERICN -> 2;
      case WireType.VARCHAR, WireType.CHAR, WireType.NVARCHAR, WireType.NCHAR -> 7;
      default -> 0;
    };
  }

  private SqlType readType(int code, int length) throws IOException {
    return switch (code) {
      case WireType.BIT -> SqlType.BIT;
      case WireType.INT1 -> SqlType.TINYINT;
      case WireType.INT2 -> SqlType.SMALLINT;
      case WireType.INT4 -> SqlType.INT;
      case WireType.INT8 -> SqlType.BIGINT;
      case WireType.FLT4 -> SqlType.REAL;
      case WireType.FLT8 -> SqlType.FLOAT;
      case WireType.MONEY -> SqlType.MONEY;
      case WireType.MONEY4 -> SqlType.SMALLMONEY;
      case WireType.DATETIME -> SqlType.DATETIME;
      case WireType.DATETIM4 -> SqlType.SMALLDATETIME;
      case WireType.GUID -> SqlType.UNIQUEIDENTIFIER;
      case WireType.DATEN -> SqlType.DATE;
      case WireType.TIMEN -> SqlType.time(readScale());
      case WireType.DATETIME2N -> SqlType.datetime2(readScale());
      case WireType.DATETIMEOFFSETN -> SqlType.datetimeoffset(readScale());
      case WireType.DECIMALN -> readDecimal(TypeKind.DECIMAL);
      case WireType.NUMERICN -> readDecimal(TypeKind.NUMERIC);
      case WireType.VARBINARY -> {
        in.readUnsignedShort();
        yield SqlType.varbinary(Math.max(1, length));
      }
      case WireType.BINARY -> {
        in.readUnsignedShort();
        yield SqlType.binary(Math.max(1, length));
      }
      case WireType.VARCHAR -> readString(TypeKind.VARCHAR, length);
      case WireType.CHAR -> readString(TypeKind.CHAR, length);
      case WireType.NVARCHAR -> readString(TypeKind.NVARCHAR, length / 2);
      case WireType.NCHAR -> readString(TypeKind.NCHAR, length / 2);
      default -> throw new ProtocolException("a variant of type " + code);
    };
  }

  private int readScale() throws IOException {
    int scale = in.readByte();
    if (scale > 7) {
      throw new ProtocolException("a time of scale " + scale);
    }
    return scale;
  }

  private SqlType readDecimal(TypeKind kind) throws IOException {
    int precision = in.readByte();
    int scale = in.readByte();
    if (precision < 1 || precision > SqlType.PRECISION_MAX || scale > precision) {
      throw new ProtocolException("a decimal of precision " + precision + " and scale " + scale);
    }
    return new SqlType(kind, 0, precision, scale, null);
  }

  private SqlType readString(TypeKind kind, int length) throws IOException {
    in.skip(7);
    return SqlType.string(kind, Math.max(1, length), Collation.DEFAULT);
  }
}
