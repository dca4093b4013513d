package io.skerry.parse;

import io.skerry.ast.AssignmentOperator;
import io.skerry.ast.Expression;
import io.skerry.ast.Option;
import io.skerry.ast.OrderItem;
import io.skerry.ast.Over;
import io.skerry.ast.Over.FrameBound;
import io.skerry.ast.Position;
import io.skerry.ast.Query;
import io.skerry.ast.QueryExpression;
import io.skerry.ast.QueryExpression.GroupingElement;
import io.skerry.lex.TokenKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Clauses that queries, calls and changes share: TOP, ORDER BY, OFFSET, GROUP BY, OVER, WINDOW,
 * FOR.
 */
final class QueryClauseParser {
  private final Grammar grammar;
  private final TokenCursor cursor;

  QueryClauseParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** TOP of a SELECT. */
  QueryExpression.Top selectTop() {
    Expression count = topCount();
    boolean percent = cursor.accept(TokenKind.PERCENT);
    boolean withTies = cursor.at(TokenKind.WITH) && cursor.peekWord(1, "TIES");
    if (withTies) {
      cursor.advance(2);
    }
    return new QueryExpression.Top(count, percent, withTies);
  }

  /** TOP of a change, or nothing. */
  QueryExpression.@Nullable Top changeTop() {
    if (!cursor.at(TokenKind.TOP)) {
      return null;
    }
    Expression count = topCount();
    return new QueryExpression.Top(count, cursor.accept(TokenKind.PERCENT), false);
  }

  private Expression topCount() {
    cursor.expect(TokenKind.TOP);
    if (cursor.at(TokenKind.LEFT_PARENTHESIS)) {
      return grammar.primaries.primary();
    }
    return grammar.primaries.literal();
  }

  List<OrderItem> orderBy() {
    cursor.expect(TokenKind.ORDER);
    cursor.expect(TokenKind.BY);
    return cursor.commaList(this::orderItem);
  }

  private OrderItem orderItem() {
    Expression expression = grammar.expressions.expression();
    if (cursor.accept(TokenKind.DESC)) {
      return new OrderItem(expression, true);
    }
    cursor.accept(TokenKind.ASC);
    return new OrderItem(expression, false);
  }

  Query.@Nullable OffsetFetch offsetFetch() {
    if (!cursor.acceptWord("OFFSET")) {
      return null;
    }
    Expression offset = grammar.expressions.expression();
    rows();
    if (!cursor.at(TokenKind.FETCH)
        || !(cursor.peekWord(1, "NEXT") || cursor.peekWord(1, "FIRST"))) {
      return new Query.OffsetFetch(offset, null);
    }
    cursor.advance(2);
    Expression fetch = grammar.expressions.expression();
    rows();
    cursor.expectWord("ONLY");
    return new Query.OffsetFetch(offset, fetch);
  }

  private void rows() {
    if (!cursor.acceptWord("ROWS")) {
      cursor.expectWord("ROW");
    }
  }

  QueryExpression.GroupBy groupBy() {
    cursor.expect(TokenKind.GROUP);
    cursor.expect(TokenKind.BY);
    boolean all = cursor.accept(TokenKind.ALL);
    List<GroupingElement> elements = cursor.commaList(this::groupingElement);
    if (cursor.at(TokenKind.WITH)) {
      if (cursor.peekWord(1, "ROLLUP")) {
        cursor.advance(2);
        return new QueryExpression.GroupBy(List.of(new GroupingElement.Rollup(elements)), all);
      }
      if (cursor.peekWord(1, "CUBE")) {
        cursor.advance(2);
        return new QueryExpression.GroupBy(List.of(new GroupingElement.Cube(elements)), all);
      }
    }
    return new QueryExpression.GroupBy(elements, all);
  }

