package io.skerry.log;

import io.skerry.io.DamagedFileException;
import io.skerry.io.DataFile;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A file of the log: a header block, then frames.
 *
 * @param startLsn the position of its first frame
 * @param chain the checksum of the frame before its first one; 0 at the beginning of an epoch
 */
record LogSegment(long epoch, long number, long startLsn, int chain, long bytes) {
  /** Where the frames begin. */
  static final int HEADER_BYTES = 4096;

  private static final long MAGIC = 0x534B5259_4C4F4731L;
  private static final int VERSION = 1;
  private static final int USED_BYTES = 60;
  private static final String PREFIX = "log-";

  static String name(long epoch, long number) {
    return String.format("%s%08x-%08x", PREFIX, epoch, number);
  }

  static boolean isName(String name) {
    return name.startsWith(PREFIX) && name.length() == 21;
  }

  static long epochOf(String name) {
    return Long.parseLong(name, 4, 12, 16);
  }

  static long numberOf(String name) {
    return Long.parseLong(name, 13, 21, 16);
  }

  String name() {
    return name(epoch, number);
  }

  /** The position at which a frame at {@code offset} of the file begins. */
  long lsnAt(long offset) {
    return startLsn + offset - HEADER_BYTES;
  }

  long offsetOf(long lsn) {
    return lsn - startLsn + HEADER_BYTES;
  }

  void writeHeader(DataFile file, long storeId) {
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
    header.putLong(0, MAGIC).putInt(8, VERSION).putInt(12, chain);
    header.putLong(16, storeId).putLong(24, epoch).putLong(32, number).putLong(40, startLsn);
    header.putLong(48, bytes);
    header.putInt(56, Checksums.of(header, 0, 56));
    file.write(header, 0);
  }

  /**
   * Reads a header; null when the segment was prepared but not begun (its header is empty, torn, or
   * that of the segment whose room it uses again).
   */
  static @Nullable LogSegment readHeader(DataFile file, long storeId) {
    ByteBuffer header = ByteBuffer.allocate(USED_BYTES);
    int got = file.read(header, 0);
    if (got < USED_BYTES
        || header.getLong(0) != MAGIC
        || header.getInt(56) != Checksums.of(header, 0, 56)) {
      return null;
    }
    if (header.getInt(8) != VERSION) {
      throw new DamagedFileException(
          file.name(), 8, "format version " + header.getInt(8) + " is not known");
    }
    if (header.getLong(16) != storeId) {
      throw new DamagedFileException(file.name(), 16, "the segment belongs to another store");
    }
    LogSegment segment =
        new LogSegment(
            header.getLong(24),
            header.getLong(32),
            header.getLong(40),
            header.getInt(12),
            header.getLong(48));
    return segment.name().equals(file.name()) ? segment : null;
  }
}
