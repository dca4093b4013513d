package io.skerry.proc;

import io.skerry.catalog.Catalog;
import io.skerry.catalog.Database;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.physical.PhysicalPlan;
import io.skerry.program.PlannedStatement;
import io.skerry.program.Step;
import io.skerry.session.EnvironmentChange;
import io.skerry.session.ResultSink;
import io.skerry.session.ServerMessage;
import io.skerry.session.StatementEnd;
import io.skerry.store.CancelledException;
import org.jspecify.annotations.Nullable;

/** Plans a statement when it is reached, and runs it so that it happens whole or not at all. */
final class StatementExecutor {
  /** Error 544 depends on SET IDENTITY_INSERT, so SQL Server raises it when the statement runs. */
  private static final int EXPLICIT_IDENTITY = SqlError.IDENTITY_INSERT_OFF.number();

  private final EngineParts parts;
  private final SessionState state;
  private final StatementRunner runner;
  private final DefinitionRunner definitions;
  private final InsertExecuteRunner insertExecute;
  private PlannedStatement.@Nullable BulkInsert announcedBulk;
  private @Nullable PlannedStatement failed;

  StatementExecutor(
      EngineParts parts, SessionState state, StatementRunner runner, Interpreter interpreter) {
    this.parts = parts;
    this.state = state;
    this.runner = runner;
    this.definitions = new DefinitionRunner(parts, state);
    this.insertExecute = new InsertExecuteRunner(parts, state, runner, interpreter);
  }

  /** The table and columns that the last INSERT BULK announced, once. */
  PlannedStatement.@Nullable BulkInsert takeAnnouncedBulk() {
    PlannedStatement.BulkInsert announced = announcedBulk;
    announcedBulk = null;
    return announced;
  }

  /** The statement that failed just now while it ran, once; null for none. */
  @Nullable PlannedStatement takeFailed() {
    PlannedStatement taken = failed;
    failed = null;
    return taken;
  }

  void execute(Step.Execute step, Scope scope, ResultSink sink) {
    state.setStatementTime(parts.clock().instant());
    PlannedStatement planned = plan(step, scope);
    if (state.settings().noExecution() || state.settings().parseOnly()) {
      return;
    }
    if (state.settings().implicitTransactions() && startsTransaction(planned)) {
      beginImplicit(sink);
    }
    long mark = state.transactions().beginStatement();
    Catalog draft = state.transactions().draft();
    boolean done = false;
    try {
      if (planned instanceof PlannedStatement.Definition) {
        refuseIfDoomed();
        planned = planUnderLock(planned, step, scope);
      }
      run(planned, scope, sink);
      done = true;
    } finally {
      if (!done) {
        failed = planned;
        state.transactions().undoStatement(mark, draft);
      }
    }
  }

  private PlannedStatement plan(Step.Execute step, Scope scope) {
    try {
      return parts.compiler().plan(step.source(), runner.planContext(scope));
    } catch (SqlException error) {
      if (step.source().definesSchema() || error.number() == EXPLICIT_IDENTITY) {
        throw error;
      }
      throw new PlanningFailed(error.atLine(step.line()));
    }
  }

  /** With the right to change the schema in hand, the plan must be for the newest snapshot. */
  private PlannedStatement planUnderLock(PlannedStatement planned, Step.Execute step, Scope scope) {
    long before = state.catalog().version();
    state.transactions().lockSchema(state::isCancelled);
    return state.catalog().version() == before ? planned : plan(step, scope);
  }

