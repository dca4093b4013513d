package io.skerry.parse;

import io.skerry.ast.Expression;
import io.skerry.ast.Expression.BinaryOperator;
import io.skerry.ast.Expression.UnaryOperator;
import io.skerry.ast.Position;
import io.skerry.lex.TokenKind;
import org.jspecify.annotations.Nullable;

/**
 * Expressions with their operators (T-SQL, "Operator precedence").
 *
 * <p>{@code * / %} bind closer than {@code + - & | ^}, which are all of one rank. A sign binds
 * looser than {@code *}, as in SQL Server: {@code 6 / -2 * 3} is {@code 6 / -(2 * 3)}.
 */
final class ExpressionParser {
  private final Grammar grammar;
  private final TokenCursor cursor;

  ExpressionParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  Expression expression() {
    cursor.enter();
    int outer = cursor.beginTree();
    Expression result = additive(multiplicative(signed()));
    cursor.endTree(outer);
    cursor.leave();
    return result;
  }

  /** The rest of an expression whose first operand was read already. */
  Expression continued(Expression first) {
    return additive(multiplicative(first));
  }

  private Expression additive(Expression first) {
    Expression left = first;
    while (true) {
      BinaryOperator operator = additiveOperator(cursor.kind());
      if (operator == null) {
        return left;
      }
      cursor.advance();
      Expression right = multiplicative(signed());
      cursor.growTree();
      left = new Expression.Binary(operator, left, right, first.position());
    }
  }

  private static @Nullable BinaryOperator additiveOperator(TokenKind kind) {
    return switch (kind) {
      case PLUS -> BinaryOperator.ADD;
      case MINUS -> BinaryOperator.SUBTRACT;
      case AMPERSAND -> BinaryOperator.BITWISE_AND;
      case BAR -> BinaryOperator.BITWISE_OR;
      case CARET -> BinaryOperator.BITWISE_XOR;
      case LEFT_SHIFT -> BinaryOperator.LEFT_SHIFT;
      case RIGHT_SHIFT -> BinaryOperator.RIGHT_SHIFT;
      default -> null;
    };
  }

  private Expression multiplicative(Expression first) {
    Expression left = first;
    while (true) {
      BinaryOperator operator = multiplicativeOperator(cursor.kind());
      if (operator == null) {
        return left;
      }
      cursor.advance();
      Expression right = signed();
      cursor.growTree();
      left = new Expression.Binary(operator, left, right, first.position());
    }
  }

  private static @Nullable BinaryOperator multiplicativeOperator(TokenKind kind) {
    return switch (kind) {
      case STAR -> BinaryOperator.MULTIPLY;
      case SLASH -> BinaryOperator.DIVIDE;
      case MODULO -> BinaryOperator.MODULO;
      default -> null;
    };
  }

  private Expression signed() {
    return switch (cursor.kind()) {
      case PLUS -> signed(UnaryOperator.PLUS);
      case MINUS -> signed(UnaryOperator.NEGATE);
      case TILDE -> complement();
      default -> postfix(grammar.primaries.primary());
    };
  }

  private Expression signed(UnaryOperator operator) {
    Position position = cursor.position();
    cursor.enter();
    cursor.advance();
    Expression operand = multiplicative(signed());
    cursor.growTree();
    cursor.leave();
    return new Expression.Unary(operator, operand, position);
  }

  private Expression complement() {
    Position position = cursor.position();
    cursor.enter();
    cursor.advance();
    Expression operand = signed();
    cursor.growTree();
    cursor.leave();
    return new Expression.Unary(UnaryOperator.BITWISE_NOT, operand, position);
  }

  /** COLLATE and AT TIME ZONE after an operand. */
  Expression postfix(Expression operand) {
    Expression result = operand;
    while (true) {
      if (cursor.accept(TokenKind.COLLATE)) {
        result = new Expression.Collate(result, collationName(), operand.position());
      } else if (cursor.atWord("AT") && cursor.peekWord(1, "TIME")) {
        cursor.advance(2);
        cursor.expectWord("ZONE");
        Expression zone = grammar.primaries.primary();
        result = new Expression.AtTimeZone(result, zone, operand.position());
      } else {
        return result;
      }
      cursor.growTree();
    }
  }

  /** A collation's name, or {@code database_default}. */
  String collationName() {
    return cursor.identifier();
  }
}
