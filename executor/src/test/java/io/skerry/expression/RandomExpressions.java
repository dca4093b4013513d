package io.skerry.expression;

import io.skerry.bind.BoundColumn;
import io.skerry.bind.BoundExpression;
import io.skerry.bind.BoundExpression.Arithmetic;
import io.skerry.bind.BoundExpression.Case;
import io.skerry.bind.BoundExpression.ColumnReference;
import io.skerry.bind.BoundExpression.Comparison;
import io.skerry.bind.BoundExpression.Convert;
import io.skerry.bind.BoundExpression.InList;
import io.skerry.bind.BoundExpression.IsNull;
import io.skerry.bind.BoundExpression.Literal;
import io.skerry.types.Conversions;
import io.skerry.types.DecimalRules;
import io.skerry.types.Int128;
import io.skerry.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random well-typed expressions and rows. */
final class RandomExpressions {
  static final List<BoundColumn> COLUMNS =
      List.of(
          new BoundColumn(1, "i", SqlType.INT, true),
          new BoundColumn(2, "j", SqlType.INT, true),
          new BoundColumn(3, "b", SqlType.BIGINT, true),
          new BoundColumn(4, "f", SqlType.FLOAT, true),
          new BoundColumn(5, "d", SqlType.decimal(9, 2), true),
          new BoundColumn(6, "e", SqlType.decimal(20, 4), true),
          new BoundColumn(7, "s", SqlType.varchar(20), true));
  private static final int NUMBERS = 6;

  private final Random random;

  RandomExpressions(Random random) {
    this.random = random;
  }

  Object value(SqlType type) {
    if (random.nextInt(8) == 0) {
      return null;
    }
    long small = random.nextInt(7) - 3;
    boolean extreme = random.nextInt(40) == 0;
    return switch (type.kind()) {
      case BIT -> (Object) (long) random.nextInt(2);
      case INT -> (Object) (extreme ? (long) Integer.MAX_VALUE : small);
      case BIGINT -> (Object) (extreme ? Long.MIN_VALUE : small);
      case FLOAT -> (Object) (extreme ? 1e300 : small / 2.0);
      case DECIMAL -> Int128.of(extreme ? 999_999_999 : small * 50);
      case VARCHAR -> "aAbB ".substring(random.nextInt(5), 5);
      default -> throw new AssertionError(type);
    };
  }

  BoundExpression any(int depth) {
    return random.nextInt(3) == 0 ? predicate(depth) : of(random.nextInt(NUMBERS + 1), depth);
  }

  /** An expression of the kind of a column. */
  private BoundExpression of(int column, int depth) {
    SqlType type = COLUMNS.get(column).type();
    if (depth == 0 || random.nextInt(5) == 0) {
      return random.nextInt(3) == 0
          ? new Literal(type, value(type))
          : new ColumnReference(COLUMNS.get(column));
    }
    if (random.nextInt(4) == 0) {
      return choice(column, depth);
    }
    return switch (type.kind()) {
      case INT, BIGINT -> integers(column, type, depth);
      case FLOAT -> floats(column, depth);
      case DECIMAL -> decimals(column, type, depth);
      default ->
          new Convert(
              new BoundExpression.Concatenation(
                  of(column, depth - 1), of(column, depth - 1), SqlType.varchar(8000)),
              type,
              Conversions.NO_STYLE,
              false);
    };
  }

  private BoundExpression choice(int column, int depth) {
    List<Case.Branch> branches = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      branches.add(new Case.Branch(predicate(depth - 1), of(column, depth - 1)));
    }
    return new Case(branches, of(column, depth - 1), COLUMNS.get(column).type());
  }

  private BoundExpression integers(int column, SqlType type, int depth) {
    if (random.nextInt(6) == 0) {
      return new BoundExpression.Negation(of(column, depth - 1), random.nextBoolean());
    }
    if (type.equals(SqlType.BIGINT) && random.nextInt(4) == 0) {
      return new Convert(of(0, depth - 1), type, Conversions.NO_STYLE, false);
    }
    Arithmetic.Operator[] operators = Arithmetic.Operator.values();
    return new Arithmetic(
        operators[random.nextInt(operators.length)],
        of(column, depth - 1),
        of(column, depth - 1),
        type);
  }

  private BoundExpression floats(int column, int depth) {
    if (random.nextInt(4) == 0) {
      return new Convert(
          of(random.nextInt(3), depth - 1), SqlType.FLOAT, Conversions.NO_STYLE, false);
    }
    Arithmetic.Operator[] operators = Arithmetic.Operator.values();
    return new Arithmetic(
        operators[random.nextInt(4)], of(column, depth - 1), of(column, depth - 1), SqlType.FLOAT);
  }

  private BoundExpression decimals(int column, SqlType type, int depth) {
    BoundExpression left = of(column, depth - 1);
    BoundExpression right = of(4 + random.nextInt(2), depth - 1);
    Arithmetic.Operator operator = Arithmetic.Operator.values()[random.nextInt(5)];
    SqlType result =
        switch (operator) {
          case ADD, SUBTRACT -> DecimalRules.add(left.type(), right.type());
          case MULTIPLY -> DecimalRules.multiply(left.type(), right.type());
          case DIVIDE -> DecimalRules.divide(left.type(), right.type());
          default -> DecimalRules.modulo(left.type(), right.type());
        };
    return new Convert(
        new Arithmetic(operator, left, right, result), type, Conversions.NO_STYLE, false);
  }

  BoundExpression predicate(int depth) {
    int column = random.nextInt(NUMBERS + 1);
    int below = Math.max(depth - 1, 0);
    return switch (depth == 0 ? random.nextInt(2) : random.nextInt(6)) {
      case 0 -> {
        Comparison.Operator[] operators = Comparison.Operator.values();
        int other = column == 4 || column == 5 ? 4 + random.nextInt(2) : column;
        yield new Comparison(
            operators[random.nextInt(operators.length)], of(column, below), of(other, below));
      }
      case 1 -> new IsNull(of(column, below));
      case 2 -> new BoundExpression.Not(predicate(below));
      case 3 -> new BoundExpression.And(predicates(below));
      case 4 -> new BoundExpression.Or(predicates(below));
      default -> {
        List<BoundExpression> items = new ArrayList<>();
        boolean constants = random.nextBoolean();
        SqlType type = COLUMNS.get(column).type();
        for (int i = random.nextInt(4); i >= 0; i--) {
          items.add(constants ? new Literal(type, value(type)) : of(column, below));
        }
        yield new InList(of(column, below), items);
      }
    };
  }

  private List<BoundExpression> predicates(int depth) {
    List<BoundExpression> operands = new ArrayList<>();
    for (int i = random.nextInt(3); i >= -1; i--) {
      operands.add(predicate(depth));
    }
    return operands;
  }
}
