package io.skerry.bench.store;

import io.skerry.bench.store.peer.Rows;

/**
 * How much of everything: the one place where it is said.
 *
 * @param rounds how often each peer has its turn
 * @param longRounds how often it has its turn where a turn takes seconds
 * @param warmUpMillis how long each peer runs before the rounds
 * @param millis how long a turn lasts
 * @param rows the table that is updated and read by key
 * @param scannedRows the table that is loaded and scanned
 * @param cacheBytes each peer's cache, where all is meant to be in memory
 * @param smallCacheBytes each peer's cache, where the table outgrows it
 * @param growthMillisMax how long a peer may take to grow its table; a slower one stops short of
 *     four times
 * @param tracedMillis how long a peer runs while its syncs are counted
 */
record Sizes(
    int rounds,
    int longRounds,
    int warmUpMillis,
    int millis,
    long rows,
    long scannedRows,
    long cacheBytes,
    long smallCacheBytes,
    long growthMillisMax,
    int tracedMillis) {
  /** 10 to 15 minutes. */
  static final Sizes FULL =
      new Sizes(5, 3, 1500, 1000, 100_000, 2_000_000, 1L << 30, 64L << 20, 70_000, 1000);

  /** Two minutes: shows that all works, and little more. */
  static final Sizes QUICK =
      new Sizes(1, 1, 400, 300, 50_000, 200_000, 1L << 30, 8L << 20, 2000, 200);

  /** What a row takes in the files of an engine, roughly. */
  private static final long STORED_ROW_BYTES = Rows.ROW_BYTES + 20;

  /**
   * About the rows of a table that is {@code times} the small cache.
   *
   * @param multiple what the number is a multiple of
   */
  long rowsOfSmallCaches(double times, int multiple) {
    long rows = (long) (times * smallCacheBytes / STORED_ROW_BYTES);
    return Math.max(multiple, rows - rows % multiple);
  }
}
