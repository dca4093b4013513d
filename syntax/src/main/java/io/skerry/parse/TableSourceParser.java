package io.skerry.parse;

import io.skerry.ast.Condition;
import io.skerry.ast.Expression;
import io.skerry.ast.ObjectName;
import io.skerry.ast.Position;
import io.skerry.ast.Query;
import io.skerry.ast.TableSource;
import io.skerry.ast.TableSource.JoinHint;
import io.skerry.ast.TableSource.JoinKind;
import io.skerry.ast.TableSource.TableHint;
import io.skerry.ast.TypeName;
import io.skerry.error.SqlError;
import io.skerry.lex.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tables, joins and what else stands in FROM. */
final class TableSourceParser {
  /** Hints that may stand in parentheses without WITH. */
  private static final Set<String> HINTS =
      Set.of(
          "FASTFIRSTROW",
          "FORCESCAN",
          "FORCESEEK",
          "HOLDLOCK",
          "INDEX",
          "KEEPDEFAULTS",
          "KEEPIDENTITY",
          "NOEXPAND",
          "NOLOCK",
          "NOWAIT",
          "PAGLOCK",
          "READCOMMITTED",
          "READCOMMITTEDLOCK",
          "READPAST",
          "READUNCOMMITTED",
          "REPEATABLEREAD",
          "ROWLOCK",
          "SERIALIZABLE",
          "SNAPSHOT",
          "TABLOCK",
          "TABLOCKX",
          "UPDLOCK",
          "XLOCK");

  private final Grammar grammar;
  private final TokenCursor cursor;

  TableSourceParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** A table with the joins that follow it. */
  TableSource source() {
    cursor.enter();
    TableSource left = single();
    while (true) {
      TableSource joined = joined(left);
      if (joined == null) {
        cursor.leave();
        return left;
      }
      cursor.growTree();
      left = joined;
    }
  }

  private @Nullable TableSource joined(TableSource left) {
    return switch (cursor.kind()) {
      case CROSS -> cross(left);
      case OUTER -> {
        cursor.advance();
        cursor.expectWord("APPLY");
        yield new TableSource.Apply(true, left, single(), left.position());
      }
      case JOIN, INNER -> {
        cursor.accept(TokenKind.INNER);
        yield qualified(JoinKind.INNER, left);
      }
      case LEFT -> outer(JoinKind.LEFT, left);
      case RIGHT -> outer(JoinKind.RIGHT, left);
      case FULL -> outer(JoinKind.FULL, left);
      default -> null;
    };
  }

  private TableSource cross(TableSource left) {
    cursor.advance();
    if (cursor.acceptWord("APPLY")) {
      return new TableSource.Apply(false, left, single(), left.position());
    }
    cursor.expect(TokenKind.JOIN);
    return new TableSource.Join(
        JoinKind.CROSS, JoinHint.NONE, left, single(), null, left.position());
  }

  private TableSource outer(JoinKind kind, TableSource left) {
    cursor.advance();
    cursor.accept(TokenKind.OUTER);
    return qualified(kind, left);
  }

  /**
   * A join with ON. Joins of the right side may come before it: {@code a JOIN b JOIN c ON ... ON
   * ...}.
   */
  private TableSource qualified(JoinKind kind, TableSource left) {
    JoinHint hint = joinHint();
    cursor.expect(TokenKind.JOIN);
    TableSource right = source();
    cursor.expect(TokenKind.ON);
    Condition on = grammar.conditions.condition();
    return new TableSource.Join(kind, hint, left, right, on, left.position());
  }

  private JoinHint joinHint() {
    if (cursor.accept(TokenKind.MERGE)) {
      return JoinHint.MERGE;
    }
    if (cursor.acceptWord("LOOP")) {
      return JoinHint.LOOP;
    }
    if (cursor.acceptWord("HASH")) {
      return JoinHint.HASH;
    }
    return cursor.acceptWord("REMOTE") ? JoinHint.REMOTE : JoinHint.NONE;
  }

  private TableSource single() {
    TableSource source =
        switch (cursor.kind()) {
          case LEFT_PARENTHESIS -> parenthesised();
          case LEFT_BRACE -> outerJoinEscape();
          case VARIABLE -> variable();
          case OPENROWSET, OPENQUERY, OPENDATASOURCE, OPENXML, CONTAINSTABLE, FREETEXTTABLE ->
              throw cursor.unsupportedOption(cursor.upperText());
          default -> named();
        };
    while (cursor.at(TokenKind.PIVOT) || cursor.at(TokenKind.UNPIVOT)) {
      source = cursor.at(TokenKind.PIVOT) ? pivot(source) : unpivot(source);
      cursor.growTree();
    }
    return source;
  }

