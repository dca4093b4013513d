package io.skerry.parse;

import io.skerry.ast.Condition;
import io.skerry.ast.Expression;
import io.skerry.ast.Literal;
import io.skerry.ast.ObjectName;
import io.skerry.ast.Position;
import io.skerry.ast.Query;
import io.skerry.error.SqlError;
import io.skerry.lex.TokenKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Operands: constants, columns, variables, CASE, subqueries and what stands in parentheses or
 * braces.
 */
final class PrimaryParser {
  private static final int DIGITS_MAX = 38;
  private static final int FLOAT_BYTES = 8;
  private static final int MONEY_SCALE = 4;

  private final Grammar grammar;
  private final TokenCursor cursor;

  PrimaryParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  Expression primary() {
    return switch (cursor.kind()) {
      case IDENTIFIER, QUOTED_IDENTIFIER, DOT -> named();
      case INTEGER, DECIMAL, FLOAT, MONEY, STRING, NATIONAL_STRING, BINARY, NULL -> literal();
      case VARIABLE -> variable();
      case SYSTEM_VARIABLE -> {
        Position position = cursor.position();
        yield new Expression.SystemVariable(cursor.take(TokenKind.SYSTEM_VARIABLE), position);
      }
      case DOLLAR_WORD, IDENTITYCOL, ROWGUIDCOL -> wordAsColumn();
      case LEFT_PARENTHESIS -> parenthesised();
      case LEFT_BRACE -> escape();
      case CASE -> caseExpression();
      default -> grammar.calls.reserved();
    };
  }

  private Expression named() {
    if (cursor.at(TokenKind.IDENTIFIER)) {
      if (cursor.peek(1) == TokenKind.LEFT_PARENTHESIS) {
        return grammar.calls.plain();
      }
      if (cursor.atWord("NEXT") && cursor.peekWord(1, "VALUE") && cursor.peek(2) == TokenKind.FOR) {
        return grammar.calls.nextValueFor();
      }
    }
    ObjectName name = grammar.names.column();
    if (cursor.at(TokenKind.LEFT_PARENTHESIS)) {
      return grammar.calls.call(name);
    }
    if (cursor.at(TokenKind.DOUBLE_COLON)) {
      throw cursor.unsupportedOption("::");
    }
    return new Expression.Column(name);
  }

  private Expression wordAsColumn() {
    Position position = cursor.position();
    String word = cursor.take(cursor.kind());
    if (cursor.at(TokenKind.DOT)) {
      throw cursor.unsupportedOption(word.toUpperCase(Locale.ROOT));
    }
    return new Expression.Column(new ObjectName(List.of(word), position));
  }

  private Expression variable() {
    Position position = cursor.position();
    String name = cursor.variable();
    if (cursor.at(TokenKind.DOT)) {
      return grammar.calls.call(methodOf(name, position));
    }
    return new Expression.Variable(name, position);
  }

  /** The name of {@code @variable.method}; the cursor is at the dot. */
  ObjectName methodOf(String variable, Position position) {
    cursor.expect(TokenKind.DOT);
    return new ObjectName(List.of(variable, cursor.identifier()), position);
  }

  Expression literal() {
    Position position = cursor.position();
    return switch (cursor.kind()) {
      case NULL -> {
        cursor.advance();
        yield new Literal.Null(position);
      }
      case STRING -> new Literal.Text(cursor.string(), false, position);
      case NATIONAL_STRING -> new Literal.Text(cursor.string(), true, position);
      case INTEGER -> integer(position);
      case DECIMAL -> decimal(position);
      case FLOAT -> floatingPoint(position);
      case MONEY -> money(position);
      case BINARY -> {
        String digits = cursor.take(TokenKind.BINARY).substring(2);
        yield new Literal.Binary(digits.length() % 2 == 0 ? digits : "0" + digits, position);
      }
      default -> throw cursor.unexpected();
    };
  }

  private Expression integer(Position position) {
    String digits = cursor.text();
    if (digits.length() < 10) {
      cursor.advance();
      return new Literal.Int(Integer.parseInt(digits), position);
    }
    BigDecimal value = new BigDecimal(digits);
    if (value.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0) {
      cursor.advance();
      return new Literal.Int(value.intValueExact(), position);
    }
    return decimal(position);
  }