  private GroupingElement groupingElement() {
    if (cursor.peek(1) == TokenKind.LEFT_PARENTHESIS) {
      if (cursor.acceptWord("ROLLUP")) {
        return new GroupingElement.Rollup(innerElements());
      }
      if (cursor.acceptWord("CUBE")) {
        return new GroupingElement.Cube(innerElements());
      }
    }
    if (cursor.atWord("GROUPING") && cursor.peekWord(1, "SETS")) {
      cursor.advance(2);
      return new GroupingElement.GroupingSets(innerElements());
    }
    if (cursor.at(TokenKind.LEFT_PARENTHESIS) && cursor.peek(1) == TokenKind.RIGHT_PARENTHESIS) {
      cursor.advance(2);
      return new GroupingElement.Composite(List.of());
    }
    return new GroupingElement.Single(grammar.expressions.expression());
  }

  private List<GroupingElement> innerElements() {
    cursor.enter();
    List<GroupingElement> elements = cursor.parenthesisedList(this::innerElement);
    cursor.leave();
    return elements;
  }

  /**
   * An element inside ROLLUP, CUBE or GROUPING SETS, where parentheses make one element of several
   * columns.
   */
  private GroupingElement innerElement() {
    if (!cursor.at(TokenKind.LEFT_PARENTHESIS)) {
      return groupingElement();
    }
    if (cursor.peek(1) == TokenKind.RIGHT_PARENTHESIS) {
      return groupingElement();
    }
    List<Expression> columns = cursor.parenthesisedList(grammar.expressions::expression);
    if (columns.size() > 1) {
      return new GroupingElement.Composite(columns);
    }
    Expression single =
        grammar.expressions.continued(grammar.expressions.postfix(columns.getFirst()));
    return new GroupingElement.Single(single);
  }

  /** {@code WINDOW name AS (...), ...}, or nothing. */
  List<QueryExpression.NamedWindow> windows() {
    if (!atWindowClause()) {
      return List.of();
    }
    cursor.advance();
    return cursor.commaList(() -> {
      String name = cursor.identifier();
      cursor.expect(TokenKind.AS);
      return new QueryExpression.NamedWindow(name, windowDefinition());
    });
  }

  /** WINDOW is no reserved word; it is the clause only where the clause's next tokens follow. */
  boolean atWindowClause() {
    return cursor.atWord("WINDOW")
        && (cursor.peek(1) == TokenKind.IDENTIFIER || cursor.peek(1) == TokenKind.QUOTED_IDENTIFIER)
        && cursor.peek(2) == TokenKind.AS
        && cursor.peek(3) == TokenKind.LEFT_PARENTHESIS;
  }

  Over over() {
    cursor.expect(TokenKind.OVER);
    if (cursor.atName()) {
      return new Over(cursor.identifier(), List.of(), List.of(), null);
    }
    return windowDefinition();
  }

  private Over windowDefinition() {
    cursor.expect(TokenKind.LEFT_PARENTHESIS);
    String window = null;
    List<Expression> partitionBy = List.of();
    if (cursor.atName() && !atPartitionBy() && !atFrame()) {
      window = cursor.identifier();
    }
    if (atPartitionBy()) {
      cursor.advance(2);
      partitionBy = cursor.commaList(grammar.expressions::expression);
    }
    List<OrderItem> orderBy = cursor.at(TokenKind.ORDER) ? orderBy() : List.of();
    Over.Frame frame = atFrame() ? frame() : null;
    cursor.expect(TokenKind.RIGHT_PARENTHESIS);
    return new Over(window, partitionBy, orderBy, frame);
  }

  private boolean atPartitionBy() {
    return cursor.atWord("PARTITION") && cursor.peek(1) == TokenKind.BY;
  }

  private boolean atFrame() {
    return (cursor.atWord("ROWS") || cursor.atWord("RANGE"))
        && cursor.peek(1) != TokenKind.RIGHT_PARENTHESIS;
  }

