package io.skerry.system;

import io.skerry.backup.BackupResult;
import io.skerry.backup.Restore;
import io.skerry.check.CheckSink;
import io.skerry.check.CheckSummary;
import io.skerry.store.Store;
import io.skerry.store.StoreMemory;
import io.skerry.store.Transaction;
import java.io.OutputStream;
import java.util.Map;
import java.util.OptionalLong;

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
  public BackupResult backup(int databaseId, Map<String, String> properties, OutputStream sink) {
    throw new UnsupportedOperationException();
  }

  @Override
  public BackupResult backupLog(
      int databaseId, long fromPosition, Map<String, String> properties, OutputStream sink) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long keepLog(int databaseId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void releaseLog(int databaseId, BackupResult backup) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void forgetLog(int databaseId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public OptionalLong logKeptFrom(int databaseId) {
    return OptionalLong.empty();
  }

  @Override
  public Restore restore() {
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
