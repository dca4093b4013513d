package io.skerry.store;

import io.skerry.check.CheckSink;
import io.skerry.check.CheckSummary;
import io.skerry.check.OnlineCheck;
import io.skerry.io.DamagedFileException;
import io.skerry.io.DirectoryLock;
import io.skerry.io.DiskFullException;
import io.skerry.io.DiskReserve;
import io.skerry.log.CommitLog;
import io.skerry.log.LogFailedException;
import io.skerry.log.LogFullException;
import io.skerry.log.LogPayload;
import io.skerry.page.Room;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An open store. */
final class StoreImpl implements Store {
  private static final Logger LOGGER = LoggerFactory.getLogger(StoreImpl.class);

  /** A background store looks as often as this whether a checkpoint has something to write. */
  private static final long CHECKPOINT_MILLIS = 60_000;

  private static final long CHECKPOINT_NANOS = TimeUnit.MILLISECONDS.toNanos(CHECKPOINT_MILLIS);

  /** How long a closing store works on what recovery left; the log keeps the rest. */
  private static final long CLOSE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final StoreCore core;
  private final DirectoryLock lock;
  private final DiskReserve reserve;
  private final StoreFailure failure;
  private final Recovery recovery;
  private final Checkpointer checkpointer;
  private final AtomicLong nextTransactionId = new AtomicLong(1);
  private final Set<TransactionImpl> running = ConcurrentHashMap.newKeySet();
  private final @Nullable CheckpointThread checkpointThread;
  private final AtomicLong replayFrom;
  private volatile long lastCheckpointNanos;
  private final OnlineCheck onlineCheck;

  /** While a check runs, no checkpoint becomes due: nobody is to wait for it. */
  private volatile boolean isChecking;

  private volatile boolean isClosing;
  private volatile boolean isClosed;

  StoreImpl(
      StoreCore core,
      DirectoryLock lock,
      DiskReserve reserve,
      StoreFailure failure,
      Recovery recovery,
      OnlineCheck onlineCheck) {
    this.core = core;
    this.reserve = reserve;
    this.onlineCheck = onlineCheck;
    this.recovery = recovery;
    this.lock = lock;
    this.failure = failure;
    this.lastCheckpointNanos = core.clock().nanoTime();
    this.checkpointer = new Checkpointer(core, recovery);
    core.pages().useCheckpoints(this::checkpointForRoom);
    this.replayFrom = new AtomicLong(core.pages().replayFrom());
    this.checkpointThread =
        core.options().background()
            ? new CheckpointThread(this::runInBackground, CHECKPOINT_MILLIS, failure)
            : null;
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

  /** The store can no longer be used; its process is to end. */
  void fatal(String message, Throwable cause) {
    failure.fatal(message, cause);
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

  /**
   * Puts a record into the log. Where the log has no room, a checkpoint is run that may give it
   * some.
   *
   * @throws LogFullException when there is none nevertheless
   */
  void append(LogPayload record, boolean isUrgent, CommitLog.DurabilityListener listener) {
    try {
      core.log().append(record, isUrgent, listener);
    } catch (LogFullException full) {
      if (!checkpointForRoom()) {
        throw full;
      }
      core.log().append(record, isUrgent, listener);
    }
  }

  /** The pages that are in use; for tests. */
  int pagesInUse() {
    return core.pages().change(Room.NONE, core.pages()::pagesInUse);
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
    append(redo.event(), false, waiter);
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

  // ---- memory

  @Override
  public StoreMemory memory() {
    long transactions = 0;
    for (TransactionImpl transaction : running) {
      transactions += transaction.memoryBytes();
    }
    return new StoreMemory(
        core.pages().poolBytes(),
        core.pages().tableBytes(),
        core.locks().bytes(),
        core.log().memoryBytes(),
        core.redoMemory().bytes(),
        transactions,
        core.order().memoryBytes(),
        core.indexBuild().memoryBytes(),
        recovery.memoryBytes());
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
    return !isChecking
        && core.log().durableEnd() - replayFrom.get() >= core.options().checkpointLogBytes();
  }

  /** Work of the checkpoint's thread: first what recovery left, then checkpoints. */
  private void runInBackground() {
    recovery.complete(() -> isClosing);
    boolean isTimely = core.clock().nanoTime() - lastCheckpointNanos >= CHECKPOINT_NANOS;
    boolean hasGrown = core.log().durableEnd() != replayFrom.get();
    if (!isClosing && (isCheckpointDue() || (isTimely && hasGrown))) {
      runCheckpoint(false);
    }
  }

  /** A full disk only puts it off. */
  private void checkpointIfDue() {
    if (isCheckpointDue() && !isClosed) {
      refuseIfFailed();
      boolean unused = tryCheckpoint(false);
    }
  }

  /** Runs a checkpoint that a full disk may stop; false when it did. */
  private boolean tryCheckpoint(boolean exactSequences) {
    try {
      runCheckpoint(exactSequences);
      return true;
    } catch (DiskFullException full) {
      return false;
    }
  }

  /**
   * Runs a checkpoint, so that what pages and the log no longer need is free; false if none could
   * be run. A checkpoint that itself needs room, or the recovery that comes before it, gets none
   * so.
   */
  private boolean checkpointForRoom() {
    return !recovery.isOfThisThread()
        && !checkpointer.isOfThisThread()
        && !failure.hasFailed()
        && tryCheckpoint(false);
  }

  @Override
  public void checkpoint() {
    refuseIfFailed();
    runCheckpoint(false);
  }

  private void runCheckpoint(boolean exactSequences) {
    try {
      replayFrom.set(checkpointer.run(exactSequences));
      lastCheckpointNanos = core.clock().nanoTime();
    } catch (DiskFullException full) {
      LOGGER.warn("A checkpoint was given up: {}", full.getMessage());
      throw full;
    } catch (UncheckedIOException | LogFailedException | DamagedFileException | AssertionError e) {
      failure.fatal("A checkpoint failed: " + e.getMessage(), e);
      throw e;
    }
  }

  @Override
  public CheckSummary check(int databaseId, CheckSink sink) {
    refuseIfFailed();
    return checkpointer.exclusively(() -> {
      refuseIfFailed();
      isChecking = true;
      try {
        runCheckpoint(false);
        return onlineCheck.run(databaseId, sink, () -> isClosing);
      } finally {
        isChecking = false;
      }
    });
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
          boolean unused = tryCheckpoint(true);
        }
      }
    } finally {
      isClosed = true;
      CommitLog log = core.log();
      log.close();
      core.pages().close();
      reserve.close();
      lock.close();
    }
  }
}
