package io.skerry.expression;

import io.skerry.bind.BoundColumn;
import io.skerry.bind.BoundExpression;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.types.Conversions;
import io.skerry.types.Decimals;
import io.skerry.types.Int128;
import io.skerry.types.SqlType;
import java.util.List;

/**
 * Evaluates expressions for one row with boxed values, as plainly as can be: the reference for the
 * vectorised evaluators.
 */
final class RowInterpreter {
  private final List<BoundColumn> columns;
  private final List<Object> row;

  RowInterpreter(List<BoundColumn> columns, List<Object> row) {
    this.columns = columns;
    this.row = row;
  }

  Object value(BoundExpression expression) {
    return switch (expression) {
      case BoundExpression.Literal literal -> literal.value();
      case BoundExpression.ColumnReference reference ->
          row.get(columns.indexOf(reference.column()));
      case BoundExpression.Convert convert ->
          Conversions.convert(
              value(convert.input()), convert.input().type(), convert.type(), convert.style());
      case BoundExpression.Arithmetic arithmetic -> arithmetic(arithmetic);
      case BoundExpression.Negation negation -> negate(negation);
      case BoundExpression.Concatenation joined -> {
        Object left = value(joined.left());
        Object right = value(joined.right());
        yield left == null || right == null ? null : left + (String) right;
      }
      case BoundExpression.Comparison comparison -> compare(comparison);
      case BoundExpression.And and -> junction(and.operands(), 0L);
      case BoundExpression.Or or -> junction(or.operands(), 1L);
      case BoundExpression.Not not -> {
        Object value = value(not.input());
        yield value == null ? null : 1 - (Long) value;
      }
      case BoundExpression.IsNull isNull -> value(isNull.input()) == null ? 1L : 0L;
      case BoundExpression.InList in -> in(in);
      case BoundExpression.Case choice -> choose(choice);
      case BoundExpression.Like like -> throw new AssertionError("not here");
      case BoundExpression.Call call -> throw new AssertionError("not here");
      case BoundExpression.Variable variable -> throw new AssertionError("not here");
    };
  }

  private Object junction(List<BoundExpression> operands, long deciding) {
    boolean unknown = false;
    for (BoundExpression operand : operands) {
      Object value = value(operand);
      if (value == null) {
        unknown = true;
      } else if ((Long) value == deciding) {
        return deciding;
      }
    }
    return unknown ? null : (Object) (1 - deciding);
  }

  private Object in(BoundExpression.InList in) {
    Object value = value(in.value());
    if (value == null) {
      return null;
    }
    boolean unknown = false;
    for (BoundExpression item : in.items()) {
      Object candidate = value(item);
      if (candidate == null) {
        unknown = true;
      } else if (order(value, in.value().type(), candidate, item.type()) == 0) {
        return 1L;
      }
    }
    return unknown ? null : (Object) 0L;
  }

  private Object choose(BoundExpression.Case choice) {
    for (BoundExpression.Case.Branch branch : choice.branches()) {
      if (Long.valueOf(1).equals(value(branch.condition()))) {
        return value(branch.result());
      }
    }
    return value(choice.otherwise());
  }

  private Object compare(BoundExpression.Comparison comparison) {
    Object left = value(comparison.left());
    Object right = value(comparison.right());
    if (left == null || right == null) {
      return null;
    }
    int order = order(left, comparison.left().type(), right, comparison.right().type());
    boolean holds =
        switch (comparison.operator()) {
          case EQUAL -> order == 0;
          case NOT_EQUAL -> order != 0;
          case LESS -> order < 0;
          case LESS_OR_EQUAL -> order <= 0;
          case GREATER -> order > 0;
          case GREATER_OR_EQUAL -> order >= 0;
        };
    return holds ? 1L : 0L;
  }

