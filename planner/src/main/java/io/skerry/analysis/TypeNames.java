package io.skerry.analysis;

import io.skerry.ast.TypeName;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.types.Collation;
import io.skerry.types.SqlType;
import io.skerry.types.TypeKind;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** From type names to types (T-SQL, "Data types"). */
public final class TypeNames {
  private static final int BYTES_MAX = 8000;
  private static final int UNICODE_MAX = 4000;
  private static final int CAST_LENGTH = 30;
  private static final int REAL_BITS_MAX = 24;
  private static final int FLOAT_BITS_MAX = 53;
  private static final int FRACTION_MAX = 7;
  private static final int DECIMAL_PRECISION = 18;

  private TypeNames() {}

  /** The type of a column, parameter or variable; error 2715. */
  public static SqlType declared(TypeName name, int number) {
    SqlType type = resolve(name, 1, number);
    if (type == null) {
      throw new SqlException(SqlError.TYPE_NOT_FOUND, number, name.name().text());
    }
    return type;
  }

  /** The type of CAST and CONVERT; error 243. */
  public static SqlType cast(TypeName name) {
    SqlType type = resolve(name, CAST_LENGTH, 1);
    if (type == null) {
      throw new SqlException(SqlError.TYPE_NOT_DEFINED, name.name().text());
    }
    return type;
  }

  private static @Nullable SqlType resolve(TypeName name, int lengthUnsaid, int number) {
    String word = name.name().name().toLowerCase(Locale.ROOT);
    return switch (word) {
      case "char", "character" -> sized(TypeKind.CHAR, name, BYTES_MAX, lengthUnsaid);
      case "varchar" -> sized(TypeKind.VARCHAR, name, BYTES_MAX, lengthUnsaid);
      case "nchar" -> sized(TypeKind.NCHAR, name, UNICODE_MAX, lengthUnsaid);
      case "nvarchar" -> sized(TypeKind.NVARCHAR, name, UNICODE_MAX, lengthUnsaid);
      case "binary" -> sized(TypeKind.BINARY, name, BYTES_MAX, lengthUnsaid);
      case "varbinary" -> sized(TypeKind.VARBINARY, name, BYTES_MAX, lengthUnsaid);
      case "decimal", "dec" -> decimal(TypeKind.DECIMAL, name, number);
      case "numeric" -> decimal(TypeKind.NUMERIC, name, number);
      case "float" -> floating(name);
      case "time" -> SqlType.time(fraction(name));
      case "datetime2" -> SqlType.datetime2(fraction(name));
      case "datetimeoffset" -> SqlType.datetimeoffset(fraction(name));
      default -> {
        SqlType plain = plain(word);
        if (plain != null && !name.parameters().isEmpty()) {
          throw new SqlException(SqlError.TYPE_TAKES_NO_WIDTH, number, word);
        }
        yield plain;
      }
    };
  }

  private static @Nullable SqlType plain(String word) {
    return switch (word) {
      case "bit" -> SqlType.BIT;
      case "tinyint" -> SqlType.TINYINT;
      case "smallint" -> SqlType.SMALLINT;
      case "int", "integer" -> SqlType.INT;
      case "bigint" -> SqlType.BIGINT;
      case "money" -> SqlType.MONEY;
      case "smallmoney" -> SqlType.SMALLMONEY;
      case "real" -> SqlType.REAL;
      case "date" -> SqlType.DATE;
      case "datetime" -> SqlType.DATETIME;
      case "smalldatetime" -> SqlType.SMALLDATETIME;
      case "uniqueidentifier" -> SqlType.UNIQUEIDENTIFIER;
      case "sql_variant" -> SqlType.SQL_VARIANT;
      case "sysname" -> SqlType.SYSNAME;
      case "text" -> SqlType.varchar(SqlType.MAX);
      case "ntext" -> SqlType.nvarchar(SqlType.MAX);
      case "image" -> SqlType.varbinary(SqlType.MAX);
      default -> null;
    };
  }

  private static SqlType sized(TypeKind kind, TypeName name, int lengthMax, int lengthUnsaid) {
    int length = lengthUnsaid;
    if (name.max()) {
      length = SqlType.MAX;
    } else if (!name.parameters().isEmpty()) {
      length = name.parameters().getFirst();
      if (length < 1 || length > lengthMax) {
        throw new SqlException(
            SqlError.SIZE_EXCEEDS_MAXIMUM, length, "type", kind.sqlName(), lengthMax);
      }
    }
    return new SqlType(kind, length, 0, 0, kind.isString() ? Collation.DEFAULT : null);
  }

  private static SqlType decimal(TypeKind kind, TypeName name, int number) {
    List<Integer> parameters = name.parameters();
    int precision = parameters.isEmpty() ? DECIMAL_PRECISION : parameters.getFirst();
    int scale = parameters.size() < 2 ? 0 : parameters.get(1);
    if (precision > SqlType.PRECISION_MAX || precision < 1) {
      throw new SqlException(SqlError.PRECISION_TOO_GREAT, number, precision);
    }
    if (scale > precision) {
      throw new SqlException(SqlError.SCALE_TOO_GREAT, number, scale, precision);
    }
    return new SqlType(kind, 0, precision, scale, null);
  }

  private static SqlType floating(TypeName name) {
    int bits = name.parameters().isEmpty() ? FLOAT_BITS_MAX : name.parameters().getFirst();
    if (bits < 1 || bits > FLOAT_BITS_MAX) {
      throw new SqlException(SqlError.SCALE_INVALID, name.position().line(), bits);
    }
    return bits <= REAL_BITS_MAX ? SqlType.REAL : SqlType.FLOAT;
  }

  private static int fraction(TypeName name) {
    int digits = name.parameters().isEmpty() ? FRACTION_MAX : name.parameters().getFirst();
    if (digits < 0 || digits > FRACTION_MAX) {
      throw new SqlException(SqlError.SCALE_INVALID, name.position().line(), digits);
    }
    return digits;
  }
}
