package io.skerry.tds.codec;

import io.skerry.types.Collation;
import io.skerry.types.SqlType;
import io.skerry.types.TypeKind;
import java.io.IOException;

/**
 * A data type as a client describes it, before a parameter's value or in a bulk load ([MS-TDS]
 * 2.2.5.6, TYPE_INFO).
 *
 * @param type what it is to the engine; the legacy text types are their (max) successors
 * @param form how values carry their length
 * @param fixedBytes the size of values of form {@link Form#FIXED}, 0 else
 * @param utf8 whether text of one byte per code unit is UTF-8 instead of the code page
 */
record TypeInfo(SqlType type, Form form, int fixedBytes, boolean utf8) {
  /** How a value carries its length ([MS-TDS] 2.2.5.2 and 2.2.5.4). */
  enum Form {
    /** Not at all. */
    FIXED,
    /** One byte, 0 for NULL. */
    BYTE_LENGTH,
    /** Two bytes, 0xFFFF for NULL. */
    SHORT_LENGTH,
    /** Four bytes, -1 for NULL; behind a text pointer in rows. */
    LONG_LENGTH,
    /** Four bytes, 0 for NULL, then the value's own type. */
    VARIANT,
    /** Chunks. */
    PARTIAL
  }

  /** The bit of a collation's first four bytes that says UTF-8 ([MS-TDS] 2.2.5.1.2). */
  private static final int UTF8_FLAG = 0x0400_0000;

  private static final int SCALE_MAX = 7;

  private static TypeInfo fixed(SqlType type, int bytes) {
    return new TypeInfo(type, Form.FIXED, bytes, false);
  }

  private static TypeInfo byteLength(SqlType type) {
    return new TypeInfo(type, Form.BYTE_LENGTH, 0, false);
  }

  private static TypeInfo partial(SqlType type) {
    return new TypeInfo(type, Form.PARTIAL, 0, false);
  }

  static TypeInfo read(PacketReader in, TdsVersion version)
      throws IOException, UnknownTypeException {
    int code = in.readByte();
    return switch (code) {
      case WireType.NULL -> fixed(SqlType.INT, 0);
      case WireType.BIT -> fixed(SqlType.BIT, 1);
      case WireType.INT1 -> fixed(SqlType.TINYINT, 1);
      case WireType.INT2 -> fixed(SqlType.SMALLINT, 2);
      case WireType.INT4 -> fixed(SqlType.INT, 4);
      case WireType.INT8 -> fixed(SqlType.BIGINT, 8);
      case WireType.FLT4 -> fixed(SqlType.REAL, 4);
      case WireType.FLT8 -> fixed(SqlType.FLOAT, 8);
      case WireType.MONEY -> fixed(SqlType.MONEY, 8);
      case WireType.MONEY4 -> fixed(SqlType.SMALLMONEY, 4);
      case WireType.DATETIME -> fixed(SqlType.DATETIME, 8);
      case WireType.DATETIM4 -> fixed(SqlType.SMALLDATETIME, 4);
      case WireType.DATEN -> byteLength(SqlType.DATE);
      case WireType.TIMEN -> byteLength(SqlType.time(readScale(in)));
      case WireType.DATETIME2N -> byteLength(SqlType.datetime2(readScale(in)));
      case WireType.DATETIMEOFFSETN -> byteLength(SqlType.datetimeoffset(readScale(in)));
      case WireType.DECIMALN, WireType.OLD_DECIMAL -> readDecimal(in, TypeKind.DECIMAL);
      case WireType.NUMERICN, WireType.OLD_NUMERIC -> readDecimal(in, TypeKind.NUMERIC);
      case WireType.INTN,
          WireType.BITN,
          WireType.FLTN,
          WireType.MONEYN,
          WireType.DATETIMN,
          WireType.GUID ->
          byteLength(sizedType(code, in.readByte()));
      case WireType.VARIANT -> {
        in.readInt();
        yield new TypeInfo(SqlType.SQL_VARIANT, Form.VARIANT, 0, false);
      }
      case WireType.XML -> readXml(in);
      case WireType.UDT, WireType.TABLE -> throw new UnknownTypeException(code);
      default -> readStringOrBytes(in, version, code);
    };
  }

  private static SqlType sizedType(int code, int bytes) throws ProtocolException {
    SqlType type =
        switch (code << 8 | bytes) {
          case WireType.BITN << 8 | 1 -> SqlType.BIT;
          case WireType.INTN << 8 | 1 -> SqlType.TINYINT;
          case WireType.INTN << 8 | 2 -> SqlType.SMALLINT;
          case WireType.INTN << 8 | 4 -> SqlType.INT;
          case WireType.INTN << 8 | 8 -> SqlType.BIGINT;
          case WireType.FLTN << 8 | 4 -> SqlType.REAL;
          case WireType.FLTN << 8 | 8 -> SqlType.FLOAT;
          case WireType.MONEYN << 8 | 4 -> SqlType.SMALLMONEY;
          case WireType.MONEYN << 8 | 8 -> SqlType.MONEY;
          case WireType.DATETIMN << 8 | 4 -> SqlType.SMALLDATETIME;
          case WireType.DATETIMN << 8 | 8 -> SqlType.DATETIME;
          case WireType.GUID << 8 | 16, WireType.GUID << 8 -> SqlType.UNIQUEIDENTIFIER;
          default -> SqlType.SQL_VARIANT;
        };
    if (type.kind() == TypeKind.SQL_VARIANT) {
      throw new ProtocolException("data type " + code + " of " + bytes + " bytes");
    }
    return type;
  }

