package io.skerry.optimize;

import io.skerry.bind.BoundColumn;
import io.skerry.bind.BoundExpression;
import io.skerry.bind.BoundExpression.Comparison;
import io.skerry.bind.BoundExpression.Convert;
import io.skerry.bind.BoundExpression.Literal;
import io.skerry.logical.ColumnSet;
import io.skerry.logical.Expressions;
import io.skerry.types.Conversions;
import io.skerry.types.DateOrder;
import io.skerry.types.SqlType;
import io.skerry.types.TypeKind;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads a predicate as a bound on one column of a table: what an index can be asked for. */
final class KeyValues {
  private KeyValues() {}

  /**
   * {@code column operator value}.
   *
   * @param value in the key column's form
   * @param exact whether the bound keeps just the rows that the predicate keeps; else it keeps more
   */
  record KeyBound(Comparison.Operator operator, BoundExpression value, boolean exact) {}

  /**
   * The predicate as a bound of the column; null where it is none.
   *
   * @param own the columns of the table, which a bound's value must not refer to
   */
  static @Nullable KeyBound of(BoundExpression predicate, BoundColumn column, ColumnSet own) {
    if (predicate instanceof Comparison(var operator, var left, var right)
        && operator != Comparison.Operator.NOT_EQUAL) {
      if (isColumn(left, column) && isOutside(right, own)) {
        return bound(operator, left, right, column);
      }
      if (isColumn(right, column) && isOutside(left, own)) {
        return bound(operator.flip(), right, left, column);
      }
    }
    return null;
  }

  private static boolean isColumn(BoundExpression expression, BoundColumn column) {
    return Expressions.isReferenceTo(expression, column)
        || expression instanceof Convert convert
            && Expressions.isReferenceTo(convert.input(), column);
  }

  private static boolean isOutside(BoundExpression value, ColumnSet own) {
    return !Expressions.columns(value).intersects(own) && Determinism.isStable(value);
  }

  private static @Nullable KeyBound bound(
      Comparison.Operator operator,
      BoundExpression side,
      BoundExpression value,
      BoundColumn column) {
    SqlType key = column.type();
    SqlType compared = value.type();
    boolean converted = side instanceof Convert;
    if (key.kind().isString()) {
      boolean comparable =
          compared.kind().isString()
              && side.type().kind().isString()
              && Objects.equals(key.collation(), compared.collation())
              && Objects.equals(key.collation(), side.type().collation());
      return comparable ? new KeyBound(operator, value, true) : null;
    }
    if (key.kind().isDecimal()) {
      return decimal(operator, side, value, key);
    }
    if (!converted) {
      return key.kind() == compared.kind() ? new KeyBound(operator, value, true) : null;
    }
    if (key.kind().isInteger() && compared.kind().isInteger()) {
      return integer(operator, value, key);
    }
    return temporal(operator, value, key);
  }

  /** Decimals are stored at the key's scale: another scale must become that one without a loss. */
  private static @Nullable KeyBound decimal(
      Comparison.Operator operator, BoundExpression side, BoundExpression value, SqlType key) {
    if (!value.type().kind().isDecimal() || !side.type().kind().isDecimal()) {
      return null;
    }
    if (value.type().scale() == key.scale()) {
      return new KeyBound(operator, value, true);
    }
    if (value instanceof Literal(var type, var constant) && constant != null) {
      Object rescaled =
          Conversions.tryConvert(constant, type, key, Conversions.NO_STYLE, DateOrder.DEFAULT);
      boolean exact = type.scale() < key.scale();
      return rescaled == null || !exact
          ? null
          : new KeyBound(operator, new Literal(key, rescaled), true);
    }
    return operator == Comparison.Operator.EQUAL
        ? new KeyBound(operator, new Convert(value, key, Conversions.NO_STYLE, true), false)
        : null;
  }

  /**
   * A key compared as a wider integer: values that the key cannot have find nothing, or are cut to
   * its limits.
   */
  private static KeyBound integer(
      Comparison.Operator operator, BoundExpression value, SqlType key) {
    if (value instanceof Literal(var type, var constant)
        && constant instanceof Long number
        && Conversions.isInRange(number, key)) {
      return new KeyBound(operator, new Literal(key, number), true);
    }
    BoundExpression narrowed = new Convert(value, key, Conversions.NO_STYLE, true);
    if (operator == Comparison.Operator.EQUAL) {
      return new KeyBound(operator, narrowed, true);
    }
    return new KeyBound(inclusive(operator), cut(value, narrowed, key), false);
  }

  private static Comparison.Operator inclusive(Comparison.Operator operator) {
    return switch (operator) {
      case LESS, LESS_OR_EQUAL -> Comparison.Operator.LESS_OR_EQUAL;
      case GREATER, GREATER_OR_EQUAL -> Comparison.Operator.GREATER_OR_EQUAL;
      case EQUAL, NOT_EQUAL -> operator;
    };
  }

  /** CASE WHEN value < min THEN min WHEN value > max THEN max ELSE value END. */
  private static BoundExpression cut(BoundExpression value, BoundExpression narrowed, SqlType key) {
    Literal least = new Literal(value.type(), min(key.kind()));
    Literal most = new Literal(value.type(), max(key.kind()));
    return new BoundExpression.Case(
        List.of(
            new BoundExpression.Case.Branch(
                new Comparison(Comparison.Operator.LESS, value, least),
                new Literal(key, least.value())),
            new BoundExpression.Case.Branch(
                new Comparison(Comparison.Operator.GREATER, value, most),
                new Literal(key, most.value()))),
        narrowed,
        key);
  }

  private static long min(TypeKind kind) {
    return switch (kind) {
      case BIT, TINYINT -> 0;
      case SMALLINT -> Short.MIN_VALUE;
      case INT -> Integer.MIN_VALUE;
      default -> Long.MIN_VALUE;
    };
  }

  private static long max(TypeKind kind) {
    return switch (kind) {
      case BIT -> 1;
      case TINYINT -> 255;
      case SMALLINT -> Short.MAX_VALUE;
      case INT -> Integer.MAX_VALUE;
      default -> Long.MAX_VALUE;
    };
  }

  /**
   * A date compared as a datetime2 or datetime: the day of the value bounds it, as all dates after
   * it are after its day. Other pairs round, or have values that the key cannot have.
   */
  private static @Nullable KeyBound temporal(
      Comparison.Operator operator, BoundExpression value, SqlType key) {
    TypeKind compared = value.type().kind();
    boolean days =
        key.kind() == TypeKind.DATE
            && (compared == TypeKind.DATETIME2
                || compared == TypeKind.DATETIME
                || compared == TypeKind.SMALLDATETIME);
    if (!days) {
      return null;
    }
    BoundExpression day = new Convert(value, key, Conversions.NO_STYLE, false);
    return new KeyBound(inclusive(operator), day, false);
  }
}