  private static int order(Object left, SqlType leftType, Object right, SqlType rightType) {
    return switch (left) {
      case Long number -> number.compareTo((Long) right);
      case Double number -> Double.compare(number + 0.0, (Double) right + 0.0);
      case Int128 wide ->
          Decimals.toBigDecimal(wide, leftType.scale())
              .compareTo(Decimals.toBigDecimal((Int128) right, rightType.scale()));
      case String text -> leftType.collation().compare(text, (String) right);
      default -> throw new AssertionError(left);
    };
  }

  private Object negate(BoundExpression.Negation negation) {
    Object value = value(negation.input());
    return switch (value) {
      case null -> null;
      case Long number when negation.bitwise() -> ~number;
      case Long number when number == Long.MIN_VALUE -> throw overflow(negation.type());
      case Long number -> checked(-number, negation.type());
      case Double number -> -number;
      case Int128 wide -> Decimals.negate(wide);
      default -> throw new AssertionError(value);
    };
  }

  private static Object checked(long value, SqlType type) {
    if (value < IntegerRange.min(type.kind()) || value > IntegerRange.max(type.kind())) {
      throw overflow(type);
    }
    return value;
  }

  private static SqlException overflow(SqlType type) {
    return new SqlException(
        SqlError.ARITHMETIC_OVERFLOW_FOR_TYPE, "expression", type.kind().sqlName());
  }

  private Object arithmetic(BoundExpression.Arithmetic arithmetic) {
    Object left = value(arithmetic.left());
    Object right = value(arithmetic.right());
    if (left == null || right == null) {
      return null;
    }
    SqlType type = arithmetic.type();
    return switch (left) {
      case Long l -> longs(arithmetic.operator(), l, (Long) right, type);
      case Double l -> doubles(arithmetic.operator(), l, (Double) right);
      case Int128 l ->
          decimals(
              arithmetic.operator(),
              l,
              arithmetic.left().type().scale(),
              (Int128) right,
              arithmetic.right().type().scale(),
              type);
      default -> throw new AssertionError(left);
    };
  }

  private static Object longs(
      BoundExpression.Arithmetic.Operator operator, long l, long r, SqlType type) {
    try {
      return checked(
          switch (operator) {
            case ADD -> Math.addExact(l, r);
            case SUBTRACT -> Math.subtractExact(l, r);
            case MULTIPLY -> Math.multiplyExact(l, r);
            case DIVIDE -> {
              divisor(r == 0);
              yield Math.divideExact(l, r);
            }
            case MODULO -> {
              divisor(r == 0);
              yield l % r;
            }
            case BIT_AND -> l & r;
            case BIT_OR -> l | r;
            case BIT_XOR -> l ^ r;
          },
          type);
    } catch (ArithmeticException e) {
      throw overflow(type);
    }
  }

  private static void divisor(boolean zero) {
    if (zero) {
      throw new SqlException(SqlError.DIVIDE_BY_ZERO);
    }
  }

  private static Object doubles(BoundExpression.Arithmetic.Operator operator, double l, double r) {
    double result =
        switch (operator) {
          case ADD -> l + r;
          case SUBTRACT -> l - r;
          case MULTIPLY -> l * r;
          case DIVIDE -> {
            divisor(r == 0);
            yield l / r;
          }
          default -> throw new AssertionError(operator);
        };
    if (!Double.isFinite(result)) {
      throw overflow(SqlType.FLOAT);
    }
    return result;
  }

  private static Object decimals(
      BoundExpression.Arithmetic.Operator operator,
      Int128 l,
      int leftScale,
      Int128 r,
      int rightScale,
      SqlType type) {
    return switch (operator) {
      case ADD -> Decimals.add(l, leftScale, r, rightScale, type);
      case SUBTRACT -> Decimals.subtract(l, leftScale, r, rightScale, type);
      case MULTIPLY -> Decimals.multiply(l, leftScale, r, rightScale, type);
      case DIVIDE -> Decimals.divide(l, leftScale, r, rightScale, type);
      case MODULO -> Decimals.modulo(l, leftScale, r, rightScale, type);
      default -> throw new AssertionError(operator);
    };
  }
}
