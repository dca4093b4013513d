package io.skerry.parse;

import io.skerry.ast.AssignmentOperator;
import io.skerry.ast.ChangeStatement;
import io.skerry.ast.ChangeStatement.Assignment;
import io.skerry.ast.ChangeStatement.InsertSource;
import io.skerry.ast.ChangeStatement.Output;
import io.skerry.ast.CommonTableExpression;
import io.skerry.ast.Condition;
import io.skerry.ast.Expression;
import io.skerry.ast.ObjectName;
import io.skerry.ast.Option;
import io.skerry.ast.Position;
import io.skerry.ast.QueryExpression;
import io.skerry.ast.SelectItem;
import io.skerry.ast.TableSource;
import io.skerry.ast.TypeName;
import io.skerry.error.SqlError;
import io.skerry.lex.TokenKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** INSERT, UPDATE, DELETE, TRUNCATE TABLE, INSERT BULK, and the OUTPUT clause. */
final class ChangeParser {
  private static final int INSERTED_ROWS_MAX = 1_000;

  private final Grammar grammar;
  private final TokenCursor cursor;

  ChangeParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  ChangeStatement insert(List<CommonTableExpression> with, Position position) {
    cursor.expect(TokenKind.INSERT);
    if (cursor.at(TokenKind.BULK)) {
      return insertBulk(position);
    }
    QueryExpression.Top top = grammar.clauses.changeTop();
    cursor.accept(TokenKind.INTO);
    TableSource target = insertTarget();
    List<Expression.Column> columns =
        cursor.at(TokenKind.LEFT_PARENTHESIS) && !grammar.queries.atParenthesisedQuery()
            ? cursor.parenthesisedList(this::column)
            : List.of();
    List<Output> output = output();
    InsertSource source = insertSource();
    return new ChangeStatement.Insert(
        with, top, target, columns, output, source, grammar.options.optionClause(), position);
  }

  /** A target has no alias, and parentheses after it hold columns. */
  private TableSource insertTarget() {
    Position position = cursor.position();
    if (cursor.at(TokenKind.VARIABLE)) {
      return new TableSource.TableVariable(cursor.variable(), null, withHints(), position);
    }
    if (cursor.at(TokenKind.OPENQUERY) || cursor.at(TokenKind.OPENROWSET)) {
      throw cursor.unsupportedOption(cursor.upperText());
    }
    ObjectName name = grammar.names.object();
    return new TableSource.NamedTable(name, null, withHints());
  }

  private List<TableSource.TableHint> withHints() {
    return cursor.at(TokenKind.WITH) ? grammar.tables.hints() : List.of();
  }

  Expression.Column column() {
    return new Expression.Column(grammar.names.column());
  }

  private InsertSource insertSource() {
    return switch (cursor.kind()) {
      case VALUES -> {
        cursor.advance();
        yield new InsertSource.Values(insertedRows());
      }
      case DEFAULT -> {
        cursor.advance();
        cursor.expect(TokenKind.VALUES);
        yield new InsertSource.DefaultValues();
      }
      case EXEC, EXECUTE -> new InsertSource.Execute(grammar.executes.execute());
      default -> new InsertSource.Select(grammar.queries.query());
    };
  }

  private List<List<Expression>> insertedRows() {
    List<List<Expression>> rows = cursor.commaList(grammar.tables::row);
    if (rows.size() > INSERTED_ROWS_MAX) {
      throw cursor.error(SqlError.TOO_MANY_INSERTED_ROWS, INSERTED_ROWS_MAX);
    }
    return rows;
  }

  private ChangeStatement insertBulk(Position position) {
    cursor.expect(TokenKind.BULK);
    ObjectName table = grammar.names.object();
    List<ChangeStatement.BulkColumn> columns =
        cursor.at(TokenKind.LEFT_PARENTHESIS)
            ? cursor.parenthesisedList(this::bulkColumn)
            : List.of();
    List<Option> options =
        cursor.accept(TokenKind.WITH) ? cursor.parenthesisedList(this::bulkOption) : List.of();
    return new ChangeStatement.InsertBulk(table, columns, options, position);
  }

  private Option bulkOption() {
    if (!cursor.at(TokenKind.ORDER)) {
      return grammar.options.option();
    }
    Position position = cursor.position();
    cursor.advance();
    return new Option("ORDER", null, cursor.parenthesisedList(this::bulkOrder), position);
  }

  private Option bulkOrder() {
    Position position = cursor.position();
    String column = cursor.identifier();
    boolean directed = cursor.at(TokenKind.ASC) || cursor.at(TokenKind.DESC);
    return new Option(column, directed ? cursor.anyWord() : null, position);
  }

