package io.skerry.proc;

import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.io.DiskFullException;
import io.skerry.log.LogFullException;
import io.skerry.program.PlannedStatement;
import io.skerry.program.Program;
import io.skerry.program.ScalarSource;
import io.skerry.program.Step;
import io.skerry.program.VariableDefinition;
import io.skerry.session.BulkLoad;
import io.skerry.session.ProcedureCall;
import io.skerry.session.ResultSink;
import io.skerry.session.ServerMessage;
import io.skerry.store.CancelledException;
import io.skerry.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks the steps of programs, for one session.
 *
 * <p>An error inside TRY is thrown up to it; outside, it is reported at once, and {@link
 * ErrorPolicy} says what goes on.
 */
public final class Interpreter {
  private static final int NESTING_MAX = 32;

  private final EngineParts parts;
  private final SessionState state;
  private final ProcedureCaller procedures;
  private final StatementExecutor statements;
  private final StatementRunner runner;
  private int tryDepth;

  /** What follows a step. */
  private enum Flow {
    NEXT,
    BREAK,
    CONTINUE,
    RETURN,
    GOTO
  }

  private String gotoLabel = "";

  public Interpreter(EngineParts parts, SessionState state, ProcedureCaller procedures) {
    this.parts = parts;
    this.state = state;
    this.procedures = procedures;
    this.runner = new StatementRunner(parts, state);
    this.statements = new StatementExecutor(parts, state, runner, this);
  }

  /**
   * Runs a program to its end.
   *
   * @throws BatchEnded after an error that ends the whole batch was reported
   * @throws SqlException an error that a caller's TRY is to catch
   */
  public void run(Scope scope, ResultSink sink) {
    if (state.nestLevel() >= NESTING_MAX) {
      throw new SqlException(SqlError.NESTING_TOO_DEEP);
    }
    state.enterProgram();
    try {
      runSteps(scope.program().steps(), scope, sink);
    } catch (PlanningFailed failed) {
      SqlException error = failed.error();
      if (tryDepth > 0) {
        throw error;
      }
      report(error, ErrorPolicy.Origin.PLANNING, null, scope, sink);
    } finally {
      state.leaveProgram();
    }
  }

  private Flow runSteps(List<Step> steps, Scope scope, ResultSink sink) {
    int at = 0;
    while (at < steps.size()) {
      Flow flow = runStep(steps.get(at), scope, sink);
      if (flow == Flow.GOTO) {
        int target = indexOfLabel(steps, gotoLabel);
        if (target < 0) {
          return flow;
        }
        at = target;
      } else if (flow != Flow.NEXT) {
        return flow;
      }
      at++;
    }
    return Flow.NEXT;
  }

