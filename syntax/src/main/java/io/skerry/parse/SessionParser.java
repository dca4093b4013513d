package io.skerry.parse;

import io.skerry.ast.Expression;
import io.skerry.ast.Literal;
import io.skerry.ast.Position;
import io.skerry.ast.SessionStatement;
import io.skerry.ast.Statement;
import io.skerry.lex.TokenKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Transactions, USE, CHECKPOINT, KILL, DBCC, RECONFIGURE. */
final class SessionParser {
  private final Grammar grammar;
  private final TokenCursor cursor;

  SessionParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  Statement use(Position position) {
    cursor.expect(TokenKind.USE);
    return new SessionStatement.Use(cursor.identifier(), position);
  }

  /** The cursor is at BEGIN, and TRAN or TRANSACTION follows. */
  Statement beginTransaction(Position position) {
    cursor.advance(2);
    Expression name = transactionName();
    String mark = null;
    if (cursor.at(TokenKind.WITH) && cursor.peekWord(1, "MARK")) {
      cursor.advance(2);
      mark = cursor.atString() ? cursor.string() : "";
    }
    return new SessionStatement.BeginTransaction(name, mark, position);
  }

  private boolean acceptTransaction() {
    return cursor.accept(TokenKind.TRAN) || cursor.accept(TokenKind.TRANSACTION);
  }

  private @Nullable Expression transactionName() {
    boolean named = (cursor.atName() && !cursor.atLabel()) || cursor.at(TokenKind.VARIABLE);
    return named ? grammar.executes.constantOrWord() : null;
  }

  /** What may follow COMMIT and ROLLBACK: WORK, or TRANSACTION with a name. */
  private @Nullable Expression ended() {
    if (acceptTransaction()) {
      return transactionName();
    }
    cursor.acceptWord("WORK");
    return null;
  }

  Statement commit(Position position) {
    cursor.expect(TokenKind.COMMIT);
    Expression name = ended();
    Boolean delayedDurability = null;
    if (cursor.at(TokenKind.WITH) && cursor.peek(1) == TokenKind.LEFT_PARENTHESIS) {
      cursor.advance(2);
      cursor.expectWord("DELAYED_DURABILITY");
      cursor.expect(TokenKind.EQUAL);
      delayedDurability = requiredOnOrOff();
      cursor.expect(TokenKind.RIGHT_PARENTHESIS);
    }
    return new SessionStatement.CommitTransaction(name, delayedDurability, position);
  }

  boolean requiredOnOrOff() {
    Boolean on = grammar.options.onOrOff();
    if (on == null) {
      throw cursor.unexpected();
    }
    return on;
  }

  Statement rollback(Position position) {
    cursor.expect(TokenKind.ROLLBACK);
    return new SessionStatement.RollbackTransaction(ended(), position);
  }

  Statement save(Position position) {
    cursor.expect(TokenKind.SAVE);
    if (!acceptTransaction()) {
      throw cursor.unexpected();
    }
    Expression name = transactionName();
    if (name == null) {
      throw cursor.unexpected();
    }
    return new SessionStatement.SaveTransaction(name, position);
  }

  Statement checkpoint(Position position) {
    cursor.expect(TokenKind.CHECKPOINT);
    Expression seconds = cursor.at(TokenKind.INTEGER) ? grammar.primaries.literal() : null;
    return new SessionStatement.Checkpoint(seconds, position);
  }

  Statement kill(Position position) {
    cursor.expect(TokenKind.KILL);
    if (cursor.atName()) {
      throw cursor.unsupportedStatement("KILL " + cursor.upperText());
    }
    Expression session = grammar.executes.constant();
    boolean statusOnly = cursor.at(TokenKind.WITH) && cursor.peekWord(1, "STATUSONLY");
    if (statusOnly) {
      cursor.advance(2);
    }
    return new SessionStatement.Kill(session, statusOnly, position);
  }

  Statement dbcc(Position position) {
    cursor.expect(TokenKind.DBCC);
    String name = cursor.anyWord();
    List<Expression> arguments = List.of();
    if (cursor.accept(TokenKind.LEFT_PARENTHESIS)) {
      if (!cursor.at(TokenKind.RIGHT_PARENTHESIS)) {
        arguments = cursor.commaList(this::dbccArgument);
      }
      cursor.expect(TokenKind.RIGHT_PARENTHESIS);
    }
    List<String> options = List.of();
    if (cursor.at(TokenKind.WITH) && cursor.peek(1) == TokenKind.IDENTIFIER) {
      cursor.advance();
      options = cursor.commaList(cursor::anyWord);
    }
    return new SessionStatement.Dbcc(name, arguments, options, position);
  }

  private Expression dbccArgument() {
    if (cursor.atName() && cursor.peek(1) == TokenKind.DOT) {
      Position position = cursor.position();
      return new Literal.Text(grammar.names.object().text(), true, position);
    }
    return grammar.executes.constantOrWord();
  }

  Statement reconfigure(Position position) {
    cursor.expect(TokenKind.RECONFIGURE);
    boolean override = cursor.at(TokenKind.WITH) && cursor.peekWord(1, "OVERRIDE");
    if (override) {
      cursor.advance(2);
    }
    return new SessionStatement.Reconfigure(override, position);
  }
}
