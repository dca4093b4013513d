package io.skerry.parse;

import io.skerry.ast.Expression;
import io.skerry.ast.Option;
import io.skerry.ast.Position;
import io.skerry.ast.QueryHint;
import io.skerry.lex.TokenKind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Options in WITH (...) and their like, and the hints of OPTION (...). */
final class OptionParser {
  /** What the second word of a hint of two words may be. */
  private static final Set<String> SECOND_WORDS =
      Set.of("GROUP", "UNION", "JOIN", "ORDER", "PLAN", "VIEWS", "FOR", "HINT");

  private final Grammar grammar;
  private final TokenCursor cursor;

  OptionParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** {@code (option, option ...)} */
  List<Option> parenthesised() {
    return cursor.parenthesisedList(this::option);
  }

  /** {@code WITH (option, ...)}, or nothing. */
  List<Option> optionalWith() {
    if (cursor.at(TokenKind.WITH) && cursor.peek(1) == TokenKind.LEFT_PARENTHESIS) {
      cursor.advance();
      return parenthesised();
    }
    return List.of();
  }

  /** An option inside parentheses, where a comma or parenthesis ends it. */
  Option option() {
    Position position = cursor.position();
    String name = cursor.anyWord();
    String value = null;
    boolean equal = cursor.accept(TokenKind.EQUAL);
    if (equal ? !cursor.at(TokenKind.LEFT_PARENTHESIS) : atValue()) {
      value = value();
    }
    cursor.enter();
    List<Option> nested = nested();
    cursor.leave();
    return new Option(name, value, nested, position);
  }

  private boolean atValue() {
    return switch (cursor.kind()) {
      case COMMA, RIGHT_PARENTHESIS, LEFT_PARENTHESIS -> false;
      default -> true;
    };
  }

  List<Option> nested() {
    return cursor.at(TokenKind.LEFT_PARENTHESIS) ? parenthesised() : List.of();
  }

  /** A word, a name of several parts, a string, a number with a unit. */
  String value() {
    return switch (cursor.kind()) {
      case STRING, NATIONAL_STRING -> cursor.string();
      case INTEGER, DECIMAL, MINUS, PLUS -> number();
      case VARIABLE -> cursor.variable();
      case QUOTED_IDENTIFIER -> grammar.names.object().text();
      default -> cursor.peek(1) == TokenKind.DOT ? grammar.names.object().text() : wordAsWritten();
    };
  }

  private String wordAsWritten() {
    if (!cursor.atAnyWord()) {
      throw cursor.unexpected();
    }
    return cursor.take(cursor.kind());
  }

  private String number() {
    String number = plainNumber();
    if (cursor.accept(TokenKind.MODULO)) {
      return number + " %";
    }
    return cursor.at(TokenKind.IDENTIFIER) ? number + " " + cursor.anyWord() : number;
  }

  /** A number with or without a sign; a word after it is not its unit. */
  String plainNumber() {
    String sign = "";
    if (cursor.at(TokenKind.MINUS) || cursor.at(TokenKind.PLUS)) {
      sign = cursor.take(cursor.kind());
    }
    if (!cursor.at(TokenKind.INTEGER) && !cursor.at(TokenKind.DECIMAL)) {
      throw cursor.unexpected();
    }
    return sign + cursor.take(cursor.kind());
  }

  /** Words separated by commas, as after the WITH of a view: no parentheses, no values. */
  List<Option> words() {
    return cursor.commaList(() -> {
      Position position = cursor.position();
      return new Option(cursor.anyWord(), null, position);
    });
  }

  /** {@code OPTION (hint, ...)}, or nothing. */
  List<QueryHint> optionClause() {
    return cursor.accept(TokenKind.OPTION) ? cursor.parenthesisedList(this::queryHint) : List.of();
  }

  private QueryHint queryHint() {
    Position position = cursor.position();
    String name = cursor.anyWord();
    if (cursor.atAnyWord() && SECOND_WORDS.contains(cursor.upperText())) {
      name = name + " " + cursor.anyWord();
    }
    if (name.equals("TABLE") || name.equals("USE PLAN")) {
      throw cursor.unsupportedOption(name + " hint");
    }
    if (name.equals("OPTIMIZE FOR")) {
      return cursor.acceptWord("UNKNOWN")
          ? new QueryHint("OPTIMIZE FOR UNKNOWN", List.of(), position)
          : new QueryHint(name, cursor.parenthesisedList(this::optimizedVariable), position);
    }
    return new QueryHint(name, hintArguments(), position);
  }

  private List<Expression> hintArguments() {
    if (cursor.at(TokenKind.LEFT_PARENTHESIS)) {
      return cursor.parenthesisedList(grammar.expressions::expression);
    }
    if (cursor.accept(TokenKind.EQUAL)
        || (!cursor.at(TokenKind.COMMA) && !cursor.at(TokenKind.RIGHT_PARENTHESIS))) {
      return List.of(grammar.primaries.primary());
    }
    return List.of();
  }

  /** The variable of OPTIMIZE FOR; the value to plan for is only a wish. */
  private Expression optimizedVariable() {
    Position position = cursor.position();
    Expression variable = new Expression.Variable(cursor.variable(), position);
    if (!cursor.acceptWord("UNKNOWN")) {
      cursor.expect(TokenKind.EQUAL);
      grammar.expressions.expression();
    }
    return variable;
  }

  /** ON as true, OFF as false; null when neither is next. */
  @Nullable Boolean onOrOff() {
    if (cursor.accept(TokenKind.ON)) {
      return true;
    }
    return cursor.accept(TokenKind.OFF) ? Boolean.FALSE : null;
  }

  /** NULL as true, NOT NULL as false; null when neither is next. */
  @Nullable Boolean nullability() {
    if (cursor.accept(TokenKind.NULL)) {
      return true;
    }
    if (cursor.at(TokenKind.NOT) && cursor.peek(1) == TokenKind.NULL) {
      cursor.advance(2);
      return false;
    }
    return null;
  }
}
