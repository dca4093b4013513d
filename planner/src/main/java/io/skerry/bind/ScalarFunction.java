package io.skerry.bind;

import io.skerry.types.SqlType;
import java.util.List;

/**
 * A scalar function as the binder sees it; the executor's table of functions holds what it does.
 */
public interface ScalarFunction {
  /** Upper case; {@code @@VERSION} and its like are functions without arguments too. */
  String name();

  /**
   * Whether equal arguments always give equal results, so that a call on constants can be folded.
   */
  boolean deterministic();

  /**
   * Whether the first argument is a date part written as a bare word (DATEADD); it comes as a
   * varchar literal in lower case.
   */
  boolean takesDatePart();

  /**
   * The types that the arguments are to be converted to and the type of the result.
   *
   * @throws io.skerry.error.SqlException 174 or 189 for a wrong number of arguments, 8116 for a
   *     type that the function does not take
   */
  Resolution resolve(List<BoundExpression> arguments);

  /**
   * The answer of {@link #resolve}.
   *
   * @param parameterTypes one for each argument; an argument of an equal type is left as it is
   */
  record Resolution(List<SqlType> parameterTypes, SqlType resultType, boolean nullable) {
    public Resolution {
      parameterTypes = List.copyOf(parameterTypes);
    }
  }
}
