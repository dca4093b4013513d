package io.skerry.parse;

import io.skerry.ast.Expression;
import io.skerry.ast.Expression.UnaryOperator;
import io.skerry.ast.Literal;
import io.skerry.ast.Position;
import io.skerry.ast.ProceduralStatement.Argument;
import io.skerry.ast.ProceduralStatement.Execute;
import io.skerry.ast.ProceduralStatement.ExecuteProcedure;
import io.skerry.ast.ProceduralStatement.ExecuteString;
import io.skerry.ast.ProceduralStatement.ProcedureName;
import io.skerry.lex.TokenKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * EXECUTE in its forms, and the constants that stand for expressions where T-SQL allows no more.
 */
final class ExecuteParser {
  private final Grammar grammar;
  private final TokenCursor cursor;

  ExecuteParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** The cursor is at EXEC or EXECUTE. */
  Execute execute() {
    Position position = cursor.position();
    cursor.advance();
    if (cursor.at(TokenKind.AS)) {
      throw cursor.unsupportedStatement("EXECUTE AS");
    }
    if (cursor.at(TokenKind.LEFT_PARENTHESIS)) {
      return string(position);
    }
    String returnVariable = null;
    if (cursor.atVariable() && cursor.peek(1) == TokenKind.EQUAL) {
      returnVariable = cursor.variable();
      cursor.advance();
    }
    return procedure(returnVariable, position);
  }

  private Execute string(Position position) {
    cursor.advance();
    Expression text = grammar.expressions.expression();
    if (cursor.at(TokenKind.COMMA)) {
      throw cursor.unsupportedOption("arguments of EXECUTE at a linked server");
    }
    cursor.expect(TokenKind.RIGHT_PARENTHESIS);
    String asLogin = null;
    String asUser = null;
    if (cursor.at(TokenKind.AS)) {
      cursor.advance();
      boolean user = cursor.accept(TokenKind.USER);
      if (!user) {
        cursor.expectWord("LOGIN");
      }
      cursor.expect(TokenKind.EQUAL);
      String name = cursor.string();
      asUser = user ? name : null;
      asLogin = user ? null : name;
    }
    if (cursor.atWord("AT")) {
      throw cursor.unsupportedOption("AT linked server");
    }
    return new ExecuteString(text, asLogin, asUser, position);
  }

  /** A call without EXECUTE, as the first statement of a batch; the cursor is at the name. */
  Execute implicit() {
    return procedure(null, cursor.position());
  }

  private Execute procedure(@Nullable String returnVariable, Position position) {
    ProcedureName name = procedureName();
    int number = 1;
    if (cursor.at(TokenKind.SEMICOLON) && cursor.peek(1) == TokenKind.INTEGER) {
      cursor.advance();
      number = grammar.names.integer();
    }
    List<Argument> arguments = atArgument() ? cursor.commaList(this::argument) : List.of();
    return new ExecuteProcedure(returnVariable, name, number, arguments, withRecompile(), position);
  }

  private ProcedureName procedureName() {
    return cursor.at(TokenKind.VARIABLE)
        ? new ProcedureName.InVariable(cursor.variable())
        : new ProcedureName.Named(grammar.names.object());
  }

  private boolean withRecompile() {
    if (!cursor.at(TokenKind.WITH)) {
      return false;
    }
    if (cursor.peekWord(1, "RESULT")) {
      throw cursor.unsupportedOption("WITH RESULT SETS");
    }
    if (!cursor.peekWord(1, "RECOMPILE")) {
      return false;
    }
    cursor.advance(2);
    return true;
  }

  private boolean atArgument() {
    return switch (cursor.kind()) {
      case IDENTIFIER -> !cursor.atLabel();
      case QUOTED_IDENTIFIER, DEFAULT, VARIABLE, SYSTEM_VARIABLE -> true;
      default -> atConstant();
    };
  }

  private boolean atConstant() {
    return switch (cursor.kind()) {
      case INTEGER,
          DECIMAL,
          FLOAT,
          MONEY,
          STRING,
          NATIONAL_STRING,
          BINARY,
          NULL,
          MINUS,
          PLUS,
          LEFT_BRACE ->
          true;
      default -> false;
    };
  }

  private Argument argument() {
    Position position = cursor.position();
    String name = null;
    if (cursor.atVariable() && cursor.peek(1) == TokenKind.EQUAL) {
      name = cursor.variable();
      cursor.advance();
    }
    Expression value = argumentValue();
    boolean output = cursor.acceptWord("OUTPUT") || cursor.acceptWord("OUT");
    return new Argument(name, value, output, position);
  }

  private Expression argumentValue() {
    if (cursor.at(TokenKind.DEFAULT)) {
      Position position = cursor.position();
      cursor.advance();
      return new Expression.Default(position);
    }
    return constantOrWord();
  }

  /** A constant, a variable, or a bare word that stands for a string. */
  Expression constantOrWord() {
    if (cursor.atName() || cursor.at(TokenKind.ON) || cursor.at(TokenKind.OFF)) {
      Position position = cursor.position();
      Literal.Text word = new Literal.Text(cursor.value(), true, position);
      cursor.advance();
      return word;
    }
    return constant();
  }

  /** A literal with or without a sign, or a variable. */
  Expression constant() {
    Position position = cursor.position();
    return switch (cursor.kind()) {
      case MINUS -> {
        cursor.advance();
        yield new Expression.Unary(UnaryOperator.NEGATE, grammar.primaries.literal(), position);
      }
      case PLUS -> {
        cursor.advance();
        yield grammar.primaries.literal();
      }
      case VARIABLE -> new Expression.Variable(cursor.variable(), position);
      case SYSTEM_VARIABLE, LEFT_BRACE -> grammar.primaries.primary();
      default -> grammar.primaries.literal();
    };
  }

  /** {@code {call name (arguments)}}; the cursor is at the brace. */
  Execute odbcCall() {
    Position position = cursor.position();
    cursor.advance();
    cursor.expectWord("call");
    ProcedureName name = procedureName();
    List<Argument> arguments = List.of();
    if (cursor.accept(TokenKind.LEFT_PARENTHESIS)) {
      if (atArgument()) {
        arguments = cursor.commaList(this::argument);
      }
      cursor.expect(TokenKind.RIGHT_PARENTHESIS);
    }
    cursor.expect(TokenKind.RIGHT_BRACE);
    return new ExecuteProcedure(null, name, 1, arguments, false, position);
  }
}
