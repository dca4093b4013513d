package io.skerry.store;

import io.skerry.batch.Batch;
import io.skerry.batch.ObjectVector;
import io.skerry.lock.LockMode;
import io.skerry.page.Latch;
import io.skerry.page.Miss;
import io.skerry.page.PageStore;
import io.skerry.table.IndexVersion;
import io.skerry.table.LeafWalker;
import io.skerry.table.LongValueSource;
import io.skerry.table.RowScratch;
import io.skerry.table.TableVersion;
import io.skerry.tx.Snapshot;
import io.skerry.tx.TxState;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads rows straight from the pages, and locks none. */
final class ReadCursor implements Cursor {
  private final TransactionImpl transaction;

  /** How the table is locked for the cursor; null if it is not. */
  private final @Nullable LockMode lent;

  private final PageStore pages;
  private final Latch latch;
  private LongValueSource longValues;
  private final Snapshot snapshot;
  private final Access.Sight sight;
  private final TableVersion table;
  private final @Nullable IndexVersion index;
  private final ColumnPlan plan;
  private final LeafWalker walker;
  private final LeafEntries entries;
  private final RowFetcher fetcher;

  /** Index entries whose rows are still to be fetched. */
  private final List<byte[]> locators = new ArrayList<>();

  private int nextLocator;
  private boolean hasReturned;
  private boolean hasReferences;
  private boolean isClosed;

  ReadCursor(
      StoreCore core,
      TransactionImpl transaction,
      Snapshot snapshot,
      TableVersion table,
      ScanRequest request,
      @Nullable LockMode lent) {
    this.transaction = transaction;
    this.lent = lent;
    this.pages = core.pages();
    this.latch = core.latch();
    this.longValues = core.longValues();
    this.snapshot = snapshot;
    this.sight = request.access().sight();
    this.table = table;
    this.index = indexOf(table, request);
    this.plan = ColumnPlan.of(table, request.columns(), index);
    this.walker = walker(table, index, request);
    RowScratch scratch = transaction.scratch();
    this.entries =
        new LeafEntries(index == null ? table.primary : index.tree, snapshot, sight, scratch);
    this.fetcher = new RowFetcher(core, table, scratch);
  }

  static @Nullable IndexVersion indexOf(TableVersion table, ScanRequest request) {
    if (request.indexId() == 0) {
      return null;
    }
    IndexVersion index = table.index(request.indexId());
    if (index == null) {
      throw new IllegalArgumentException(
          "table " + table.table.id + " has no index " + request.indexId());
    }
    return index;
  }

  /** Whether all wanted columns stand in the index, or no index is used. */
  static boolean covers(TableVersion table, ScanRequest request) {
    IndexVersion index = indexOf(table, request);
    return index == null
        || (!index.codec.hasVariable()
            && ColumnPlan.of(table, request.columns(), index).indexColumns() != null);
  }

  static LeafWalker walker(TableVersion table, @Nullable IndexVersion index, ScanRequest request) {
    KeyBounds bounds =
        KeyBounds.of(request.range(), index == null ? table.encoders() : index.encoders());
    return new LeafWalker(
        index == null ? table.primary.tree() : index.tree.tree(),
        bounds.start(),
        bounds.end(),
        request.descending());
  }

  @Override
  public int next(Batch into, int rowsMax) {
    if (isClosed) {
      throw new IllegalStateException("the cursor is closed");
    }
    into.clear();
    hasReferences = false;
    int count = 0;
    int max = Math.min(rowsMax, Batch.ROWS_MAX);
    while (count < max && (count == 0 || hasReturned)) {
      if (nextLocator < locators.size()) {
        count += fetch(into, count, max - count);
      } else if (!walker.isAtEnd() && (count == 0 || entries.blocker() == null)) {
        count += readLeaf(into, count, max - count);
      } else {
        break;
      }
    }
    hasReturned |= count > 0;
    into.setSize(count);
    if (hasReferences) {
      plan.resolve(into, 0, count, longValues);
    }
    return count;
  }

  private int readLeaf(Batch into, int at, int rowsMax) {
    while (true) {
      Miss missed = null;
      long stamp = latch.lockShared();
      LeafWalker.Mark mark = walker.mark();
      try {
        entries.gather(walker, rowsMax);
        int count = takeEntries(into, at);
        entries.leave(walker);
        if (count > 0 || at > 0 || entries.blocker() == null) {
          return count;
        }
      } catch (Miss miss) {
        walker.reset(mark);
        missed = miss;
      } finally {
        latch.unlockShared(stamp);
      }
      TxState blocker = entries.blocker();
      if (missed != null) {
        missed.resolve(pages);
      } else if (blocker != null) {
        transaction.awaitEnd(blocker);
      }
    }
  }

  private int takeEntries(Batch into, int at) {
    IndexVersion from = index;
    int[] indexColumns = plan.indexColumns();
    if (from == null) {
      decodeRows(entries.memory(), entries.addresses(), entries.count(), into, at);
      return entries.count();
    }
    if (indexColumns != null && entries.haveAll(from, indexColumns)) {
      entries.enterRows(from);
      for (int i = 0; i < indexColumns.length; i++) {
        hasReferences |=
            from.reader.decode(
                indexColumns[i],
                entries.memory(),
                entries.addresses(),
                0,
                entries.count(),
                into.column(i),
                at);
      }
      return entries.count();
    }
    locators.clear();
    nextLocator = 0;
    for (int i = 0; i < entries.count(); i++) {
      locators.add(entries.locator(from, i));
    }
    return 0;
  }

  private void decodeRows(MemorySegment memory, long[] addresses, int count, Batch into, int at) {
    int[] columns = plan.tableColumns();
    for (int i = 0; i < columns.length; i++) {
      hasReferences |=
          table.layouts.decode(columns[i], memory, addresses, 0, count, into.column(i), at);
    }
  }

  private int fetch(Batch into, int at, int rowsMax) {
    fetcher.clear();
    while (fetcher.count() < rowsMax && nextLocator < locators.size()) {
      fetcher.fetch(locators.get(nextLocator), snapshot, sight);
      nextLocator++;
    }
    decodeRows(fetcher.memory(), fetcher.addresses(), fetcher.count(), into, at);
    return fetcher.count();
  }

  @Override
  public void setWholeValueBytesMax(int bytesMax) {
    longValues = transaction.handles(snapshot, bytesMax);
  }

  @Override
  public ObjectVector locators() {
    throw new IllegalStateException("a cursor that only reads has no locators");
  }

  @Override
  public void release(int row) {}

  @Override
  public void close() {
    if (!isClosed) {
      isClosed = true;
      if (lent != null) {
        transaction.giveBackTable(table.table.id, lent);
      }
    }
  }
}
