package io.skerry.store;

import io.skerry.backup.Restore;
import io.skerry.batch.Batch;
import io.skerry.batch.ObjectVector;
import io.skerry.lock.LockMode;
import io.skerry.row.IndexShape;
import io.skerry.row.TableAlteration;
import io.skerry.row.TableShape;

/**
 * A transaction: schema and row changes that become durable and visible together, or not at all.
 *
 * <p>A {@link ReadView} shows what was committed when it was taken, plus the transaction's own
 * changes made before it was taken. So a statement that reads what it writes meets none of its own
 * changes (no Halloween problem). Whether a reader waits for writers and locks what it reads is its
 * {@link Access}. Writers lock rows exclusively until the end of the transaction and wait for each
 * other; a deadlock ends one with error 1205, a wait beyond the timeout ends the statement with
 * 1222, all memory for locks in use ends it with 1204, all as {@link io.skerry.error.SqlException};
 * {@link UpdateConflictException} and {@link SchemaChangedException} end a transaction on a
 * snapshot.
 */
public interface Transaction {
  /** Above 0, and no other transaction's since the store was opened. */
  long id();

  /**
   * Waits for locks end with error 1222 after this long; -1 (the default) waits for ever, 0 does
   * not wait.
   */
  void setLockTimeoutMillis(long lockTimeoutMillis);

  // ---- schema; transactional like rows

  /** Creates a database without tables and returns its number, never used before. */
  int createDatabase();

  /**
   * Makes a restored database one of the store, and returns its number. Builds its indexes and has
   * a checkpoint write it before this returns, so that the commit itself is a small record. Where
   * the transaction is rolled back, the restore has it again.
   *
   * @throws io.skerry.backup.BackupRefusedException when the restore has no full backup, or failed
   */
  int createDatabase(Restore restore);

  /** Drops a database with all that is in it. */
  void dropDatabase(int databaseId);

  /** Creates a table and returns its number, never used before. */
  long createTable(int databaseId, TableShape shape);

  /**
   * Creates a table that no log and no checkpoint has: its changes cost no disk write, and it is
   * gone when the store opens again.
   */
  long createTemporaryTable(int databaseId, TableShape shape);

  void dropTable(long tableId);

  /**
   * Changes the columns of a table. Nothing is written for each row unless a column gets a type of
   * which its values cannot stand as they are.
   *
   * @throws IllegalArgumentException when a key, an index or a filter needs a column that is
   *     dropped, or a filter one whose type changes
   * @throws DuplicateKeyException when converted values make two keys equal
   */
  void alterTable(long tableId, TableAlteration alteration) throws DuplicateKeyException;

  /**
   * Whether a column has a NULL as the transaction's changes left it, asked before the column is
   * made to have none; nobody else changes the table until the transaction ends.
   */
  boolean hasNull(long tableId, int ordinal);

  /** Creates an index, builds it from the rows that are there, and returns its number. */
  long createIndex(long tableId, IndexShape shape) throws DuplicateKeyException;

  void dropIndex(long tableId, long indexId);

  /** Removes all rows of a table (TRUNCATE TABLE). */
  void truncateTable(long tableId);

  /** Creates a sequence and returns its number. */
  long createSequence(int databaseId, long start, long increment);

  void dropSequence(long sequenceId);

  // ---- rows

  /**
   * A view for one statement: READ COMMITTED by row versions takes a new one for each statement.
   */
  ReadView readView();

  /**
   * A view of the same moment as another one that is open, but with all the changes that the
   * transaction itself has made by now: SNAPSHOT takes one for each statement.
   */
  ReadView readView(ReadView ofMoment);

  /** Locks a table, or converts the lock that the transaction has, until the transaction ends. */
  void lockTable(long tableId, LockMode mode);

  /** Opens a cursor; close it. */
  Cursor open(ReadView view, ScanRequest request);

  /**
   * Inserts all rows of {@code rows}, whose columns are the table's. On an exception some rows may
   * have been inserted; the caller rolls back to its savepoint.
   */
  void insert(long tableId, Batch rows) throws DuplicateKeyException;

  /**
   * Begins to load many rows into a table, which is locked against all others until the transaction
   * ends. Close the load.
   */
  BulkLoad bulkLoad(long tableId);

  /**
   * Replaces rows that a cursor returned which locks them in U or X.
   *
   * @param locators the locators of the rows, parallel to {@code newRows}
   * @param newRows whole rows, all columns of the table; key columns may have changed
   */
  void update(long tableId, ObjectVector locators, Batch newRows) throws DuplicateKeyException;

  /**
   * Deletes rows that a cursor returned which locks them in U or X: the first {@code count}
   * locators.
   */
  void delete(long tableId, ObjectVector locators, int count);

  // ---- life cycle

  /** A mark to roll back to: T-SQL savepoints, and the undoing of a failed statement. */
  long savepoint();

  /** Undoes all row and schema changes since the savepoint; locks stay. */
  void rollbackTo(long savepoint);

  /**
   * Makes the changes durable, then visible, then returns. A transaction that changed nothing costs
   * no disk write.
   */
  void commit();

  void rollback();

  /**
   * From any thread: ends the current or next lock wait of this transaction with {@link
   * CancelledException}.
   */
  void cancel();

  /** Forgets a {@link #cancel} that met no wait, so that it does not end a later statement's. */
  void clearCancel();
}
