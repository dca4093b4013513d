package io.skerry.log;

import io.skerry.io.DamagedFileException;
import io.skerry.io.DataDirectory;
import io.skerry.io.DataFile;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log of earlier epochs when a store opens, and finds where it ends.
 *
 * <p>The end is behind the last whole record. A torn tail before it is cut only if nothing shows
 * that it was durable once: a valid frame behind the bad place whose flush group began after it.
 * With such a frame the log is damaged, and the start stops there.
 */
public final class LogReader {
  private final DataDirectory directory;
  private final long storeId;

  public LogReader(DataDirectory directory, long storeId) {
    this.directory = directory;
    this.storeId = storeId;
  }

  /**
   * Hands over all records from {@code from} on and returns the position behind the last one.
   *
   * @throws DamagedFileException where a record that was durable is damaged or missing
   */
  public long read(LogHistory history, long from, CommitLog.LogConsumer consumer) {
    long at = from;
    List<LogHistory.Part> parts = history.parts();
    for (int i = 0; i < parts.size(); i++) {
      boolean isLast = i == parts.size() - 1;
      long end = isLast ? Long.MAX_VALUE : parts.get(i + 1).startLsn();
      if (end > at) {
        at = readPart(parts.get(i), at, end, consumer);
      }
    }
    return at;
  }

  /** Whether any segment begins with a valid frame. */
  public boolean hasRecords() {
    for (String name : directory.list()) {
      if (LogSegment.isName(name)) {
        try (DataFile file = directory.open(name)) {
          LogSegment segment = LogSegment.readHeader(file, storeId);
          if (segment != null) {
            ByteBuffer buffer = load(segment);
            int at = LogSegment.HEADER_BYTES;
            if (LogFrame.isValid(buffer, at, segment.startLsn(), segment.epoch())) {
              return true;
            }
          }
        }
      }
    }
    return false;
  }

  private long readPart(LogHistory.Part part, long from, long end, CommitLog.LogConsumer consumer) {
    List<LogSegment> segments = segments(part);
    PartScan scan = new PartScan(part.epoch(), from, end, consumer);
    for (int i = 0; i < segments.size() && scan.position < end && !scan.isTorn(); i++) {
      LogSegment segment = segments.get(i);
      boolean isLast = i == segments.size() - 1;
      if (isLast || segments.get(i + 1).startLsn() > scan.position) {
        scanSegment(scan, segment, isLast ? null : segments.get(i + 1));
      }
    }
    if (end != Long.MAX_VALUE && scan.recordEnd != end) {
      throw new DamagedFileException(
          scan.lastName,
          scan.lastOffset,
          "the log ends before position " + end + ", which was durable");
    }
    if (segments.isEmpty() && from != part.startLsn()) {
      throw new DamagedFileException(
          LogSegment.name(part.epoch(), 0), 0, "the segment with position " + from + " is missing");
    }
    if (scan.isTorn()) {
      refuseIfDurable(scan, segments);
    }
    if (end == Long.MAX_VALUE) {
      refuseIfHeaderLost(scan, segments.isEmpty() ? 0 : segments.getLast().number() + 1);
    }
    return scan.recordEnd;
  }

  /**
   * A segment without a valid header was never begun, unless frames in it say that it was, and was
   * durable.
   */
  private void refuseIfHeaderLost(PartScan scan, long number) {
    String name = LogSegment.name(scan.epoch, number);
    if (!directory.exists(name)) {
      return;
    }
    ByteBuffer buffer = load(name);
    for (int at = LogSegment.HEADER_BYTES;
        at + LogFrame.HEADER_BYTES <= buffer.limit();
        at += LogFrame.ALIGNMENT) {
      long lsn = scan.position + at - LogSegment.HEADER_BYTES;
      if (LogFrame.isValid(buffer, at, lsn, scan.epoch)
          && LogFrame.groupLsn(buffer, at) > scan.position) {
        throw new DamagedFileException(
            name, 0, "its header is not valid, but a record at offset " + at + " is");
      }
    }
  }

  private static final class PartScan {
    final long epoch;
    final long end;
    final CommitLog.LogConsumer consumer;
    final ByteArrayOutputStream fragments = new ByteArrayOutputStream();
    long position;
    long recordBegin;
    long recordEnd;
    int chain;
    boolean chainKnown;
    long tornAt = -1;
    String lastName = "";
    long lastOffset;

