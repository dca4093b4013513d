package io.skerry.store;

import io.skerry.batch.Batch;
import io.skerry.batch.ObjectVector;
import io.skerry.btree.KeyBuffer;
import io.skerry.lock.LockMode;
import io.skerry.page.Latch;
import io.skerry.page.Miss;
import io.skerry.page.PageStore;
import io.skerry.table.IndexVersion;
import io.skerry.table.LeafWalker;
import io.skerry.table.RowScratch;
import io.skerry.table.TableVersion;
import io.skerry.tx.Snapshot;
import io.skerry.tx.TxState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows in order to change them: locks each, waits for whoever is changing it, and then reads
 * its newest committed state.
 *
 * <p>A row found through an index is looked at again once it is locked, as it may have changed its
 * key meanwhile.
 */
final class LockingCursor implements Cursor {
  private static final int LOCKED_AT_ONCE = 256;

  private final StoreCore core;
  private final TransactionImpl transaction;
  private final PageStore pages;
  private final Latch latch;
  private final Snapshot snapshot;
  private final TableVersion table;
  private final @Nullable IndexVersion index;
  private final ColumnPlan plan;
  private final LeafWalker walker;
  private final CandidateEntries entries;
  private final RowFetcher fetcher;
  private final ObjectVector locators = new ObjectVector();

  /** How the rows were locked before. */
  private final List<LockMode> heldBefore = new ArrayList<>();

  private final KeyBuffer keys = new KeyBuffer();
  private List<Candidate> candidates = new ArrayList<>();
  private int nextCandidate;

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
      ScanRequest request) {
    this.core = core;
    this.transaction = transaction;
    this.pages = core.pages();
    this.latch = core.latch();
    this.snapshot = snapshot;
    this.table = table;
    this.index = ReadCursor.indexOf(table, request);
    this.plan = ColumnPlan.of(table, request.columns(), index);
    this.walker = ReadCursor.walker(table, index, request);
    this.entries = new CandidateEntries(table, index, snapshot, transaction);
    this.fetcher = new RowFetcher(core, table, new RowScratch());
  }

  @Override
  public int next(Batch into, int rowsMax) {
    into.clear();
    fetcher.clear();
    heldBefore.clear();
    int max = Math.min(rowsMax, LOCKED_AT_ONCE);
    while (fetcher.count() == 0 && (nextCandidate < candidates.size() || !walker.isAtEnd())) {
      if (nextCandidate == candidates.size()) {
        findCandidates(max);
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
          table.reader.decode(
              columns[i], fetcher.memory(), fetcher.addresses(), 0, count, into.column(i), 0);
    }
    into.setSize(count);
    if (hasReferences) {
      plan.resolve(into, 0, count, core.longValues());
    }
  }

  private void findCandidates(int max) {
    while (true) {
      Miss missed;
      long stamp = latch.lockShared();
      try {
        candidates = entries.gather(walker, max);
        nextCandidate = 0;
        return;
      } catch (Miss miss) {
        missed = miss;
      } finally {
        latch.unlockShared(stamp);
      }
      missed.resolve(pages);
    }
  }

  private void take(Candidate candidate) {
    byte[] key = candidate.rowKey;
    LockMode before = transaction.lockRow(table.table.id, key);
    boolean isTaken = false;
    try {
      isTaken = fetchNewest(key) && isStillInRange(candidate);
    } finally {
      if (!isTaken) {
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

  /** Reads the row once no other running transaction has changed it. */
  private boolean fetchNewest(byte[] key) {
    while (true) {
      boolean found = fetcher.fetch(key, snapshot, true);
      TxState other = fetcher.writer();
      if (other == null || !transaction.isBlockedBy(other)) {
        return found;
      }
      if (found) {
        fetcher.dropLast();
      }
      transaction.awaitEnd(other);
    }
  }

  private boolean isStillInRange(Candidate candidate) {
    IndexVersion from = index;
    if (from == null) {
      return true;
    }
    Batch row = Batch.of(table.types);
    int last = fetcher.count() - 1;
    for (int ordinal : from.keyOrdinals()) {
      if (table.reader.decode(
          ordinal, fetcher.memory(), fetcher.addresses(), last, 1, row.column(ordinal), 0)) {
        RowScratch.resolve(
            table.types.get(ordinal), (ObjectVector) row.column(ordinal), 0, 1, core.longValues());
      }
    }
    if (Arrays.equals(from.key(row, 0, candidate.rowKey, keys), candidate.entryKey)) {
      return true;
    }
    fetcher.dropLast();
    return false;
  }

  @Override
  public ObjectVector locators() {
    return locators;
  }

  @Override
  public void release(int row) {
    byte[] key = (byte[]) locators.get(row);
    if (key != null) {
      transaction.giveBackRow(table.table.id, key, heldBefore.get(row));
    }
  }

  @Override
  public void close() {}
}
