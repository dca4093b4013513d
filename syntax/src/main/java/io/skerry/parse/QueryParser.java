package io.skerry.parse;

import io.skerry.ast.CommonTableExpression;
import io.skerry.ast.Condition;
import io.skerry.ast.Expression;
import io.skerry.ast.ObjectName;
import io.skerry.ast.OrderItem;
import io.skerry.ast.Position;
import io.skerry.ast.Query;
import io.skerry.ast.QueryExpression;
import io.skerry.ast.QueryExpression.SetOperator;
import io.skerry.ast.SelectItem;
import io.skerry.ast.SelectStatement;
import io.skerry.ast.TableSource;
import io.skerry.lex.TokenKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SELECT statements, WITH clauses, set operations and query specifications. */
final class QueryParser {
  private final Grammar grammar;
  private final TokenCursor cursor;

  /** Whether the next specification may have INTO: it is the first of a SELECT statement. */
  private boolean intoAllowed;

  private @Nullable ObjectName into;

  QueryParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** A SELECT statement after its WITH clause. */
  SelectStatement select(List<CommonTableExpression> with, Position position) {
    intoAllowed = true;
    into = null;
    Query query = query();
    ObjectName target = into;
    into = null;
    return new SelectStatement(with, query, target, grammar.options.optionClause(), position);
  }

  /** {@code WITH name (columns) AS (query), ...}, or nothing. */
  List<CommonTableExpression> with() {
    if (!cursor.accept(TokenKind.WITH)) {
      return List.of();
    }
    if (cursor.atWord("XMLNAMESPACES") || cursor.atWord("CHANGE_TRACKING_CONTEXT")) {
      throw cursor.unsupportedOption("WITH " + cursor.upperText());
    }
    return cursor.commaList(this::commonTableExpression);
  }

  private CommonTableExpression commonTableExpression() {
    Position position = cursor.position();
    String name = cursor.identifier();
    List<String> columns = grammar.names.optionalList();
    cursor.expect(TokenKind.AS);
    return new CommonTableExpression(name, columns, parenthesisedQuery(), position);
  }

  /** A query with its ORDER BY, OFFSET and FOR. */
  Query query() {
    QueryExpression body = expression();
    List<OrderItem> orderBy = List.of();
    Query.OffsetFetch offsetFetch = null;
    if (cursor.at(TokenKind.ORDER)) {
      orderBy = grammar.clauses.orderBy();
      offsetFetch = grammar.clauses.offsetFetch();
    }
    return new Query(body, orderBy, offsetFetch, grammar.clauses.forClause());
  }

  /** {@code (query)}. */
  Query parenthesisedQuery() {
    cursor.enter();
    cursor.expect(TokenKind.LEFT_PARENTHESIS);
    boolean outer = intoAllowed;
    intoAllowed = false;
    Query query = query();
    intoAllowed = outer;
    cursor.expect(TokenKind.RIGHT_PARENTHESIS);
    cursor.leave();
    return query;
  }

  /**
   * Whether the current parenthesis holds a query. More parentheses may come before its SELECT:
   * then it does if a set operator or the closing parenthesis follows the first of them, and not if
   * an operator or a comma does.
   */
  boolean atParenthesisedQuery() {
    if (!cursor.at(TokenKind.LEFT_PARENTHESIS)) {
      return false;
    }
    int open = 1;
    while (cursor.peek(open) == TokenKind.LEFT_PARENTHESIS) {
      if (++open > TokenCursor.NESTING_MAX) {
        return false;
      }
    }
    if (cursor.peek(open) != TokenKind.SELECT) {
      return false;
    }
    int at = open;
    for (int depth = open; depth > 1; depth--) {
      at = closingOf(at) + 1;
      if (!canFollowQuery(cursor.peek(at))) {
        return false;
      }
      if (cursor.peek(at) != TokenKind.RIGHT_PARENTHESIS) {
        return closesBefore(at, depth - 2);
      }
    }
    return true;
  }

  /** The place of the parenthesis that closes the one the token at {@code ahead} is within. */
  private int closingOf(int ahead) {
    int depth = 1;
    int at = ahead;
    while (true) {
      TokenKind kind = cursor.peek(at);
      if (kind == TokenKind.LEFT_PARENTHESIS) {
        depth++;
      } else if (kind == TokenKind.RIGHT_PARENTHESIS && --depth == 0) {
        return at;
      } else if (kind == TokenKind.END_OF_TEXT || kind == TokenKind.LEXICAL_ERROR) {
        return at;
      }
      at++;
    }
  }

  /**
   * Whether {@code levels} more parentheses around the query at {@code ahead} each hold nothing but
   * a query.
   */
  private boolean closesBefore(int ahead, int levels) {
    int at = ahead;
    for (int level = 0; level < levels; level++) {
      at = closingOf(at) + 1;
      if (!canFollowQuery(cursor.peek(at))) {
        return false;
      }
    }
    return true;
  }

  private static boolean canFollowQuery(TokenKind kind) {
    return switch (kind) {
      case RIGHT_PARENTHESIS, UNION, EXCEPT, INTERSECT, ORDER, FOR -> true;
      default -> false;
    };
  }

  /** Set operations; INTERSECT binds closest, the others from the left. */
  private QueryExpression expression() {
    QueryExpression left = intersection();
    while (cursor.at(TokenKind.UNION) || cursor.at(TokenKind.EXCEPT)) {
      SetOperator operator = setOperator();
      left = combine(operator, left, inputs(operator));
    }
    return left;
  }

  /** The inputs after one operator, and after more of the same. */
  private List<QueryExpression> inputs(SetOperator operator) {
    List<QueryExpression> inputs = new ArrayList<>();
    inputs.add(intersection());
    while (atSame(operator)) {
      setOperator();
      inputs.add(intersection());
    }
    return inputs;
  }

