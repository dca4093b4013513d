package io.skerry.log;

import java.util.Arrays;

/**
 * A record as it is read from the log. Reused for the next one: whoever keeps anything copies it.
 *
 * <p>The payload is there whole. Where it stands in the log can be asked for, so that a reader need
 * keep no more than a position.
 */
public final class LogRecord {
  private byte[] payload = new byte[4 << 10];
  private int length;
  private long begin;
  private long end;
  private long epoch;

  /** For each frame of the record: where its part of the payload begins, and its position. */
  private int[] partAt = new int[4];

  private long[] partLsn = new long[4];
  private int parts;

  /** The payload; its first {@link #length} bytes count. */
  public byte[] payload() {
    return payload;
  }

  public int length() {
    return length;
  }

  /** The position of its first frame. */
  public long begin() {
    return begin;
  }

  /** The position behind its last frame. */
  public long end() {
    return end;
  }

  /** Who wrote it. */
  public long epoch() {
    return epoch;
  }

  /**
   * The position in the log at which {@code count} bytes of the payload stand one behind the other;
   * -1 when a frame ends among them.
   */
  public long positionOf(int offset, int count) {
    int part = Arrays.binarySearch(partAt, 0, parts, offset);
    part = part < 0 ? -part - 2 : part;
    boolean isWhole = part == parts - 1 || offset + count <= partAt[part + 1];
    return isWhole ? partLsn[part] + offset - partAt[part] : -1;
  }

  void clear(long newBegin, long newEpoch) {
    begin = newBegin;
    epoch = newEpoch;
    length = 0;
    parts = 0;
  }

  boolean isEmpty() {
    return parts == 0;
  }

  /**
   * Adds a frame's payload.
   *
   * @param lsn the position of its first byte
   */
  void add(FrameWindow from, long at, int count, long lsn) {
    if (payload.length - length < count) {
      payload = Arrays.copyOf(payload, Math.max(length + count, payload.length * 2));
    }
    if (parts == partAt.length) {
      partAt = Arrays.copyOf(partAt, parts * 2);
      partLsn = Arrays.copyOf(partLsn, parts * 2);
    }
    partAt[parts] = length;
    partLsn[parts++] = lsn;
    from.copy(at, payload, length, count);
    length += count;
  }

  void complete(long newEnd) {
    end = newEnd;
  }
}
