package io.skerry.parse;

import io.skerry.ast.AssignmentOperator;
import io.skerry.ast.ObjectName;
import io.skerry.ast.Position;
import io.skerry.ast.ProceduralStatement;
import io.skerry.ast.SessionStatement;
import io.skerry.ast.SessionStatement.IsolationLevel;
import io.skerry.ast.Statement;
import io.skerry.error.SqlError;
import io.skerry.lex.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** SET: variables and options (T-SQL, "SET statements"). */
final class SetParser {
  /** Options that are ON or OFF. */
  private static final Set<String> SWITCHES =
      Set.of(
          "ANSI_DEFAULTS",
          "ANSI_NULLS",
          "ANSI_NULL_DFLT_OFF",
          "ANSI_NULL_DFLT_ON",
          "ANSI_PADDING",
          "ANSI_WARNINGS",
          "ARITHABORT",
          "ARITHIGNORE",
          "CONCAT_NULL_YIELDS_NULL",
          "CURSOR_CLOSE_ON_COMMIT",
          "DISABLE_DEF_CNST_CHK",
          "FMTONLY",
          "FORCEPLAN",
          "IMPLICIT_TRANSACTIONS",
          "NOCOUNT",
          "NOEXEC",
          "NO_BROWSETABLE",
          "NUMERIC_ROUNDABORT",
          "PARSEONLY",
          "QUOTED_IDENTIFIER",
          "REMOTE_PROC_TRANSACTIONS",
          "RESULT_SET_CACHING",
          "SHOWPLAN_ALL",
          "SHOWPLAN_TEXT",
          "SHOWPLAN_XML",
          "XACT_ABORT");

  private static final Set<String> STATISTICS = Set.of("IO", "PROFILE", "TIME", "XML");

  /** Options that have a value. */
  private static final Set<String> VALUES =
      Set.of(
          "CONTEXT_INFO",
          "DATEFIRST",
          "DATEFORMAT",
          "DEADLOCK_PRIORITY",
          "FIPS_FLAGGER",
          "LANGUAGE",
          "LOCK_TIMEOUT",
          "QUERY_GOVERNOR_COST_LIMIT",
          "ROWCOUNT",
          "TEXTSIZE");

  private final Grammar grammar;
  private final TokenCursor cursor;

  SetParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  Statement set(Position position) {
    cursor.expect(TokenKind.SET);
    return switch (cursor.kind()) {
      case VARIABLE, SYSTEM_VARIABLE -> variable(position);
      case TRANSACTION, TRAN -> isolationLevel(position);
      case IDENTITY_INSERT -> {
        cursor.advance();
        ObjectName table = grammar.names.object();
        yield new SessionStatement.SetIdentityInsert(
            table, grammar.session.requiredOnOrOff(), position);
      }
      case OFFSETS -> throw cursor.unsupportedOption("SET OFFSETS");
      default -> option(position);
    };
  }

  private Statement variable(Position position) {
    String name = cursor.variable();
    if (cursor.at(TokenKind.DOT)) {
      throw cursor.unsupportedOption("SET @variable.method");
    }
    AssignmentOperator operator = grammar.clauses.assignmentOperator();
    if (cursor.at(TokenKind.CURSOR)) {
      throw cursor.unsupportedOption("CURSOR");
    }
    return new ProceduralStatement.SetVariable(
        name, operator, grammar.expressions.expression(), position);
  }

  private Statement isolationLevel(Position position) {
    cursor.advance();
    cursor.expectWord("ISOLATION");
    cursor.expectWord("LEVEL");
    return new SessionStatement.SetIsolationLevel(level(), position);
  }

  private IsolationLevel level() {
    if (cursor.accept(TokenKind.READ)) {
      if (cursor.acceptWord("UNCOMMITTED")) {
        return IsolationLevel.READ_UNCOMMITTED;
      }
      cursor.expectWord("COMMITTED");
      return IsolationLevel.READ_COMMITTED;
    }
    if (cursor.acceptWord("REPEATABLE")) {
      cursor.expect(TokenKind.READ);
      return IsolationLevel.REPEATABLE_READ;
    }
    if (cursor.acceptWord("SNAPSHOT")) {
      return IsolationLevel.SNAPSHOT;
    }
    cursor.expectWord("SERIALIZABLE");
    return IsolationLevel.SERIALIZABLE;
  }

  /** Fails with 195 for an option that SQL Server does not know. */
  private Statement option(Position position) {
    String name = cursor.atAnyWord() ? cursor.upperText() : "";
    if (VALUES.contains(name)) {
      cursor.advance();
      return new SessionStatement.SetValue(name, grammar.executes.constantOrWord(), position);
    }
    List<String> names = new ArrayList<>();
    if (cursor.at(TokenKind.STATISTICS)) {
      cursor.advance();
      names.addAll(cursor.commaList(this::statistic));
    } else {
      names.addAll(cursor.commaList(this::switchName));
    }
    return new SessionStatement.SetSwitches(
        List.copyOf(names), grammar.session.requiredOnOrOff(), position);
  }

  private String statistic() {
    if (!cursor.atAnyWord() || !STATISTICS.contains(cursor.upperText())) {
      throw unrecognized();
    }
    return "STATISTICS " + cursor.anyWord();
  }

  private String switchName() {
    if (!cursor.atAnyWord() || !SWITCHES.contains(cursor.upperText())) {
      throw unrecognized();
    }
    return cursor.anyWord();
  }

  private RuntimeException unrecognized() {
    return cursor.at(TokenKind.IDENTIFIER)
        ? cursor.error(SqlError.UNRECOGNIZED, cursor.text(), "SET option")
        : cursor.unexpected();
  }
}
