package io.skerry.store;

import io.skerry.backup.Restore;
import io.skerry.batch.Batch;
import io.skerry.batch.ObjectVector;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.io.DiskFullException;
import io.skerry.lock.LockMode;
import io.skerry.lock.LockOwner;
import io.skerry.lock.LockTable;
import io.skerry.page.Room;
import io.skerry.redo.RedoWriter;
import io.skerry.row.IndexShape;
import io.skerry.row.TableAlteration;
import io.skerry.row.TableShape;
import io.skerry.table.DirectChanges;
import io.skerry.table.LeafWalker;
import io.skerry.table.LongValueHandles;
import io.skerry.table.LongValueSource;
import io.skerry.table.RowScratch;
import io.skerry.table.TableState;
import io.skerry.table.TableVersion;
import io.skerry.transfer.DatabaseRestore;
import io.skerry.tx.Snapshot;
import io.skerry.tx.TxState;
import io.skerry.tx.UndoAction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A transaction: its life cycle. What it does to rows is in {@link RowWriter}, to the schema in
 * {@link SchemaWriter}.
 */
final class TransactionImpl implements Transaction {
  private static final Logger LOGGER = LoggerFactory.getLogger(TransactionImpl.class);

  /** An estimate of a running transaction's own objects. */
  private static final int RUNNING_BYTES = 4 << 10;

  private final StoreCore core;
  private final StoreImpl store;
  private final TxState state;
  private final RedoWriter redo;
  private final List<StoreView> views = new ArrayList<>();
  private final Map<Long, Mark> savepoints = new HashMap<>();
  private final RowWriter rows;
  private final SchemaWriter schema;
  private final TableLocks tableLocks = new TableLocks();
  private final RowScratch scratch = new RowScratch();
  private long nextSavepoint = 1;
  private boolean hasEnded;
  private @Nullable PartsUnderWay parts;
  private long redoBytesCounted;

  private @Nullable EmptyTableLoad load;

