package io.skerry.parse;

import io.skerry.ast.ChangeStatement;
import io.skerry.ast.ChangeStatement.MergeAction;
import io.skerry.ast.ChangeStatement.MergeClause;
import io.skerry.ast.ChangeStatement.MergeMatch;
import io.skerry.ast.ChangeStatement.Output;
import io.skerry.ast.CommonTableExpression;
import io.skerry.ast.Condition;
import io.skerry.ast.Expression;
import io.skerry.ast.Position;
import io.skerry.ast.QueryExpression;
import io.skerry.ast.QueryHint;
import io.skerry.ast.TableSource;
import io.skerry.error.SqlError;
import io.skerry.lex.TokenKind;
import java.util.ArrayList;
import java.util.List;

/** MERGE. */
final class MergeParser {
  private final Grammar grammar;
  private final TokenCursor cursor;

  MergeParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** Fails with 10713 where no semicolon ends it. */
  ChangeStatement merge(List<CommonTableExpression> with, Position position) {
    cursor.expect(TokenKind.MERGE);
    QueryExpression.Top top = grammar.clauses.changeTop();
    cursor.accept(TokenKind.INTO);
    TableSource target = grammar.tables.target();
    cursor.expectWord("USING");
    TableSource source = grammar.tables.source();
    cursor.expect(TokenKind.ON);
    Condition on = grammar.conditions.condition();
    List<MergeClause> clauses = new ArrayList<>();
    do {
      clauses.add(clause());
    } while (cursor.at(TokenKind.WHEN));
    List<Output> output = grammar.changes.output();
    List<QueryHint> hints = grammar.options.optionClause();
    if (!cursor.at(TokenKind.SEMICOLON)) {
      throw cursor.at(TokenKind.LEXICAL_ERROR)
          ? cursor.unexpected()
          : cursor.error(SqlError.MERGE_NEEDS_SEMICOLON);
    }
    return new ChangeStatement.Merge(
        with, top, target, source, on, List.copyOf(clauses), output, hints, position);
  }

  private MergeClause clause() {
    Position position = cursor.position();
    cursor.expect(TokenKind.WHEN);
    boolean not = cursor.accept(TokenKind.NOT);
    cursor.expectWord("MATCHED");
    MergeMatch match = not ? MergeMatch.NOT_MATCHED_BY_TARGET : MergeMatch.MATCHED;
    if (not && cursor.accept(TokenKind.BY)) {
      if (cursor.acceptWord("SOURCE")) {
        match = MergeMatch.NOT_MATCHED_BY_SOURCE;
      } else {
        cursor.expectWord("TARGET");
      }
    }
    Condition condition = cursor.accept(TokenKind.AND) ? grammar.conditions.condition() : null;
    cursor.expect(TokenKind.THEN);
    MergeAction action = match == MergeMatch.NOT_MATCHED_BY_TARGET ? insert() : updateOrDelete();
    return new MergeClause(match, condition, action, position);
  }

  private MergeAction updateOrDelete() {
    if (cursor.accept(TokenKind.DELETE)) {
      return new MergeAction.Delete();
    }
    cursor.expect(TokenKind.UPDATE);
    cursor.expect(TokenKind.SET);
    return new MergeAction.Update(cursor.commaList(grammar.changes::assignment));
  }

  private MergeAction insert() {
    cursor.expect(TokenKind.INSERT);
    List<Expression.Column> columns =
        cursor.at(TokenKind.LEFT_PARENTHESIS)
            ? cursor.parenthesisedList(grammar.changes::column)
            : List.of();
    if (cursor.accept(TokenKind.DEFAULT)) {
      cursor.expect(TokenKind.VALUES);
      return new MergeAction.Insert(columns, null);
    }
    cursor.expect(TokenKind.VALUES);
    return new MergeAction.Insert(columns, grammar.tables.row());
  }
}
