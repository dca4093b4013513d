package io.skerry.ast;

import org.jspecify.annotations.Nullable;

/** {@code =} and the compound assignments. */
public enum AssignmentOperator {
  ASSIGN(null),
  ADD(Expression.BinaryOperator.ADD),
  SUBTRACT(Expression.BinaryOperator.SUBTRACT),
  MULTIPLY(Expression.BinaryOperator.MULTIPLY),
  DIVIDE(Expression.BinaryOperator.DIVIDE),
  MODULO(Expression.BinaryOperator.MODULO),
  BITWISE_AND(Expression.BinaryOperator.BITWISE_AND),
  BITWISE_OR(Expression.BinaryOperator.BITWISE_OR),
  BITWISE_XOR(Expression.BinaryOperator.BITWISE_XOR);

  private final Expression.@Nullable BinaryOperator combined;

  AssignmentOperator(Expression.@Nullable BinaryOperator combined) {
    this.combined = combined;
  }

  /** The operator between the old value and the new; null for a plain {@code =}. */
  public Expression.@Nullable BinaryOperator combined() {
    return combined;
  }
}
