package io.skerry.log;

import io.skerry.io.DataDirectory;
import io.skerry.io.DataFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes frames into segments, prepares segments ahead, and uses the room of truncated ones again.
 * Used by the flusher's thread; {@link #truncateBelow} may be called from another.
 */
final class SegmentWriter implements AutoCloseable {
  static final int BUFFER_BYTES = LogFrame.PAYLOAD_MAX + 4096;
  private static final int SPARES_MAX = 2;
  private static final Logger LOGGER = LoggerFactory.getLogger(SegmentWriter.class);

  private final DataDirectory directory;
  private final LogOptions options;
  private final EpochRecord epoch;
  private final long firstLsn;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);

  /** The segments behind the current one that may still be read, oldest first; guarded by this. */
  private final ArrayDeque<LogSegment> full = new ArrayDeque<>();

  /** Names of truncated segments whose room can be used again; guarded by this. */
  private final ArrayDeque<LogSegment> spares = new ArrayDeque<>();

  private final List<DataFile> toForce = new ArrayList<>();
  private LogSegment current;
  private DataFile file;
  private @Nullable FutureTask<Prepared> preparing;
  private long end;
  private long groupStart;
  private int chain;
  private long bufferOffset;

  /**
   * Begins the first segment of an epoch.
   *
   * @param bytesAtLeast how many bytes of frames it must have room for
   */
  SegmentWriter(
      DataDirectory directory,
      LogOptions options,
      EpochRecord epoch,
      long start,
      long bytesAtLeast) {
    this.directory = directory;
    this.options = options;
    this.epoch = epoch;
    this.end = start;
    this.firstLsn = start;
    long bytes = options.firstSegmentBytes();
    while (bytes < LogSegment.HEADER_BYTES + bytesAtLeast) {
      bytes *= 2;
    }
    this.current = new LogSegment(epoch.epoch(), 0, start, 0, bytes);
    this.file = directory.create(current.name());
    file.preallocate(current.bytes());
    current.writeHeader(file, epoch.storeId());
    file.force();
    directory.sync();
  }

  long end() {
    return end;
  }

  void beginGroup() {
    groupStart = end;
    bufferOffset = current.offsetOf(end);
    buffer.clear();
  }

  /** Writes one record as frames; returns the position behind it. */
  long write(LogPayload payload) {
    long done = 0;
    long length = payload.length();
    while (done < length) {
      long room = current.bytes() - current.offsetOf(end) - LogFrame.HEADER_BYTES;
      if (room < LogFrame.ALIGNMENT) {
        beginNextSegment();
        continue;
      }
      long fits = Math.min(room / LogFrame.ALIGNMENT * LogFrame.ALIGNMENT, LogFrame.PAYLOAD_MAX);
      int now = (int) Math.min(length - done, fits);
      int flags = (done == 0 ? LogFrame.FIRST : 0) | (done + now == length ? LogFrame.LAST : 0);
      writeFrame(payload, done, now, flags);
      done += now;
    }
    return end;
  }

  /** Writes a record of an earlier epoch again, in the same frames, so that it keeps its place. */
  void rewrite(LogRecord record) {
    if (record.begin() != end) {
      throw new AssertionError("a record would move from " + record.begin() + " to " + end);
    }
    LogPayload payload = new LogPayload();
    payload.putBytes(record.payload(), 0, record.length());
    int frames = record.frameCount();
    for (int i = 0; i < frames; i++) {
      int from = record.frameAt(i);
      int flags = (i == 0 ? LogFrame.FIRST : 0) | (i == frames - 1 ? LogFrame.LAST : 0);
      writeFrame(payload, from, record.frameAt(i + 1) - from, flags);
    }
  }

  private void writeFrame(LogPayload payload, long from, int length, int flags) {
    int size = LogFrame.size(length);
    if (buffer.position() + size > buffer.capacity()) {
      writeBuffer();
    }
    int at = buffer.position();
    buffer.limit(at + LogFrame.HEADER_BYTES + length).position(at + LogFrame.HEADER_BYTES);
    payload.copy(from, buffer);
    buffer.limit(buffer.capacity());
    chain = LogFrame.seal(buffer, at, end, groupStart, chain, epoch.epoch(), length, flags);
    buffer.position(at + size);
    end += size;
  }

  private void writeBuffer() {
    if (buffer.position() > 0) {
      int length = buffer.position();
      buffer.flip();
      file.write(buffer, bufferOffset);
      bufferOffset += length;
      buffer.clear();
    }
  }

  void force() {
    writeBuffer();
    for (DataFile earlier : toForce) {
      earlier.force();
      earlier.close();
    }
    toForce.clear();
    file.force();
  }

  private void beginNextSegment() {
    writeBuffer();
    Prepared next = takePrepared();
    toForce.add(file);
    synchronized (this) {
      full.add(current);
    }
    current = new LogSegment(epoch.epoch(), current.number() + 1, end, chain, next.bytes);
    file = next.file;
    current.writeHeader(file, epoch.storeId());
    bufferOffset = LogSegment.HEADER_BYTES;
  }

  /** A segment of zeros, or of what an earlier use left, whose name is durable. */
  private record Prepared(DataFile file, long bytes) {}

  /**
   * Has the next segment made ready by a thread of its own when the current one is half full, so
   * that no commit waits for it.
   */
  void prepareNext() {
    boolean isNear = current.offsetOf(end) > current.bytes() / 2;
    if (preparing == null && isNear) {
      beginPreparing();
    }
  }

  private FutureTask<Prepared> beginPreparing() {
    String name = LogSegment.name(epoch.epoch(), current.number() + 1);
    FutureTask<Prepared> task = new FutureTask<>(() -> prepare(name));
    preparing = task;
    Thread unused = Thread.ofPlatform().name("skerry-log-prepare").daemon().start(task);
    return task;
  }

  private Prepared prepare(String name) {
    LogSegment spare;
    synchronized (this) {
      spare = spares.poll();
    }
    if (spare != null) {
      directory.rename(spare.name(), name);
      directory.sync();
      return new Prepared(directory.open(name), spare.bytes());
    }
    DataFile next = directory.create(name);
    next.preallocate(options.segmentBytes());
    next.force();
    directory.sync();
    return new Prepared(next, options.segmentBytes());
  }

  private Prepared takePrepared() {
    FutureTask<Prepared> task = preparing;
    if (task == null) {
      task = beginPreparing();
    }
    preparing = null;
    return await(task);
  }

  private static Prepared await(FutureTask<Prepared> task) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UncheckedIOException failed) {
        throw failed;
      }
      throw new LogFailedException("A log segment could not be prepared", e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Segments of this epoch are kept for reuse, as many as are useful; those of earlier epochs are
   * deleted.
   */
  void truncateBelow(long lsn) {
    List<LogSegment> freed = new ArrayList<>();
    synchronized (this) {
      while (!full.isEmpty() && endOfOldest() <= lsn) {
        LogSegment segment = full.remove();
        if (spares.size() < SPARES_MAX && segment.bytes() == options.segmentBytes()) {
          spares.add(segment);
        } else {
          freed.add(segment);
        }
      }
    }
    for (LogSegment segment : freed) {
      directory.delete(segment.name());
    }
    if (lsn >= firstLsn) {
      deleteEarlierEpochs();
    }
  }

  private void deleteEarlierEpochs() {
    for (String name : directory.list()) {
      if (LogSegment.isName(name) && LogSegment.epochOf(name) < epoch.epoch()) {
        directory.delete(name);
      }
    }
  }

  private long endOfOldest() {
    LogSegment oldest = full.remove();
    long oldestEnd = full.isEmpty() ? current.startLsn() : full.element().startLsn();
    full.addFirst(oldest);
    return oldestEnd;
  }

  @Override
  public void close() {
    file.close();
    for (DataFile earlier : toForce) {
      earlier.close();
    }
    closePrepared();
  }

  /** A segment that could not be prepared is missed by nobody any more. */
  private void closePrepared() {
    FutureTask<Prepared> task = preparing;
    if (task != null) {
      try {
        await(task).file.close();
      } catch (UncheckedIOException | LogFailedException e) {
        LOGGER.warn("A log segment could not be prepared", e);
      }
    }
  }
}
