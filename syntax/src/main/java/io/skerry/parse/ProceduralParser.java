package io.skerry.parse;

import io.skerry.ast.Condition;
import io.skerry.ast.Expression;
import io.skerry.ast.Position;
import io.skerry.ast.ProceduralStatement;
import io.skerry.ast.ProceduralStatement.ThrowArguments;
import io.skerry.ast.ProceduralStatement.VariableDeclaration;
import io.skerry.ast.Statement;
import io.skerry.ast.TypeName;
import io.skerry.error.SqlError;
import io.skerry.lex.TokenKind;
import java.util.ArrayList;
import java.util.List;

/** Control of flow, DECLARE, PRINT, RAISERROR, THROW, WAITFOR. */
final class ProceduralParser {
  private final Grammar grammar;
  private final TokenCursor cursor;
  private int loops;

  ProceduralParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  Statement declare(Position position) {
    cursor.expect(TokenKind.DECLARE);
    if (!cursor.atVariable() && cursor.atName()) {
      throw cursor.unsupportedStatement("DECLARE CURSOR");
    }
    int type = cursor.peek(1) == TokenKind.AS ? 2 : 1;
    if (cursor.atVariable() && cursor.peek(type) == TokenKind.TABLE) {
      String name = cursor.variable();
      cursor.advance(type);
      return new ProceduralStatement.DeclareTable(
          name, grammar.tableDefinitions.elements(), position);
    }
    return new ProceduralStatement.Declare(cursor.commaList(this::variable), position);
  }

  private VariableDeclaration variable() {
    Position position = cursor.position();
    String name = cursor.variable();
    cursor.accept(TokenKind.AS);
    TypeName type = grammar.names.type();
    Expression value = cursor.accept(TokenKind.EQUAL) ? grammar.expressions.expression() : null;
    return new VariableDeclaration(name, type, value, position);
  }

  Statement ifStatement(Position position) {
    cursor.expect(TokenKind.IF);
    Condition condition = grammar.conditions.condition();
    Statement then = grammar.statements.statement(false);
    if (cursor.at(TokenKind.SEMICOLON) && cursor.peek(1) == TokenKind.ELSE) {
      cursor.advance();
    }
    Statement otherwise =
        cursor.accept(TokenKind.ELSE) ? grammar.statements.statement(false) : null;
    return new ProceduralStatement.If(condition, then, otherwise, position);
  }

  Statement whileStatement(Position position) {
    cursor.expect(TokenKind.WHILE);
    Condition condition = grammar.conditions.condition();
    loops++;
    Statement body = grammar.statements.statement(false);
    loops--;
    return new ProceduralStatement.While(condition, body, position);
  }

  Statement breakStatement(Position position) {
    if (loops == 0) {
      throw cursor.error(SqlError.BREAK_OUTSIDE_WHILE);
    }
    cursor.advance();
    return new ProceduralStatement.Break(position);
  }

  Statement continueStatement(Position position) {
    if (loops == 0) {
      throw cursor.error(SqlError.CONTINUE_OUTSIDE_WHILE);
    }
    cursor.advance();
    return new ProceduralStatement.Continue(position);
  }

  /** BEGIN of a block or of TRY; the transaction's BEGIN is the session's. */
  Statement begin(Position position) {
    if (cursor.peekWord(1, "TRY")) {
      return tryCatch(position);
    }
    if (cursor.peekWord(1, "ATOMIC")) {
      throw cursor.unsupportedOption("BEGIN ATOMIC");
    }
    cursor.expect(TokenKind.BEGIN);
    List<Statement> statements = grammar.statements.list(false);
    if (statements.isEmpty()) {
      throw cursor.unexpected();
    }
    cursor.expect(TokenKind.END);
    return new ProceduralStatement.Block(statements, position);
  }

  private Statement tryCatch(Position position) {
    cursor.advance(2);
    List<Statement> body = grammar.statements.list(false);
    cursor.expect(TokenKind.END);
    if (!cursor.atWord("TRY") || body.isEmpty()) {
      throw cursor.unexpected();
    }
    cursor.advance();
    cursor.accept(TokenKind.SEMICOLON);
    cursor.expect(TokenKind.BEGIN);
    cursor.expectWord("CATCH");
    List<Statement> handler = grammar.statements.list(false);
    cursor.expect(TokenKind.END);
    cursor.expectWord("CATCH");
    return new ProceduralStatement.TryCatch(body, handler, position);
  }