  private static int readScale(PacketReader in) throws IOException {
    int scale = in.readByte();
    if (scale > SCALE_MAX) {
      throw new ProtocolException("a time of scale " + scale);
    }
    return scale;
  }

  private static TypeInfo readDecimal(PacketReader in, TypeKind kind) throws IOException {
    in.readByte();
    int precision = in.readByte();
    int scale = in.readByte();
    if (precision < 1 || precision > SqlType.PRECISION_MAX || scale > precision) {
      throw new ProtocolException("a decimal of precision " + precision + " and scale " + scale);
    }
    return byteLength(new SqlType(kind, 0, precision, scale, null));
  }

  private static TypeInfo readXml(PacketReader in) throws IOException {
    if (in.readByte() != 0) {
      in.readShortText();
      in.readShortText();
      in.readUtf16(in.readUnsignedShort());
    }
    return partial(SqlType.nvarchar(SqlType.MAX));
  }

  private static TypeInfo readStringOrBytes(PacketReader in, TdsVersion version, int code)
      throws IOException, UnknownTypeException {
    return switch (code) {
      case WireType.SHORT_VARCHAR -> byteLength(SqlType.varchar(Math.max(1, in.readByte())));
      case WireType.SHORT_CHAR ->
          byteLength(SqlType.string(TypeKind.CHAR, Math.max(1, in.readByte()), Collation.DEFAULT));
      case WireType.SHORT_VARBINARY -> byteLength(SqlType.varbinary(Math.max(1, in.readByte())));
      case WireType.SHORT_BINARY -> byteLength(SqlType.binary(Math.max(1, in.readByte())));
      case WireType.VARCHAR -> readString(in, version, TypeKind.VARCHAR);
      case WireType.CHAR -> readString(in, version, TypeKind.CHAR);
      case WireType.NVARCHAR -> readString(in, version, TypeKind.NVARCHAR);
      case WireType.NCHAR -> readString(in, version, TypeKind.NCHAR);
      case WireType.VARBINARY -> {
        int length = in.readUnsignedShort();
        yield length == WireType.LENGTH_MAX
            ? partial(SqlType.varbinary(SqlType.MAX))
            : new TypeInfo(SqlType.varbinary(lengthOf(length)), Form.SHORT_LENGTH, 0, false);
      }
      case WireType.BINARY ->
          new TypeInfo(
              SqlType.binary(lengthOf(in.readUnsignedShort())), Form.SHORT_LENGTH, 0, false);
      case WireType.TEXT -> {
        in.readInt();
        boolean utf8 = readCollation(in, version);
        yield new TypeInfo(SqlType.varchar(SqlType.MAX), Form.LONG_LENGTH, 0, utf8);
      }
      case WireType.NTEXT -> {
        in.readInt();
        readCollation(in, version);
        yield new TypeInfo(SqlType.nvarchar(SqlType.MAX), Form.LONG_LENGTH, 0, false);
      }
      case WireType.IMAGE -> {
        in.readInt();
        yield new TypeInfo(SqlType.varbinary(SqlType.MAX), Form.LONG_LENGTH, 0, false);
      }
      default -> throw new UnknownTypeException(code);
    };
  }

  private static int lengthOf(int bytes) throws ProtocolException {
    if (bytes > WireType.BYTES_MAX) {
      throw new ProtocolException("a type of " + bytes + " bytes");
    }
    return Math.max(1, bytes);
  }

  private static TypeInfo readString(PacketReader in, TdsVersion version, TypeKind kind)
      throws IOException {
    int bytes = in.readUnsignedShort();
    boolean utf8 = readCollation(in, version);
    if (bytes == WireType.LENGTH_MAX) {
      TypeKind variable = kind.isUnicode() ? TypeKind.NVARCHAR : TypeKind.VARCHAR;
      SqlType type = SqlType.string(variable, SqlType.MAX, Collation.DEFAULT);
      return new TypeInfo(type, Form.PARTIAL, 0, utf8);
    }
    int length = kind.isUnicode() ? Math.max(1, lengthOf(bytes) / 2) : lengthOf(bytes);
    SqlType type = SqlType.string(kind, length, Collation.DEFAULT);
    return new TypeInfo(type, Form.SHORT_LENGTH, 0, utf8);
  }

  /** Reads five bytes of collation ([MS-TDS] 2.2.5.1.2) and says whether it is a UTF-8 one. */
  private static boolean readCollation(PacketReader in, TdsVersion version) throws IOException {
    if (!version.hasCollations()) {
      return false;
    }
    int flags = in.readInt();
    in.readByte();
    return (flags & UTF8_FLAG) != 0;
  }
}