  private TableSource parenthesised() {
    Position position = cursor.position();
    if (grammar.queries.atParenthesisedQuery()) {
      Query query = grammar.queries.parenthesisedQuery();
      return new TableSource.DerivedTable(
          query, requiredAlias(), grammar.names.optionalList(), position);
    }
    cursor.advance();
    if (cursor.accept(TokenKind.VALUES)) {
      List<List<Expression>> rows = cursor.commaList(this::row);
      cursor.expect(TokenKind.RIGHT_PARENTHESIS);
      return new TableSource.ValuesTable(
          rows, requiredAlias(), grammar.names.optionalList(), position);
    }
    if (cursor.at(TokenKind.INSERT)
        || cursor.at(TokenKind.UPDATE)
        || cursor.at(TokenKind.DELETE)
        || cursor.at(TokenKind.MERGE)) {
      throw cursor.unsupportedOption(cursor.upperText() + " in FROM");
    }
    TableSource inner = source();
    cursor.expect(TokenKind.RIGHT_PARENTHESIS);
    return inner;
  }

  /** {@code (value, ...)}, where a value may be DEFAULT. */
  List<Expression> row() {
    return cursor.parenthesisedList(grammar.calls::argument);
  }

  private TableSource outerJoinEscape() {
    cursor.advance();
    cursor.expectWord("oj");
    TableSource inner = source();
    cursor.expect(TokenKind.RIGHT_BRACE);
    return inner;
  }

  private TableSource variable() {
    Position position = cursor.position();
    String name = cursor.variable();
    if (cursor.at(TokenKind.DOT)) {
      return function(grammar.primaries.methodOf(name, position));
    }
    return new TableSource.TableVariable(name, optionalAlias(), hints(), position);
  }

  private TableSource named() {
    if (cursor.atWord("OPENJSON") && cursor.peek(1) == TokenKind.LEFT_PARENTHESIS) {
      return openJson();
    }
    if (cursor.atWord("PREDICT") && cursor.peek(1) == TokenKind.LEFT_PARENTHESIS) {
      throw cursor.unsupportedOption("PREDICT");
    }
    cursor.accept(TokenKind.DOUBLE_COLON);
    ObjectName name = grammar.names.object();
    if (cursor.at(TokenKind.LEFT_PARENTHESIS) && !atBareHints()) {
      return function(name);
    }
    if (cursor.at(TokenKind.FOR) && cursor.peekWord(1, "SYSTEM_TIME")) {
      throw cursor.unsupportedOption("FOR SYSTEM_TIME");
    }
    String alias = optionalAlias();
    if (cursor.at(TokenKind.TABLESAMPLE)) {
      throw cursor.unsupportedOption("TABLESAMPLE");
    }
    List<TableHint> hints = hints();
    if (alias == null && !hints.isEmpty()) {
      // The old order: hints, then the alias.
      alias = optionalAlias();
    }
    return new TableSource.NamedTable(name, alias, hints);
  }

  /** The target of MERGE: a table or table variable with its hints and alias. */
  TableSource target() {
    Position position = cursor.position();
    if (cursor.at(TokenKind.VARIABLE)) {
      return new TableSource.TableVariable(cursor.variable(), optionalAlias(), hints(), position);
    }
    ObjectName name = grammar.names.object();
    List<TableHint> hints = hints();
    return new TableSource.NamedTable(name, optionalAlias(), hints);
  }

  private TableSource function(ObjectName name) {
    cursor.expect(TokenKind.LEFT_PARENTHESIS);
    List<Expression> arguments =
        cursor.at(TokenKind.RIGHT_PARENTHESIS)
            ? List.of()
            : cursor.commaList(grammar.calls::argument);
    cursor.expect(TokenKind.RIGHT_PARENTHESIS);
    String alias = optionalAlias();
    List<String> columns =
        alias == null || atBareHints() ? List.of() : grammar.names.optionalList();
    return new TableSource.FunctionTable(name, arguments, alias, columns, hints());
  }

  private TableSource openJson() {
    Position position = cursor.position();
    ObjectName name = grammar.names.object();
    cursor.expect(TokenKind.LEFT_PARENTHESIS);
    Expression json = grammar.expressions.expression();
    Expression path = cursor.accept(TokenKind.COMMA) ? grammar.expressions.expression() : null;
    cursor.expect(TokenKind.RIGHT_PARENTHESIS);
    if (cursor.at(TokenKind.WITH) && cursor.peek(1) == TokenKind.LEFT_PARENTHESIS) {
      cursor.advance();
      List<TableSource.OpenJsonColumn> schema = cursor.parenthesisedList(this::openJsonColumn);
      return new TableSource.OpenJson(json, path, schema, optionalAlias(), position);
    }
    List<Expression> arguments = path == null ? List.of(json) : List.of(json, path);
    return new TableSource.FunctionTable(name, arguments, optionalAlias(), List.of(), List.of());
  }

  private TableSource.OpenJsonColumn openJsonColumn() {
    String name = cursor.identifier();
    TypeName type = grammar.names.type();
    String path = cursor.atString() ? cursor.string() : null;
    boolean asJson = cursor.accept(TokenKind.AS);
    if (asJson) {
      cursor.expectWord("JSON");
    }
    return new TableSource.OpenJsonColumn(name, type, path, asJson);
  }

