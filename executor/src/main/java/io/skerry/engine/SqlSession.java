package io.skerry.engine;

import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.proc.BatchEnded;
import io.skerry.proc.EngineParts;
import io.skerry.proc.Interpreter;
import io.skerry.proc.ProcedureCaller;
import io.skerry.proc.Scope;
import io.skerry.proc.SessionState;
import io.skerry.proc.Transactions;
import io.skerry.program.Program;
import io.skerry.session.BulkLoad;
import io.skerry.session.Login;
import io.skerry.session.ProcedureCall;
import io.skerry.session.ResultColumn;
import io.skerry.session.ResultSink;
import io.skerry.session.ServerMessage;
import io.skerry.session.Session;
import io.skerry.session.StatementEnd;
import io.skerry.session.TransactionRequest;
import io.skerry.store.CancelledException;
import io.skerry.system.CatalogStore;
import io.skerry.system.ServerFacts;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection's session: takes its requests and says how each ended. */
final class SqlSession implements Session {
  private static final Logger LOG = LoggerFactory.getLogger(SqlSession.class);

  private final EngineParts parts;
  private final String firstDatabase;
  private final SessionState state;
  private final Interpreter interpreter;
  private final RemoteProcedures procedures;
  private final Runnable onClose;
  private final Instant loginTime;
  private volatile Instant requestStart;
  private volatile Instant requestEnd;
  private volatile boolean running;

  SqlSession(
      int id,
      Login login,
      String database,
      String serverName,
      EngineParts parts,
      CatalogStore catalogStore,
      CatalogCalls catalogCalls,
      Runnable onClose) {
    this.parts = parts;
    this.firstDatabase = database;
    this.onClose = onClose;
    Transactions transactions = new Transactions(parts.store(), parts.schemas(), catalogStore);
    this.state = new SessionState(id, login, database, serverName, parts.store(), transactions);
    this.procedures = new RemoteProcedures(parts, state, catalogCalls);
    this.interpreter = new Interpreter(parts, state, procedures);
    procedures.setInterpreter(interpreter);
    this.loginTime = parts.clock().instant();
    this.requestStart = loginTime;
    this.requestEnd = loginTime;
  }

  /** For system views; may be called from any thread while a request runs. */
  ServerFacts.OpenSession describe() {
    Login login = state.login();
    return new ServerFacts.OpenSession(
        id(),
        login.user(),
        login.hostName(),
        login.applicationName(),
        login.libraryName(),
        login.clientAddress(),
        login.encrypted(),
        state.database(),
        running,
        state.isolationLevel(),
        state.transactions().count(),
        state.lastRowCount(),
        loginTime,
        requestStart,
        requestEnd);
  }

  @Override
  public int id() {
    return state.sessionId();
  }

  @Override
  public String database() {
    return state.database();
  }

  @Override
  public void executeBatch(String sql, ResultSink sink) {
    request(
        sink,
        () -> {
          Program program =
              parts.compiler().compile(sql, List.of(), state.settings().quotedIdentifier());
          interpreter.run(new Scope(program, List.of(), false), sink);
        });
  }

  @Override
  public void executeProcedure(ProcedureCall call, ResultSink sink) {
    boolean done = request(sink, () -> callAndAnswer(call, sink));
    if (!done && !state.isCancelled()) {
      sink.endProcedure(0, true);
    }
  }

  private void callAndAnswer(ProcedureCall call, ResultSink sink) {
    if (call.name().equalsIgnoreCase("sp_reset_connection")) {
      reset(false);
      sink.endProcedure(0, false);
      return;
    }
    ProcedureCaller.Outcome outcome = procedures.call(call, sink);
    for (int i = 0; i < call.arguments().size(); i++) {
      ProcedureCall.Argument argument = call.arguments().get(i);
      if (argument.output()) {
        sink.returnValue(i, argument.name(), argument.type(), outcome.values().get(i));
      }
    }
    sink.endProcedure(outcome.status(), false);
  }

  @Override
  public void executeTransactionRequest(TransactionRequest request, ResultSink sink) {
    request(
        sink,
        () -> {
          switch (request) {
            case TransactionRequest.Begin begin -> begin(begin, sink);
            case TransactionRequest.Commit commit -> {
              state.transactions().commit(sink);
              TransactionRequest.Begin next = commit.next();
              if (next != null) {
                begin(next, sink);
              }
            }
            case TransactionRequest.Rollback rollback -> rollback(rollback, sink);
            case TransactionRequest.Save save -> state.transactions().save(save.name());
          }
          sink.endStatement(
              new StatementEnd(StatementEnd.Kind.OTHER, StatementEnd.NO_COUNT, false, false));
        });
  }

  private void begin(TransactionRequest.Begin begin, ResultSink sink) {
    state.transactions().begin(begin.name(), sink);
  }

  private void rollback(TransactionRequest.Rollback rollback, ResultSink sink) {
    if (rollback.name().isEmpty()) {
      state.transactions().rollback(sink);
    } else {
      state.transactions().rollbackTo(rollback.name(), sink);
    }
    TransactionRequest.Begin next = rollback.next();
    if (next != null) {
      begin(next, sink);
    }
  }

  @Override
  public BulkLoad bulkLoad(List<ResultColumn> columns, ResultSink sink) {
    state.clearCancel();
    return interpreter.bulkLoad(sink);
  }

  /** Runs a request; false where an error or a cancellation ended it early. */
  private boolean request(ResultSink sink, Runnable work) {
    state.clearCancel();
    requestStart = parts.clock().instant();
    running = true;
    boolean done = false;
    try {
      work.run();
      done = true;
    } catch (SqlException error) {
      report(error, sink);
    } catch (BatchEnded ended) {
      LOG.debug("session {}: {}", id(), ended.getMessage());
    } catch (CancelledException cancelled) {
      if (!state.isCancelled()) {
        // The client would take the statement for done.
        throw new AssertionError("a request was cancelled that nobody cancelled", cancelled);
      }
      LOG.debug("session {}: the request was cancelled", id());
      if (state.settings().abortTransactionOnError()) {
        state.transactions().rollbackAll(sink);
      }
    }
    endBatch(sink);
    running = false;
    requestEnd = parts.clock().instant();
    return done;
  }

  /** A doomed transaction does not outlive its batch; outside a transaction nothing stays open. */
  private void endBatch(ResultSink sink) {
    if (state.transactions().isDoomed()) {
      state.transactions().rollbackAll(sink);
      report(new SqlException(SqlError.UNCOMMITTABLE_AT_BATCH_END), sink);
    } else if (state.transactions().count() == 0) {
      state.transactions().rollbackAll(sink);
    }
  }

  private void report(SqlException error, ResultSink sink) {
    sink.message(ServerMessage.of(error));
    sink.endStatement(
        new StatementEnd(StatementEnd.Kind.OTHER, StatementEnd.NO_COUNT, false, true));
  }

  @Override
  public long transactionDescriptor() {
    return state.transactions().descriptor();
  }

  @Override
  public void reset(boolean keepTransaction) {
    if (!keepTransaction) {
      state.transactions().rollbackAll(SilentSink.INSTANCE);
    }
    state.reset(firstDatabase);
    procedures.forgetHandles();
  }

  @Override
  public void cancel() {
    state.cancel();
  }

  @Override
  public void close() {
    try {
      state.transactions().rollbackAll(SilentSink.INSTANCE);
    } finally {
      onClose.run();
    }
  }
}
