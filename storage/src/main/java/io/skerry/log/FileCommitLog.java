package io.skerry.log;

import io.skerry.io.DataDirectory;
import io.skerry.io.FatalHandler;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The log of one instance, in segment files of its own epoch. One platform thread writes and
 * forces; committers that arrive while it forces make up its next group.
 */
public final class FileCommitLog implements CommitLog {
  private static final int WAITING_BYTES_MAX_FACTOR = 8;

  private final DataDirectory directory;
  private final LogOptions options;
  private final FatalHandler fatal;
  private final EpochRecord epoch;
  private final SegmentWriter writer;
  private final LogHistory history;
  private final Thread flusher;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final Condition drained = lock.newCondition();
  private ArrayDeque<Entry> waiting = new ArrayDeque<>();
  private long waitingBytes;

  /** Those of the records that are being written. */
  private long groupBytes;

  private boolean closing;
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
   */
  public FileCommitLog(
      DataDirectory directory,
      LogOptions options,
      EpochRecord epoch,
      LogHistory history,
      long start,
      List<LogRecord> rewritten,
      FatalHandler fatal) {
    this.options = options;
    this.fatal = fatal;
    this.epoch = epoch;
    this.history = history;
    this.directory = directory;
    long rewrittenEnd = rewritten.isEmpty() ? start : rewritten.getLast().end();
    this.writer = new SegmentWriter(directory, options, epoch, start, rewrittenEnd - start);
    rewrite(rewritten);
    this.durableEnd = rewrittenEnd;
    this.flusher =
        Thread.ofPlatform()
            .name("skerry-log")
            .daemon()
            .uncaughtExceptionHandler((thread, cause) -> fail(cause, List.copyOf(group)))
            .unstarted(this::flush);
    flusher.start();
  }

  private void rewrite(List<LogRecord> records) {
    if (!records.isEmpty()) {
      writer.beginGroup();
      records.forEach(writer::rewrite);
      writer.force();
    }
  }

  @Override
  public void append(LogPayload payload, DurabilityListener listener) {
    lock.lock();
    try {
      long waitingMax = (long) options.groupBytesMax() * WAITING_BYTES_MAX_FACTOR;
      while (failure == null
          && !closing
          && !waiting.isEmpty()
          && waitingBytes + payload.length() > waitingMax) {
        drained.awaitUninterruptibly();
      }
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
      writer.prepareNext();
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
    } finally {
      lock.unlock();
    }
    for (Entry entry : lost) {
      entry.listener.failed(cause);
    }
  }
}
