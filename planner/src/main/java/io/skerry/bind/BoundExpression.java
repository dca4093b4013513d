package io.skerry.bind;

import io.skerry.types.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expression with names resolved and types known.
 *
 * <p>A predicate has type bit and three values: 1 is true, 0 false, NULL unknown. Operands were
 * converted by {@link Convert} where their types differ, so both sides of a {@link Comparison} have
 * one kind (decimals may differ in scale, strings in length), and so do all results of a {@link
 * Case}.
 */
public sealed interface BoundExpression {
  SqlType type();

  /** Whether it may be NULL. */
  boolean nullable();

  /** A constant; {@code value} is boxed, null for NULL. */
  record Literal(SqlType type, @Nullable Object value) implements BoundExpression {
    @Override
    public boolean nullable() {
      return value == null;
    }
  }

  /** A column of an input. */
  record ColumnReference(BoundColumn column) implements BoundExpression {
    @Override
    public SqlType type() {
      return column.type();
    }

    @Override
    public boolean nullable() {
      return column.nullable();
    }
  }

  /** A variable or parameter of the program, by its slot. */
  record Variable(int slot, String name, SqlType type) implements BoundExpression {
    @Override
    public boolean nullable() {
      return true;
    }
  }

  /** A call of a scalar function; the arguments have the function's parameter types. */
  record Call(
      ScalarFunction function, List<BoundExpression> arguments, SqlType type, boolean nullable)
      implements BoundExpression {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * CAST, CONVERT, or an implicit conversion.
   *
   * @param style of CONVERT, {@link io.skerry.types.Conversions#NO_STYLE} where none is given
   * @param orNull TRY_CAST and TRY_CONVERT: NULL instead of an error
   */
  record Convert(BoundExpression input, SqlType type, int style, boolean orNull)
      implements BoundExpression {
    @Override
    public boolean nullable() {
      return orNull || input.nullable();
    }
  }

  /**
   * Arithmetic and bit operators. Both sides have the kind of {@code type}, but decimals keep their
   * own precision and scale, and datetime plus or minus days has a datetime and a float.
   */
  record Arithmetic(Operator operator, BoundExpression left, BoundExpression right, SqlType type)
      implements BoundExpression {
    /** The operators. */
    public enum Operator {
      ADD,
      SUBTRACT,
      MULTIPLY,
      DIVIDE,
      MODULO,
      BIT_AND,
      BIT_OR,
      BIT_XOR
    }

    @Override
    public boolean nullable() {
      return left.nullable() || right.nullable();
    }
  }

  /** String or binary concatenation by +. */
  record Concatenation(BoundExpression left, BoundExpression right, SqlType type)
      implements BoundExpression {
    @Override
    public boolean nullable() {
      return left.nullable() || right.nullable();
    }
  }

  /** Minus, or ~ for integers where {@code bitwise}. */
  record Negation(BoundExpression input, boolean bitwise) implements BoundExpression {
    @Override
    public SqlType type() {
      return input.type();
    }

    @Override
    public boolean nullable() {
      return input.nullable();
    }
  }

  /** A comparison of two values; strings by the collation of the left one's type. */
  record Comparison(Operator operator, BoundExpression left, BoundExpression right)
      implements BoundExpression {
    /** The operators. */
    public enum Operator {
      EQUAL,
      NOT_EQUAL,
      LESS,
      LESS_OR_EQUAL,
      GREATER,
      GREATER_OR_EQUAL;

      /** The operator with its sides exchanged. */
      public Operator flip() {
        return switch (this) {
          case EQUAL -> EQUAL;
          case NOT_EQUAL -> NOT_EQUAL;
          case LESS -> GREATER;
          case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
          case GREATER -> LESS;
          case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
        };
      }
    }

    @Override
    public SqlType type() {
      return SqlType.BIT;
    }

    @Override
    public boolean nullable() {
      return left.nullable() || right.nullable();
    }
  }

  /** All of two or more. */
  record And(List<BoundExpression> operands) implements BoundExpression {
    public And {
      operands = List.copyOf(operands);
    }

    @Override
    public SqlType type() {
      return SqlType.BIT;
    }

    @Override
    public boolean nullable() {
      return operands.stream().anyMatch(BoundExpression::nullable);
    }
  }

  /** Any of two or more. */
  record Or(List<BoundExpression> operands) implements BoundExpression {
    public Or {
      operands = List.copyOf(operands);
    }

    @Override
    public SqlType type() {
      return SqlType.BIT;
    }

    @Override
    public boolean nullable() {
      return operands.stream().anyMatch(BoundExpression::nullable);
    }
  }

  /** NOT of a predicate. */
  record Not(BoundExpression input) implements BoundExpression {
    @Override
    public SqlType type() {
      return SqlType.BIT;
    }

    @Override
    public boolean nullable() {
      return input.nullable();
    }
  }

  /** IS NULL; never NULL itself. */
  record IsNull(BoundExpression input) implements BoundExpression {
    @Override
    public SqlType type() {
      return SqlType.BIT;
    }

    @Override
    public boolean nullable() {
      return false;
    }
  }

  /** IN with a list; the items have the kind of the value. */
  record InList(BoundExpression value, List<BoundExpression> items) implements BoundExpression {
    public InList {
      items = List.copyOf(items);
    }

    @Override
    public SqlType type() {
      return SqlType.BIT;
    }

    @Override
    public boolean nullable() {
      return true;
    }
  }

  /** LIKE; {@code escape} is null where no ESCAPE is given. */
  record Like(BoundExpression value, BoundExpression pattern, @Nullable BoundExpression escape)
      implements BoundExpression {
    @Override
    public SqlType type() {
      return SqlType.BIT;
    }

    @Override
    public boolean nullable() {
      return value.nullable() || pattern.nullable();
    }
  }

  /**
   * CASE in its searched form; also IIF, COALESCE and NULLIF become this. Only the branch that is
   * taken is evaluated.
   *
   * @param otherwise a NULL literal where there is no ELSE
   */
  record Case(List<Branch> branches, BoundExpression otherwise, SqlType type)
      implements BoundExpression {
    /** WHEN condition THEN result. */
    public record Branch(BoundExpression condition, BoundExpression result) {}

    public Case {
      branches = List.copyOf(branches);
    }

    @Override
    public boolean nullable() {
      return otherwise.nullable()
          || branches.stream().anyMatch(branch -> branch.result().nullable());
    }
  }
}
