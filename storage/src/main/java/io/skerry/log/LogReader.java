package io.skerry.log;

import io.skerry.io.DamagedFileException;
import io.skerry.io.DataDirectory;
import io.skerry.io.DataFile;
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
  /** Read on as far as the log goes. */
  public static final long TO_THE_END = Long.MAX_VALUE;

  private final DataDirectory directory;
  private final long storeId;
  private @Nullable ByteBuffer buffer;

  public LogReader(DataDirectory directory, long storeId) {
    this.directory = directory;
    this.storeId = storeId;
  }

  /**
   * Hands over all records from {@code from} on and returns the position behind the last one.
   *
   * @param until where to stop: a position that is known to be durable, or {@link #TO_THE_END}
   * @throws DamagedFileException where a record that was durable is damaged or missing
   */
  public long read(LogHistory history, long from, long until, CommitLog.LogConsumer consumer) {
    long at = from;
    List<LogHistory.Part> parts = history.parts();
    for (int i = 0; i < parts.size() && at < until; i++) {
      boolean isLast = i == parts.size() - 1;
      long end = isLast ? until : Math.min(until, parts.get(i + 1).startLsn());
      if (end > at) {
        at = readPart(new PartScan(parts.get(i), at, end, consumer));
      }
    }
    return at;
  }

  /** Whether any segment begins with a valid frame. */
  public boolean hasRecords() {
    for (String name : directory.list()) {
      if (LogSegment.isName(name)) {
        LogSegment segment = header(name);
        if (segment != null) {
          try (FrameWindow window = open(name)) {
            if (window.isValid(LogSegment.HEADER_BYTES, segment.startLsn(), segment.epoch())) {
              return true;
            }
          }
        }
      }
    }
    return false;
  }

  private FrameWindow open(String name) {
    ByteBuffer shared = buffer;
    if (shared == null) {
      shared = FrameWindow.newBuffer();
      buffer = shared;
    }
    return new FrameWindow(directory.open(name), shared);
  }

  private @Nullable LogSegment header(String name) {
    try (DataFile file = directory.open(name)) {
      return LogSegment.readHeader(file, storeId);
    }
  }

  private long readPart(PartScan scan) {
    List<LogSegment> segments = segments(scan.epoch);
    long from = scan.position;
    long end = scan.end;
    for (int i = 0; i < segments.size() && scan.wantsMore() && !scan.isTorn(); i++) {
      LogSegment segment = segments.get(i);
      boolean isLast = i == segments.size() - 1;
      if (isLast || segments.get(i + 1).startLsn() > scan.position) {
        scanSegment(scan, segment, isLast ? null : segments.get(i + 1));
      }
    }
    if (end != TO_THE_END && scan.recordEnd != end) {
      throw new DamagedFileException(
          scan.lastName,
          scan.lastOffset,
          "the log ends before position " + end + ", which was durable");
    }
    if (segments.isEmpty() && from != scan.start) {
      throw new DamagedFileException(
          LogSegment.name(scan.epoch, 0), 0, "the segment with position " + from + " is missing");
    }
    if (scan.isTorn()) {
      refuseIfDurable(scan, segments);
    }
    if (end == TO_THE_END) {
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
    try (FrameWindow window = open(name)) {
      for (long at = LogSegment.HEADER_BYTES;
          at + LogFrame.HEADER_BYTES <= window.size();
          at += LogFrame.ALIGNMENT) {
        long lsn = scan.position + at - LogSegment.HEADER_BYTES;
        if (window.isValid(at, lsn, scan.epoch) && window.groupLsn(at) > scan.position) {
          throw new DamagedFileException(
              name, 0, "its header is not valid, but a record at offset " + at + " is");
        }
      }
    }
  }

  private static final class PartScan {
    final long epoch;
    final long start;
    final long end;
    final CommitLog.LogConsumer consumer;
    final LogRecord record = new LogRecord();
    long position;
    long recordEnd;
    int chain;
    boolean chainKnown;
    long tornAt = -1;
    String lastName = "";
    long lastOffset;

    PartScan(LogHistory.Part part, long from, long end, CommitLog.LogConsumer consumer) {
      this.epoch = part.epoch();
      this.start = part.startLsn();
      this.end = end;
      this.consumer = consumer;
      this.position = from;
      this.recordEnd = from;
    }

    boolean isTorn() {
      return tornAt >= 0;
    }

    boolean wantsMore() {
      return position < end;
    }

    /** Takes the valid frame at {@code at}; false if it does not follow the one before. */
    boolean take(FrameWindow window, long at) {
      int flags = window.flags(at);
      boolean isFirst = (flags & LogFrame.FIRST) != 0;
      if ((chainKnown && window.chain(at) != chain)
          || isFirst != (record.isEmpty() && recordEnd == position)) {
        return false;
      }
      int length = window.length(at);
      if (isFirst) {
        record.clear(position, epoch, window.groupLsn(at));
      }
      record.add(window, at + LogFrame.HEADER_BYTES, length, position + LogFrame.HEADER_BYTES);
      chain = window.crc(at);
      chainKnown = true;
      position += LogFrame.size(length);
      if ((flags & LogFrame.LAST) != 0) {
        recordEnd = position;
        record.complete(recordEnd);
        consumer.accept(record);
        record.clear(recordEnd, epoch, 0);
      }
      return true;
    }
  }

  private void scanSegment(PartScan scan, LogSegment segment, @Nullable LogSegment next) {
    long segmentEnd = next == null ? TO_THE_END : next.startLsn();
    scan.lastName = segment.name();
    if (segment.startLsn() > scan.position) {
      scan.lastOffset = 0;
      throw new DamagedFileException(
          segment.name(), 0, "the log before position " + segment.startLsn() + " is missing");
    }
    try (FrameWindow window = open(segment.name())) {
      while (scan.wantsMore() && scan.position < segmentEnd) {
        long at = segment.offsetOf(scan.position);
        scan.lastOffset = at;
        if (!window.isValid(at, scan.position, scan.epoch) || !scan.take(window, at)) {
          scan.tornAt = scan.position;
          return;
        }
      }
    }
  }

  /** Looks behind the bad place for a frame that was written when the bad place was durable. */
  private void refuseIfDurable(PartScan scan, List<LogSegment> segments) {
    long bad = scan.tornAt;
    for (LogSegment segment : segments) {
      long from = Math.max(segment.offsetOf(bad), LogSegment.HEADER_BYTES);
      from = (from + LogFrame.ALIGNMENT - 1) / LogFrame.ALIGNMENT * LogFrame.ALIGNMENT;
      try (FrameWindow window = open(segment.name())) {
        for (long at = from;
            at + LogFrame.HEADER_BYTES <= window.size();
            at += LogFrame.ALIGNMENT) {
          if (window.isValid(at, segment.lsnAt(at), scan.epoch) && window.groupLsn(at) > bad) {
            throw new DamagedFileException(
                scan.lastName,
                scan.lastOffset,
                "a valid record follows at offset " + at + " of " + segment.name());
          }
        }
      }
    }
  }

  /** The segments that an epoch began, in order of number. */
  List<LogSegment> segments(long epoch) {
    List<LogSegment> segments = new ArrayList<>();
    for (String name : directory.list()) {
      if (LogSegment.isName(name) && LogSegment.epochOf(name) == epoch) {
        LogSegment segment = header(name);
        if (segment != null) {
          segments.add(segment);
        }
      }
    }
    segments.sort(Comparator.comparingLong(LogSegment::number));
    return segments;
  }
}
