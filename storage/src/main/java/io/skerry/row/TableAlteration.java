package io.skerry.row;

import io.skerry.types.SqlType;
import io.skerry.types.TypeKind;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A change of a table's columns (ALTER TABLE). Names are no business of the store. */
public sealed interface TableAlteration {

  /** Adds columns behind the others; no row is touched. */
  record AddColumns(List<NewColumn> columns) implements TableAlteration {
    public AddColumns {
      columns = List.copyOf(columns);
    }
  }

  /**
   * A column to add.
   *
   * @param value what the rows show that are there already: boxed, of the column's type, null for
   *     NULL. A column that is not nullable and has no value is for a table without rows; that is
   *     the caller's to see to
   */
  record NewColumn(TableShape.ColumnShape shape, @Nullable Object value) {}

  /**
   * Drops columns; no row is touched. Columns behind them move up. None may be in the clustered key
   * or in an index, its filter included.
   */
  record DropColumns(List<Integer> ordinals) implements TableAlteration {
    public DropColumns {
      ordinals = List.copyOf(ordinals);
    }
  }

  /**
   * Gives a column another type or nullability. Where the values stand in the same bytes no row is
   * touched ({@link #keepsRows}), else all rows are written anew. Whether there are NULLs in a
   * column that shall have none is the caller's to see to.
   *
   * @param conversion makes a new value of an old one, where rows are written anew
   */
  record ChangeColumn(int ordinal, TableShape.ColumnShape shape, Conversion conversion)
      implements TableAlteration {}

  /** Makes a boxed value of the new type of one of the old type; null is NULL. */
  @FunctionalInterface
  interface Conversion {
    @Nullable Object convert(@Nullable Object value);
  }

  /**
   * Whether each value of one type stands in the same bytes as the equal value of the other, in
   * rows and in keys: the same type but for a larger length or precision, or without its national
   * character.
   */
  static boolean keepsRows(SqlType from, SqlType to) {
    return switch (to.kind()) {
      case VARCHAR -> from.kind() == TypeKind.VARCHAR && isWider(from, to);
      case NVARCHAR ->
          (from.kind() == TypeKind.VARCHAR || from.kind() == TypeKind.NVARCHAR)
              && isWider(from, to);
      case VARBINARY -> from.kind() == TypeKind.VARBINARY && isWider(from, to);
      case DECIMAL, NUMERIC ->
          from.kind().isDecimal()
              && from.scale() == to.scale()
              && from.precision() <= to.precision()
              && ColumnLayout.width(from) == ColumnLayout.width(to);
      case BINARY,
          CHAR,
          NCHAR,
          UNIQUEIDENTIFIER,
          BIT,
          TINYINT,
          SMALLINT,
          INT,
          BIGINT,
          SMALLMONEY,
          MONEY,
          REAL,
          FLOAT,
          TIME,
          DATE,
          SMALLDATETIME,
          DATETIME,
          DATETIME2,
          DATETIMEOFFSET,
          SQL_VARIANT ->
          from.equals(to);
    };
  }

  private static boolean isWider(SqlType from, SqlType to) {
    return Objects.equals(from.collation(), to.collation())
        && (to.isMax() || (!from.isMax() && from.length() <= to.length()));
  }
}
