package io.skerry.store;

import io.skerry.batch.Batch;
import io.skerry.batch.ObjectVector;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.lock.LockMode;
import io.skerry.lock.LockOwner;
import io.skerry.lock.LockTable;
import io.skerry.redo.RedoWriter;
import io.skerry.row.IndexShape;
import io.skerry.row.TableShape;
import io.skerry.table.RowScratch;
import io.skerry.table.TableState;
import io.skerry.table.TableVersion;
import io.skerry.tx.TxState;
import io.skerry.tx.UndoAction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A transaction: its life cycle. What it does to rows is in {@link RowWriter}, to the schema in
 * {@link SchemaWriter}.
 */
final class TransactionImpl implements Transaction {
  private final StoreCore core;
  private final StoreImpl store;
  private final TxState state;
  private final RedoWriter redo;
  private final List<StoreView> views = new ArrayList<>();
  private final Map<Long, Mark> savepoints = new HashMap<>();
  private final RowWriter rows;
  private final SchemaWriter schema;
  private final RowScratch scratch = new RowScratch();
  private long nextSavepoint = 1;
  private boolean hasEnded;
  private boolean hasParts;

  /** A moment of a transaction, to which it can be rolled back. */
  private record Mark(
      long lastRecord, int superseded, long redoLength, Map<Long, Long> rowCountChanges) {}

  TransactionImpl(StoreImpl store, StoreCore core, TxState state) {
    this.store = store;
    this.core = core;
    this.state = state;
    this.redo = new RedoWriter(state.id());
    this.rows = new RowWriter(core, this, redo);
    this.schema = new SchemaWriter(core, this, redo);
  }

  TxState state() {
    return state;
  }

  /** Takes note of a change that is no change of a row. The latch must not be held. */
  void add(UndoAction action) {
    core.pages()
        .run(() -> {
          core.undo().append(state, action);
        });
  }

  RowScratch scratch() {
    return scratch;
  }

  @Override
  public long id() {
    return state.id();
  }

  @Override
  public void setLockTimeoutMillis(long lockTimeoutMillis) {
    state.lockOwner().setTimeoutMillis(lockTimeoutMillis);
  }

  private void requireRunning() {
    if (hasEnded) {
      throw new IllegalStateException("the transaction has ended");
    }
    store.refuseIfFailed();
  }

  // ---- schema

  @Override
  public int createDatabase() {
    requireRunning();
    return schema.createDatabase();
  }

  @Override
  public void dropDatabase(int databaseId) {
    requireRunning();
    schema.dropDatabase(databaseId);
  }

  @Override
  public long createTable(int databaseId, TableShape shape) {
    requireRunning();
    return schema.createTable(databaseId, shape, false);
  }

  @Override
  public long createTemporaryTable(int databaseId, TableShape shape) {
    requireRunning();
    return schema.createTable(databaseId, shape, true);
  }

  @Override
  public void dropTable(long tableId) {
    requireRunning();
    schema.dropTable(tableId);
  }

  @Override
  public long createIndex(long tableId, IndexShape shape) throws DuplicateKeyException {
    requireRunning();
    return schema.createIndex(tableId, shape);
  }

  @Override
  public void dropIndex(long tableId, long indexId) {
    requireRunning();
    schema.dropIndex(tableId, indexId);
  }

  @Override
  public void truncateTable(long tableId) {
    requireRunning();
    schema.truncateTable(tableId);
  }

  @Override
  public long createSequence(int databaseId, long start, long increment) {
    requireRunning();
    return schema.createSequence(databaseId, start, increment);
  }

  @Override
  public void dropSequence(long sequenceId) {
    requireRunning();
    schema.dropSequence(sequenceId);
  }

  // ---- rows

  @Override
  public ReadView readView() {
    requireRunning();
    StoreView view = new StoreView(this, core.order().snapshot(state));
    views.add(view);
    return view;
  }

  void forget(StoreView view) {
    views.remove(view);
    core.order().collect();
  }

  @Override
  public Cursor open(ReadView view, ScanRequest request) {
    requireRunning();
    StoreView mine = (StoreView) view;
    TableState table = core.schema().table(request.tableId());
    boolean forUpdate = request.intent() == ScanRequest.Intent.UPDATE;
    if (forUpdate) {
      lockTable(table.id, LockMode.IX);
    }
    TableVersion version = forUpdate ? newest(table) : table.seenBy(mine.snapshot());
    if (version == null) {
      throw new IllegalArgumentException("there is no table " + request.tableId());
    }
    return forUpdate
        ? new LockingCursor(core, this, mine.snapshot(), version, request)
        : new ReadCursor(core, scratch, mine.snapshot(), version, request);
  }

  /**
   * The table as changes see it: the transaction holds a lock on it, so its newest version is
   * committed or its own.
   */
  TableVersion newest(TableState table) {
    TableVersion version = table.newest;
    if (version == null || version.isDropped) {
      throw new IllegalArgumentException("there is no table " + table.id);
    }
    return version;
  }

  @Override
  public void insert(long tableId, Batch batch) throws DuplicateKeyException {
    requireRunning();
    rows.insert(tableId, batch);
  }

  @Override
  public void update(long tableId, ObjectVector locators, Batch newRows)
      throws DuplicateKeyException {
    requireRunning();
    rows.update(tableId, locators, newRows);
  }