  private static int indexOfLabel(List<Step> steps, String label) {
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i) instanceof Step.Label here && here.name().equalsIgnoreCase(label)) {
        return i;
      }
    }
    return -1;
  }

  private Flow runStep(Step step, Scope scope, ResultSink sink) {
    if (state.isCancelled()) {
      throw new CancelledException();
    }
    try {
      return switch (step) {
        case Step.Block block -> runSteps(block.steps(), scope, sink);
        case Step.If choice -> runIf(choice, scope, sink);
        case Step.While loop -> runWhile(loop, scope, sink);
        case Step.TryCatch tryCatch -> runTry(tryCatch, scope, sink);
        case Step.Break _ -> Flow.BREAK;
        case Step.Continue _ -> Flow.CONTINUE;
        case Step.Goto jump -> {
          gotoLabel = jump.label();
          yield Flow.GOTO;
        }
        case Step.Label _ -> Flow.NEXT;
        case Step.Return end -> runReturn(end, scope);
        case Step.Execute execute -> leaf(() -> statements.execute(execute, scope, sink));
        case Step.SetVariable set -> leaf(() -> setVariable(set, scope));
        case Step.Print print -> leaf(() -> print(print, scope, sink));
        case Step.WaitFor wait -> leaf(() -> waitFor(wait, scope));
        case Step.Throw thrown -> throw thrownError(thrown, scope);
        case Step.RaiseError raise -> leaf(() -> raise(raise, scope, sink));
        case Step.BeginTransaction begin -> leaf(() -> begin(begin, scope, sink));
        case Step.CommitTransaction _ ->
            leaf(() -> transactionStep(() -> state.transactions().commit(sink), scope, sink));
        case Step.RollbackTransaction rollback -> leaf(() -> rollback(rollback, scope, sink));
        case Step.SaveTransaction save ->
            leaf(() -> state.transactions().save(text(save.name(), scope)));
        case Step.ExecuteProcedure call -> leaf(() -> callProcedure(call, scope, sink));
        case Step.ExecuteText dynamic -> leaf(() -> runText(dynamic, scope, sink));
        case Step.Use use -> leaf(() -> statements.use(use.database(), scope, sink));
        case Step.SetOption option -> leaf(() -> setOption(option, scope, sink));
      };
    } catch (ThrownError thrown) {
      return failed(thrown.error(), ErrorPolicy.Origin.THROW, null, scope, sink);
    } catch (RaisedError raised) {
      return failed(raised.error(), ErrorPolicy.Origin.RAISERROR, null, scope, sink);
    } catch (SqlException error) {
      PlannedStatement ran = statements.takeFailed();
      return failed(error.atLine(step.line()), ErrorPolicy.Origin.RUNNING, ran, scope, sink);
    } catch (DiskFullException full) {
      SqlException error =
          new SqlException(SqlError.FILEGROUP_FULL, "", "", state.database(), "PRIMARY");
      return noRoom(error, step, scope, sink);
    } catch (LogFullException full) {
      SqlException error = new SqlException(SqlError.LOG_FULL, state.database(), "NOTHING");
      return noRoom(error, step, scope, sink);
    }
  }

  private Flow noRoom(SqlException error, Step step, Scope scope, ResultSink sink) {
    PlannedStatement ran = statements.takeFailed();
    return failed(error.atLine(step.line()), ErrorPolicy.Origin.RUNNING, ran, scope, sink);
  }

  private static Flow leaf(Runnable work) {
    work.run();
    return Flow.NEXT;
  }

  // ---- errors

  /**
   * @param ran the statement that failed while it ran, where one did
   */
  private Flow failed(
      SqlException raised,
      ErrorPolicy.Origin origin,
      @Nullable PlannedStatement ran,
      Scope scope,
      ResultSink sink) {
    SqlException error = named(raised);
    state.setLastError(error.number());
    boolean abort = state.settings().abortTransactionOnError();
    if (tryDepth > 0) {
      if (ErrorPolicy.dooms(error, origin, abort)) {
        state.transactions().doom();
      }
      statements.endCaught(ran, scope, sink);
      throw error;
    }
    return report(error, origin, ran, scope, sink);
  }

  /** The store knows transactions; error 1205 names the session. */
  private SqlException named(SqlException error) {
    return error.number() == SqlError.DEADLOCK_VICTIM.number()
        ? new SqlException(SqlError.DEADLOCK_VICTIM, state.sessionId(), "lock").atLine(error.line())
        : error;
  }

  /** Sends the error and unwinds as far as it reaches. */
  private Flow report(
      SqlException error,
      ErrorPolicy.Origin origin,
      @Nullable PlannedStatement ran,
      Scope scope,
      ResultSink sink) {
    state.setLastError(error.number());
    state.setLastRowCount(0);
    boolean abort = state.settings().abortTransactionOnError();
    ErrorPolicy.Reach reach = ErrorPolicy.reachOf(error, origin, abort);
    boolean terminated = StatementExecutor.changesRows(ran) && reach == ErrorPolicy.Reach.STATEMENT;
    statements.reportError(error, terminated, scope, sink);
    return switch (reach) {
      case STATEMENT -> Flow.NEXT;
      case PROGRAM -> Flow.RETURN;
      case BATCH -> throw new BatchEnded();
      case BATCH_AND_TRANSACTION -> {
        state.transactions().rollbackAll(sink);
        throw new BatchEnded();
      }
    };
  }

  private Flow runTry(Step.TryCatch tryCatch, Scope scope, ResultSink sink) {
    tryDepth++;
    try {
      return runSteps(tryCatch.tried().steps(), scope, sink);
    } catch (SqlException error) {
      tryDepth--;
      SqlException outer = state.caughtError();
      state.setCaughtError(error);
      try {
        return runSteps(tryCatch.caught().steps(), scope, sink);
      } finally {
        state.setCaughtError(outer);
        tryDepth++;
      }
    } finally {
      tryDepth--;
    }
  }

  private RuntimeException thrownError(Step.Throw step, Scope scope) {
    ScalarSource number = step.number();
    ScalarSource message = step.message();
    ScalarSource errorState = step.state();
    if (number == null || message == null || errorState == null) {
      SqlException caught = state.caughtError();
      return new ThrownError(
          caught != null
              ? caught
              : new SqlException(SqlError.THROW_OUTSIDE_CATCH).atLine(step.line()));
    }
    Object code = runner.value(number, scope);
    Object given = runner.value(errorState, scope);
    if (!(code instanceof Long value) || value < 50_000) {
      return new ThrownError(
          new SqlException(SqlError.THROW_NUMBER_RANGE, String.valueOf(code)).atLine(step.line()));
    }
    int stateNumber = given instanceof Long chosen ? (int) (long) chosen : 1;
    String text = text(message, scope);
    return new ThrownError(
        new SqlException((int) (long) value, 16, stateNumber, text, step.line(), null));
  }

  private void raise(Step.RaiseError step, Scope scope, ResultSink sink) {
    List<@Nullable Object> arguments = new ArrayList<>();
    for (ScalarSource argument : step.arguments()) {
      arguments.add(runner.value(argument, scope));
    }
    Object message = runner.value(step.message(), scope);
    int severity = number(runner.value(step.severity(), scope), 16);
    int stateNumber = Math.min(255, Math.abs(number(runner.value(step.state(), scope), 1)));
    SqlException error =
        RaisedMessage.build(message, severity, stateNumber, arguments, step.line());
    if (error.severity() > 10) {
      throw new RaisedError(error);
    }
    sink.message(ServerMessage.of(error));
    state.setLastError(step.setError() ? error.number() : 0);
  }

  private static int number(@Nullable Object value, int otherwise) {
    return value instanceof Long whole ? (int) (long) whole : otherwise;
  }

  // ---- control flow

  private boolean isTrue(ScalarSource condition, Scope scope) {
    Object value = runner.value(condition, scope);
    return value instanceof Long bit && bit != 0;
  }

  private Flow runIf(Step.If choice, Scope scope, ResultSink sink) {
    if (isTrue(choice.condition(), scope)) {
      return runStep(choice.then(), scope, sink);
    }
    Step otherwise = choice.otherwise();
    return otherwise == null ? Flow.NEXT : runStep(otherwise, scope, sink);
  }

  private Flow runWhile(Step.While loop, Scope scope, ResultSink sink) {
    while (isTrue(loop.condition(), scope)) {
      Flow flow = runStep(loop.body(), scope, sink);
      if (flow == Flow.BREAK) {
        return Flow.NEXT;
      }
      if (flow == Flow.RETURN || flow == Flow.GOTO) {
        return flow;
      }
      if (state.isCancelled()) {
        throw new CancelledException();
      }
    }
    return Flow.NEXT;
  }

  private Flow runReturn(Step.Return end, Scope scope) {
    ScalarSource value = end.value();
    if (value != null) {
      scope.setReturnStatus(number(runner.value(value, scope), 0));
    }
    return Flow.RETURN;
  }

  private void setVariable(Step.SetVariable set, Scope scope) {
    scope.setVariable(set.slot(), runner.value(set.value(), scope));
    state.transactions().endStatement();
    state.setLastError(0);
    state.setLastRowCount(1);
  }

  private void print(Step.Print print, Scope scope, ResultSink sink) {
    String message = text(print.message(), scope);
    state.setLastRowCount(0);
    sink.message(new ServerMessage(0, 0, 1, message.isEmpty() ? " " : message, "", print.line()));
  }

  private String text(ScalarSource source, Scope scope) {
    Object value = runner.value(source, scope);
    return value == null ? "" : value.toString();
  }

  private void waitFor(Step.WaitFor wait, Scope scope) {
    long millis = WaitTimes.millis(text(wait.value(), scope), wait.delay(), parts.clock());
    state.awaitCancel(millis);
    if (state.isCancelled()) {
      throw new CancelledException();
    }
  }

  // ---- transactions and options

  private void transactionStep(Runnable change, Scope scope, ResultSink sink) {
    change.run();
    state.setLastError(0);
    state.setLastRowCount(0);
    statements.done(scope, sink);
  }

  private void begin(Step.BeginTransaction begin, Scope scope, ResultSink sink) {
    ScalarSource name = begin.name();
    String given = name == null ? "" : text(name, scope);
    transactionStep(() -> state.transactions().begin(given, sink), scope, sink);
  }

  private void rollback(Step.RollbackTransaction rollback, Scope scope, ResultSink sink) {
    ScalarSource name = rollback.name();
    String given = name == null ? "" : text(name, scope);
    transactionStep(
        () -> {
          if (given.isEmpty()) {
            state.transactions().rollback(sink);
          } else {
            state.transactions().rollbackTo(given, sink);
          }
        },
        scope,
        sink);
  }

  private void setOption(Step.SetOption option, Scope scope, ResultSink sink) {
    ScalarSource source = option.value();
    Object value = source == null ? null : runner.value(source, scope);
    new SetOptions(state).apply(option.name(), option.text(), value);
    state.setLastError(0);
    statements.done(scope, sink);
  }

  // ---- calls

  private void callProcedure(Step.ExecuteProcedure step, Scope scope, ResultSink sink) {
    List<ProcedureCall.Argument> arguments = new ArrayList<>();
    for (Step.ExecuteProcedure.Argument argument : step.arguments()) {
      ScalarSource value = argument.value();
      ScalarArgument evaluated =
          value == null ? new ScalarArgument(SqlType.INT, null) : runner.typedValue(value, scope);
      arguments.add(
          new ProcedureCall.Argument(
              argument.name(),
              evaluated.type(),
              evaluated.value(),
              argument.outputSlot() >= 0,
              value == null));
    }
    ProcedureCaller.Outcome outcome =
        procedures.call(new ProcedureCall(qualifiedName(step), arguments), sink);
    for (int i = 0; i < arguments.size(); i++) {
      int slot = step.arguments().get(i).outputSlot();
      if (slot >= 0) {
        scope.setVariable(slot, outcome.values().get(i));
      }
    }
    if (step.resultSlot() >= 0) {
      scope.setVariable(step.resultSlot(), (long) outcome.status());
    }
    if (!scope.inProcedure()) {
      sink.endProcedure(outcome.status(), false);
    }
  }

  private static String qualifiedName(Step.ExecuteProcedure step) {
    StringBuilder name = new StringBuilder();
    if (!step.database().isEmpty()) {
      name.append(step.database()).append('.');
    }
    if (!step.schema().isEmpty() || !name.isEmpty()) {
      name.append(step.schema()).append('.');
    }
    return name.append(step.name()).toString();
  }

  private void runText(Step.ExecuteText dynamic, Scope scope, ResultSink sink) {
    runText(text(dynamic.text(), scope), List.of(), List.of(), sink);
  }

  /**
   * Runs text as a program of its own: EXECUTE ('...') and sp_executesql. What it sets by SET and
   * USE ends with it.
   *
   * @return the scope after it ended, for output parameters and the return status
   */
  public Scope runText(
      String text,
      List<VariableDefinition> parameters,
      List<@Nullable Object> values,
      ResultSink sink) {
    String database = state.database();
    Program program =
        parts.compiler().compile(text, parameters, state.settings().quotedIdentifier());
    Scope inner = new Scope(program, values, true);
    Long identity = state.scopeIdentity();
    SessionSettings settings = state.settings().copy();
    state.setScopeIdentity(null);
    try {
      run(inner, sink);
    } finally {
      state.setScopeIdentity(identity);
      state.restoreSettings(settings);
    }
    if (!database.equalsIgnoreCase(state.database())) {
      statements.use(database, inner, sink);
    }
    return inner;
  }

  /**
   * Runs the call of INSERT ... EXECUTE. Its errors go to the caller's handling, for the statement
   * that called fails.
   */
  void runNested(Step call, Scope scope, ResultSink sink) {
    runStep(call, scope, sink);
  }

  /**
   * Begins to take the rows of the last INSERT BULK.
   *
   * @throws SqlException 4002 where none was announced
   */
  public BulkLoad bulkLoad(ResultSink sink) {
    PlannedStatement.BulkInsert announced = statements.takeAnnouncedBulk();
    if (announced == null) {
      throw new SqlException(SqlError.UNEXPECTED_BULK_DATA);
    }
    return new BulkInsertRun(parts, state, announced, sink);
  }
}
