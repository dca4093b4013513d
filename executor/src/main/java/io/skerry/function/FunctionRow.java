package io.skerry.function;

import io.skerry.bind.BoundExpression;
import io.skerry.bind.ScalarFunction;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.types.SqlType;
import java.util.ArrayList;
import java.util.List;

/**
 * One function: what the binder, the executor, the manual and the tests know of it.
 *
 * @param name upper case, as it is called
 * @param parameters the rule of its parameters
 * @param result the rule of its result type
 * @param nulls what it does with NULL
 * @param determinism whether and when its results may change
 * @param implementation makes what it does for a call; most do the same for every call
 * @param documentation one line
 * @param example a T-SQL expression
 * @param expected what CAST of the example to nvarchar gives; {@code NULL} for NULL, {@code *} for
 *     any value but NULL
 */
public record FunctionRow(
    String name,
    Parameters parameters,
    ResultRule result,
    Nulls nulls,
    Determinism determinism,
    Implementation implementation,
    String documentation,
    String example,
    String expected)
    implements ScalarFunction {

  /** What a function does with NULL among its arguments. */
  public enum Nulls {
    /** Any NULL gives NULL without asking the function; only then. */
    STRICT,
    /** Any NULL gives NULL without asking; other arguments may give NULL too. */
    STRICT_NULLABLE,
    /** The function sees NULLs and may give NULL. */
    SEEN,
    /** The function sees NULLs and never gives NULL. */
    SEEN_NEVER_NULL
  }

  /** Whether equal arguments give equal results. */
  public enum Determinism {
    /** Always; calls on constants can be folded. */
    ALWAYS,
    /** Within one statement of one session. */
    IN_STATEMENT,
    /** Never: each row has its own value. */
    NEVER
  }

  /** The type of the result for arguments that were converted to the parameter types. */
  @FunctionalInterface
  public interface ResultRule {
    SqlType of(List<SqlType> types);
  }

  /** Makes what a call does. */
  @FunctionalInterface
  public interface Implementation {
    ScalarBody bind(CallSite call);
  }

  @Override
  public boolean deterministic() {
    return determinism == Determinism.ALWAYS;
  }

  @Override
  public boolean takesDatePart() {
    return parameters.datePart();
  }

  @Override
  public Resolution resolve(List<BoundExpression> arguments) {
    checkCount(arguments.size());
    List<SqlType> given = new ArrayList<>();
    boolean anyNullable = false;
    for (BoundExpression argument : arguments) {
      given.add(argument.type());
      anyNullable |= argument.nullable();
    }
    if (parameters.joint() != null) {
      typeNulls(arguments, given);
    }
    List<SqlType> types = parameters.types(name, given);
    boolean nullable =
        switch (nulls) {
          case STRICT -> anyNullable;
          case STRICT_NULLABLE, SEEN -> true;
          case SEEN_NEVER_NULL -> false;
        };
    return new Resolution(types, result.of(types), nullable);
  }

  /**
   * A NULL constant, which the binder gives as int, has no type of its own: it takes that of the
   * last argument which has one.
   */
  private static void typeNulls(List<BoundExpression> arguments, List<SqlType> given) {
    SqlType known = given.getLast();
    for (int i = 0; i < given.size(); i++) {
      known = isNull(arguments.get(i)) ? known : given.get(i);
    }
    for (int i = 0; i < given.size(); i++) {
      given.set(i, isNull(arguments.get(i)) ? known : given.get(i));
    }
  }

  private static boolean isNull(BoundExpression argument) {
    return argument instanceof BoundExpression.Literal literal
        && literal.value() == null
        && literal.type().equals(SqlType.INT);
  }

  private void checkCount(int count) {
    int min = parameters.countMin();
    int max = parameters.countMax();
    if (count >= min && count <= max) {
      return;
    }
    String lower = name.toLowerCase(java.util.Locale.ROOT);
    if (min == max) {
      throw new SqlException(SqlError.FUNCTION_ARGUMENT_COUNT, lower, min);
    }
    throw new SqlException(SqlError.FUNCTION_ARGUMENT_RANGE, lower, min, max);
  }

  /** The function's body, which answers NULL to NULL where the rule says so. */
  public ScalarBody bind(CallSite call) {
    ScalarBody body = implementation.bind(call);
    if (nulls == Nulls.SEEN || nulls == Nulls.SEEN_NEVER_NULL || call.types().isEmpty()) {
      return body;
    }
    return (in, out) -> {
      if (in.anyNull()) {
        out.putNull();
      } else {
        body.apply(in, out);
      }
    };
  }
}
