package io.skerry.proc;

import io.skerry.batch.Batch;
import io.skerry.catalog.Catalog;
import io.skerry.error.SqlException;
import io.skerry.program.PlannedStatement;
import io.skerry.program.Program;
import io.skerry.session.BulkLoad;
import io.skerry.session.ResultSink;
import io.skerry.session.ServerMessage;
import io.skerry.session.StatementEnd;
import io.skerry.store.CancelledException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of one INSERT BULK: one statement, however many batches it comes in. */
final class BulkInsertRun implements BulkLoad {
  private final SessionState state;
  private final ResultSink sink;
  private final SuppliedInsert insert;
  private final long mark;
  private final @Nullable Catalog draft;
  private @Nullable SqlException failure;
  private boolean cancelled;

  BulkInsertRun(
      EngineParts parts, SessionState state, PlannedStatement.BulkInsert bulk, ResultSink sink) {
    this.state = state;
    this.sink = sink;
    Scope scope = new Scope(new Program(List.of(), List.of(), 0), List.of(), false);
    this.insert = new SuppliedInsert(parts, state, scope, bulk.plan());
    this.mark = state.transactions().beginStatement();
    this.draft = state.transactions().draft();
  }

  @Override
  public void rows(Batch rows) {
    if (failure != null || cancelled || rows.size() == 0) {
      return;
    }
    try {
      insert.insert(rows);
    } catch (SqlException error) {
      failure = error;
      state.transactions().undoStatement(mark, draft);
    } catch (CancelledException cancellation) {
      cancelled = true;
      state.transactions().undoStatement(mark, draft);
    }
  }

  @Override
  public void finish() {
    if (cancelled) {
      end(true);
      return;
    }
    SqlException error = failure;
    if (error == null) {
      try {
        state.transactions().endStatement();
      } catch (SqlException commitError) {
        error = commitError;
      }
    }
    if (error != null) {
      state.setLastError(error.number());
      sink.message(ServerMessage.of(error));
      end(true);
      return;
    }
    state.setLastRowCount(insert.rows());
    end(false);
  }

  private void end(boolean failed) {
    if (failed && state.settings().abortTransactionOnError()) {
      state.transactions().rollbackAll(sink);
    }
    long count = failed ? StatementEnd.NO_COUNT : insert.rows();
    sink.endStatement(new StatementEnd(StatementEnd.Kind.BULK_INSERT, count, false, failed));
  }

  @Override
  public void abort() {
    if (failure == null && !cancelled) {
      state.transactions().undoStatement(mark, draft);
    }
  }
}
