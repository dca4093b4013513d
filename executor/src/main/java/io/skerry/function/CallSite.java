package io.skerry.function;

import io.skerry.types.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call in one statement, as it is compiled.
 *
 * @param types of the arguments, which were converted to the function's parameter types
 * @param literals parallel to {@code types}: the boxed value where an argument is a constant, null
 *     else
 */
public record CallSite(List<SqlType> types, List<@Nullable Object> literals, SqlType resultType) {

  /** The text of an argument that is a string constant; null else. */
  public @Nullable String literalText(int argument) {
    return argument < literals.size() && literals.get(argument) instanceof String text
        ? text
        : null;
  }
}
