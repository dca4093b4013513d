package io.skerry.proc;

import io.skerry.session.ProcedureCall;
import io.skerry.session.ResultSink;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls procedures by name. */
public interface ProcedureCaller {
  /**
   * Runs a procedure.
   *
   * @return its status and the values of its arguments afterwards
   * @throws io.skerry.error.SqlException 2812 where there is no such procedure
   */
  Outcome call(ProcedureCall call, ResultSink sink);

  /**
   * How a procedure ended.
   *
   * @param values boxed, parallel to the arguments of the call
   */
  record Outcome(int status, List<@Nullable Object> values) {}
}
