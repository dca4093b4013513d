package io.skerry.log;

import io.skerry.io.DataDirectory;
import io.skerry.io.DiskFullException;
import io.skerry.io.DiskReserve;
import io.skerry.io.FatalHandler;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of one instance, in segment files of its own epoch. One platform thread writes and
 * forces; committers that arrive while it forces make up its next group.
 */
public final class FileCommitLog implements CommitLog {
  private static final int WAITING_BYTES_MAX_FACTOR = 8;

  /** The room that only urgent records may use. */
  private static final long URGENT_BYTES_MAX = 256 << 10;

  private static final Logger LOGGER = LoggerFactory.getLogger(FileCommitLog.class);

  private final DataDirectory directory;
  private final LogOptions options;
  private final FatalHandler fatal;
  private final EpochRecord epoch;
  private final SegmentSupply supply;
  private final SegmentWriter writer;
  private final LogHistory history;
  private final Thread flusher;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final Condition drained = lock.newCondition();
  private final Condition roomChanged = lock.newCondition();
  private ArrayDeque<Entry> waiting = new ArrayDeque<>();
  private long waitingBytes;

  /** Those of the records that are being written. */
  private long groupBytes;

  private boolean closing;

  /** Bytes of frames for which there have been segments, in all. */
  private long roomSupplied;

  /** Bytes of frames that records have taken, or may take, in all. */
  private long roomClaimed;

  /** When there is less room than this, the next segment is made ready. */
  private long roomAhead;

  /** How often the disk was too full for a segment; for any, and for an urgent one. */
  private int refusals;

  private int urgentRefusals;

  private @Nullable DiskFullException refusal;
  private volatile @Nullable Throwable failure;
  private volatile long durableEnd;

  /** What is being written; of the flusher's thread. */
  private final List<Entry> group = new ArrayList<>();

  private record Entry(LogPayload payload, DurabilityListener listener) {}

  /**
   * Begins the part of a new epoch at {@code start}; the first segment is durable when this
   * returns.
   *
   * @param history what earlier epochs wrote, with this epoch as its last part
   * @param rewritten the records of earlier epochs from {@code start} on, which may not be durable:
   *     they are written again, and durable when this returns
   * @param reserve room on the disk for urgent records
   */
  public FileCommitLog(
      DataDirectory directory,
      LogOptions options,
      EpochRecord epoch,
      LogHistory history,
      long start,
      List<LogRecord> rewritten,
      DiskReserve reserve,
      FatalHandler fatal) {
    this.options = options;
    this.fatal = fatal;
    this.epoch = epoch;
    this.history = history;
    this.directory = directory;
    long rewrittenEnd = start + bytesOf(rewritten);
    this.supply =
        new SegmentSupply(directory, options, reserve, epoch.epoch(), new SupplyListener());
    this.writer = new SegmentWriter(directory, options, supply, epoch, start, rewrittenEnd - start);
    rewrite(rewritten);
    this.roomSupplied = writer.room();
    this.roomAhead = options.firstSegmentBytes() / 2;
    this.durableEnd = rewrittenEnd;
    this.flusher =
        Thread.ofPlatform()
            .name("skerry-log")
            .daemon()
            .uncaughtExceptionHandler((thread, cause) -> fail(cause, List.copyOf(group)))
            .unstarted(this::flush);
    flusher.start();
  }

  private static long bytesOf(List<LogRecord> records) {
    return records.isEmpty() ? 0 : records.getLast().end() - records.getFirst().begin();
  }

  /** The room on the disk that a new epoch's log takes at once. */
  public static long bytesToBegin(LogOptions options, List<LogRecord> rewritten) {
    return options.firstSegmentBytes() + 2 * bytesOf(rewritten);
  }

  private void rewrite(List<LogRecord> records) {
    if (!records.isEmpty()) {
      writer.beginGroup();
      records.forEach(writer::rewrite);
      writer.force();
    }
  }

