package io.skerry.ast;

import org.jspecify.annotations.Nullable;

/** One item of a select list or of an OUTPUT clause. */
public sealed interface SelectItem {
  Position position();

  /**
   * @param alias null without one: the column then has the name of a plain column reference, or
   *     none
   */
  record Value(Expression expression, @Nullable String alias) implements SelectItem {
    @Override
    public Position position() {
      return expression.position();
    }
  }

  /** {@code *} or {@code qualifier.*}. */
  record Star(@Nullable ObjectName qualifier, Position position) implements SelectItem {}

  /** {@code @variable = expression}. */
  record Assign(
      String variable, AssignmentOperator operator, Expression expression, Position position)
      implements SelectItem {}
}
