package io.skerry.engine;

import io.skerry.catalog.Database;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.proc.SessionState;
import io.skerry.session.ProcedureCall;
import io.skerry.session.ResultSink;
import io.skerry.store.Store;
import io.skerry.system.ServerFacts;
import io.skerry.system.SystemViews;
import io.skerry.system.procedure.ProcedureEnvironment;
import io.skerry.system.procedure.SystemProcedure;
import io.skerry.system.procedure.SystemProcedures;

/** Calls the catalog procedures (sp_tables, sp_columns ...) for any session. */
final class CatalogCalls {
  private final SystemProcedures procedures = new SystemProcedures();
  private final Store store;
  private final ServerFacts server;
  private final SystemViews views;

  CatalogCalls(Store store, ServerFacts server, SystemViews views) {
    this.store = store;
    this.server = server;
    this.views = views;
  }

  /**
   * Runs the procedure in the database that the call names, else in the session's.
   *
   * @return its status
   * @throws SqlException 2812 where there is no such procedure
   */
  int call(ProcedureName name, ProcedureCall call, SessionState state, ResultSink sink) {
    SystemProcedure procedure = procedures.procedure(name.procedure());
    if (procedure == null || !name.isInSystemSchema()) {
      throw new SqlException(SqlError.NO_SUCH_PROCEDURE, call.name());
    }
    String wanted = name.database().isEmpty() ? state.database() : name.database();
    Database database = state.catalog().database(wanted);
    if (database == null) {
      throw new SqlException(SqlError.DATABASE_NOT_FOUND, wanted);
    }
    return procedure.call(
        call, new ProcedureEnvironment(database, state, store, server, views), sink);
  }
}