  private TableSource pivot(TableSource source) {
    cursor.advance();
    cursor.expect(TokenKind.LEFT_PARENTHESIS);
    if (!(grammar.primaries.primary() instanceof Expression.Call aggregate)) {
      throw cursor.unexpected();
    }
    cursor.expect(TokenKind.FOR);
    Expression.Column column = new Expression.Column(grammar.names.column());
    cursor.expect(TokenKind.IN);
    List<String> values = cursor.parenthesisedList(cursor::identifier);
    cursor.expect(TokenKind.RIGHT_PARENTHESIS);
    return new TableSource.Pivot(
        source, aggregate, column, values, requiredAlias(), source.position());
  }

  private TableSource unpivot(TableSource source) {
    cursor.advance();
    cursor.expect(TokenKind.LEFT_PARENTHESIS);
    String valueColumn = cursor.identifier();
    cursor.expect(TokenKind.FOR);
    String nameColumn = cursor.identifier();
    cursor.expect(TokenKind.IN);
    List<Expression.Column> columns =
        cursor.parenthesisedList(() -> new Expression.Column(grammar.names.column()));
    cursor.expect(TokenKind.RIGHT_PARENTHESIS);
    return new TableSource.Unpivot(
        source, valueColumn, nameColumn, columns, requiredAlias(), source.position());
  }

  private String requiredAlias() {
    cursor.accept(TokenKind.AS);
    return cursor.identifier();
  }

  @Nullable String optionalAlias() {
    if (cursor.accept(TokenKind.AS)) {
      return cursor.identifier();
    }
    if (cursor.at(TokenKind.QUOTED_IDENTIFIER)) {
      return cursor.identifier();
    }
    boolean isAlias =
        cursor.at(TokenKind.IDENTIFIER)
            && !cursor.atLabel()
            && !cursor.atWord("USING")
            && !grammar.clauses.atWindowClause();
    return isAlias ? cursor.identifier() : null;
  }

  private boolean atBareHints() {
    TokenKind first = cursor.peek(1);
    TokenKind second = cursor.peek(2);
    if (!cursor.at(TokenKind.LEFT_PARENTHESIS)) {
      return false;
    }
    boolean ends = second == TokenKind.RIGHT_PARENTHESIS || second == TokenKind.COMMA;
    if (first == TokenKind.HOLDLOCK) {
      return ends;
    }
    if (first == TokenKind.INDEX) {
      return true;
    }
    return ends && first == TokenKind.IDENTIFIER && HINTS.stream().anyMatch(this::peekHint);
  }

  private boolean peekHint(String hint) {
    return cursor.peekWord(1, hint);
  }

  /**
   * {@code WITH (hint, ...)}, {@code (hint, ...)}, or nothing. Fails with 336 after a WITH that is
   * none of these.
   */
  List<TableHint> hints() {
    if (cursor.at(TokenKind.WITH)) {
      if (cursor.peek(1) == TokenKind.LEFT_PARENTHESIS) {
        cursor.advance();
        return hintList();
      }
      if (cursor.peek(1) == TokenKind.IDENTIFIER
          && (cursor.peek(2) == TokenKind.AS || cursor.peek(2) == TokenKind.LEFT_PARENTHESIS)) {
        cursor.advance();
        throw cursor.errorNear(SqlError.INCORRECT_SYNTAX_NEAR_AFTER_WITH);
      }
      return List.of();
    }
    return atBareHints() ? hintList() : List.of();
  }

  /** Commas between hints may be left out. */
  private List<TableHint> hintList() {
    cursor.expect(TokenKind.LEFT_PARENTHESIS);
    ArrayList<TableHint> hints = new ArrayList<>();
    do {
      hints.add(hint());
      cursor.accept(TokenKind.COMMA);
    } while (!cursor.at(TokenKind.RIGHT_PARENTHESIS));
    cursor.advance();
    return List.copyOf(hints);
  }

  private TableHint hint() {
    Position position = cursor.position();
    String name = cursor.anyWord();
    if (name.equals("FORCESEEK") && cursor.at(TokenKind.LEFT_PARENTHESIS)) {
      return new TableHint(name, forceSeekArguments(), position);
    }
    if (name.equals("INDEX")) {
      if (cursor.accept(TokenKind.EQUAL) && !cursor.at(TokenKind.LEFT_PARENTHESIS)) {
        return new TableHint(name, List.of(indexName()), position);
      }
      return new TableHint(name, cursor.parenthesisedList(this::indexName), position);
    }
    if (name.equals("SPATIAL_WINDOW_MAX_CELLS")) {
      throw cursor.unsupportedOption(name);
    }
    return new TableHint(name, List.of(), position);
  }

  private List<String> forceSeekArguments() {
    cursor.advance();
    ArrayList<String> arguments = new ArrayList<>();
    arguments.add(indexName());
    arguments.addAll(cursor.parenthesisedList(cursor::identifier));
    cursor.expect(TokenKind.RIGHT_PARENTHESIS);
    return List.copyOf(arguments);
  }

  private String indexName() {
    return cursor.at(TokenKind.INTEGER) ? cursor.take(TokenKind.INTEGER) : cursor.identifier();
  }
}
