package io.skerry.log;

import java.nio.ByteBuffer;

/**
 * The layout of a frame, the unit of the log that is checked as a whole. A record is one frame, or
 * several in a row where it is long or a segment ends.
 *
 * <p>A frame names its own position, so what an earlier use of a segment left is never taken for a
 * frame. It names the beginning of its flush group: the flusher writes a group only when the one
 * before is durable, so a valid frame proves that all before its group was durable once. That tells
 * a torn tail, which may be cut, from damage, which may not.
 */
final class LogFrame {
  static final int HEADER_BYTES = 40;
  static final int ALIGNMENT = 8;
  static final int FIRST = 1;
  static final int LAST = 2;

  /** The longest payload of a frame. */
  static final int PAYLOAD_MAX = 1 << 20;

  private static final int MAGIC = 0x464D5231;
  private static final int CRC_AT = 4;
  private static final int LSN_AT = 8;
  private static final int GROUP_AT = 16;
  private static final int CHAIN_AT = 24;
  private static final int EPOCH_AT = 28;
  private static final int LENGTH_AT = 32;
  private static final int FLAGS_AT = 36;

  private LogFrame() {}

  /** Bytes on disk of a frame with this payload. */
  static int size(int payloadLength) {
    return HEADER_BYTES + (payloadLength + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  /**
   * The most bytes that a payload takes as frames, however it falls into segments of at least
   * {@code segmentBytes}.
   */
  static long sizeMax(long payloadLength, long segmentBytes) {
    long frames = payloadLength / PAYLOAD_MAX + payloadLength / (segmentBytes / 2) + 2;
    return payloadLength + frames * (HEADER_BYTES + ALIGNMENT);
  }

  /** Completes the frame at {@code at}, whose payload is in place, and returns its checksum. */
  static int seal(
      ByteBuffer buffer,
      int at,
      long lsn,
      long groupLsn,
      int chain,
      long epoch,
      int length,
      int flags) {
    int size = size(length);
    for (int i = at + HEADER_BYTES + length; i < at + size; i++) {
      buffer.put(i, (byte) 0);
    }
    buffer.putInt(at, MAGIC);
    buffer.putLong(at + LSN_AT, lsn);
    buffer.putLong(at + GROUP_AT, groupLsn);
    buffer.putInt(at + CHAIN_AT, chain);
    buffer.putInt(at + EPOCH_AT, (int) epoch);
    buffer.putInt(at + LENGTH_AT, length);
    buffer.putInt(at + FLAGS_AT, flags);
    int crc = Checksums.of(buffer, at + LSN_AT, size - LSN_AT);
    buffer.putInt(at + CRC_AT, crc);
    return crc;
  }

  /** Whether a frame may begin at {@code at}, as far as its first bytes say. */
  static boolean mayBegin(ByteBuffer buffer, int at) {
    return buffer.getInt(at) == MAGIC;
  }

  /** Whether a whole, undamaged frame of this position and epoch is at {@code at}. */
  static boolean isValid(ByteBuffer buffer, int at, long lsn, long epoch) {
    int room = buffer.limit() - at;
    if (room < HEADER_BYTES
        || buffer.getInt(at) != MAGIC
        || buffer.getLong(at + LSN_AT) != lsn
        || buffer.getInt(at + EPOCH_AT) != (int) epoch) {
      return false;
    }
    int length = length(buffer, at);
    if (length < 0 || length > PAYLOAD_MAX || size(length) > room) {
      return false;
    }
    return buffer.getInt(at + CRC_AT) == Checksums.of(buffer, at + LSN_AT, size(length) - LSN_AT);
  }

  static int length(ByteBuffer buffer, int at) {
    return buffer.getInt(at + LENGTH_AT);
  }

  static int flags(ByteBuffer buffer, int at) {
    return buffer.getInt(at + FLAGS_AT);
  }

  static int crc(ByteBuffer buffer, int at) {
    return buffer.getInt(at + CRC_AT);
  }

  static int chain(ByteBuffer buffer, int at) {
    return buffer.getInt(at + CHAIN_AT);
  }

  static long groupLsn(ByteBuffer buffer, int at) {
    return buffer.getLong(at + GROUP_AT);
  }
}
