package io.skerry.analysis;

import io.skerry.bind.BoundExpression;
import io.skerry.bind.BoundExpression.ColumnReference;
import io.skerry.bind.BoundExpression.Convert;
import io.skerry.bind.BoundExpression.Literal;
import io.skerry.types.ConversionRule;
import io.skerry.types.Conversions;
import io.skerry.types.Decimals;
import io.skerry.types.Int128;
import io.skerry.types.SqlType;
import io.skerry.types.TypeKind;
import io.skerry.types.TypeRules;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Implicit conversions. */
final class Coercion {
  private static final int ASCII_MAX = 0x7F;

  private final BindContext context;

  Coercion(BindContext context) {
    this.context = context;
  }

  /** Whether the expression is NULL without a type of its own. */
  boolean isUntyped(BoundExpression expression) {
    return expression instanceof Literal(var type, var value)
            && value == null
            && type.equals(SqlType.INT)
        || expression instanceof ColumnReference(var column) && context.isUntypedNull(column);
  }

  /** The expression as a value of exactly this type; errors 206 and 257. */
  BoundExpression to(BoundExpression expression, SqlType target) {
    SqlType from = expression.type();
    if (from.equals(target)) {
      return expression;
    }
    if (isUntyped(expression)) {
      return new Literal(target, null);
    }
    ConversionRule.checkImplicit(from, target);
    if (expression instanceof Literal literal) {
      Literal converted = convertLiteral(literal, target);
      if (converted != null) {
        return converted;
      }
    }
    return new Convert(expression, target, Conversions.NO_STYLE, false);
  }

  /**
   * As {@link #to}, but a value of the target's kind stays as it is, whatever its length or scale.
   */
  BoundExpression toKind(BoundExpression expression, SqlType target) {
    return expression.type().kind() == target.kind() && !isUntyped(expression)
        ? expression
        : to(expression, target);
  }

  /** The type that values of both get; NULL literals take the other's. */
  SqlType common(BoundExpression left, BoundExpression right) {
    if (isUntyped(left)) {
      return right.type();
    }
    return isUntyped(right) ? left.type() : TypeRules.common(left.type(), right.type());
  }

  /** The type that values of all get; where all are NULL literals, the first one's. */
  SqlType common(List<BoundExpression> expressions) {
    SqlType common = null;
    for (BoundExpression expression : expressions) {
      if (!isUntyped(expression)) {
        common = common == null ? expression.type() : TypeRules.common(common, expression.type());
      }
    }
    return common == null ? expressions.getFirst().type() : common;
  }

  List<BoundExpression> allTo(List<BoundExpression> expressions, SqlType target) {
    List<BoundExpression> converted = new ArrayList<>(expressions.size());
    expressions.forEach(expression -> converted.add(to(expression, target)));
    return converted;
  }

  /**
   * An N'...' literal of ASCII characters beside a varchar as a varchar literal, so that it is not
   * the column that is converted; else the expression itself.
   */
  BoundExpression asPlainText(BoundExpression expression, SqlType beside) {
    if (expression instanceof Literal(var type, var value)
        && value instanceof String text
        && type.kind().isUnicode()
        && beside.kind().isString()
        && !beside.kind().isUnicode()
        && text.chars().allMatch(c -> c <= ASCII_MAX)) {
      return new Literal(SqlType.varchar(type.isMax() ? SqlType.MAX : type.length()), text);
    }
    return expression;
  }

  /** The conversions that need no run-time code; null for all others. */
  private static @Nullable Literal convertLiteral(Literal literal, SqlType target) {
    SqlType from = literal.type();
    TypeKind to = target.kind();
    Object value = literal.value();
    if (value instanceof String text && from.kind().isString()) {
      boolean widening = to == TypeKind.NVARCHAR || to == from.kind() && to == TypeKind.VARCHAR;
      boolean fits = target.isMax() || text.length() <= target.length();
      return widening && fits ? new Literal(target, text) : null;
    }
    if (value instanceof Long number && from.kind().isInteger()) {
      return switch (to) {
        case BIGINT -> new Literal(target, number);
        case INT -> number == number.intValue() ? new Literal(target, number) : null;
        case SMALLINT -> number == number.shortValue() ? new Literal(target, number) : null;
        case TINYINT -> number >= 0 && number <= 255 ? new Literal(target, number) : null;
        case BIT -> new Literal(target, number == 0 ? 0L : 1L);
        case FLOAT -> new Literal(target, (double) number);
        case DECIMAL, NUMERIC -> decimalLiteral(number, target);
        default -> null;
      };
    }
    if (value instanceof Int128 number && from.kind().isDecimal() && to.isDecimal()) {
      Int128 rescaled =
          target.scale() < from.scale()
              ? null
              : Decimals.rescaleOrNull(number, from.scale(), target.precision(), target.scale());
      return rescaled == null ? null : new Literal(target, rescaled);
    }
    return null;
  }

  private static @Nullable Literal decimalLiteral(long number, SqlType target) {
    Int128 value = Decimals.fromLong(number, target.precision(), target.scale());
    return value == null ? null : new Literal(target, value);
  }
}
