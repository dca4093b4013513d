package io.skerry.store;

import io.skerry.batch.Batch;
import io.skerry.batch.ObjectVector;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.page.Latch;
import io.skerry.tx.LockMode;
import io.skerry.tx.LockOwner;
import io.skerry.tx.LockTable;
import io.skerry.tx.TxState;
import io.skerry.tx.UndoEntry;
import io.skerry.tx.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A transaction: its life cycle. What it does to rows is in {@link RowWriter}, to the schema in
 * {@link SchemaWriter}.
 */
final class TransactionImpl implements Transaction {
  private final StoreCore core;
  private final StoreImpl store;
  private final TxState state;
  private final Redo redo = new Redo();
  private final List<StoreView> views = new ArrayList<>();
  private final Map<Long, Savepoint> savepoints = new HashMap<>();
  private final RowWriter rows;
  private final SchemaWriter schema;
  private final RowScratch scratch = new RowScratch();
  private long nextSavepoint = 1;
  private boolean hasEnded;

  private record Savepoint(int changes, long redoLength, Map<Long, Long> rowCountChanges) {}

  TransactionImpl(StoreImpl store, StoreCore core, TxState state) {
    this.store = store;
    this.core = core;
    this.state = state;
    this.rows = new RowWriter(core, this, redo);
    this.schema = new SchemaWriter(core, this, redo);
  }

  TxState state() {
    return state;
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
  public long createTable(TableShape shape) {
    requireRunning();
    return schema.createTable(shape);
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
  public long createSequence(long start, long increment) {
    requireRunning();
    return schema.createSequence(start, increment);
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
    savepoints.put(
        id, new Savepoint(state.undo().size(), redo.length(), Map.copyOf(state.rowCountChanges())));
    return id;
  }

  @Override
  public void rollbackTo(long savepoint) {
    requireRunning();
    Savepoint mark = savepoints.get(savepoint);
    if (mark == null) {
      throw new IllegalArgumentException("there is no savepoint " + savepoint);
    }
    rollbackTo(mark.changes, mark.redoLength);
    state.rowCountChanges().clear();
    state.rowCountChanges().putAll(mark.rowCountChanges);
    savepoints.keySet().removeIf(other -> other > savepoint);
  }

  int changeCount() {
    return state.undo().size();
  }

  void rollbackTo(int changes, long redoLength) {
    undoTo(changes);
    redo.truncate(redoLength);
  }

  private void undoTo(int changes) {
    List<UndoEntry> undo = state.undo();
    Latch latch = core.latch();
    while (undo.size() > changes) {
      long stamp = latch.lockExclusive();
      try {
        for (int i = 0; i < StoreImpl.CHANGES_AT_ONCE && undo.size() > changes; i++) {
          core.pages().nextOperation();
          undo.removeLast().undo();
        }
      } finally {
        latch.unlockExclusive(stamp);
      }
    }
    core.schema().freeDoomed();
  }

  @Override
  public void commit() {
    requireRunning();
    schema.beforeCommit();
    if (redo.isEmpty()) {
      end();
      return;
    }
    CommitWaiter waiter = new CommitWaiter(core.order(), state, this::publishCounts);
    core.log().append(redo.payload(), waiter);
    try {
      waiter.await();
    } finally {
      hasEnded = true;
    }
    end();
    core.schema().freeDoomed();
    store.afterCommit();
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
    state.rowCountChanges().clear();
    end();
  }

  private void end() {
    hasEnded = true;
    for (StoreView view : views) {
      view.end();
    }
    views.clear();
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

  /** The version of a row that stops everybody else: a running transaction's. */
  @Nullable TxState otherWriter(@Nullable Version newest) {
    if (newest == null || newest.writer() == state || !newest.writer().isActive()) {
      return null;
    }
    return newest.writer();
  }
}
