package io.skerry.parse;

import io.skerry.ast.Condition;
import io.skerry.ast.Expression;
import io.skerry.ast.Expression.NullTreatment;
import io.skerry.ast.Literal;
import io.skerry.ast.ObjectName;
import io.skerry.ast.OrderItem;
import io.skerry.ast.Over;
import io.skerry.ast.Position;
import io.skerry.ast.TypeName;
import io.skerry.lex.TokenKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Function calls, those with a grammar of their own too. */
final class CallParser {
  private final Grammar grammar;
  private final TokenCursor cursor;

  CallParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** A call whose name is one word that is not reserved; the parenthesis is next. */
  Expression plain() {
    if (cursor.atWord("CAST")) {
      return cast(false);
    }
    if (cursor.atWord("TRY_CAST")) {
      return cast(true);
    }
    if (cursor.atWord("IIF")) {
      return iif();
    }
    if (cursor.atWord("TRIM")) {
      return trim();
    }
    if (cursor.atWord("PARSE")) {
      return parse(false);
    }
    if (cursor.atWord("TRY_PARSE")) {
      return parse(true);
    }
    return call(grammar.names.column());
  }

  /** A function whose name is a reserved word; any other reserved word is a syntax error. */
  Expression reserved() {
    TokenKind next = cursor.peek(1);
    return switch (cursor.kind()) {
      case CURRENT_TIMESTAMP, CURRENT_USER, SESSION_USER, SYSTEM_USER, USER, CURRENT_DATE ->
          new Expression.Call(wordAsName(), List.of());
      case CONVERT -> convert(false);
      case TRY_CONVERT -> convert(true);
      case COALESCE, NULLIF, LEFT, RIGHT -> {
        if (next != TokenKind.LEFT_PARENTHESIS) {
          throw cursor.unexpected();
        }
        yield call(wordAsName());
      }
      case IDENTITY -> identity();
      default -> throw cursor.unexpected();
    };
  }

  private ObjectName wordAsName() {
    Position position = cursor.position();
    return new ObjectName(List.of(cursor.take(cursor.kind())), position);
  }

  /** The arguments of a call and the clauses after it. */
  Expression call(ObjectName name) {
    cursor.expect(TokenKind.LEFT_PARENTHESIS);
    boolean distinct = false;
    boolean star = false;
    List<Expression> arguments = List.of();
    if (cursor.accept(TokenKind.STAR)) {
      star = true;
    } else if (!cursor.at(TokenKind.RIGHT_PARENTHESIS)) {
      distinct = cursor.accept(TokenKind.DISTINCT);
      if (!distinct) {
        cursor.accept(TokenKind.ALL);
      }
      arguments = cursor.commaList(this::argument);
    }
    NullTreatment inside = nullTreatment();
    cursor.expect(TokenKind.RIGHT_PARENTHESIS);
    NullTreatment nulls = inside == NullTreatment.UNSAID ? nullTreatment() : inside;
    List<OrderItem> withinGroup = List.of();
    if (cursor.atWord("WITHIN") && cursor.peek(1) == TokenKind.GROUP) {
      cursor.advance(2);
      cursor.expect(TokenKind.LEFT_PARENTHESIS);
      withinGroup = grammar.clauses.orderBy();
      cursor.expect(TokenKind.RIGHT_PARENTHESIS);
    }
    Over over = cursor.at(TokenKind.OVER) ? grammar.clauses.over() : null;
    return new Expression.Call(name, arguments, distinct, star, nulls, withinGroup, over);
  }

  /** An argument: an expression or DEFAULT. */
  Expression argument() {
    if (cursor.at(TokenKind.DEFAULT)) {
      Position position = cursor.position();
      cursor.advance();
      return new Expression.Default(position);
    }
    return grammar.expressions.expression();
  }

  private NullTreatment nullTreatment() {
    NullTreatment treatment = NullTreatment.UNSAID;
    if (cursor.peekWord(1, "NULLS")) {
      if (cursor.atWord("IGNORE")) {
        treatment = NullTreatment.IGNORE_NULLS;
      } else if (cursor.atWord("RESPECT")) {
        treatment = NullTreatment.RESPECT_NULLS;
      }
      if (treatment != NullTreatment.UNSAID) {
        cursor.advance(2);
      }
    }
    return treatment;
  }

  /** Steps over the function's word and its opening parenthesis. */
  private Position open() {
    Position position = cursor.position();
    cursor.advance();
    cursor.expect(TokenKind.LEFT_PARENTHESIS);
    return position;
  }

  private Expression cast(boolean orNull) {
    Position position = open();
    Expression value = grammar.expressions.expression();
    cursor.expect(TokenKind.AS);
    TypeName type = grammar.names.type();
    cursor.expect(TokenKind.RIGHT_PARENTHESIS);
    return new Expression.Cast(value, type, orNull, position);
  }

