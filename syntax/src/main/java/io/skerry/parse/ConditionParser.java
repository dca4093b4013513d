package io.skerry.parse;

import io.skerry.ast.Condition;
import io.skerry.ast.Condition.ComparisonOperator;
import io.skerry.ast.Expression;
import io.skerry.ast.Operand;
import io.skerry.ast.Position;
import io.skerry.ast.Query;
import io.skerry.error.SqlError;
import io.skerry.lex.TokenKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Search conditions: OR, AND, NOT and predicates.
 *
 * <p>What a parenthesis holds, a condition or an expression, is known only after it was read; so
 * the methods here return an {@link Operand} and demand a {@link Condition} where one is needed.
 */
final class ConditionParser {
  private final Grammar grammar;
  private final TokenCursor cursor;

  ConditionParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** A search condition. Fails with 4145 where only a value is found. */
  Condition condition() {
    return required(operand());
  }

  private Condition required(Operand operand) {
    return switch (operand) {
      case Condition condition -> condition;
      case Expression expression -> throw cursor.errorNear(SqlError.NON_BOOLEAN_CONDITION);
    };
  }

  /** A condition, or a lone expression. */
  private Operand operand() {
    cursor.enter();
    int outer = cursor.beginTree();
    Operand first = conjunction();
    if (cursor.at(TokenKind.OR)) {
      List<Condition> operands = new ArrayList<>();
      operands.add(required(first));
      while (cursor.accept(TokenKind.OR)) {
        operands.add(required(conjunction()));
      }
      first = joined(operands, Condition.Or.class);
    }
    cursor.endTree(outer);
    cursor.leave();
    return first;
  }

  private Operand conjunction() {
    Operand first = negation();
    if (!cursor.at(TokenKind.AND)) {
      return first;
    }
    List<Condition> operands = new ArrayList<>();
    operands.add(required(first));
    while (cursor.accept(TokenKind.AND)) {
      operands.add(required(negation()));
    }
    return joined(operands, Condition.And.class);
  }

  /**
   * One list for operands that are themselves lists of the same operator, written in parentheses.
   */
  private static Condition joined(List<Condition> operands, Class<? extends Condition> operator) {
    Position position = operands.getFirst().position();
    List<Condition> flat = operands;
    if (operands.stream().anyMatch(operator::isInstance)) {
      flat = new ArrayList<>();
      for (Condition operand : operands) {
        flat.addAll(operator.isInstance(operand) ? operandsOf(operand) : List.of(operand));
      }
    }
    List<Condition> copy = List.copyOf(flat);
    return operator == Condition.Or.class
        ? new Condition.Or(copy, position)
        : new Condition.And(copy, position);
  }

  private static List<Condition> operandsOf(Condition condition) {
    return switch (condition) {
      case Condition.Or or -> or.operands();
      case Condition.And and -> and.operands();
      case Condition.Not _,
          Condition.Comparison _,
          Condition.Distinct _,
          Condition.Between _,
          Condition.InList _,
          Condition.InSubquery _,
          Condition.Like _,
          Condition.IsNull _,
          Condition.Exists _,
          Condition.Quantified _,
          Condition.CurrentOf _,
          Condition.ColumnUpdated _ ->
          List.of(condition);
    };
  }

  private Operand negation() {
    if (!cursor.at(TokenKind.NOT)) {
      return predicate();
    }
    Position position = cursor.position();
    cursor.enter();
    cursor.advance();
    Condition operand = required(negation());
    cursor.growTree();
    cursor.leave();
    return new Condition.Not(operand, position);
  }

  private Operand predicate() {
    return switch (cursor.kind()) {
      case EXISTS -> exists();
      case UPDATE -> columnUpdated();
      case CONTAINS, FREETEXT -> throw cursor.unsupportedOption(cursor.upperText());
      case LEFT_PARENTHESIS -> afterParenthesis();
      case IDENTIFIER -> {
        if (cursor.atWord("MATCH") && cursor.peek(1) == TokenKind.LEFT_PARENTHESIS) {
          throw cursor.unsupportedOption("MATCH");
        }
        yield tail(grammar.expressions.expression());
      }
      default -> tail(grammar.expressions.expression());
    };
  }

  private Operand afterParenthesis() {
    if (grammar.queries.atParenthesisedQuery()) {
      return tail(grammar.expressions.expression());
    }
    cursor.advance();
    Operand inner = operand();
    cursor.expect(TokenKind.RIGHT_PARENTHESIS);
    return switch (inner) {
      case Condition condition -> condition;
      case Expression first ->
          tail(grammar.expressions.continued(grammar.expressions.postfix(first)));
    };
  }

  private Condition exists() {
    Position position = cursor.position();
    cursor.advance();
    return new Condition.Exists(grammar.queries.parenthesisedQuery(), position);
  }

