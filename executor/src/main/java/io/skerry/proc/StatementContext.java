package io.skerry.proc;

import io.skerry.batch.Batch;
import io.skerry.function.SessionFacts;
import io.skerry.operator.ExecutionContext;
import io.skerry.operator.SystemRows;
import io.skerry.store.CancelledException;
import io.skerry.store.ReadView;
import io.skerry.store.Store;
import io.skerry.store.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * One execution of one statement. The transaction and the view are taken when the statement first
 * asks for them.
 */
final class StatementContext implements ExecutionContext {
  private static final Batch NO_ROWS = new Batch();

  private final EngineParts parts;
  private final SessionState state;
  private final Scope scope;
  private final Batch supplied;
  private @Nullable ReadView view;
  private long rowCount;
  private boolean nullEliminated;

  StatementContext(EngineParts parts, SessionState state, Scope scope) {
    this(parts, state, scope, NO_ROWS);
  }

  /**
   * @param supplied the rows that come with the request
   */
  StatementContext(EngineParts parts, SessionState state, Scope scope, Batch supplied) {
    this.parts = parts;
    this.state = state;
    this.scope = scope;
    this.supplied = supplied;
  }

  @Override
  public Batch suppliedRows() {
    return supplied;
  }

  /**
   * Lets go of what the statement saw, so that a long transaction does not keep all row versions.
   */
  void close() {
    ReadView taken = view;
    if (taken != null) {
      taken.close();
      view = null;
    }
  }

  long rowCount() {
    return rowCount;
  }

  boolean nullEliminated() {
    return nullEliminated;
  }

  @Override
  public Store store() {
    return parts.store();
  }

  @Override
  public Transaction transaction() {
    return state.transactions().current();
  }

  @Override
  public ReadView readView() {
    ReadView taken = view;
    if (taken == null) {
      taken = transaction().readView();
      view = taken;
    }
    return taken;
  }

  @Override
  public @Nullable Object variable(int slot) {
    return scope.variable(slot);
  }

  @Override
  public void setVariable(int slot, @Nullable Object value) {
    scope.setVariable(slot, value);
  }

  @Override
  public SessionFacts facts() {
    return state;
  }

  @Override
  public SystemRows systemRows() {
    return parts.systemRows();
  }

  @Override
  public long memoryBytesMax() {
    return parts.statementBytesMax();
  }

  @Override
  public void checkCancelled() {
    if (state.isCancelled()) {
      throw new CancelledException();
    }
  }

  @Override
  public void identityMade(long value) {
    state.setIdentity(value);
  }

  @Override
  public void addRowCount(long rows) {
    rowCount += rows;
  }

  @Override
  public void warnNullEliminated() {
    nullEliminated = true;
  }
}
