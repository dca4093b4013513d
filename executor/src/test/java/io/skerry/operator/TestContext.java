package io.skerry.operator;

import io.skerry.batch.Batch;
import io.skerry.function.SessionFacts;
import io.skerry.store.ReadView;
import io.skerry.store.Store;
import io.skerry.store.Transaction;

/** One execution of one statement in a test; without a store where none is given. */
public final class TestContext implements ExecutionContext {
  final TestSession session = new TestSession();
  final Object[] variables = new Object[4];
  private final Store store;
  private final Transaction transaction;
  private final ReadView view;
  long rowCount;
  long identity;
  boolean nullEliminated;
  long memoryBytes = 64 << 20;
  Batch supplied = new Batch();

  TestContext(Store store, Transaction transaction) {
    this.store = store;
    this.transaction = transaction;
    this.view = transaction == null ? null : transaction.readView();
  }

  public TestContext() {
    this(null, null);
  }

  @Override
  public Batch suppliedRows() {
    return supplied;
  }

  @Override
  public Store store() {
    return store;
  }

  @Override
  public Transaction transaction() {
    return transaction;
  }

  @Override
  public ReadView readView() {
    return view;
  }

  @Override
  public Object variable(int slot) {
    return variables[slot];
  }

  @Override
  public void setVariable(int slot, Object value) {
    variables[slot] = value;
  }

  @Override
  public SessionFacts facts() {
    return session;
  }

  @Override
  public SystemRows systemRows() {
    throw new AssertionError("no system views here");
  }

  @Override
  public long memoryBytesMax() {
    return memoryBytes;
  }

  @Override
  public void checkCancelled() {}

  @Override
  public void identityMade(long value) {
    identity = value;
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
