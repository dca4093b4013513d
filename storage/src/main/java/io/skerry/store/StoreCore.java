package io.skerry.store;

import io.skerry.io.Clock;
import io.skerry.lock.LockTable;
import io.skerry.log.CommitLog;
import io.skerry.page.Latch;
import io.skerry.page.PageStore;
import io.skerry.table.IndexBuild;
import io.skerry.table.LongValues;
import io.skerry.table.Schema;
import io.skerry.tx.CommitOrder;
import io.skerry.tx.UndoSpace;

/** What transactions and cursors need of the store. */
record StoreCore(
    StoreOptions options,
    PageStore pages,
    UndoSpace undo,
    Schema schema,
    LongValues longValues,
    IndexBuild indexBuild,
    CommitOrder order,
    RedoMemory redoMemory,
    LockTable locks,
    CommitLog log,
    Clock clock) {

  Latch latch() {
    return pages.latch();
  }
}