  Statement returnStatement(Position position) {
    cursor.expect(TokenKind.RETURN);
    Expression value = atExpression() ? grammar.expressions.expression() : null;
    return new ProceduralStatement.Return(value, position);
  }

  /** Whether an expression is next, and not the next statement or a label. */
  private boolean atExpression() {
    return switch (cursor.kind()) {
      case IDENTIFIER ->
          cursor.peek(1) == TokenKind.LEFT_PARENTHESIS || cursor.peek(1) == TokenKind.DOT;
      case INTEGER,
          DECIMAL,
          FLOAT,
          MONEY,
          STRING,
          NATIONAL_STRING,
          BINARY,
          NULL,
          VARIABLE,
          SYSTEM_VARIABLE,
          QUOTED_IDENTIFIER,
          LEFT_PARENTHESIS,
          MINUS,
          PLUS,
          TILDE,
          CASE,
          CONVERT,
          TRY_CONVERT,
          COALESCE,
          NULLIF,
          LEFT,
          RIGHT,
          CURRENT_TIMESTAMP,
          CURRENT_USER,
          SESSION_USER,
          SYSTEM_USER,
          USER ->
          true;
      default -> false;
    };
  }

  Statement goTo(Position position) {
    cursor.expect(TokenKind.GOTO);
    return new ProceduralStatement.Goto(cursor.identifier(), position);
  }

  Statement label(Position position) {
    String name = cursor.identifier();
    cursor.expect(TokenKind.COLON);
    return new ProceduralStatement.Label(name, position);
  }

  Statement print(Position position) {
    cursor.expect(TokenKind.PRINT);
    return new ProceduralStatement.Print(grammar.expressions.expression(), position);
  }

  Statement throwStatement(Position position) {
    cursor.expectWord("THROW");
    if (!cursor.at(TokenKind.INTEGER) && !cursor.at(TokenKind.VARIABLE)) {
      return new ProceduralStatement.Throw(null, position);
    }
    Expression number = grammar.executes.constant();
    cursor.expect(TokenKind.COMMA);
    Expression message = grammar.executes.constant();
    cursor.expect(TokenKind.COMMA);
    Expression state = grammar.executes.constant();
    return new ProceduralStatement.Throw(new ThrowArguments(number, message, state), position);
  }

  Statement raiseError(Position position) {
    cursor.expect(TokenKind.RAISERROR);
    cursor.expect(TokenKind.LEFT_PARENTHESIS);
    Expression message = grammar.executes.constant();
    cursor.expect(TokenKind.COMMA);
    Expression severity = grammar.executes.constant();
    cursor.expect(TokenKind.COMMA);
    Expression state = grammar.executes.constant();
    List<Expression> arguments = new ArrayList<>();
    while (cursor.accept(TokenKind.COMMA)) {
      arguments.add(grammar.executes.constant());
    }
    cursor.expect(TokenKind.RIGHT_PARENTHESIS);
    List<String> options = List.of();
    if (cursor.at(TokenKind.WITH)
        && (cursor.peekWord(1, "NOWAIT")
            || cursor.peekWord(1, "LOG")
            || cursor.peekWord(1, "SETERROR"))) {
      cursor.advance();
      options = cursor.commaList(cursor::anyWord);
    }
    return new ProceduralStatement.RaiseError(
        message, severity, state, List.copyOf(arguments), options, position);
  }

  Statement waitFor(Position position) {
    cursor.expect(TokenKind.WAITFOR);
    if (cursor.at(TokenKind.LEFT_PARENTHESIS)) {
      throw cursor.unsupportedStatement("WAITFOR (statement)");
    }
    boolean delay = cursor.acceptWord("DELAY");
    if (!delay) {
      cursor.expectWord("TIME");
    }
    return new ProceduralStatement.WaitFor(delay, grammar.executes.constant(), position);
  }
}
