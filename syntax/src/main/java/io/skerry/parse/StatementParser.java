package io.skerry.parse;

import io.skerry.ast.CommonTableExpression;
import io.skerry.ast.Position;
import io.skerry.ast.Statement;
import io.skerry.lex.TokenKind;
import java.util.ArrayList;
import java.util.List;

/** Lists of statements, and which family a statement belongs to. */
final class StatementParser {
  private final Grammar grammar;
  private final TokenCursor cursor;

  StatementParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** All statements of the text. */
  List<Statement> batch() {
    List<Statement> statements = list(true);
    if (!cursor.atEnd()) {
      throw cursor.unexpected();
    }
    return statements;
  }

  /**
   * Statements up to END or the end of the text.
   *
   * <p>Semicolons between them may be left out, but not before WITH (319) and THROW (102).
   *
   * @param startsBatch whether the first of them is the first of its batch
   */
  List<Statement> list(boolean startsBatch) {
    List<Statement> statements = new ArrayList<>();
    boolean separated = true;
    while (true) {
      while (cursor.accept(TokenKind.SEMICOLON)) {
        separated = true;
      }
      if (cursor.atEnd() || cursor.at(TokenKind.END)) {
        return List.copyOf(statements);
      }
      if (!separated && (cursor.at(TokenKind.WITH) || cursor.atWord("THROW"))) {
        throw cursor.unexpected();
      }
      statements.add(statement(startsBatch && statements.isEmpty()));
      separated = false;
    }
  }

  /**
   * @param first whether the statement is the first of its batch
   */
  Statement statement(boolean first) {
    cursor.enter();
    int outer = cursor.beginTree();
    Statement statement = dispatch(first);
    cursor.endTree(outer);
    cursor.leave();
    return statement;
  }

  private Statement dispatch(boolean first) {
    Position position = cursor.position();
    return switch (cursor.kind()) {
      case SELECT, LEFT_PARENTHESIS -> grammar.queries.select(List.of(), position);
      case INSERT, UPDATE, DELETE, MERGE, WITH -> withTables(position);
      case TRUNCATE -> grammar.changes.truncate(position);
      case CREATE -> grammar.definitions.create(position, first);
      case ALTER -> grammar.definitions.alter(position, first);
      case DROP -> grammar.definitions.drop(position);
      case EXEC, EXECUTE -> grammar.executes.execute();
      case LEFT_BRACE -> grammar.executes.odbcCall();
      case IDENTIFIER, QUOTED_IDENTIFIER, DOT -> named(position, first);
      case USE -> grammar.session.use(position);
      case COMMIT -> grammar.session.commit(position);
      case ROLLBACK -> grammar.session.rollback(position);
      case SAVE -> grammar.session.save(position);
      case CHECKPOINT -> grammar.session.checkpoint(position);
      case KILL -> grammar.session.kill(position);
      case DBCC -> grammar.session.dbcc(position);
      case RECONFIGURE -> grammar.session.reconfigure(position);
      case SET -> grammar.sets.set(position);
      default -> procedural(position);
    };
  }

  private Statement procedural(Position position) {
    return switch (cursor.kind()) {
      case BEGIN -> begin(position);
      case DECLARE -> grammar.procedural.declare(position);
      case IF -> grammar.procedural.ifStatement(position);
      case WHILE -> grammar.procedural.whileStatement(position);
      case BREAK -> grammar.procedural.breakStatement(position);
      case CONTINUE -> grammar.procedural.continueStatement(position);
      case RETURN -> grammar.procedural.returnStatement(position);
      case GOTO -> grammar.procedural.goTo(position);
      case PRINT -> grammar.procedural.print(position);
      case RAISERROR -> grammar.procedural.raiseError(position);
      case WAITFOR -> grammar.procedural.waitFor(position);
      default -> throw notAStatement();
    };
  }

  private RuntimeException notAStatement() {
    String name = UnsupportedStatements.at(cursor);
    return name == null ? cursor.unexpected() : cursor.unsupportedStatement(name);
  }

  private Statement begin(Position position) {
    if (cursor.peek(1) == TokenKind.TRAN || cursor.peek(1) == TokenKind.TRANSACTION) {
      return grammar.session.beginTransaction(position);
    }
    String unsupported = UnsupportedStatements.at(cursor);
    if (unsupported != null) {
      throw cursor.unsupportedStatement(unsupported);
    }
    return grammar.procedural.begin(position);
  }

  /** A statement that may have common table expressions before it. */
  private Statement withTables(Position position) {
    List<CommonTableExpression> with = grammar.queries.with();
    return switch (cursor.kind()) {
      case INSERT -> grammar.changes.insert(with, position);
      case UPDATE -> grammar.changes.update(with, position);
      case DELETE -> grammar.changes.delete(with, position);
      case MERGE -> grammar.merges.merge(with, position);
      case SELECT, LEFT_PARENTHESIS -> grammar.queries.select(with, position);
      default -> throw cursor.unexpected();
    };
  }

  /**
   * A label, THROW, or a procedure's name at the start of a batch, where EXECUTE may be left out.
   */
  private Statement named(Position position, boolean first) {
    if (cursor.atLabel()) {
      return grammar.procedural.label(position);
    }
    if (cursor.atWord("THROW")) {
      return grammar.procedural.throwStatement(position);
    }
    String unsupported = UnsupportedStatements.at(cursor);
    if (unsupported != null) {
      throw cursor.unsupportedStatement(unsupported);
    }
    if (!first) {
      throw cursor.unexpected();
    }
    return grammar.executes.implicit();
  }
}
