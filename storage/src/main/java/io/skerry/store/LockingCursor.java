package io.skerry.store;

import io.skerry.batch.Batch;
import io.skerry.batch.ObjectVector;
import io.skerry.btree.KeyBuffer;
import io.skerry.lock.LockMode;
import io.skerry.table.IndexVersion;
import io.skerry.table.LongValueSource;
import io.skerry.table.RowScratch;
import io.skerry.table.TableVersion;
import io.skerry.tx.Snapshot;
import io.skerry.tx.TxState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows one by one: locks each as asked, waits for whoever is changing it, and then reads the
 * state that is wanted.
 *
 * <p>A row found through an index is looked at again once it is locked, as it may have changed its
 * key meanwhile.
 */
final class LockingCursor implements Cursor {
  private static final int LOCKED_AT_ONCE = 256;

  private final StoreCore core;
  private final TransactionImpl transaction;
  private final Snapshot snapshot;
  private final TableVersion table;
  private final @Nullable IndexVersion index;
  private final Access access;
  private final LockMode lent;
  private final ColumnPlan plan;
  private final CandidateSource source;
  private final RowFetcher fetcher;
  private LongValueSource longValues;
  private final ObjectVector locators = new ObjectVector();
  private final List<LockMode> heldBefore = new ArrayList<>();
  private final KeyBuffer keys = new KeyBuffer();
  private List<Candidate> candidates = List.of();
  private int nextCandidate;
  private boolean isClosed;

  /**
   * A row that may be in the range.
   *
   * @param entryKey the key of its entry in the index; that of the row itself without an index
   */
  record Candidate(byte[] rowKey, byte[] entryKey) {}

  LockingCursor(
      StoreCore core,
      TransactionImpl transaction,
      Snapshot snapshot,
      TableVersion table,
      ScanRequest request,
      LockMode lent) {
    this.core = core;
    this.lent = lent;
    this.transaction = transaction;
    this.snapshot = snapshot;
    this.table = table;
    this.index = ReadCursor.indexOf(table, request);
    this.access = request.access();
    this.longValues = core.longValues();
    this.plan = ColumnPlan.of(table, request.columns(), index);
    this.fetcher = new RowFetcher(core, table, new RowScratch());
    CandidateEntries entries =
        new CandidateEntries(table, index, snapshot, transaction, access.sight());
    this.source =
        access.span() == Access.Span.RANGE
            ? new RangeCandidates(core, transaction, table, index, entries, request)
            : new FreeCandidates(core, ReadCursor.walker(table, index, request), entries);
  }

  /** Where the rows come from. */
  interface CandidateSource {
    boolean isAtEnd();

    /** The next rows, at most {@code max}; perhaps none, though it is not at the end. */
    List<Candidate> next(int max);

    /** Whether the rows are locked when {@link #next} returns them. */
    boolean locksRows();
  }

  @Override
  public int next(Batch into, int rowsMax) {
    into.clear();
    fetcher.clear();
    heldBefore.clear();
    int max = Math.min(rowsMax, LOCKED_AT_ONCE);
    while (fetcher.count() == 0 && (nextCandidate < candidates.size() || !source.isAtEnd())) {
      if (nextCandidate == candidates.size()) {
        candidates = source.next(max);
        nextCandidate = 0;
      }
      while (fetcher.count() < max && nextCandidate < candidates.size()) {
        take(candidates.get(nextCandidate++));
      }
    }
    decode(into);
    return fetcher.count();
  }

  private void decode(Batch into) {
    int count = fetcher.count();
    boolean hasReferences = false;
    int[] columns = plan.tableColumns();
    for (int i = 0; i < columns.length; i++) {
      hasReferences |=
          table.layouts.decode(
              columns[i], fetcher.memory(), fetcher.addresses(), 0, count, into.column(i), 0);
    }
    into.setSize(count);
    if (hasReferences) {
      plan.resolve(into, 0, count, longValues);
    }
  }

  private void take(Candidate candidate) {
    byte[] key = candidate.rowKey;
    LockMode mode = source.locksRows() ? null : access.lock();
    LockMode before = LockMode.NONE;
    if (mode != null) {
      before = transaction.lockRow(table.table.id, key, mode, access.conflict());
      if (before == null) {
        return;
      }
    }
    boolean isTaken = false;
    try {
      isTaken = fetch(key) && isStillInRange(candidate);
    } finally {
      if (!isTaken && mode != null) {
        transaction.giveBackRow(table.table.id, key, before);
      }
    }
    if (isTaken) {
      int at = heldBefore.size();
      locators.ensureCapacity(at + 1);
      locators.set(at, key);
      heldBefore.add(before);
    }
  }

  /** Reads the row once no other running transaction has changed it; false if there is none. */
  private boolean fetch(byte[] key) {
    boolean newest = access.sight() == Access.Sight.COMMITTED;
    while (true) {
      boolean found = fetcher.fetch(key, snapshot, access.sight());
      TxState writer = fetcher.writer();
      if (writer == null || !transaction.isBlockedBy(writer)) {
        if (found && !newest && writer != null && isConflict(writer)) {
          throw new UpdateConflictException(table.table.id);
        }
        return found;
      }
      if (found) {
        fetcher.dropLast();
      }
      if (!transaction.awaitEnd(writer, access.conflict())) {
        return false;
      }
    }
  }

  /** Whether a row's last writer committed after the snapshot. */
  private boolean isConflict(TxState writer) {
    return writer != transaction.state() && !snapshot.sees(writer, Long.MAX_VALUE);
  }

  private boolean isStillInRange(Candidate candidate) {
    IndexVersion from = index;
    if (from == null) {
      return true;
    }
    Batch row = Batch.of(table.types);
    int last = fetcher.count() - 1;
    for (int ordinal : from.decisiveOrdinals()) {
      if (table.layouts.decode(
          ordinal, fetcher.memory(), fetcher.addresses(), last, 1, row.column(ordinal), 0)) {
        RowScratch.resolve(
            table.types.get(ordinal), (ObjectVector) row.column(ordinal), 0, 1, core.longValues());
      }
    }
    if (from.has(row, 0)
        && Arrays.equals(from.key(row, 0, candidate.rowKey, keys), candidate.entryKey)) {
      return true;
    }
    fetcher.dropLast();
    return false;
  }

  @Override
  public void setWholeValueBytesMax(int bytesMax) {
    longValues = transaction.handles(snapshot, bytesMax);
  }

  @Override
  public ObjectVector locators() {
    return locators;
  }

  @Override
  public void release(int row) {
    byte[] key = (byte[]) locators.get(row);
    if (key != null && access.lock() != null && access.span() == Access.Span.RELEASABLE) {
      transaction.giveBackRow(table.table.id, key, heldBefore.get(row));
    }
  }

  @Override
  public void close() {
    if (!isClosed) {
      isClosed = true;
      if (access.lock() == null) {
        transaction.giveBackTable(table.table.id, lent);
      }
    }
  }
}
