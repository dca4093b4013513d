package io.skerry.definition;

import io.skerry.ast.Expression;
import io.skerry.ast.Literal;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;

/** Whole numbers that a definition writes out. */
final class Constants {
  private Constants() {}

  /** The value of a literal with or without a sign; error 102 for anything else. */
  static long wholeNumber(Expression expression) {
    return switch (expression) {
      case Literal.Int(var value, var position) -> value;
      case Literal.Decimal decimal when decimal.scale() == 0 -> decimal.value().longValue();
      case Expression.Unary(var operator, var operand, var position)
          when operator == Expression.UnaryOperator.NEGATE ->
          -wholeNumber(operand);
      case Expression.Unary(var operator, var operand, var position)
          when operator == Expression.UnaryOperator.PLUS ->
          wholeNumber(operand);
      case Expression other ->
          throw new SqlException(SqlError.INCORRECT_SYNTAX_NEAR, "(")
              .atLine(other.position().line());
    };
  }
}
