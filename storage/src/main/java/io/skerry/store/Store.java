package io.skerry.store;

import io.skerry.check.CheckSink;
import io.skerry.check.CheckSummary;
import io.skerry.row.ObjectId;

/**
 * The storage engine: tables and indexes with typed keys, changed and read through transactions.
 *
 * <p>Knows nothing of SQL or names: databases, tables and indexes have numbers. A table's number
 * holds its database's ({@link ObjectId}). All methods may be called from any thread. A commit that
 * returned is durable.
 */
public interface Store extends AutoCloseable {

  /**
   * Begins a transaction. It is used by one thread at a time, but {@link Transaction#cancel} may
   * come from any.
   */
  Transaction begin();

  /** The database that every store has from the beginning. */
  int SYSTEM_DATABASE = 1;

  /** Whether there is a database of this number. */
  boolean hasDatabase(int databaseId);

  /** Whether there is a table of this number. */
  boolean hasTable(long tableId);

  /** The number of rows of a table as last committed; an estimate while transactions run. */
  long rowCount(long tableId);

  /**
   * Takes {@code count} consecutive values of a sequence and returns the first. Not transactional,
   * as identity columns are not: a rollback leaves a gap, a crash may leave one of the size of the
   * cache. No value is ever given twice.
   */
  long nextValues(long sequenceId, int count);

  /** The last value given, or the start minus the increment where none was. */
  long currentValue(long sequenceId);

  /**
   * Makes the sequence go on after {@code value} (DBCC CHECKIDENT, or an explicit identity value
   * beyond the last one).
   */
  void setCurrentValue(long sequenceId, long value);

  /**
   * Writes all committed changes to the data file so that recovery need not replay the log before
   * this moment.
   */
  void checkpoint();

  /** Stands for all databases in {@link #check}. */
  int ALL_DATABASES = 0;

  /**
   * Runs a checkpoint and checks all that it left in the files: the committed state of one moment.
   * Transactions go on; other checkpoints wait until the check is over, so the log grows meanwhile.
   * A store that closes ends the check.
   *
   * @param databaseId the database to be checked, or {@link #ALL_DATABASES}; only then are pages
   *     looked for to which nothing refers
   * @param sink told of what is wrong, by this thread
   */
  CheckSummary check(int databaseId, CheckSink sink);

  /** What the store holds in memory. */
  StoreMemory memory();

  /** Checkpoints and closes. Transactions still open are rolled back. */
  @Override
  void close();
}
