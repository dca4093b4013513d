package io.skerry.proc;

import io.skerry.batch.Batch;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.program.PlannedStatement;
import io.skerry.session.EnvironmentChange;
import io.skerry.session.ResultColumn;
import io.skerry.session.ResultSink;
import io.skerry.session.ServerMessage;
import io.skerry.session.StatementEnd;
import io.skerry.types.Conversions;
import io.skerry.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** INSERT ... EXECUTE: the rows that a procedure sends go into a table instead of to the client. */
final class InsertExecuteRunner {
  private final EngineParts parts;
  private final SessionState state;
  private final StatementRunner runner;
  private final Interpreter interpreter;

  InsertExecuteRunner(
      EngineParts parts, SessionState state, StatementRunner runner, Interpreter interpreter) {
    this.parts = parts;
    this.state = state;
    this.runner = runner;
    this.interpreter = interpreter;
  }

  void run(PlannedStatement.InsertExecute insert, Scope scope, ResultSink sink) {
    List<SqlType> targets =
        insert.plan().source().output().stream().map(column -> column.type()).toList();
    Capture capture = new Capture(targets, sink);
    interpreter.runNested(insert.call(), scope, capture);
    SuppliedInsert supplied = new SuppliedInsert(parts, state, scope, insert.plan());
    capture.batches.forEach(supplied::insert);
    runner.finish(StatementEnd.Kind.INSERT, supplied.rows(), scope, sink);
  }

  /** Keeps the rows, converted to the target columns; messages go on to the client. */
  private static final class Capture implements ResultSink {
    private final List<SqlType> targets;
    private final ResultSink client;
    private final List<Batch> batches = new ArrayList<>();
    private List<ResultColumn> columns = List.of();

    Capture(List<SqlType> targets, ResultSink client) {
      this.targets = targets;
      this.client = client;
    }

    @Override
    public void startRows(List<ResultColumn> sent) {
      if (sent.size() != targets.size()) {
        throw new SqlException(SqlError.INSERT_EXEC_COLUMN_COUNT);
      }
      columns = sent;
    }

    @Override
    public void rows(Batch rows) {
      Batch kept = Batch.of(targets);
      kept.setSize(rows.size());
      for (int column = 0; column < targets.size(); column++) {
        for (int row = 0; row < rows.size(); row++) {
          Object value = rows.column(column).get(row);
          kept.column(column)
              .set(
                  row,
                  Conversions.convert(value, columns.get(column).type(), targets.get(column), 0));
        }
      }
      batches.add(kept);
    }

    @Override
    public void endStatement(StatementEnd end) {
      if (end.failed()) {
        client.endStatement(end);
      }
    }

    @Override
    public void message(ServerMessage message) {
      client.message(message);
    }

    @Override
    public void environment(EnvironmentChange change) {
      client.environment(change);
    }

    @Override
    public void returnValue(int ordinal, String name, SqlType type, @Nullable Object value) {
      throw new AssertionError("a procedure called by T-SQL sends no values to the client");
    }

    @Override
    public void endProcedure(int status, boolean failed) {
      // The statement that called the procedure ends, not a request.
    }
  }
}