  private Over.Frame frame() {
    Over.FrameUnit unit = cursor.acceptWord("ROWS") ? Over.FrameUnit.ROWS : range();
    if (cursor.accept(TokenKind.BETWEEN)) {
      FrameBound start = frameBound();
      cursor.expect(TokenKind.AND);
      return new Over.Frame(unit, start, frameBound());
    }
    return new Over.Frame(unit, frameBound(), new FrameBound.CurrentRow());
  }

  private Over.FrameUnit range() {
    cursor.expectWord("RANGE");
    return Over.FrameUnit.RANGE;
  }

  private FrameBound frameBound() {
    if (cursor.accept(TokenKind.CURRENT)) {
      cursor.expectWord("ROW");
      return new FrameBound.CurrentRow();
    }
    if (cursor.acceptWord("UNBOUNDED")) {
      if (cursor.acceptWord("PRECEDING")) {
        return new FrameBound.UnboundedPreceding();
      }
      cursor.expectWord("FOLLOWING");
      return new FrameBound.UnboundedFollowing();
    }
    Expression count = grammar.primaries.primary();
    if (cursor.acceptWord("PRECEDING")) {
      return new FrameBound.Preceding(count);
    }
    cursor.expectWord("FOLLOWING");
    return new FrameBound.Following(count);
  }

  /** FOR BROWSE, FOR JSON, FOR XML, or nothing: a cursor's FOR is not ours. */
  Query.@Nullable ForClause forClause() {
    if (!cursor.at(TokenKind.FOR)) {
      return null;
    }
    if (cursor.peek(1) == TokenKind.BROWSE) {
      cursor.advance(2);
      return new Query.ForClause.Browse();
    }
    if (cursor.peekWord(1, "JSON")) {
      cursor.advance(2);
      return new Query.ForClause.Json(cursor.anyWord(), resultOptions());
    }
    if (cursor.peekWord(1, "XML")) {
      cursor.advance(2);
      String mode = cursor.anyWord();
      return new Query.ForClause.Xml(mode, optionalName(), resultOptions());
    }
    return null;
  }

  private @Nullable String optionalName() {
    if (!cursor.accept(TokenKind.LEFT_PARENTHESIS)) {
      return null;
    }
    String name = cursor.string();
    cursor.expect(TokenKind.RIGHT_PARENTHESIS);
    return name;
  }

  private List<Option> resultOptions() {
    List<Option> options = new ArrayList<>();
    while (cursor.accept(TokenKind.COMMA)) {
      Position position = cursor.position();
      String name = cursor.anyWord();
      String value =
          cursor.atWord("XSINIL") || cursor.atWord("ABSENT") || cursor.atWord("BASE64")
              ? cursor.anyWord()
              : optionalName();
      options.add(new Option(name, value, position));
    }
    return List.copyOf(options);
  }

  boolean isAssignment(TokenKind kind) {
    return switch (kind) {
      case EQUAL,
          PLUS_EQUAL,
          MINUS_EQUAL,
          STAR_EQUAL,
          SLASH_EQUAL,
          MODULO_EQUAL,
          AMPERSAND_EQUAL,
          BAR_EQUAL,
          CARET_EQUAL ->
          true;
      default -> false;
    };
  }

  AssignmentOperator assignmentOperator() {
    AssignmentOperator operator =
        switch (cursor.kind()) {
          case EQUAL -> AssignmentOperator.ASSIGN;
          case PLUS_EQUAL -> AssignmentOperator.ADD;
          case MINUS_EQUAL -> AssignmentOperator.SUBTRACT;
          case STAR_EQUAL -> AssignmentOperator.MULTIPLY;
          case SLASH_EQUAL -> AssignmentOperator.DIVIDE;
          case MODULO_EQUAL -> AssignmentOperator.MODULO;
          case AMPERSAND_EQUAL -> AssignmentOperator.BITWISE_AND;
          case BAR_EQUAL -> AssignmentOperator.BITWISE_OR;
          case CARET_EQUAL -> AssignmentOperator.BITWISE_XOR;
          default -> throw cursor.unexpected();
        };
    cursor.advance();
    return operator;
  }
}
