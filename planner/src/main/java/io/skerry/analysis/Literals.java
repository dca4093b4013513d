package io.skerry.analysis;

import io.skerry.ast.Literal;
import io.skerry.bind.BoundExpression;
import io.skerry.types.Conversions;
import io.skerry.types.Int128;
import io.skerry.types.SqlType;
import io.skerry.types.TypeRules;

/** The types and values of constants (T-SQL, "Constants"). */
final class Literals {
  private Literals() {}

  static BoundExpression bind(Literal literal) {
    return switch (literal) {
      case Literal.Null _ -> new BoundExpression.Literal(SqlType.INT, null);
      case Literal.Int(var value, var position) ->
          new BoundExpression.Literal(SqlType.INT, (long) value);
      case Literal.Decimal decimal ->
          new BoundExpression.Literal(
              SqlType.numeric(Math.max(decimal.precision(), 1), decimal.scale()),
              Int128.of(decimal.value().unscaledValue()));
      case Literal.Float(var value, var position) ->
          new BoundExpression.Literal(SqlType.FLOAT, value);
      case Literal.Money(var tenThousandths, var position) ->
          new BoundExpression.Literal(SqlType.MONEY, tenThousandths);
      case Literal.Text(var value, var unicode, var position) ->
          new BoundExpression.Literal(textType(value, unicode), value);
      case Literal.Binary binary -> {
        byte[] bytes = binary.bytes();
        int length = bytes.length > TypeRules.BYTES_MAX ? SqlType.MAX : Math.max(bytes.length, 1);
        yield new BoundExpression.Literal(SqlType.varbinary(length), bytes);
      }
      case Literal.Odbc(var kind, var text, var position) -> {
        BoundExpression value = new BoundExpression.Literal(textType(text, false), text);
        SqlType type = kind == Literal.OdbcKind.GUID ? SqlType.UNIQUEIDENTIFIER : SqlType.DATETIME;
        yield new BoundExpression.Convert(value, type, Conversions.NO_STYLE, false);
      }
    };
  }

  private static SqlType textType(String text, boolean unicode) {
    int length = Math.max(text.length(), 1);
    if (unicode) {
      return SqlType.nvarchar(length > TypeRules.UNICODE_MAX ? SqlType.MAX : length);
    }
    return SqlType.varchar(length > TypeRules.BYTES_MAX ? SqlType.MAX : length);
  }
}
