package io.skerry.log;

import io.skerry.io.DataDirectory;
import io.skerry.io.DataFile;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes frames into segments. Used by the flusher's thread; {@link #truncateBelow} may be called
 * from another.
 */
final class SegmentWriter implements AutoCloseable {
  static final int BUFFER_BYTES = LogFrame.PAYLOAD_MAX + 4096;

  private final DataDirectory directory;
  private final SegmentSupply supply;
  private final EpochRecord epoch;
  private final long firstLsn;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);

  /** The segments behind the current one that may still be read, oldest first; guarded by this. */
  private final ArrayDeque<LogSegment> full = new ArrayDeque<>();

  private final List<DataFile> toForce = new ArrayList<>();
  private LogSegment current;
  private DataFile file;
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
      SegmentSupply supply,
      EpochRecord epoch,
      long start,
      long bytesAtLeast) {
    this.directory = directory;
    this.supply = supply;
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

  /** How many bytes of frames fit into a segment, whatever their sizes. */
  static long roomIn(long segmentBytes) {
    return segmentBytes - LogSegment.HEADER_BYTES - LogFrame.HEADER_BYTES - LogFrame.ALIGNMENT;
  }

  /** The room in the first segment. */
  long room() {
    return roomIn(current.bytes()) - (end - current.startLsn());
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
    SegmentSupply.Prepared next = supply.take();
    toForce.add(file);
    synchronized (this) {
      full.add(current);
    }
    current = new LogSegment(epoch.epoch(), current.number() + 1, end, chain, next.bytes());
    file = next.file();
    current.writeHeader(file, epoch.storeId());
    bufferOffset = LogSegment.HEADER_BYTES;
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
        if (!supply.keep(segment)) {
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
    supply.close();
  }
}