  private void run(PlannedStatement planned, Scope scope, ResultSink sink) {
    switch (planned) {
      case PlannedStatement.Query query -> runner.query(query, scope, sink);
      case PlannedStatement.SelectAssign select -> runner.selectAssign(select, scope, sink);
      case PlannedStatement.Change change -> {
        refuseIfDoomed();
        runner.change(change, scope, sink);
      }
      case PlannedStatement.InsertExecute insert -> {
        refuseIfDoomed();
        insertExecute.run(insert, scope, sink);
      }
      case PlannedStatement.BulkInsert bulk -> {
        refuseIfDoomed();
        announcedBulk = bulk;
        runner.finishQuietly(scope, sink);
      }
      case PlannedStatement.Checkpoint _ -> {
        parts.store().checkpoint();
        runner.finishQuietly(scope, sink);
      }
      case PlannedStatement.Kill _ -> throw new SqlException(SqlError.UNSUPPORTED_OPTION, "KILL");
      case PlannedStatement.Nothing _ -> runner.finishQuietly(scope, sink);
      case PlannedStatement.Definition definition -> {
        definitions.run(definition);
        runner.finishQuietly(scope, sink);
      }
    }
  }

  /** Whether an error undoes what the statement has changed in tables. */
  static boolean changesRows(@Nullable PlannedStatement planned) {
    return planned instanceof PlannedStatement.Change
        || planned instanceof PlannedStatement.InsertExecute
        || planned instanceof PlannedStatement.CreateIndex;
  }

  /**
   * Under IMPLICIT_TRANSACTIONS, queries of tables, changes and definitions begin one (T-SQL, "SET
   * IMPLICIT_TRANSACTIONS").
   */
  private static boolean startsTransaction(PlannedStatement planned) {
    return planned instanceof PlannedStatement.Definition
        || planned instanceof PlannedStatement.Query query && readsTable(query.plan())
        || planned instanceof PlannedStatement.Change;
  }

  private static boolean readsTable(PhysicalPlan plan) {
    return plan instanceof PhysicalPlan.TableScan
        || plan.inputs().stream().anyMatch(StatementExecutor::readsTable);
  }

  private void beginImplicit(ResultSink sink) {
    if (state.transactions().count() == 0) {
      state.transactions().begin("", sink);
    }
  }

  private void refuseIfDoomed() {
    if (state.transactions().isDoomed()) {
      throw new SqlException(SqlError.TRANSACTION_DOOMED);
    }
  }

  /** USE, or the way back from a program that used another database. */
  void use(String name, Scope scope, ResultSink sink) {
    Database database = state.catalog().database(name);
    if (database == null) {
      throw new SqlException(SqlError.DATABASE_NOT_FOUND, name);
    }
    String from = state.database();
    state.setDatabase(database.name());
    sink.environment(new EnvironmentChange.Database(from, database.name()));
    sink.message(
        ServerMessage.of(new SqlException(SqlError.CHANGED_DATABASE_CONTEXT, database.name())));
    done(scope, sink);
  }

  /** The end of a statement without rows, count or changes. */
  void done(Scope scope, ResultSink sink) {
    sink.endStatement(
        new StatementEnd(
            StatementEnd.Kind.OTHER, StatementEnd.NO_COUNT, scope.inProcedure(), false));
  }

  /** Ends a statement whose error TRY caught: with no rows. */
  void endCaught(@Nullable PlannedStatement caught, Scope scope, ResultSink sink) {
    StatementEnd.Kind kind = null;
    if (caught instanceof PlannedStatement.Query) {
      kind = StatementEnd.Kind.SELECT;
    } else if (caught instanceof PlannedStatement.Change change) {
      kind = StatementRunner.kindOf(change.plan());
    }
    if (kind != null) {
      long count = state.settings().noCount() ? StatementEnd.NO_COUNT : 0;
      sink.endStatement(new StatementEnd(kind, count, scope.inProcedure(), false));
    }
  }

  /**
   * @param terminated whether error 3621 says that a change was undone and the batch goes on
   */
  void reportError(SqlException error, boolean terminated, Scope scope, ResultSink sink) {
    if (state.isCancelled()) {
      throw new CancelledException();
    }
    sink.message(ServerMessage.of(error));
    if (terminated) {
      sink.message(
          ServerMessage.of(new SqlException(SqlError.STATEMENT_TERMINATED).atLine(error.line())));
    }
    sink.endStatement(
        new StatementEnd(
            StatementEnd.Kind.OTHER, StatementEnd.NO_COUNT, scope.inProcedure(), true));
  }
}
