package io.skerry.session;

import io.skerry.types.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call of a procedure by a client.
 *
 * @param name as the client wrote it, possibly of several parts and bracketed; well-known numbers
 *     are already names
 */
public record ProcedureCall(String name, List<Argument> arguments) {
  public ProcedureCall {
    arguments = List.copyOf(arguments);
  }

  /**
   * One argument.
   *
   * @param name with its @, or empty where the argument stands by position
   * @param value boxed, null for NULL
   * @param output whether the client wants the value back
   * @param isDefault whether the parameter's default is asked for
   */
  public record Argument(
      String name, SqlType type, @Nullable Object value, boolean output, boolean isDefault) {}
}
