package io.skerry.store;

import io.skerry.io.Clock;
import io.skerry.io.DamagedFileException;
import io.skerry.io.DataDirectory;
import io.skerry.io.DirectoryLock;
import io.skerry.io.FatalHandler;
import io.skerry.io.RandomSource;
import io.skerry.lock.LockLimits;
import io.skerry.lock.LockTable;
import io.skerry.log.EpochRecord;
import io.skerry.log.FileCommitLog;
import io.skerry.log.LogHistory;
import io.skerry.log.LogRecord;
import io.skerry.page.PageStore;
import io.skerry.recovery.Recovery;
import io.skerry.spill.SpillSpace;
import io.skerry.table.IndexBuild;
import io.skerry.table.LongValues;
import io.skerry.table.MetaCodec;
import io.skerry.table.Schema;
import io.skerry.tx.CommitOrder;
import io.skerry.tx.TxState;
import io.skerry.tx.UndoSpace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opens stores. */
public final class Stores {
  private Stores() {}

  /**
   * Opens the store in a directory, or makes a new one. When this returns, all that was ever
   * acknowledged is there.
   *
   * @param fatal called when durability is lost; should end the process
   * @throws io.skerry.io.DirectoryHeldException when it is open elsewhere
   * @throws DamagedFileException when a file is damaged; nothing was changed but the epoch
   */
  public static Store open(
      StoreOptions options,
      DataDirectory directory,
      Clock clock,
      RandomSource random,
      FatalHandler fatal) {
    DirectoryLock lock =
        directory.lock("process " + ProcessHandle.current().pid() + " since " + clock.now());
    boolean isOpen = false;
    try {
      Store store = open(options, directory, clock, random, new StoreFailure(fatal), lock);
      isOpen = true;
      return store;
    } finally {
      if (!isOpen) {
        lock.close();
      }
    }
  }

  private static Store open(
      StoreOptions options,
      DataDirectory directory,
      Clock clock,
      RandomSource random,
      StoreFailure failure,
      DirectoryLock lock) {
    EpochRecord epoch = EpochRecord.raise(directory, random.nextLong());
    PageStore pages =
        new PageStore(
            directory, epoch, options.memory().poolPages(), options.pagesPerExtent(), failure);
    @Nullable FileCommitLog log = null;
    boolean isOpen = false;
    try {
      LongValues longValues = new LongValues(pages);
      UndoSpace undo = new UndoSpace(pages);
      Schema schema = new Schema(pages, undo, longValues, Store.SYSTEM_DATABASE);
      SpillSpace spillSpace = new SpillSpace(directory);
      IndexBuild indexBuild =
          new IndexBuild(pages, spillSpace, options.memory().sortBytes(), longValues);
      Recovery recovery =
          new Recovery(
              directory,
              epoch.storeId(),
              pages.history(),
              pages,
              schema,
              longValues,
              indexBuild,
              pages.checkpointLsn(),
              options.memory().pendingBytes());
      byte[] meta = pages.meta();
      if (meta != null) {
        recovery.load(MetaCodec.decode(meta));
      }
      List<LogRecord> unsure = recovery.read(pages.history(), pages.replayFrom());
      long start = recovery.durableEnd();
      LogHistory history = pages.history().with(epoch.epoch(), start);
      log = new FileCommitLog(directory, options.log(), epoch, history, start, unsure, failure);
      recovery.takeRewritten();
      pages.beginEpoch(history);
      StoreCore core =
          new StoreCore(
              options,
              pages,
              undo,
              schema,
              longValues,
              indexBuild,
              new CommitOrder(
                  pages,
                  undo,
                  schema::versionedTree,
                  tx -> clear(tx, pages, longValues),
                  log.durableEnd()),
              new LockTable(clock, LockLimits.withBytes(options.memory().lockBytes())),
              log,
              clock);
      StoreImpl store = new StoreImpl(core, lock, failure, recovery);
      isOpen = true;
      return store;
    } finally {
      if (!isOpen) {
        if (log != null) {
          log.close();
        }
        pages.close();
      }
    }
  }

  /** Everybody sees a transaction. */
  private static void clear(TxState tx, PageStore pages, LongValues longValues) {
    if (!tx.freshPages().isEmpty()) {
      pages.run(() -> {
        pages.keep(tx.freshPages());
        tx.freshPages().clear();
      });
    }
    longValues.freeSuperseded(tx);
  }
}
