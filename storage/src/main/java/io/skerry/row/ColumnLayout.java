package io.skerry.row;

import io.skerry.types.SqlType;

/**
 * Where a column stands in a row.
 *
 * @param width bytes of a value of fixed width; 0 for a value of variable length
 * @param place the offset of a fixed value; the number among the variable ones
 */
public record ColumnLayout(SqlType type, int width, int place) {

  public static int width(SqlType type) {
    return switch (type.kind()) {
      case BIT, TINYINT -> 1;
      case SMALLINT -> 2;
      case INT, SMALLMONEY, DATE, SMALLDATETIME, REAL -> 4;
      case BIGINT, MONEY, TIME, DATETIME, DATETIME2, FLOAT -> 8;
      case DECIMAL, NUMERIC -> type.precision() <= 18 ? 8 : 16;
      case DATETIMEOFFSET -> 10;
      case UNIQUEIDENTIFIER -> 16;
      case BINARY, VARBINARY, CHAR, VARCHAR, NCHAR, NVARCHAR, SQL_VARIANT -> 0;
    };
  }

  public boolean isFixed() {
    return width > 0;
  }
}
