package io.skerry.log;

import io.skerry.io.DataFile;
import java.nio.ByteBuffer;

/**
 * A file of the log, seen through a buffer that moves forward over it: a segment is never whole in
 * memory.
 */
final class FrameWindow implements AutoCloseable {
  private static final int WINDOW_BYTES = 2 * LogFrame.PAYLOAD_MAX;

  private final DataFile file;
  private final long size;
  private final ByteBuffer buffer;

  /** Where in the file the buffer begins. */
  private long start;

  /**
   * @param buffer of {@link #newBuffer}, used by one window at a time
   */
  FrameWindow(DataFile file, ByteBuffer buffer) {
    this.file = file;
    this.size = file.size();
    this.buffer = buffer;
    this.start = 0;
    buffer.clear().limit(0);
  }

  static ByteBuffer newBuffer() {
    return ByteBuffer.allocateDirect(WINDOW_BYTES);
  }

  String name() {
    return file.name();
  }

  long size() {
    return size;
  }

  /** Whether a whole, undamaged frame of this position and epoch is at an offset of the file. */
  boolean isValid(long at, long lsn, long epoch) {
    if (!load(at, LogFrame.HEADER_BYTES)) {
      return false;
    }
    int length = LogFrame.length(buffer, index(at));
    if (length < 0 || length > LogFrame.PAYLOAD_MAX || !LogFrame.mayBegin(buffer, index(at))) {
      return false;
    }
    return load(at, LogFrame.size(length)) && LogFrame.isValid(buffer, index(at), lsn, epoch);
  }

  /** Makes sure that bytes are in the buffer; false where the file ends before. */
  private boolean load(long at, int count) {
    if (at + count > size) {
      return false;
    }
    if (at < start || at + count > start + buffer.limit()) {
      buffer.clear();
      start = at;
      file.read(buffer, at);
      buffer.flip();
    }
    return at + count <= start + buffer.limit();
  }

  private int index(long at) {
    return Math.toIntExact(at - start);
  }

  // ---- fields of the frame last found valid

  int length(long at) {
    return LogFrame.length(buffer, index(at));
  }

  int flags(long at) {
    return LogFrame.flags(buffer, index(at));
  }

  int crc(long at) {
    return LogFrame.crc(buffer, index(at));
  }

  int chain(long at) {
    return LogFrame.chain(buffer, index(at));
  }

  long groupLsn(long at) {
    return LogFrame.groupLsn(buffer, index(at));
  }

  /** Copies bytes of the frame last found valid. */
  void copy(long at, byte[] into, int offset, int count) {
    buffer.get(index(at), into, offset, count);
  }

  @Override
  public void close() {
    file.close();
  }
}
