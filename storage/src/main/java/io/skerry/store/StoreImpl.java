package io.skerry.store;

import io.skerry.io.DamagedFileException;
import io.skerry.io.DirectoryLock;
import io.skerry.log.CommitLog;
import io.skerry.log.LogFailedException;
import io.skerry.recovery.Recovery;
import io.skerry.redo.RedoWriter;
import io.skerry.table.DatabaseState;
import io.skerry.table.SequenceState;
import io.skerry.table.TableState;
import io.skerry.table.TableVersion;
import io.skerry.tx.TxState;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** An open store. */
final class StoreImpl implements Store {
  /** How long a closing store works on what recovery left; the log keeps the rest. */
  private static final long CLOSE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final StoreCore core;
  private final DirectoryLock lock;
  private final StoreFailure failure;
  private final Recovery recovery;
  private final Checkpointer checkpointer;
  private final AtomicLong nextTransactionId = new AtomicLong(1);
  private final Set<TransactionImpl> running = ConcurrentHashMap.newKeySet();
  private final @Nullable CheckpointThread checkpointThread;
  private final AtomicLong replayFrom;
  private volatile boolean isClosing;
  private volatile boolean isClosed;

  StoreImpl(StoreCore core, DirectoryLock lock, StoreFailure failure, Recovery recovery) {
    this.core = core;
    this.recovery = recovery;
    this.lock = lock;
    this.failure = failure;
    this.checkpointer = new Checkpointer(core, recovery);
    this.replayFrom = new AtomicLong(core.pages().replayFrom());
    this.checkpointThread =
        core.options().background() ? new CheckpointThread(this::runInBackground, failure) : null;
    if (checkpointThread != null && !recovery.isComplete()) {
      checkpointThread.wake();
    }
  }

  void refuseIfFailed() {
    if (isClosed) {
      throw new IllegalStateException("the store is closed");
    }
    failure.refuse();
  }

  @Override
  public Transaction begin() {
    refuseIfFailed();
    TransactionImpl transaction =
        new TransactionImpl(this, core, new TxState(nextTransactionId.getAndIncrement()));
    running.add(transaction);
    return transaction;
  }

  void ended(TransactionImpl transaction) {
    running.remove(transaction);
  }

  @Override
  public boolean hasDatabase(int databaseId) {
    DatabaseState database = core.schema().databases().get(databaseId);
    return database != null && database.dropper == null;
  }

  @Override
  public boolean hasTable(long tableId) {
    TableState table = core.schema().tables().get(tableId);
    TableVersion version = table == null ? null : table.newest;
    return version != null && !version.isDropped;
  }

  @Override
  public long rowCount(long tableId) {
    return core.schema().table(tableId).rowCount.get();
  }

  /** Pages in use, those of nothing committed included; for tests. */
  int pagesInUse() {
    return core.pages().change(core.pages()::pagesInUse);
  }

  // ---- sequences

  @Override
  public long nextValues(long sequenceId, int count) {
    if (count <= 0) {
      throw new IllegalArgumentException(count + " values");
    }
    refuseIfFailed();
    SequenceState sequence = core.schema().sequence(sequenceId);
    synchronized (sequence.reservation) {
      if (!sequence.has(count) && isShared(sequence)) {
        reserve(
            sequence,
            sequence.next() + sequence.increment * ((long) count + core.options().sequenceCache()));
      }
      return sequence.take(count);
    }
  }

  /**
   * Whether others than its creator may use a sequence; only then does the log tell of its values.
   */
  private static boolean isShared(SequenceState sequence) {
    return sequence.creator == null || !sequence.creator.isActive();
  }

  /** Writes down that values before {@code limit} may have been given. */
  private void reserve(SequenceState sequence, long limit) {
    RedoWriter redo = new RedoWriter(0);
    redo.sequence(sequence.id, limit);
    RecordWaiter waiter = new RecordWaiter(core.order(), () -> sequence.durableLimit = limit);
    core.log().append(redo.event(), waiter);
    waiter.await();
    sequence.setLimit(limit);
  }

  @Override
  public long currentValue(long sequenceId) {
    SequenceState sequence = core.schema().sequence(sequenceId);
    return sequence.next() - sequence.increment;
  }

  @Override
  public void setCurrentValue(long sequenceId, long value) {
    refuseIfFailed();
    SequenceState sequence = core.schema().sequence(sequenceId);
    synchronized (sequence.reservation) {
      long next = value + sequence.increment;
      if (isShared(sequence)) {
        long limit = next + sequence.increment * core.options().sequenceCache();
        reserve(sequence, limit);
        sequence.restart(next);
        sequence.setLimit(limit);
      } else {
        sequence.restart(next);
      }
    }
  }

  // ---- checkpoints

  /** Called by a thread that has committed. */
  void afterCommit() {
    CheckpointThread thread = checkpointThread;
    if (thread != null) {
      if (isCheckpointDue()) {
        thread.wake();
      }
    } else {
      checkpointIfDue();
    }
  }

  private boolean isCheckpointDue() {
    return core.log().durableEnd() - replayFrom.get() >= core.options().checkpointLogBytes();
  }

  /** Work of the checkpoint's thread: first what recovery left, then checkpoints. */
  private void runInBackground() {
    recovery.complete(() -> isClosing);
    if (!isClosing) {
      checkpointIfDue();
    }
  }

  private void checkpointIfDue() {
    if (isCheckpointDue() && !isClosed) {
      checkpoint();
    }
  }

  @Override
  public void checkpoint() {
    refuseIfFailed();
    runCheckpoint(false);
  }

  private void runCheckpoint(boolean exactSequences) {
    try {
      replayFrom.set(checkpointer.run(exactSequences));
    } catch (UncheckedIOException | LogFailedException | DamagedFileException | AssertionError e) {
      failure.fatal("A checkpoint failed: " + e.getMessage(), e);
      throw e;
    }
  }

  @Override
  public synchronized void close() {
    if (isClosed) {
      return;
    }
    isClosing = true;
    CheckpointThread thread = checkpointThread;
    if (thread != null) {
      thread.close();
    }
    try {
      if (!failure.hasFailed()) {
        for (TransactionImpl transaction : running) {
          transaction.rollback();
        }
        long deadline = core.clock().nanoTime() + CLOSE_NANOS;
        recovery.complete(() -> core.clock().nanoTime() > deadline);
        if (recovery.isComplete()) {
          runCheckpoint(true);
        }
      }
    } finally {
      isClosed = true;
      CommitLog log = core.log();
      log.close();
      core.pages().close();
      lock.close();
    }
  }
}