  private Expression decimal(Position position) {
    Literal.Decimal literal = new Literal.Decimal(new BigDecimal(cursor.text()), position);
    if (literal.precision() > DIGITS_MAX) {
      throw cursor.error(SqlError.NUMBER_OUT_OF_RANGE, "number", cursor.text());
    }
    cursor.advance();
    return literal;
  }

  private Expression floatingPoint(Position position) {
    String text = cursor.text();
    char last = text.charAt(text.length() - 1);
    double value = Double.parseDouble(last >= '0' && last <= '9' ? text : text + "0");
    if (Double.isInfinite(value)) {
      throw cursor.error(SqlError.FLOAT_OUT_OF_RANGE, text, FLOAT_BYTES);
    }
    cursor.advance();
    return new Literal.Float(value, position);
  }

  private Expression money(Position position) {
    String digits = cursor.text().substring(1);
    if (digits.isEmpty() || digits.equals(".")) {
      cursor.advance();
      return new Literal.Money(0, position);
    }
    BigDecimal scaled =
        new BigDecimal(digits).movePointRight(MONEY_SCALE).setScale(0, RoundingMode.HALF_UP);
    if (scaled.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw cursor.error(SqlError.ARITHMETIC_OVERFLOW_FOR_TYPE, "numeric", "money");
    }
    cursor.advance();
    return new Literal.Money(scaled.longValueExact(), position);
  }

  private Expression parenthesised() {
    Position position = cursor.position();
    if (grammar.queries.atParenthesisedQuery()) {
      Query query = grammar.queries.parenthesisedQuery();
      return new Expression.Subquery(query, position);
    }
    cursor.advance();
    Expression inner = grammar.expressions.expression();
    cursor.expect(TokenKind.RIGHT_PARENTHESIS);
    return inner;
  }

  private Expression caseExpression() {
    Position position = cursor.position();
    cursor.advance();
    if (cursor.at(TokenKind.WHEN)) {
      return searchedCase(position);
    }
    Expression operand = grammar.expressions.expression();
    List<Expression.SimpleWhen> branches = new ArrayList<>();
    do {
      cursor.expect(TokenKind.WHEN);
      Expression value = grammar.expressions.expression();
      cursor.expect(TokenKind.THEN);
      branches.add(new Expression.SimpleWhen(value, grammar.expressions.expression()));
    } while (cursor.at(TokenKind.WHEN));
    Expression otherwise = cursor.accept(TokenKind.ELSE) ? grammar.expressions.expression() : null;
    cursor.expect(TokenKind.END);
    return new Expression.SimpleCase(operand, List.copyOf(branches), otherwise, position);
  }

  private Expression searchedCase(Position position) {
    List<Expression.SearchedWhen> branches = new ArrayList<>();
    while (cursor.accept(TokenKind.WHEN)) {
      Condition condition = grammar.conditions.condition();
      cursor.expect(TokenKind.THEN);
      branches.add(new Expression.SearchedWhen(condition, grammar.expressions.expression()));
    }
    Expression otherwise = cursor.accept(TokenKind.ELSE) ? grammar.expressions.expression() : null;
    cursor.expect(TokenKind.END);
    return new Expression.SearchedCase(List.copyOf(branches), otherwise, position);
  }

  /** An ODBC escape: a literal, or a function. */
  private Expression escape() {
    Position position = cursor.position();
    cursor.advance();
    if (cursor.acceptWord("fn")) {
      return grammar.calls.odbc(position);
    }
    Literal.OdbcKind kind = null;
    if (cursor.acceptWord("d")) {
      kind = Literal.OdbcKind.DATE;
    } else if (cursor.acceptWord("t")) {
      kind = Literal.OdbcKind.TIME;
    } else if (cursor.acceptWord("ts")) {
      kind = Literal.OdbcKind.TIMESTAMP;
    } else if (cursor.acceptWord("guid")) {
      kind = Literal.OdbcKind.GUID;
    }
    if (kind == null) {
      throw cursor.unexpected();
    }
    String text = cursor.string();
    cursor.expect(TokenKind.RIGHT_BRACE);
    return new Literal.Odbc(kind, text, position);
  }
}
