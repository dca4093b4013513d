package io.skerry.catalog;

import io.skerry.types.SqlType;
import io.skerry.types.TypeKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The types that every database has, with SQL Server's numbers ("sys.types"), and what the catalog
 * views say of a column's type: its length in bytes, precision and scale ("sys.columns").
 */
public final class SystemTypes {
  /** In the order of {@code sys.types}. */
  public static final List<SystemType> ALL =
      List.of(
          plain("image", 34, 16, 0, 0),
          string("text", 35, 16),
          plain("uniqueidentifier", 36, 16, 0, 0),
          plain("date", 40, 3, 10, 0),
          plain("time", 41, 5, 16, 7),
          plain("datetime2", 42, 8, 27, 7),
          plain("datetimeoffset", 43, 10, 34, 7),
          plain("tinyint", 48, 1, 3, 0),
          plain("smallint", 52, 2, 5, 0),
          plain("int", 56, 4, 10, 0),
          plain("smalldatetime", 58, 4, 16, 0),
          plain("real", 59, 4, 24, 0),
          plain("money", 60, 8, 19, 4),
          plain("datetime", 61, 8, 23, 3),
          plain("float", 62, 8, 53, 0),
          plain("sql_variant", 98, 8016, 0, 0),
          string("ntext", 99, 16),
          plain("bit", 104, 1, 1, 0),
          plain("decimal", 106, 17, 38, 38),
          plain("numeric", 108, 17, 38, 38),
          plain("smallmoney", 122, 4, 10, 4),
          plain("bigint", 127, 8, 19, 0),
          new SystemType("hierarchyid", 240, 128, 892, 0, 0, false, true, true),
          new SystemType("geometry", 240, 129, -1, 0, 0, false, true, true),
          new SystemType("geography", 240, 130, -1, 0, 0, false, true, true),
          plain("varbinary", 165, 8000, 0, 0),
          string("varchar", 167, 8000),
          plain("binary", 173, 8000, 0, 0),
          string("char", 175, 8000),
          new SystemType("timestamp", 189, 189, 8, 0, 0, false, false, false),
          string("nvarchar", 231, 8000),
          string("nchar", 239, 8000),
          plain("xml", 241, -1, 0, 0),
          new SystemType("sysname", 231, 256, 256, 0, 0, true, false, false));

  private SystemTypes() {}

  private static SystemType plain(String name, int id, int maxLength, int precision, int scale) {
    return new SystemType(name, id, id, maxLength, precision, scale, false, true, false);
  }

  private static SystemType string(String name, int id, int maxLength) {
    return new SystemType(name, id, id, maxLength, 0, 0, true, true, false);
  }

  /** The type of this name without regard to case; null if there is none. */
  public static @Nullable SystemType byName(String name) {
    for (SystemType type : ALL) {
      if (type.name().equalsIgnoreCase(name)) {
        return type;
      }
    }
    return null;
  }

  /** The type of this {@code user_type_id}; null if there is none. */
  public static @Nullable SystemType byUserTypeId(int userTypeId) {
    for (SystemType type : ALL) {
      if (type.userTypeId() == userTypeId) {
        return type;
      }
    }
    return null;
  }

  public static SystemType of(SqlType type) {
    SystemType found = byName(type.kind().sqlName());
    if (found == null) {
      throw new AssertionError("sys.types lacks " + type.kind());
    }
    return found;
  }

  /** {@code sys.columns.max_length}: bytes, -1 for {@code (max)}. */
  public static int maxLength(SqlType type) {
    return switch (type.kind()) {
      case CHAR, VARCHAR, BINARY, VARBINARY -> type.length();
      case NCHAR, NVARCHAR -> type.isMax() ? SqlType.MAX : 2 * type.length();
      case DECIMAL, NUMERIC -> decimalBytes(type.precision());
      case TIME -> timeBytes(type.scale());
      case DATETIME2 -> timeBytes(type.scale()) + 3;
      case DATETIMEOFFSET -> timeBytes(type.scale()) + 5;
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
          of(type).maxLength();
    };
  }

  private static int decimalBytes(int precision) {
    if (precision <= 9) {
      return 5;
    }
    return precision <= 19 ? 9 : precision <= 28 ? 13 : 17;
  }

  private static int timeBytes(int scale) {
    return scale <= 2 ? 3 : scale <= 4 ? 4 : 5;
  }

  /** {@code sys.columns.precision}: digits of a number, characters of a moment, 0 else. */
  public static int precision(SqlType type) {
    int fraction = type.scale() == 0 ? 0 : type.scale() + 1;
    TypeKind kind = type.kind();
    if (kind.isDecimal()) {
      return type.precision();
    }
    if (kind == TypeKind.TIME) {
      return 8 + fraction;
    }
    if (kind == TypeKind.DATETIME2) {
      return 19 + fraction;
    }
    return kind == TypeKind.DATETIMEOFFSET ? 26 + fraction : of(type).precision();
  }

  /** {@code sys.columns.scale}. */
  public static int scale(SqlType type) {
    TypeKind kind = type.kind();
    boolean own =
        kind.isDecimal()
            || kind == TypeKind.TIME
            || kind == TypeKind.DATETIME2
            || kind == TypeKind.DATETIMEOFFSET;
    return own ? type.scale() : of(type).scale();
  }
}
