package io.skerry.system;

import io.skerry.catalog.SystemType;
import io.skerry.catalog.SystemTypes;
import io.skerry.types.SqlType;
import org.jspecify.annotations.Nullable;

/** Type numbers of SQL Server 2000's system tables ("sys.systypes", "sys.syscolumns"). */
public final class OldTypes {
  /**
   * The numbers of one type.
   *
   * @param type the physical storage type
   * @param userType the {@code usertype} number; bulk copy and ODBC know it
   * @param variable whether values have a length of their own
   */
  public record OldType(int type, int userType, boolean variable) {}

  private OldTypes() {}

  /** The old numbers of a type; fixed-length types have another physical type where NULL may be. */
  public static OldType of(SystemType type, boolean nullable) {
    return switch (type.name()) {
      case "image" -> new OldType(34, 20, false);
      case "text" -> new OldType(35, 19, false);
      case "uniqueidentifier" -> new OldType(37, 0, false);
      case "tinyint" -> new OldType(nullable ? 38 : 48, 5, false);
      case "smallint" -> new OldType(nullable ? 38 : 52, 6, false);
      case "int" -> new OldType(nullable ? 38 : 56, 7, false);
      case "bigint" -> new OldType(nullable ? 108 : 63, 0, false);
      case "bit" -> new OldType(50, 16, false);
      case "smalldatetime" -> new OldType(nullable ? 111 : 58, 22, false);
      case "datetime" -> new OldType(nullable ? 111 : 61, 12, false);
      case "real" -> new OldType(nullable ? 109 : 59, 23, false);
      case "float" -> new OldType(nullable ? 109 : 62, 8, false);
      case "money" -> new OldType(nullable ? 110 : 60, 11, false);
      case "smallmoney" -> new OldType(nullable ? 110 : 122, 21, false);
      case "decimal" -> new OldType(nullable ? 106 : 55, 24, false);
      case "numeric" -> new OldType(nullable ? 108 : 63, 10, false);
      case "binary" -> new OldType(nullable ? 37 : 45, 3, false);
      case "varbinary" -> new OldType(37, 4, true);
      case "char" -> new OldType(nullable ? 39 : 47, 1, false);
      case "varchar" -> new OldType(39, 2, true);
      case "nchar" -> new OldType(nullable ? 39 : 47, 0, false);
      case "nvarchar" -> new OldType(39, 0, true);
      case "sysname" -> new OldType(39, 18, true);
      case "timestamp" -> new OldType(45, 80, false);
      case "sql_variant" -> new OldType(39, 0, true);
      case "ntext" -> new OldType(35, 0, false);
      default -> new OldType(0, 0, false);
    };
  }

  /** {@code syscolumns.prec}: characters of strings, bytes of binaries, digits else. */
  static @Nullable Integer precision(SqlType type) {
    if (type.kind().isString() || type.kind().isBinary()) {
      return type.length();
    }
    return SystemTypes.precision(type);
  }

  /** {@code syscolumns.scale}; null for strings and binaries. */
  static @Nullable Integer scale(SqlType type) {
    if (type.kind().isString() || type.kind().isBinary()) {
      return null;
    }
    return SystemTypes.scale(type);
  }

  /** {@code systypes.prec}: as for columns, of the longest value; null where there is no limit. */
  static @Nullable Integer precision(SystemType type) {
    if (type.precision() != 0) {
      return type.precision();
    }
    if (type.maxLength() < 0) {
      return null;
    }
    return switch (type.name()) {
      case "nchar", "nvarchar", "sysname" -> type.maxLength() / 2;
      case "text", "ntext", "image", "sql_variant" -> 0;
      default -> type.maxLength();
    };
  }

  /** {@code systypes.scale}; null for types without digits. */
  static @Nullable Integer scale(SystemType type) {
    return type.precision() == 0 ? null : Integer.valueOf(type.scale());
  }
}