  private Expression convert(boolean orNull) {
    Position position = open();
    TypeName type = grammar.names.type();
    cursor.expect(TokenKind.COMMA);
    Expression value = grammar.expressions.expression();
    Expression style = cursor.accept(TokenKind.COMMA) ? grammar.expressions.expression() : null;
    cursor.expect(TokenKind.RIGHT_PARENTHESIS);
    return new Expression.Convert(type, value, style, orNull, position);
  }

  private Expression parse(boolean orNull) {
    Position position = open();
    Expression value = grammar.expressions.expression();
    cursor.expect(TokenKind.AS);
    TypeName type = grammar.names.type();
    Expression culture = cursor.acceptWord("USING") ? grammar.expressions.expression() : null;
    cursor.expect(TokenKind.RIGHT_PARENTHESIS);
    return new Expression.Parse(value, type, culture, orNull, position);
  }

  private Expression iif() {
    Position position = open();
    Condition condition = grammar.conditions.condition();
    cursor.expect(TokenKind.COMMA);
    Expression whenTrue = grammar.expressions.expression();
    cursor.expect(TokenKind.COMMA);
    Expression otherwise = grammar.expressions.expression();
    cursor.expect(TokenKind.RIGHT_PARENTHESIS);
    return new Expression.Iif(condition, whenTrue, otherwise, position);
  }

  private Expression trim() {
    ObjectName name = new ObjectName(List.of(cursor.text()), cursor.position());
    Position position = open();
    Expression.TrimSide side = trimSide();
    Expression first = cursor.at(TokenKind.FROM) ? null : grammar.expressions.expression();
    if (cursor.accept(TokenKind.FROM)) {
      Expression value = grammar.expressions.expression();
      cursor.expect(TokenKind.RIGHT_PARENTHESIS);
      Expression.TrimSide said = side == null ? Expression.TrimSide.BOTH : side;
      return new Expression.Trim(said, first, value, position);
    }
    if (first == null || side != null) {
      throw cursor.unexpected();
    }
    cursor.expect(TokenKind.RIGHT_PARENTHESIS);
    return new Expression.Call(name, List.of(first));
  }

  private Expression.@Nullable TrimSide trimSide() {
    TokenKind next = cursor.peek(1);
    if (next == TokenKind.COMMA
        || next == TokenKind.RIGHT_PARENTHESIS
        || next == TokenKind.DOT
        || next == TokenKind.LEFT_PARENTHESIS) {
      return null;
    }
    if (cursor.acceptWord("LEADING")) {
      return Expression.TrimSide.LEADING;
    }
    if (cursor.acceptWord("TRAILING")) {
      return Expression.TrimSide.TRAILING;
    }
    return cursor.acceptWord("BOTH") ? Expression.TrimSide.BOTH : null;
  }

  private Expression identity() {
    if (cursor.peek(1) != TokenKind.LEFT_PARENTHESIS) {
      throw cursor.unexpected();
    }
    Position position = open();
    TypeName type = grammar.names.type();
    Expression seed = new Literal.Int(1, position);
    Expression increment = seed;
    if (cursor.accept(TokenKind.COMMA)) {
      seed = grammar.expressions.expression();
      cursor.expect(TokenKind.COMMA);
      increment = grammar.expressions.expression();
    }
    cursor.expect(TokenKind.RIGHT_PARENTHESIS);
    return new Expression.IdentityFunction(type, seed, increment, position);
  }

  Expression nextValueFor() {
    Position position = cursor.position();
    cursor.advance(3);
    ObjectName sequence = grammar.names.object();
    Over over = cursor.at(TokenKind.OVER) ? grammar.clauses.over() : null;
    return new Expression.NextValueFor(sequence, over, position);
  }

  /** {@code {fn name(...)}}; the cursor is after {@code fn}. */
  Expression odbc(Position position) {
    String name = cursor.anyWord();
    List<Expression> arguments = new ArrayList<>();
    if (cursor.accept(TokenKind.LEFT_PARENTHESIS)) {
      if (!cursor.at(TokenKind.RIGHT_PARENTHESIS)) {
        arguments.add(grammar.expressions.expression());
        if (cursor.accept(TokenKind.FROM)) {
          arguments.add(grammar.expressions.expression());
        }
        while (cursor.accept(TokenKind.COMMA)) {
          arguments.add(grammar.expressions.expression());
        }
      }
      cursor.expect(TokenKind.RIGHT_PARENTHESIS);
    }
    cursor.expect(TokenKind.RIGHT_BRACE);
    return new Expression.OdbcCall(name, List.copyOf(arguments), position);
  }
}
