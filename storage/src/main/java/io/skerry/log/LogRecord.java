package io.skerry.log;

import java.util.Arrays;

/**
 * A record as it is read from the log. Reused for the next one: whoever keeps anything copies it.
 *
 * <p>The payload is there whole. Where it stands in the log can be asked for, so that a reader need
 * keep no more than a position.
 */
public final class LogRecord {
  private static final byte[] NO_PAYLOAD = new byte[0];

  private byte[] payload = new byte[4 << 10];
  private int length;
  private long begin;
  private long end;
  private long epoch;
  private long groupLsn;

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

  /**
   * Where the group begins with which it was written. All before that was durable once; the last
   * group of a log may never have been.
   */
  public long groupLsn() {
    return groupLsn;
  }

  /** Who wrote it. */
  public long epoch() {
    return epoch;
  }

  /**
   * The position in the log at which {@code count} bytes of the payload stand one behind the other;
   * -1 when a frame ends among them, or the record is detached.
   */
  public long positionOf(int offset, int count) {
    if (parts == 0) {
      return -1;
    }
    int part = Arrays.binarySearch(partAt, 0, parts, offset);
    part = part < 0 ? -part - 2 : part;
    boolean isWhole = part == parts - 1 || offset + count <= partAt[part + 1];
    return isWhole ? partLsn[part] + offset - partAt[part] : -1;
  }

  /** How many bytes of the payload, from an offset on, stand one behind the other in the log. */
  public int lengthOfPlace(int offset) {
    int part = Arrays.binarySearch(partAt, 0, parts, offset);
    part = part < 0 ? -part - 2 : part;
    return (part + 1 < parts ? partAt[part + 1] : length) - offset;
  }

  /** The record without its payload, to be read again from its places. */
  public LogRecord places() {
    LogRecord places = new LogRecord();
    places.payload = NO_PAYLOAD;
    places.copyAllButPayload(this);
    return places;
  }

  /** Becomes the same as another record, but for the payload, for which there is room then. */
  void copyPlacesFrom(LogRecord other) {
    if (payload.length < other.length) {
      payload = new byte[other.length];
    }
    copyAllButPayload(other);
  }

  /** Becomes the same as another record. */
  public void copyFrom(LogRecord other) {
    copyPlacesFrom(other);
    System.arraycopy(other.payload, 0, payload, 0, other.length);
  }

  private void copyAllButPayload(LogRecord other) {
    length = other.length;
    begin = other.begin;
    end = other.end;
    epoch = other.epoch;
    groupLsn = other.groupLsn;
    partAt = Arrays.copyOf(other.partAt, other.parts);
    partLsn = Arrays.copyOf(other.partLsn, other.parts);
    parts = other.parts;
  }

  /** From now on it says of nothing where it stands in the log. */
  public void detach() {
    parts = 0;
  }

  /** The number of its frames. */
  int frameCount() {
    return parts;
  }

  /** Where in the payload a frame's part begins; for the count of frames the end of the payload. */
  int frameAt(int frame) {
    return frame == parts ? length : partAt[frame];
  }

  /** The position of a frame's part of the payload. */
  long frameLsn(int frame) {
    return partLsn[frame];
  }

  void clear(long newBegin, long newEpoch, long newGroupLsn) {
    begin = newBegin;
    epoch = newEpoch;
    groupLsn = newGroupLsn;
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