  @Override
  public void append(LogPayload payload, boolean isUrgent, DurabilityListener listener) {
    lock.lock();
    try {
      long waitingMax = (long) options.groupBytesMax() * WAITING_BYTES_MAX_FACTOR;
      while (failure == null
          && !closing
          && !waiting.isEmpty()
          && waitingBytes + payload.length() > waitingMax) {
        drained.awaitUninterruptibly();
      }
      awaitRoom(LogFrame.sizeMax(payload.length(), options.firstSegmentBytes()), isUrgent);
      refuseIfFailed();
      waiting.add(new Entry(payload, listener));
      waitingBytes += payload.length();
      if (waiting.size() == 1) {
        arrived.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Claims room for frames. */
  private void awaitRoom(long bytes, boolean isUrgent) {
    long kept = isUrgent ? 0 : Math.min(URGENT_BYTES_MAX, options.firstSegmentBytes() / 4);
    int refusalsBefore = isUrgent ? urgentRefusals : refusals;
    while (failure == null && !closing && roomSupplied - roomClaimed < bytes + kept) {
      DiskFullException full = refusal;
      if ((isUrgent ? urgentRefusals : refusals) != refusalsBefore && full != null) {
        throw new LogFullException(full);
      }
      supply.request(isUrgent);
      roomChanged.awaitUninterruptibly();
    }
    roomClaimed += bytes;
  }

  private final class SupplyListener implements SegmentSupply.Listener {
    @Override
    public void ready(long bytes) {
      lock.lock();
      try {
        roomSupplied += SegmentWriter.roomIn(bytes);
        roomAhead = options.segmentBytes() / 2;
        roomChanged.signalAll();
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void failed(boolean isUrgent, Throwable cause) {
      if (!(cause instanceof DiskFullException full)) {
        fail(cause, List.of());
        return;
      }
      LOGGER.warn("There is no room for the next log segment: {}", full.getMessage());
      lock.lock();
      try {
        refusals++;
        urgentRefusals += isUrgent ? 1 : 0;
        refusal = full;
        roomChanged.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  private void refuseIfFailed() {
    Throwable cause = failure;
    if (cause != null) {
      throw new LogFailedException("The log has failed: " + cause.getMessage(), cause);
    }
    if (closing) {
      throw new LogFailedException("The log is closed");
    }
  }

  @Override
  public long durableEnd() {
    return durableEnd;
  }

  @Override
  public long memoryBytes() {
    lock.lock();
    try {
      return waitingBytes + groupBytes + SegmentWriter.BUFFER_BYTES;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void read(long from, LogConsumer consumer) {
    long end = durableEnd;
    long unused = new LogReader(directory, epoch.storeId()).read(history, from, end, consumer);
  }

  @Override
  public void truncateBelow(long lsn) {
    epoch.check();
    writer.truncateBelow(lsn);
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closing = true;
      arrived.signal();
      drained.signalAll();
      roomChanged.signalAll();
    } finally {
      lock.unlock();
    }
    boolean interrupted = false;
    while (flusher.isAlive()) {
      try {
        flusher.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    writer.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  // ---- the flusher's thread

  private void flush() {
    List<Long> ends = new ArrayList<>();
    while (true) {
      takeGroup();
      if (group.isEmpty()) {
        return;
      }
      ends.clear();
      long before = writer.end();
      try {
        writer.beginGroup();
        for (Entry entry : group) {
          ends.add(writer.write(entry.payload));
        }
        writer.force();
        if (options.fencedByEpoch()) {
          epoch.check();
        }
      } catch (UncheckedIOException | LogFailedException e) {
        fail(e, group);
        return;
      }
      durableEnd = writer.end();
      for (int i = 0; i < group.size(); i++) {
        group.get(i).listener.durable(ends.get(i));
      }
      settleRoom(writer.end() - before);
    }
  }

  /** The group took fewer bytes than it claimed. */
  private void settleRoom(long taken) {
    lock.lock();
    try {
      for (Entry entry : group) {
        roomClaimed -= LogFrame.sizeMax(entry.payload.length(), options.firstSegmentBytes());
      }
      roomClaimed += taken;
      if (roomSupplied - roomClaimed < roomAhead) {
        supply.request(false);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits for records; leaves {@code group} empty when the log is closed and all is written. */
  private void takeGroup() {
    group.clear();
    lock.lock();
    try {
      groupBytes = 0;
      while (waiting.isEmpty() && !closing) {
        arrived.awaitUninterruptibly();
      }
      long bytes = 0;
      while (!waiting.isEmpty()
          && (group.isEmpty()
              || bytes + waiting.peek().payload.length() <= options.groupBytesMax())) {
        Entry entry = waiting.remove();
        bytes += entry.payload.length();
        group.add(entry);
      }
      waitingBytes -= bytes;
      groupBytes = bytes;
      drained.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * An fsync that failed may have lost data that a second one would report as written: so the
   * process ends.
   */
  private void fail(Throwable cause, List<Entry> group) {
    fatal.fatal("The log could not be written: " + cause.getMessage(), cause);
    List<Entry> lost = new ArrayList<>(group);
    lock.lock();
    try {
      failure = cause;
      lost.addAll(waiting);
      waiting = new ArrayDeque<>();
      waitingBytes = 0;
      drained.signalAll();
      roomChanged.signalAll();
    } finally {
      lock.unlock();
    }
    for (Entry entry : lost) {
      entry.listener.failed(cause);
    }
  }
}