  @Override
  public void delete(long tableId, ObjectVector locators, int count) {
    requireRunning();
    rows.delete(tableId, locators, count);
  }

  // ---- locks

  void lockTable(long tableId, LockMode mode) {
    require(core.locks().lockTable(state.lockOwner(), tableId, mode));
  }

  /** Locks a row for a change; returns how it was locked before. */
  LockMode lockRow(long tableId, byte[] key) {
    LockOwner owner = state.lockOwner();
    require(core.locks().lockRow(owner, tableId, tableId, key, LockMode.X));
    return owner.heldBefore();
  }

  /** Lets a row be locked as it was before {@link #lockRow}. */
  void giveBackRow(long tableId, byte[] key, LockMode before) {
    core.locks().giveBackRow(state.lockOwner(), tableId, tableId, key, before);
  }

  void awaitEnd(TxState other) {
    require(core.locks().awaitEnd(state.lockOwner(), other.lockOwner()));
  }

  private void require(LockTable.Outcome outcome) {
    switch (outcome) {
      case GRANTED, HELD -> {}
      case TIMEOUT -> throw new SqlException(SqlError.LOCK_TIMEOUT);
      case DEADLOCK -> throw new SqlException(SqlError.DEADLOCK_VICTIM, id(), "lock");
      case CANCELLED -> throw new CancelledException();
      case EXHAUSTED -> throw new SqlException(SqlError.NO_LOCK_RESOURCE);
    }
  }

  // ---- life cycle

  @Override
  public long savepoint() {
    requireRunning();
    long id = nextSavepoint++;
    savepoints.put(id, mark());
    return id;
  }

  @Override
  public void rollbackTo(long savepoint) {
    requireRunning();
    Mark mark = savepoints.get(savepoint);
    if (mark == null) {
      throw new IllegalArgumentException("there is no savepoint " + savepoint);
    }
    rollbackTo(mark);
    savepoints.keySet().removeIf(other -> other > savepoint);
  }

  private Mark mark() {
    return new Mark(
        state.lastRecord(),
        state.superseded().size(),
        redo.length(),
        state.rowCountChanges().isEmpty() ? Map.of() : Map.copyOf(state.rowCountChanges()));
  }

  private void rollbackTo(Mark mark) {
    rollbackTo(mark.lastRecord, mark.superseded, mark.redoLength);
    state.rowCountChanges().clear();
    state.rowCountChanges().putAll(mark.rowCountChanges);
  }

  /** Undoes the changes behind a moment; row counts are the caller's. */
  void rollbackTo(long lastRecord, int superseded, long redoLength) {
    undoTo(lastRecord);
    state.superseded().truncate(superseded);
    redo.truncate(redoLength);
  }

  private void undoTo(long lastRecord) {
    core.order().undoTo(state, lastRecord);
    core.schema().freeDoomed();
  }

  @Override
  public void commit() {
    requireRunning();
    schema.beforeCommit();
    if (redo.isEmpty()) {
      commitWithoutLog();
      return;
    }
    CommitWaiter waiter = new CommitWaiter(core.order(), state, this::publishCounts);
    core.log().append(redo.commit(core.clock().now().toEpochMilli()), waiter);
    try {
      waiter.await();
    } finally {
      hasEnded = true;
    }
    end();
    core.schema().freeDoomed();
    store.afterCommit();
  }

  /** Commits what no log has: nothing, or changes of temporary tables. */
  private void commitWithoutLog() {
    if (state.hasChanges()) {
      core.order().publish(state, this::publishCounts);
    } else {
      settleLongValues();
    }
    end();
    core.schema().freeDoomed();
  }

  /** Hands a part of the changes to the log when they take much memory. */
  void logPartIfDue() {
    if (redo.isPartDue()) {
      if (!hasParts) {
        hasParts = true;
        core.order().beginParts(state, core.log().durableEnd());
      }
      core.log().append(redo.takePart(), new RecordListener(core.order()));
    }
  }

  private void publishCounts(TxState tx) {
    tx.rowCountChanges()
        .forEach((tableId, change) -> {
          TableState table = core.schema().tables().get(tableId);
          if (table != null) {
            long unused = table.rowCount.addAndGet(change);
          }
        });
  }

  @Override
  public void rollback() {
    if (hasEnded) {
      return;
    }
    undoTo(0);
    state.superseded().clear();
    state.rowCountChanges().clear();
    settleLongValues();
    end();
  }

  /** What the transaction wrote of long values is undone. */
  private void settleLongValues() {
    if (state.hasLongValues()) {
      core.longValues().settle(state);
    }
  }

  private void end() {
    hasEnded = true;
    for (StoreView view : views) {
      view.end();
    }
    views.clear();
    if (hasParts) {
      core.order().endParts(state);
    }
    core.locks().releaseAll(state.lockOwner());
    store.ended(this);
    core.order().collect();
  }

  @Override
  public void clearCancel() {
    core.locks().clearCancel(state.lockOwner());
  }

  @Override
  public void cancel() {
    core.locks().cancel(state.lockOwner());
  }

  /** Whether a row's writer is another running transaction. */
  boolean isBlockedBy(TxState writer) {
    return writer != state && writer.isActive();
  }
}