    PartScan(long epoch, long from, long end, CommitLog.LogConsumer consumer) {
      this.epoch = epoch;
      this.end = end;
      this.consumer = consumer;
      this.position = from;
      this.recordBegin = from;
      this.recordEnd = from;
    }

    boolean isTorn() {
      return tornAt >= 0;
    }

    /** Takes the valid frame at {@code at}; false if it does not follow the one before. */
    boolean take(ByteBuffer buffer, int at) {
      int flags = LogFrame.flags(buffer, at);
      boolean isFirst = (flags & LogFrame.FIRST) != 0;
      if ((chainKnown && LogFrame.chain(buffer, at) != chain)
          || isFirst != (fragments.size() == 0 && recordEnd == position)) {
        return false;
      }
      int length = LogFrame.length(buffer, at);
      byte[] payload = new byte[length];
      buffer.get(at + LogFrame.HEADER_BYTES, payload);
      chain = LogFrame.crc(buffer, at);
      chainKnown = true;
      recordBegin = isFirst ? position : recordBegin;
      position += LogFrame.size(length);
      fragments.writeBytes(payload);
      if ((flags & LogFrame.LAST) != 0) {
        recordEnd = position;
        consumer.accept(recordBegin, recordEnd, fragments.toByteArray());
        fragments.reset();
      }
      return true;
    }
  }

  private void scanSegment(PartScan scan, LogSegment segment, @Nullable LogSegment next) {
    ByteBuffer buffer = load(segment);
    long segmentEnd = next == null ? Long.MAX_VALUE : next.startLsn();
    scan.lastName = segment.name();
    if (segment.startLsn() > scan.position) {
      scan.lastOffset = 0;
      throw new DamagedFileException(
          segment.name(), 0, "the log before position " + segment.startLsn() + " is missing");
    }
    while (scan.position < scan.end && scan.position < segmentEnd) {
      int at = Math.toIntExact(segment.offsetOf(scan.position));
      scan.lastOffset = at;
      if (at >= buffer.limit()
          || !LogFrame.isValid(buffer, at, scan.position, scan.epoch)
          || !scan.take(buffer, at)) {
        scan.tornAt = scan.position;
        return;
      }
    }
  }

  /** Looks behind the bad place for a frame that was written when the bad place was durable. */
  private void refuseIfDurable(PartScan scan, List<LogSegment> segments) {
    long bad = scan.tornAt;
    String badName = scan.lastName;
    long badOffset = scan.lastOffset;
    for (LogSegment segment : segments) {
      ByteBuffer buffer = load(segment);
      long from = Math.max(segment.offsetOf(bad), LogSegment.HEADER_BYTES);
      from = (from + LogFrame.ALIGNMENT - 1) / LogFrame.ALIGNMENT * LogFrame.ALIGNMENT;
      for (long at = from; at + LogFrame.HEADER_BYTES <= buffer.limit(); at += LogFrame.ALIGNMENT) {
        if (LogFrame.isValid(buffer, (int) at, segment.lsnAt(at), scan.epoch)
            && LogFrame.groupLsn(buffer, (int) at) > bad) {
          throw new DamagedFileException(
              badName,
              badOffset,
              "a valid record follows at offset " + at + " of " + segment.name());
        }
      }
    }
  }

  private ByteBuffer load(LogSegment segment) {
    return load(segment.name());
  }

  private ByteBuffer load(String name) {
    try (DataFile file = directory.open(name)) {
      ByteBuffer buffer = ByteBuffer.allocateDirect(Math.toIntExact(file.size()));
      file.read(buffer, 0);
      return buffer.flip();
    }
  }

  /** The segments that this epoch began, in order of number. */
  private List<LogSegment> segments(LogHistory.Part part) {
    List<LogSegment> segments = new ArrayList<>();
    for (String name : directory.list()) {
      if (LogSegment.isName(name) && LogSegment.epochOf(name) == part.epoch()) {
        try (DataFile file = directory.open(name)) {
          LogSegment segment = LogSegment.readHeader(file, storeId);
          if (segment != null) {
            segments.add(segment);
          }
        }
      }
    }
    segments.sort(Comparator.comparingLong(LogSegment::number));
    return segments;
  }
}
