package io.skerry.system.procedure;

import io.skerry.catalog.SystemTypes;
import io.skerry.types.SqlType;
import io.skerry.types.TypeKind;
import org.jspecify.annotations.Nullable;

/**
 * A type as ODBC's catalog functions describe it ("sp_columns", "Data types" of ODBC).
 *
 * @param dataType ODBC's number
 * @param precision digits, characters or bytes
 * @param length bytes that a client needs for a value
 * @param sqlDataType ODBC 3's number, which is 9 for all moments
 * @param dateTimeSub tells moments apart; null for other types
 * @param octetLength bytes of strings and binaries; null for other types
 */
record OdbcType(
    int dataType,
    String typeName,
    int precision,
    int length,
    @Nullable Integer scale,
    @Nullable Integer radix,
    int sqlDataType,
    @Nullable Integer dateTimeSub,
    @Nullable Integer octetLength) {

  /** Which drivers a procedure was made for; older ones do not know newer types. */
  enum Era {
    /** sp_columns: before {@code (max)} and the date types of 2008. */
    SQL_2000,
    /** sp_columns_90: before the date types of 2008. */
    SQL_2005,
    /** sp_columns_100. */
    SQL_2008
  }

  private static final int ODBC_2 = 2;
  private static final int WIDE_VARCHAR = -9;
  private static final int MOMENT = 9;
  private static final int LONG_BYTES_MAX = 2_147_483_647;
  private static final int LONG_CHARACTERS_MAX = 1_073_741_823;

  /**
   * Describes a type.
   *
   * @param odbcVersion 2 or 3: moments have other numbers before 3
   */
  static OdbcType of(SqlType type, Era era, int odbcVersion) {
    TypeKind kind = type.kind();
    String name = kind.sqlName();
    boolean odbc2 = odbcVersion <= ODBC_2;
    int precision = SystemTypes.precision(type);
    return switch (kind) {
      case CHAR -> sized(1, name, type.length(), 1);
      case NCHAR -> sized(-8, name, type.length(), 2);
      case BINARY -> sized(-2, name, type.length(), 1);
      case VARCHAR -> variable(type, 12, era, -1, "text");
      case NVARCHAR -> variable(type, WIDE_VARCHAR, era, -10, "ntext");
      case VARBINARY -> variable(type, -3, era, -4, "image");
      case UNIQUEIDENTIFIER -> plain(-11, name, 36, 16, null, null);
      case BIT -> plain(-7, name, 1, 1, null, null);
      case TINYINT -> plain(-6, name, precision, 1, 0, 10);
      case SMALLINT -> plain(5, name, precision, 2, 0, 10);
      case INT -> plain(4, name, precision, 4, 0, 10);
      case BIGINT -> plain(-5, name, precision, 8, 0, 10);
      case SMALLMONEY, MONEY -> plain(3, name, precision, precision + 2, 4, 10);
      case DECIMAL -> plain(3, name, precision, precision + 2, type.scale(), 10);
      case NUMERIC -> plain(2, name, precision, precision + 2, type.scale(), 10);
      case REAL -> plain(7, name, odbc2 ? 7 : 24, 4, null, odbc2 ? 10 : 2);
      case FLOAT -> plain(6, name, odbc2 ? 15 : 53, 8, null, odbc2 ? 10 : 2);
      case SQL_VARIANT ->
          new OdbcType(-150, name, 0, 8000, null, 10, -150, null, Integer.valueOf(8000));
      case SMALLDATETIME, DATETIME -> moment(type, odbc2 ? 11 : 93, 16, MOMENT, 3);
      case DATETIME2 ->
          era == Era.SQL_2008 ? moment(type, odbc2 ? 11 : 93, 16, MOMENT, 3) : asText(type);
      case DATE -> era == Era.SQL_2008 ? moment(type, odbc2 ? 9 : 91, 6, MOMENT, 1) : asText(type);
      case TIME -> era == Era.SQL_2008 ? moment(type, -154, 12, -154, 0) : asText(type);
      case DATETIMEOFFSET -> era == Era.SQL_2008 ? moment(type, -155, 20, -155, 0) : asText(type);
    };
  }

  private static OdbcType plain(
      int number,
      String name,
      int precision,
      int length,
      @Nullable Integer scale,
      @Nullable Integer radix) {
    return new OdbcType(number, name, precision, length, scale, radix, number, null, null);
  }

  private static OdbcType sized(int number, String name, int length, int bytesPerUnit) {
    int bytes = length * bytesPerUnit;
    return new OdbcType(number, name, length, bytes, null, null, number, null, bytes);
  }

  private static OdbcType variable(
      SqlType type, int number, Era era, int longNumber, String longName) {
    int bytesPerUnit = type.kind() == TypeKind.NVARCHAR ? 2 : 1;
    if (!type.isMax()) {
      return sized(number, type.kind().sqlName(), type.length(), bytesPerUnit);
    }
    if (era == Era.SQL_2000) {
      int units = bytesPerUnit == 2 ? LONG_CHARACTERS_MAX : LONG_BYTES_MAX;
      return sized(longNumber, longName, units, bytesPerUnit);
    }
    return sized(number, type.kind().sqlName(), 0, bytesPerUnit);
  }

  private static OdbcType moment(
      SqlType type, int number, int length, int sqlDataType, int dateTimeSub) {
    return new OdbcType(
        number,
        type.kind().sqlName(),
        SystemTypes.precision(type),
        length,
        SystemTypes.scale(type),
        null,
        sqlDataType,
        dateTimeSub,
        null);
  }

  /** How a moment of a type unknown to the driver comes to it: as nvarchar. */
  private static OdbcType asText(SqlType type) {
    int precision = SystemTypes.precision(type);
    return new OdbcType(
        WIDE_VARCHAR,
        type.kind().sqlName(),
        precision,
        precision * 2,
        null,
        null,
        WIDE_VARCHAR,
        null,
        precision * 2);
  }
}
