package io.skerry.testkit.sim;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** What was done to a file since its last force, in order, in a few arrays. */
final class WriteJournal {
  /** What an entry did. */
  enum Kind {
    /** Wrote bytes. */
    DATA,

    /** Wrote zeros. */
    ZEROS,

    /** Set room aside, where nothing is or behind the end. */
    ROOM,

    /** Cut the file to the entry's position. */
    TRUNCATION
  }

  private static final int KEPT_BYTES_MAX = 1 << 20;
  private static final Kind[] KINDS = Kind.values();

  private int count;
  private byte[] kinds = new byte[8];
  private long[] positions = new long[8];
  private long[] lengths = new long[8];
  private int[] dataAt = new int[8];
  private byte[] data = new byte[512];
  private int dataLength;

  /** How many of the first entries are sure to survive a loss of power. */
  private int settled;

  WriteJournal copy() {
    WriteJournal copy = new WriteJournal();
    copy.count = count;
    copy.settled = settled;
    copy.kinds = kinds.clone();
    copy.positions = positions.clone();
    copy.lengths = lengths.clone();
    copy.dataAt = dataAt.clone();
    copy.data = Arrays.copyOf(data, Math.max(dataLength, 1));
    copy.dataLength = dataLength;
    return copy;
  }

  int count() {
    return count;
  }

  Kind kind(int entry) {
    return KINDS[kinds[entry]];
  }

  long position(int entry) {
    return positions[entry];
  }

  long length(int entry) {
    return lengths[entry];
  }

  /** Where the bytes of an entry begin in {@link #data}. */
  int dataAt(int entry) {
    return dataAt[entry];
  }

  byte[] data() {
    return data;
  }

  /** Whether a truncation can no longer be lost. */
  boolean isSettled(int entry) {
    return entry < settled && kind(entry) == Kind.TRUNCATION;
  }

  void settle() {
    settled = count;
  }

  /** Takes the next {@code length} bytes of {@code from}; returns where they are in the data. */
  int addData(long position, ByteBuffer from, int length) {
    if (dataLength + length > data.length) {
      data = Arrays.copyOf(data, Math.max(dataLength + length, 2 * data.length));
    }
    from.get(data, dataLength, length);
    add(Kind.DATA, position, length);
    dataLength += length;
    return dataLength - length;
  }

  void add(Kind kind, long position, long length) {
    if (count == kinds.length) {
      int more = 2 * count;
      kinds = Arrays.copyOf(kinds, more);
      positions = Arrays.copyOf(positions, more);
      lengths = Arrays.copyOf(lengths, more);
      dataAt = Arrays.copyOf(dataAt, more);
    }
    kinds[count] = (byte) kind.ordinal();
    positions[count] = position;
    lengths[count] = length;
    dataAt[count] = dataLength;
    count++;
  }

  void clear() {
    count = 0;
    settled = 0;
    dataLength = 0;
    if (data.length > KEPT_BYTES_MAX) {
      data = new byte[512];
    }
  }
}
