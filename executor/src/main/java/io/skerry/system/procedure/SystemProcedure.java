package io.skerry.system.procedure;

import io.skerry.session.ProcedureCall;
import io.skerry.session.ResultSink;

/** A procedure that every database has. */
public interface SystemProcedure {
  /** Lower case, without schema. */
  String name();

  /**
   * Runs the procedure; its rowsets go to the sink, each with the end of its statement.
   *
   * @return its return status
   * @throws io.skerry.error.SqlException 201, 8144, 8145 for arguments that do not fit, and what
   *     the procedure itself finds wrong
   */
  int call(ProcedureCall call, ProcedureEnvironment environment, ResultSink sink);
}
