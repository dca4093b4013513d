package io.skerry.log;

import io.skerry.io.DataDirectory;
import io.skerry.io.DataFile;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;

/**
 * The log of earlier epochs by position, for a recovery that remembers where a change stands and
 * reads it when it is needed. The bytes were checked when {@link LogReader} came by.
 */
public final class LogTail implements AutoCloseable {
  private final DataDirectory directory;
  private final TreeMap<Long, LogSegment> segments = new TreeMap<>();
  private final Map<Long, DataFile> files = new HashMap<>();

  /**
   * @param history the parts of the log to be read
   */
  public LogTail(DataDirectory directory, long storeId, LogHistory history) {
    this.directory = directory;
    LogReader reader = new LogReader(directory, storeId);
    for (int i = 0; i < history.parts().size(); i++) {
      boolean isLast = i == history.parts().size() - 1;
      long end = isLast ? LogReader.TO_THE_END : history.parts().get(i + 1).startLsn();
      for (LogSegment segment : reader.segments(history.parts().get(i).epoch())) {
        if (segment.startLsn() < end) {
          segments.put(segment.startLsn(), segment);
        }
      }
    }
  }

  /** Reads bytes that {@link LogRecord#positionOf} said stand one behind the other. */
  public synchronized void read(long lsn, byte[] into, int offset, int count) {
    Entry<Long, LogSegment> found = segments.floorEntry(lsn);
    if (found == null) {
      throw new IllegalStateException("the log before position " + lsn + " is gone");
    }
    DataFile file =
        files.computeIfAbsent(found.getKey(), _ -> directory.open(found.getValue().name()));
    int got = file.read(ByteBuffer.wrap(into, offset, count), found.getValue().offsetOf(lsn));
    if (got < count) {
      throw new IllegalStateException("the log ends within position " + lsn);
    }
  }

  /** Reads a record again of which only the places are kept. */
  public void read(LogRecord places, LogRecord into) {
    into.copyPlacesFrom(places);
    for (int frame = 0; frame < into.frameCount(); frame++) {
      int at = into.frameAt(frame);
      read(into.frameLsn(frame), into.payload(), at, into.frameAt(frame + 1) - at);
    }
  }

  @Override
  public synchronized void close() {
    files.values().forEach(DataFile::close);
    files.clear();
  }
}