  private ChangeStatement.BulkColumn bulkColumn() {
    String name = cursor.identifier();
    TypeName type = grammar.names.type();
    String collation =
        cursor.accept(TokenKind.COLLATE) ? grammar.expressions.collationName() : null;
    return new ChangeStatement.BulkColumn(name, type, collation);
  }

  ChangeStatement update(List<CommonTableExpression> with, Position position) {
    cursor.expect(TokenKind.UPDATE);
    if (cursor.at(TokenKind.STATISTICS)) {
      throw cursor.unsupportedStatement("UPDATE STATISTICS");
    }
    QueryExpression.Top top = grammar.clauses.changeTop();
    TableSource target = insertTarget();
    cursor.expect(TokenKind.SET);
    List<Assignment> assignments = cursor.commaList(this::assignment);
    List<Output> output = output();
    List<TableSource> from = from();
    Condition where = where();
    return new ChangeStatement.Update(
        with,
        top,
        target,
        assignments,
        output,
        from,
        where,
        grammar.options.optionClause(),
        position);
  }

  /** One assignment of SET. */
  Assignment assignment() {
    if (!cursor.at(TokenKind.VARIABLE)) {
      Expression.Column column = column();
      if (cursor.at(TokenKind.LEFT_PARENTHESIS)) {
        throw cursor.unsupportedOption("WRITE");
      }
      return new Assignment(null, column, operator(), value());
    }
    String variable = cursor.variable();
    AssignmentOperator operator = operator();
    if (operator == AssignmentOperator.ASSIGN && atColumnAssignment()) {
      Expression.Column column = column();
      return new Assignment(variable, column, operator(), value());
    }
    return new Assignment(variable, null, operator, value());
  }

  private AssignmentOperator operator() {
    return grammar.clauses.assignmentOperator();
  }

  private Expression value() {
    return grammar.calls.argument();
  }

  /** Whether a column and an assignment operator are next, after {@code @variable =}. */
  private boolean atColumnAssignment() {
    int ahead = 0;
    while (isName(cursor.peek(ahead)) && cursor.peek(ahead + 1) == TokenKind.DOT) {
      ahead += 2;
    }
    return isName(cursor.peek(ahead)) && grammar.clauses.isAssignment(cursor.peek(ahead + 1));
  }

  private static boolean isName(TokenKind kind) {
    return kind == TokenKind.IDENTIFIER || kind == TokenKind.QUOTED_IDENTIFIER;
  }

  ChangeStatement delete(List<CommonTableExpression> with, Position position) {
    cursor.expect(TokenKind.DELETE);
    QueryExpression.Top top = grammar.clauses.changeTop();
    cursor.accept(TokenKind.FROM);
    TableSource target = insertTarget();
    List<Output> output = output();
    List<TableSource> from = from();
    Condition where = where();
    return new ChangeStatement.Delete(
        with, top, target, output, from, where, grammar.options.optionClause(), position);
  }

  private List<TableSource> from() {
    return cursor.accept(TokenKind.FROM) ? cursor.commaList(grammar.tables::source) : List.of();
  }

  private @Nullable Condition where() {
    if (cursor.at(TokenKind.WHERE) && cursor.peek(1) == TokenKind.CURRENT) {
      Position position = cursor.position();
      cursor.advance(2);
      cursor.expect(TokenKind.OF);
      String name = cursor.at(TokenKind.VARIABLE) ? cursor.variable() : cursor.identifier();
      return new Condition.CurrentOf(name, position);
    }
    return grammar.queries.where();
  }

  ChangeStatement truncate(Position position) {
    cursor.expect(TokenKind.TRUNCATE);
    cursor.expect(TokenKind.TABLE);
    ObjectName table = grammar.names.object();
    if (cursor.at(TokenKind.WITH) && cursor.peek(1) == TokenKind.LEFT_PARENTHESIS) {
      throw cursor.unsupportedOption("PARTITIONS");
    }
    return new ChangeStatement.Truncate(table, position);
  }

  /** The OUTPUT clauses, at most two. */
  List<Output> output() {
    if (!cursor.atWord("OUTPUT")) {
      return List.of();
    }
    Output first = oneOutput();
    return first.into() != null && cursor.atWord("OUTPUT")
        ? List.of(first, oneOutput())
        : List.of(first);
  }

  private Output oneOutput() {
    Position position = cursor.position();
    cursor.expectWord("OUTPUT");
    List<SelectItem> items = cursor.commaList(grammar.queries::outputItem);
    if (!cursor.accept(TokenKind.INTO)) {
      return new Output(items, null, List.of(), position);
    }
    TableSource into = insertTarget();
    List<Expression.Column> columns =
        cursor.at(TokenKind.LEFT_PARENTHESIS) && !grammar.queries.atParenthesisedQuery()
            ? cursor.parenthesisedList(this::column)
            : List.of();
    return new Output(items, into, columns, position);
  }
}
