package io.skerry.row;

import io.skerry.types.Collation;
import io.skerry.types.Collations;
import io.skerry.types.SqlType;
import io.skerry.types.TypeKind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Encodes SQL types. The codes stand in files: they never change. */
public final class TypeCodec {
  private TypeCodec() {}

  public static byte[] encode(SqlType type) {
    Collation collation = type.collation();
    byte[] name =
        collation == null ? new byte[0] : collation.name().getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(8 + name.length)
        .put((byte) code(type.kind()))
        .putInt(type.length())
        .put((byte) type.precision())
        .put((byte) type.scale())
        .put((byte) name.length)
        .put(name)
        .array();
  }

  public static SqlType decode(ByteBuffer in) {
    TypeKind kind = kind(in.get());
    int length = in.getInt();
    int precision = in.get();
    int scale = in.get();
    byte[] name = new byte[in.get() & 0xFF];
    in.get(name);
    return name.length == 0
        ? new SqlType(kind, length, precision, scale, null)
        : new SqlType(
            kind, length, precision, scale, collation(new String(name, StandardCharsets.US_ASCII)));
  }

  private static Collation collation(String name) {
    Collation collation = Collations.find(name);
    if (collation == null) {
      throw new IllegalStateException("The data needs collation " + name + ", which is not known");
    }
    return collation;
  }

  private static int code(TypeKind kind) {
    return switch (kind) {
      case BINARY -> 1;
      case VARBINARY -> 2;
      case CHAR -> 3;
      case VARCHAR -> 4;
      case NCHAR -> 5;
      case NVARCHAR -> 6;
      case UNIQUEIDENTIFIER -> 7;
      case BIT -> 8;
      case TINYINT -> 9;
      case SMALLINT -> 10;
      case INT -> 11;
      case BIGINT -> 12;
      case SMALLMONEY -> 13;
      case MONEY -> 14;
      case DECIMAL -> 15;
      case NUMERIC -> 16;
      case REAL -> 17;
      case FLOAT -> 18;
      case TIME -> 19;
      case DATE -> 20;
      case SMALLDATETIME -> 21;
      case DATETIME -> 22;
      case DATETIME2 -> 23;
      case DATETIMEOFFSET -> 24;
      case SQL_VARIANT -> 25;
    };
  }

  private static TypeKind kind(int code) {
    for (TypeKind kind : TypeKind.values()) {
      if (code(kind) == code) {
        return kind;
      }
    }
    throw new IllegalStateException(
        "The data has a type with code " + code + ", which is not known");
  }
}
