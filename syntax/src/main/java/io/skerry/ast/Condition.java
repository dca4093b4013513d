package io.skerry.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is true, false or unknown (T-SQL, "Search condition"). It is not a value: no column can hold
 * it.
 */
public sealed interface Condition extends Operand {

  /**
   * Operands joined by AND.
   *
   * @param operands two or more, none of them an {@code And}
   */
  record And(List<Condition> operands, Position position) implements Condition {}

  /**
   * Operands joined by OR.
   *
   * @param operands two or more, none of them an {@code Or}
   */
  record Or(List<Condition> operands, Position position) implements Condition {}

  record Not(Condition operand, Position position) implements Condition {}

  record Comparison(
      ComparisonOperator operator, Expression left, Expression right, Position position)
      implements Condition {}

  enum ComparisonOperator {
    EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL
  }

  /** {@code left IS [NOT] DISTINCT FROM right}; {@code negated} with NOT. */
  record Distinct(Expression left, Expression right, boolean negated, Position position)
      implements Condition {}

  record Between(
      Expression value, Expression low, Expression high, boolean negated, Position position)
      implements Condition {}

  record InList(Expression value, List<Expression> candidates, boolean negated, Position position)
      implements Condition {}

  record InSubquery(Expression value, Query query, boolean negated, Position position)
      implements Condition {}

  record Like(
      Expression value,
      Expression pattern,
      @Nullable Expression escape,
      boolean negated,
      Position position)
      implements Condition {}

  record IsNull(Expression value, boolean negated, Position position) implements Condition {}

  record Exists(Query query, Position position) implements Condition {}

  /**
   * {@code left operator ANY (query)} or {@code ALL}.
   *
   * @param all ALL; else ANY or SOME, which mean the same
   */
  record Quantified(
      ComparisonOperator operator, Expression left, boolean all, Query query, Position position)
      implements Condition {}

  /** {@code WHERE CURRENT OF cursor}. */
  record CurrentOf(String cursor, Position position) implements Condition {}

  /** {@code UPDATE(column)} in a trigger. */
  record ColumnUpdated(Expression.Column column, Position position) implements Condition {}
}