  private Condition columnUpdated() {
    Position position = cursor.position();
    cursor.advance();
    cursor.expect(TokenKind.LEFT_PARENTHESIS);
    Expression.Column column = new Expression.Column(grammar.names.column());
    cursor.expect(TokenKind.RIGHT_PARENTHESIS);
    return new Condition.ColumnUpdated(column, position);
  }

  /** The operator of a predicate and what follows it; the expression itself when none follows. */
  private Operand tail(Expression left) {
    ComparisonOperator comparison = comparisonOperator();
    if (comparison != null) {
      return comparison(comparison, left);
    }
    boolean negated = cursor.at(TokenKind.NOT) && negatesPredicate(cursor.peek(1));
    if (negated) {
      cursor.advance();
    }
    return switch (cursor.kind()) {
      case IS -> is(left);
      case BETWEEN -> between(left, negated);
      case IN -> in(left, negated);
      case LIKE -> like(left, negated);
      default -> left;
    };
  }

  private static boolean negatesPredicate(TokenKind kind) {
    return kind == TokenKind.BETWEEN || kind == TokenKind.IN || kind == TokenKind.LIKE;
  }

  /** A comparison operator, whose two characters may be apart; null when none is next. */
  private @Nullable ComparisonOperator comparisonOperator() {
    TokenKind next = cursor.peek(1);
    ComparisonOperator operator =
        switch (cursor.kind()) {
          case EQUAL -> ComparisonOperator.EQUAL;
          case NOT_EQUAL -> ComparisonOperator.NOT_EQUAL;
          case LESS_OR_EQUAL -> ComparisonOperator.LESS_OR_EQUAL;
          case GREATER_OR_EQUAL -> ComparisonOperator.GREATER_OR_EQUAL;
          case LESS -> {
            if (next == TokenKind.EQUAL) {
              cursor.advance();
              yield ComparisonOperator.LESS_OR_EQUAL;
            }
            if (next == TokenKind.GREATER) {
              cursor.advance();
              yield ComparisonOperator.NOT_EQUAL;
            }
            yield ComparisonOperator.LESS;
          }
          case GREATER -> {
            if (next == TokenKind.EQUAL) {
              cursor.advance();
              yield ComparisonOperator.GREATER_OR_EQUAL;
            }
            yield ComparisonOperator.GREATER;
          }
          default -> null;
        };
    if (operator != null) {
      cursor.advance();
    }
    return operator;
  }

  private Condition comparison(ComparisonOperator operator, Expression left) {
    boolean all = cursor.at(TokenKind.ALL);
    if (all || cursor.at(TokenKind.ANY) || cursor.at(TokenKind.SOME)) {
      cursor.advance();
      Query query = grammar.queries.parenthesisedQuery();
      return new Condition.Quantified(operator, left, all, query, left.position());
    }
    Expression right = grammar.expressions.expression();
    return new Condition.Comparison(operator, left, right, left.position());
  }

  private Condition is(Expression left) {
    cursor.advance();
    boolean negated = cursor.accept(TokenKind.NOT);
    if (cursor.accept(TokenKind.DISTINCT)) {
      cursor.expect(TokenKind.FROM);
      Expression right = grammar.expressions.expression();
      return new Condition.Distinct(left, right, negated, left.position());
    }
    cursor.expect(TokenKind.NULL);
    return new Condition.IsNull(left, negated, left.position());
  }

  private Condition between(Expression value, boolean negated) {
    cursor.advance();
    Expression low = grammar.expressions.expression();
    cursor.expect(TokenKind.AND);
    Expression high = grammar.expressions.expression();
    return new Condition.Between(value, low, high, negated, value.position());
  }

  private Condition in(Expression value, boolean negated) {
    cursor.advance();
    if (grammar.queries.atParenthesisedQuery()) {
      Query query = grammar.queries.parenthesisedQuery();
      return new Condition.InSubquery(value, query, negated, value.position());
    }
    List<Expression> candidates = cursor.parenthesisedList(grammar.expressions::expression);
    return new Condition.InList(value, candidates, negated, value.position());
  }

  private Condition like(Expression value, boolean negated) {
    cursor.advance();
    Expression pattern = grammar.expressions.expression();
    Expression escape = null;
    if (cursor.accept(TokenKind.ESCAPE)) {
      escape = grammar.primaries.primary();
    } else if (cursor.at(TokenKind.LEFT_BRACE) && cursor.peek(1) == TokenKind.ESCAPE) {
      cursor.advance(2);
      escape = grammar.primaries.primary();
      cursor.expect(TokenKind.RIGHT_BRACE);
    }
    return new Condition.Like(value, pattern, escape, negated, value.position());
  }
}
