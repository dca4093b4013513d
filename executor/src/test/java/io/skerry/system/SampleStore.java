package io.skerry.system;

import io.skerry.check.CheckSink;
import io.skerry.check.CheckSummary;
import io.skerry.store.Store;
import io.skerry.store.StoreMemory;
import io.skerry.store.Transaction;

/** Counts and sequences only: each table has 42 rows, each sequence gave 7 last. */
public final class SampleStore implements Store {
  public static final long ROWS = 42;

  @Override
  public Transaction begin() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean hasDatabase(int databaseId) {
    return databaseId == SYSTEM_DATABASE;
  }

  @Override
  public boolean hasTable(long tableId) {
    return true;
  }

  @Override
  public long rowCount(long tableId) {
    return ROWS;
  }

  @Override
  public long nextValues(long sequenceId, int count) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long currentValue(long sequenceId) {
    return 7;
  }

  @Override
  public void setCurrentValue(long sequenceId, long value) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void checkpoint() {
    throw new UnsupportedOperationException();
  }

  @Override
  public CheckSummary check(int databaseId, CheckSink sink) {
    throw new UnsupportedOperationException();
  }

  @Override
  public StoreMemory memory() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
