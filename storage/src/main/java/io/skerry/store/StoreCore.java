package io.skerry.store;

import io.skerry.log.CommitLog;
import io.skerry.page.Latch;
import io.skerry.page.PageStore;
import io.skerry.tx.CommitOrder;
import io.skerry.tx.LockTable;
import io.skerry.tx.UndoSpace;

/** What transactions and cursors need of the store. */
record StoreCore(
    StoreOptions options,
    PageStore pages,
    UndoSpace undo,
    Schema schema,
    LongValues longValues,
    CommitOrder order,
    LockTable locks,
    CommitLog log) {

  Latch latch() {
    return pages.latch();
  }
}
