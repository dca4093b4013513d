package io.skerry.store;

import io.skerry.io.Clock;
import io.skerry.io.DamagedFileException;
import io.skerry.io.DataDirectory;
import io.skerry.io.DirectoryLock;
import io.skerry.io.FatalHandler;
import io.skerry.io.RandomSource;
import io.skerry.log.EpochRecord;
import io.skerry.log.FileCommitLog;
import io.skerry.log.LogHistory;
import io.skerry.log.LogReader;
import io.skerry.page.PageStore;
import io.skerry.tx.CommitOrder;
import io.skerry.tx.LockLimits;
import io.skerry.tx.LockTable;

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
        new PageStore(directory, epoch, options.poolPages(), options.pagesPerExtent(), failure);
    boolean isOpen = false;
    try {
      LongValues longValues = new LongValues(pages);
      Schema schema = new Schema(pages, longValues);
      Replayer replayer = new Replayer(pages, schema, longValues);
      byte[] meta = pages.meta();
      if (meta != null) {
        replayer.load(MetaCodec.decode(meta));
      }
      long end =
          new LogReader(directory, epoch.storeId())
              .read(
                  pages.history(),
                  pages.replayFrom(),
                  (begin, recordEnd, record) -> Redo.read(record, replayer));
      schema.freeDoomed();
      LogHistory history = pages.history().with(epoch.epoch(), end);
      pages.beginEpoch(history);
      FileCommitLog log = new FileCommitLog(directory, options.log(), epoch, history, end, failure);
      StoreCore core =
          new StoreCore(
              options,
              pages,
              schema,
              longValues,
              new CommitOrder(pages, end),
              new LockTable(clock, LockLimits.withBytes(options.lockBytesMax())),
              log);
      StoreImpl store = new StoreImpl(core, lock, failure);
      isOpen = true;
      return store;
    } finally {
      if (!isOpen) {
        pages.close();
      }
    }
  }
}
