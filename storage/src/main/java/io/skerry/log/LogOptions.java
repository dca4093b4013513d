package io.skerry.log;

/**
 * The limits of a log.
 *
 * @param segmentBytes the size of a segment; the first of an epoch is at most 4 MiB so that a start
 *     stays quick
 * @param groupBytesMax how much is written before it is forced
 * @param fencedByEpoch whether the epoch record is read again between the flush of a group and its
 *     acknowledgement
 */
public record LogOptions(int segmentBytes, int groupBytesMax, boolean fencedByEpoch) {
  /** The smallest segment. */
  public static final int SEGMENT_BYTES_MIN = 16 << 10;

  public LogOptions {
    if (segmentBytes < SEGMENT_BYTES_MIN || segmentBytes % 4096 != 0) {
      throw new IllegalArgumentException("log segment of " + segmentBytes + " bytes");
    }
    if (groupBytesMax <= 0) {
      throw new IllegalArgumentException("commit group of " + groupBytesMax + " bytes");
    }
  }

  /** The size of the first segment of an epoch. */
  public int firstSegmentBytes() {
    return Math.min(segmentBytes, 4 << 20);
  }
}