  /** How often changes were undone; long values that were found before may be gone. */
  private long rollbacks;

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
        .run(
            Room.SHRINK,
            () -> {
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
  public int createDatabase(Restore restore) {
    requireRunning();
    if (!(restore instanceof DatabaseRestore made)) {
      throw new IllegalArgumentException("a restore of no store");
    }
    return schema.createDatabase(made);
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
  public void alterTable(long tableId, TableAlteration alteration) throws DuplicateKeyException {
    requireRunning();
    schema.alterTable(tableId, alteration);
  }

  @Override
  public boolean hasNull(long tableId, int ordinal) {
    requireRunning();
    return schema.hasNull(tableId, ordinal);
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
  public ReadView readView(ReadView ofMoment) {
    requireRunning();
    StoreView view = new StoreView(this, ((StoreView) ofMoment).snapshot().now());
    views.add(view);
    return view;
  }

  @Override
  public Cursor open(ReadView view, ScanRequest request) {
    requireRunning();
    Snapshot snapshot = ((StoreView) view).snapshot();
    Access access = request.access();
    TableState table = core.schema().table(request.tableId());
    if (access.sight() == Access.Sight.VIEW && access.lock() == null) {
      TableVersion seen = present(table.seenBy(snapshot), table);
      return new ReadCursor(core, this, snapshot, seen, request, null);
    }
    LockMode lent = lockTableFor(table.id, access);
    TableVersion version = newest(table);
    if (access.sight() == Access.Sight.VIEW) {
      refuseIfAltered(version, snapshot);
    }
    boolean readsPages =
        access.lock() == null
            && (access.sight() == Access.Sight.DIRTY || ReadCursor.covers(version, request));
    return readsPages
        ? new ReadCursor(core, this, snapshot, version, request, lent)
        : new LockingCursor(core, this, snapshot, version, request, lent);
  }

  /** Reads long values as a cursor of this snapshot finds them: those above a length as handles. */
  LongValueSource handles(Snapshot snapshot, int wholeBytesMax) {
    return new LongValueHandles(
        core.longValues(),
        wholeBytesMax,
        new LongValueHandles.Owner() {
          @Override
          public long moment() {
            return rollbacks;
          }

          @Override
          public void requireReadable(long moment) {
            requireRunning();
            if (views.stream().noneMatch(view -> view.isOf(snapshot))) {
              throw new IllegalStateException("the view of a long value is closed");
            }
            if (moment != rollbacks && state.hasLongValues()) {
              throw new IllegalStateException("a rollback may have taken a long value back");
            }
          }
        });
  }

  /** Locks a table as a cursor needs it; returns how. */
  private LockMode lockTableFor(long tableId, Access access) {
    LockMode wanted = LockMode.IX;
    if (access.sight() == Access.Sight.DIRTY) {
      wanted = LockMode.SCH_S;
    } else if (access.lock() == null || access.lock() == LockMode.S) {
      wanted = LockMode.IS;
    }
    require(core.locks().lockTable(state.lockOwner(), tableId, wanted));
    tableLocks.borrow(tableId, wanted);
    return wanted;
  }

  /** Rows that a snapshot shows cannot be changed when another's schema change hides them. */
  private void refuseIfAltered(TableVersion newest, Snapshot snapshot) {
    for (TableVersion version = newest; version != null; version = version.older) {
      TxState writer = version.writer;
      if (writer == null || snapshot.sees(writer, version.ordinal)) {
        return;
      }
      if (writer != state) {
        throw new SchemaChangedException(newest.table.id);
      }
    }
  }

  private static TableVersion present(@Nullable TableVersion version, TableState table) {
    if (version == null) {
      throw new IllegalArgumentException("there is no table " + table.id);
    }
    return version;
  }

  /**
   * The table as changes see it: the transaction holds a lock on it, so its newest version is
   * committed or its own.
   */
  TableVersion newest(TableState table) {
    TableVersion version = table.newest;
    return present(version == null || version.isDropped ? null : version, table);
  }

  @Override
  public void insert(long tableId, Batch batch) throws DuplicateKeyException {
    requireRunning();
    rows.insert(tableId, batch);
  }

  @Override
  public BulkLoad bulkLoad(long tableId) {
    requireRunning();
    requireNoLoad();
    TableState table = core.schema().table(tableId);
    lockTable(tableId, LockMode.SCH_M);
    TableVersion version = newest(table);
    Mark mark = mark();
    if (hasRows(version)) {
      return new InsertingLoad(rows, tableId, () -> rollbackTo(mark));
    }
    EmptyTableLoad begun =
        new EmptyTableLoad(core, this, schema, redo, version, () -> rollbackTo(mark));
    load = begun;
    return begun;
  }

  private void requireNoLoad() {
    if (load != null && !load.isOver()) {
      throw new IllegalStateException("a bulk load is not finished");
    }
  }

  private boolean hasRows(TableVersion table) {
    DirectChanges direct = new DirectChanges(core.pages(), Room.NONE);
    LeafWalker walker = new LeafWalker(table.primary.tree(), null, null, false);
    boolean found = false;
    while (!found && !walker.isAtEnd()) {
      found = !direct.readLeaf(walker).isEmpty();
    }
    return found;
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

  @Override
  public void lockTable(long tableId, LockMode mode) {
    requireRunning();
    require(core.locks().lockTable(state.lockOwner(), tableId, mode));
    tableLocks.keep(tableId, mode);
  }

  /** A cursor needs a table no more that {@link #open} locked for it. */
  void giveBackTable(long tableId, LockMode lent) {
    LockMode left = tableLocks.giveBack(tableId, lent);
    core.locks().giveBackTable(state.lockOwner(), tableId, left);
  }

  /** Locks a row; returns how it was locked before, or null when it is to be left out. */
  @Nullable LockMode lockRow(long tableId, byte[] key, LockMode mode, Access.Conflict conflict) {
    LockOwner owner = state.lockOwner();
    LockTable.Outcome outcome =
        waiting(conflict, () -> core.locks().lockRow(owner, tableId, tableId, key, mode));
    if (outcome == LockTable.Outcome.TIMEOUT && conflict == Access.Conflict.SKIP) {
      return null;
    }
    require(outcome);
    return owner.heldBefore();
  }

  /** Lets a row be locked as it was before {@link #lockRow}. */
  void giveBackRow(long tableId, byte[] key, LockMode before) {
    core.locks().giveBackRow(state.lockOwner(), tableId, tableId, key, before);
  }

  /** Waits until a range is free, and locks it for reading. */
  void lockRange(long tableId, long space, byte @Nullable [] from, byte @Nullable [] to) {
    require(core.locks().lockRange(state.lockOwner(), tableId, space, from, to, LockMode.S));
  }

  /** Waits until nobody's range has a key. */
  void awaitKey(long space, byte[] key) {
    require(core.locks().checkKey(state.lockOwner(), space, key));
  }

  void awaitEnd(TxState other) {
    boolean unused = awaitEnd(other, Access.Conflict.WAIT);
  }

  /** Waits for another transaction's end; false when its row is to be left out instead. */
  boolean awaitEnd(TxState other, Access.Conflict conflict) {
    LockTable.Outcome outcome =
        waiting(conflict, () -> core.locks().awaitEnd(state.lockOwner(), other.lockOwner()));
    if (outcome == LockTable.Outcome.TIMEOUT && conflict == Access.Conflict.SKIP) {
      return false;
    }
    require(outcome);
    return true;
  }

  /** Asks for a lock that is waited for only where the conflict says so. */
  private LockTable.Outcome waiting(Access.Conflict conflict, Supplier<LockTable.Outcome> request) {
    if (conflict == Access.Conflict.WAIT) {
      return request.get();
    }
    LockOwner owner = state.lockOwner();
    long timeout = owner.timeoutMillis();
    owner.setTimeoutMillis(0);
    try {
      return request.get();
    } finally {
      owner.setTimeoutMillis(timeout);
    }
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
    rollbacks++;
    try {
      if (load != null) {
        load.giveUp();
      }
      core.order().undoTo(state, lastRecord);
    } catch (DiskFullException full) {
      store.fatal("Changes could not be undone: " + full.getMessage(), full);
      throw full;
    }
    freeDoomed();
  }

  @Override
  public void commit() {
    requireRunning();
    requireNoLoad();
    schema.beforeCommit();
    if (redo.isEmpty()) {
      commitWithoutLog();
      return;
    }
    CommitWaiter waiter = new CommitWaiter(core.order(), state, this::publishCounts);
    store.append(redo.commit(core.clock().now().toEpochMilli()), redo.isShrinking(), waiter);
    try {
      waiter.await();
    } finally {
      hasEnded = true;
    }
    end();
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
  }

  /**
   * What it takes, but for its changes and locks; from any thread, an estimate: its rows in the
   * making may be of a moment ago.
   */
  long memoryBytes() {
    return RUNNING_BYTES + scratch.memory().byteSize();
  }

  /** Tells how much memory the changes take now. */
  private void countRedo(long bytes) {
    core.redoMemory().add(bytes - redoBytesCounted);
    redoBytesCounted = bytes;
  }

  /** Some changes are made: what they take in memory and in the log has limits. */
  void afterChanges() {
    if (redo.length() > core.options().limits().transactionBytes()) {
      throw new SqlException(SqlError.LOG_FULL, "", "ACTIVE_TRANSACTION");
    }
    if (core.isKeptLogFull()) {
      throw new SqlException(SqlError.LOG_FULL, "", "LOG_BACKUP");
    }
    logPartIfDue();
  }

  /** Hands a part of the changes to the log when they take much memory. */
  private void logPartIfDue() {
    countRedo(redo.memoryBytes());
    if (redo.isPartDue(core.redoMemory().isShort())) {
      PartsUnderWay sent = parts;
      if (sent == null) {
        sent = new PartsUnderWay(core.order());
        parts = sent;
        core.order().beginParts(state, core.log().durableEnd());
      }
      sent.send(part -> store.append(redo.part(), redo.isShrinking(), part));
      redo.beginNextPart();
      countRedo(redo.memoryBytes());
    }
  }

  private void publishCounts(TxState tx) {
    schema.publish();
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
    countRedo(0);
    for (StoreView view : views) {
      view.end();
    }
    views.clear();
    if (parts != null) {
      core.order().endParts(state);
    }
    core.locks().releaseAll(state.lockOwner());
    store.ended(this);
    core.order().collect();
    freeDoomed();
  }

  /** Frees trees that nobody sees; what a full disk does not allow is put off. */
  private void freeDoomed() {
    try {
      core.schema().freeDoomed();
    } catch (DiskFullException full) {
      LOGGER.warn("The freeing of pages waits for room: {}", full.getMessage());
    }
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
