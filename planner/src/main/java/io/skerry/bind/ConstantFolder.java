package io.skerry.bind;

import org.jspecify.annotations.Nullable;

/** Evaluates expressions that refer to no column, variable or session; the executor does it. */
public interface ConstantFolder {
  /** Folds nothing. */
  ConstantFolder NONE = expression -> null;

  /**
   * The value of the expression; null where it is an error to evaluate it, which a run then meets.
   */
  BoundExpression.@Nullable Literal fold(BoundExpression expression);
}
