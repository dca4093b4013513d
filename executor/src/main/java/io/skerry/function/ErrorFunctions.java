package io.skerry.function;

import io.skerry.error.SqlException;
import io.skerry.types.SqlType;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The error that the innermost CATCH block handles; NULL outside ("TRY...CATCH"). */
final class ErrorFunctions {
  private ErrorFunctions() {}

  static FunctionRows rows() {
    FunctionRows rows = new FunctionRows();
    error(rows, "ERROR_NUMBER", SqlType.INT, e -> (long) e.number(), "Its number.");
    error(rows, "ERROR_SEVERITY", SqlType.INT, e -> (long) e.severity(), "Its severity.");
    error(rows, "ERROR_STATE", SqlType.INT, e -> (long) e.state(), "Its state.");
    error(rows, "ERROR_LINE", SqlType.INT, e -> (long) e.line(), "The line where it happened.");
    error(rows, "ERROR_MESSAGE", SqlType.nvarchar(4000), SqlException::text, "Its text.");
    error(
        rows,
        "ERROR_PROCEDURE",
        SqlType.nvarchar(128),
        SqlException::procedure,
        "The procedure in which it happened.");
    return rows;
  }

  private static void error(
      FunctionRows rows,
      String name,
      SqlType type,
      Function<SqlException, @Nullable Object> property,
      String documentation) {
    rows.ofSession(
        name,
        Parameters.none(),
        type,
        (in, out) -> {
          SqlException caught = in.session().caughtError();
          out.set(caught == null ? null : property.apply(caught));
        },
        "Of the error that a CATCH block handles: " + documentation,
        name + "()",
        "NULL");
  }
}
