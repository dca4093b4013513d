package io.skerry.optimize;

import io.skerry.bind.BoundExpression;
import io.skerry.logical.Expressions;

/** Whether expressions give equal results each time. */
final class Determinism {
  private Determinism() {}

  /**
   * Whether it does not matter how often, and for which rows, the expression is evaluated.
   * Functions of the session count as stable: they give one value for the whole statement.
   */
  static boolean isStable(BoundExpression expression) {
    boolean[] stable = {true};
    Expressions.walk(
        expression,
        node -> {
          if (node instanceof BoundExpression.Call call
              && !call.function().deterministic()
              && isPerRow(call.function().name())) {
            stable[0] = false;
          }
        });
    return stable[0];
  }

  private static boolean isPerRow(String name) {
    return switch (name) {
      case "NEWID", "NEWSEQUENTIALID", "CRYPT_GEN_RANDOM", "RAND" -> true;
      default -> false;
    };
  }
}
