package io.skerry.store;

import io.skerry.log.LogOptions;

/**
 * The limits of a store, fixed when it opens.
 *
 * @param poolPages the page pool, in pages of 16 KiB
 * @param pagesPerExtent the size of a data file, in pages
 * @param log the log's limits
 * @param checkpointLogBytes a checkpoint begins when the log has grown by this much since the last
 *     one
 * @param transactionBytesMax the most bytes of changes that one transaction may have (error 9002
 *     beyond)
 * @param longValueBytesMax the longest value of a (max) type (error 7119 beyond)
 * @param lockBytesMax the most bytes that all locks together may take (error 1204 beyond)
 * @param sequenceCache how many values of a sequence are reserved at once
 * @param backgroundCheckpoints whether checkpoints run on a thread of their own; if not, the commit
 *     that makes one due runs it
 */
public record StoreOptions(
    int poolPages,
    int pagesPerExtent,
    LogOptions log,
    long checkpointLogBytes,
    long transactionBytesMax,
    int longValueBytesMax,
    long lockBytesMax,
    int sequenceCache,
    boolean backgroundCheckpoints) {
  private static final int POOL_PAGES_MIN = 64;
  private static final int PAGES_PER_EXTENT_MIN = 8;

  public StoreOptions {
    if (poolPages < POOL_PAGES_MIN) {
      throw new IllegalArgumentException("a page pool of " + poolPages + " pages");
    }
    if (pagesPerExtent < PAGES_PER_EXTENT_MIN) {
      throw new IllegalArgumentException("extents of " + pagesPerExtent + " pages");
    }
    if (checkpointLogBytes <= 0 || lockBytesMax <= 0 || sequenceCache <= 0) {
      throw new IllegalArgumentException("a limit that is not positive");
    }
  }

  /**
   * For a store with a pool of this many bytes: 64 MiB segments, a checkpoint every 64 MiB of log.
   */
  public static StoreOptions withPoolBytes(long poolBytes, long lockBytesMax) {
    return new StoreOptions(
        Math.toIntExact(poolBytes >> 14),
        1024,
        new LogOptions(64 << 20, 8 << 20, false),
        64 << 20,
        1L << 30,
        256 << 20,
        lockBytesMax,
        1000,
        true);
  }

  /**
   * Small everywhere, so that a test of a few operations meets segments, checkpoints and evictions.
   */
  public static StoreOptions small() {
    return new StoreOptions(
        256,
        64,
        new LogOptions(64 << 10, 64 << 10, false),
        256 << 10,
        64 << 20,
        16 << 20,
        8 << 20,
        100,
        false);
  }
}
