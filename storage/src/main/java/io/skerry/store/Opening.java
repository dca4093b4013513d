package io.skerry.store;

import io.skerry.check.OnlineCheck;
import io.skerry.io.Clock;
import io.skerry.io.DataDirectory;
import io.skerry.io.DirectoryLock;
import io.skerry.io.DiskReserve;
import io.skerry.lock.LockLimits;
import io.skerry.lock.LockTable;
import io.skerry.log.EpochRecord;
import io.skerry.log.FileCommitLog;
import io.skerry.log.LogHistory;
import io.skerry.log.LogRecord;
import io.skerry.page.PageStore;
import io.skerry.page.Room;
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

/** One opening of a store, under the epoch that it has raised: puts the parts together. */
final class Opening {
  /** What an opening writes besides the log's first segment. */
  private static final long OTHER_BYTES = 64 << 10;

  private final StoreOptions options;
  private final DataDirectory directory;
  private final Clock clock;
  private final StoreFailure failure;
  private final DirectoryLock lock;
  private final EpochRecord epoch;
  private final DiskReserve reserve;
  private final PageStore pages;
  private final LongValues longValues;
  private final UndoSpace undo;
  private final Schema schema;
  private final IndexBuild indexBuild;
  private @Nullable FileCommitLog log;

  Opening(
      StoreOptions options,
      DataDirectory directory,
      Clock clock,
      StoreFailure failure,
      DirectoryLock lock,
      EpochRecord epoch) {
    this.options = options;
    this.directory = directory;
    this.clock = clock;
    this.failure = failure;
    this.lock = lock;
    this.epoch = epoch;
    this.reserve = new DiskReserve(directory, options.limits().reserveBytes());
    reserve.makeFree(OTHER_BYTES);
    this.pages =
        new PageStore(
            directory,
            epoch,
            options.memory().poolPages(),
            options.pagesPerExtent(),
            reserve,
            failure);
    this.longValues = new LongValues(pages);
    this.undo = new UndoSpace(pages);
    this.schema = new Schema(pages, undo, longValues, Store.SYSTEM_DATABASE);
    this.indexBuild =
        new IndexBuild(pages, new SpillSpace(directory), options.memory().sortBytes(), longValues);
  }

  Store open() {
    boolean isOpen = false;
    try {
      Recovery recovery = recovery();
      FileCommitLog begun = beginLog(recovery);
      OnlineCheck check = new OnlineCheck(directory, epoch.storeId(), pages);
      StoreImpl store = new StoreImpl(core(begun), lock, reserve, failure, recovery, check);
      isOpen = true;
      return store;
    } finally {
      if (!isOpen) {
        if (log != null) {
          log.close();
        }
        pages.close();
        reserve.close();
      }
    }
  }

  private Recovery recovery() {
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
    return recovery;
  }

  /** Reads the log of earlier epochs, and begins this one's behind it. */
  private FileCommitLog beginLog(Recovery recovery) {
    List<LogRecord> unsure = recovery.read(pages.history(), pages.replayFrom());
    long start = recovery.durableEnd();
    LogHistory history = pages.history().with(epoch.epoch(), start);
    reserve.makeFree(FileCommitLog.bytesToBegin(options.log(), unsure) + OTHER_BYTES);
    FileCommitLog begun =
        new FileCommitLog(
            directory, options.log(), epoch, history, start, unsure, reserve, failure);
    log = begun;
    recovery.takeRewritten();
    pages.beginEpoch(history, schema.logKeptFrom(pages.replayFrom()));
    return begun;
  }

  private StoreCore core(FileCommitLog begun) {
    return new StoreCore(
        options,
        pages,
        undo,
        schema,
        longValues,
        indexBuild,
        new CommitOrder(pages, undo, schema::versionedTree, this::clear, begun.durableEnd()),
        new RedoMemory(options.memory().redoBytes()),
        new LockTable(clock, LockLimits.withBytes(options.memory().lockBytes())),
        begun,
        clock);
  }

  /**
   * When nobody needs a transaction's versions any more: lets checkpoints keep its pages, and frees
   * what else nobody needs.
   */
  private void clear(TxState tx) {
    if (!tx.freshPages().isEmpty()) {
      pages.run(
          Room.NONE,
          () -> {
            pages.keep(tx.freshPages());
            tx.freshPages().clear();
          });
    }
    longValues.freeSuperseded(tx);
    schema.freeDoomed();
  }
}