  private boolean atSame(SetOperator operator) {
    return switch (operator) {
      case UNION -> cursor.at(TokenKind.UNION) && cursor.peek(1) != TokenKind.ALL;
      case UNION_ALL -> cursor.at(TokenKind.UNION) && cursor.peek(1) == TokenKind.ALL;
      case EXCEPT -> cursor.at(TokenKind.EXCEPT);
      case INTERSECT -> cursor.at(TokenKind.INTERSECT);
    };
  }

  private SetOperator setOperator() {
    if (cursor.accept(TokenKind.EXCEPT)) {
      return SetOperator.EXCEPT;
    }
    if (cursor.accept(TokenKind.INTERSECT)) {
      return SetOperator.INTERSECT;
    }
    cursor.expect(TokenKind.UNION);
    return cursor.accept(TokenKind.ALL) ? SetOperator.UNION_ALL : SetOperator.UNION;
  }

  private QueryExpression combine(
      SetOperator operator, QueryExpression left, List<QueryExpression> rest) {
    List<QueryExpression> inputs = new ArrayList<>(rest.size() + 1);
    inputs.add(left);
    inputs.addAll(rest);
    cursor.growTree();
    return new QueryExpression.SetOperation(operator, List.copyOf(inputs), left.position());
  }

  private QueryExpression intersection() {
    QueryExpression first = term();
    if (!cursor.at(TokenKind.INTERSECT)) {
      return first;
    }
    List<QueryExpression> inputs = new ArrayList<>();
    while (cursor.accept(TokenKind.INTERSECT)) {
      inputs.add(term());
    }
    return combine(SetOperator.INTERSECT, first, inputs);
  }

  private QueryExpression term() {
    if (cursor.at(TokenKind.SELECT)) {
      return specification();
    }
    cursor.enter();
    cursor.expect(TokenKind.LEFT_PARENTHESIS);
    QueryExpression inner = expression();
    cursor.expect(TokenKind.RIGHT_PARENTHESIS);
    cursor.leave();
    return inner;
  }

  private QueryExpression specification() {
    boolean mayHaveInto = intoAllowed;
    intoAllowed = false;
    Position position = cursor.position();
    cursor.expect(TokenKind.SELECT);
    boolean distinct = cursor.accept(TokenKind.DISTINCT);
    if (!distinct) {
      cursor.accept(TokenKind.ALL);
    }
    QueryExpression.Top top = cursor.at(TokenKind.TOP) ? grammar.clauses.selectTop() : null;
    List<SelectItem> items = cursor.commaList(this::selectItem);
    if (mayHaveInto && cursor.accept(TokenKind.INTO)) {
      into = grammar.names.object();
      if (cursor.accept(TokenKind.ON)) {
        cursor.identifier();
      }
    }
    List<TableSource> from =
        cursor.accept(TokenKind.FROM) ? cursor.commaList(grammar.tables::source) : List.of();
    Condition where = where();
    QueryExpression.GroupBy groupBy = cursor.at(TokenKind.GROUP) ? grammar.clauses.groupBy() : null;
    Condition having = cursor.accept(TokenKind.HAVING) ? grammar.conditions.condition() : null;
    List<QueryExpression.NamedWindow> windows = grammar.clauses.windows();
    return new QueryExpression.Specification(
        distinct, top, items, from, where, groupBy, having, windows, position);
  }

  /** {@code WHERE condition}, or nothing. */
  @Nullable Condition where() {
    return cursor.accept(TokenKind.WHERE) ? grammar.conditions.condition() : null;
  }

  private SelectItem selectItem() {
    Position position = cursor.position();
    TokenKind next = cursor.peek(1);
    switch (cursor.kind()) {
      case STAR -> {
        cursor.advance();
        return new SelectItem.Star(null, position);
      }
      case VARIABLE, SYSTEM_VARIABLE -> {
        if (grammar.clauses.isAssignment(next)) {
          String variable = cursor.variable();
          return new SelectItem.Assign(
              variable,
              grammar.clauses.assignmentOperator(),
              grammar.expressions.expression(),
              position);
        }
      }
      case IDENTIFIER, QUOTED_IDENTIFIER, STRING, NATIONAL_STRING -> {
        if (next == TokenKind.EQUAL) {
          String alias = cursor.value();
          cursor.advance(2);
          return new SelectItem.Value(grammar.expressions.expression(), alias);
        }
      }
      default -> {
        // An expression begins with something else.
      }
    }
    return expressionItem(position, true);
  }

  /** An item of an OUTPUT clause: OUTPUT itself is then no alias. */
  SelectItem outputItem() {
    Position position = cursor.position();
    if (cursor.accept(TokenKind.STAR)) {
      return new SelectItem.Star(null, position);
    }
    return expressionItem(position, false);
  }

  private SelectItem expressionItem(Position position, boolean outputIsAlias) {
    Expression expression = grammar.expressions.expression();
    if (cursor.at(TokenKind.DOT) && expression instanceof Expression.Column column) {
      cursor.advance();
      cursor.expect(TokenKind.STAR);
      return new SelectItem.Star(column.name(), position);
    }
    if (cursor.accept(TokenKind.AS)) {
      return new SelectItem.Value(expression, alias());
    }
    boolean hasAlias =
        cursor.atString()
            || (cursor.atName()
                && !cursor.atLabel()
                && (outputIsAlias || !cursor.atWord("OUTPUT")));
    return new SelectItem.Value(expression, hasAlias ? alias() : null);
  }

  private String alias() {
    return cursor.atString() ? cursor.string() : cursor.identifier();
  }
}
