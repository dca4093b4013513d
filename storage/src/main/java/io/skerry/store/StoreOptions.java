package io.skerry.store;

import io.skerry.log.LogOptions;

/**
 * The limits of a store, fixed when it opens.
 *
 * @param memory what may be in memory
 * @param pagesPerExtent the size of a data file, in pages
 * @param log the log's limits
 * @param checkpointLogBytes a checkpoint begins when the log has grown by this much since the last
 *     one
 * @param limits how large single things may be
 * @param sequenceCache how many values of a sequence are reserved at once
 * @param background whether checkpoints and the rest of recovery run on threads of their own; if
 *     not, the commit that makes a checkpoint due runs it
 */
public record StoreOptions(
    Memory memory,
    int pagesPerExtent,
    LogOptions log,
    long checkpointLogBytes,
    Limits limits,
    int sequenceCache,
    boolean background) {
  private static final int POOL_PAGES_MIN = 64;
  private static final long POOL_PAGE_BYTES = 16 << 10;
  private static final int PAGES_PER_EXTENT_MIN = 8;

  /**
   * What may be in memory.
   *
   * @param poolPages the page pool, in pages of 16 KiB
   * @param lockBytes all locks together (error 1204 beyond)
   * @param pendingBytes notes of recovery about changes that it makes later
   * @param sortBytes the sort of an index that is built
   */
  public record Memory(int poolPages, long lockBytes, long pendingBytes, int sortBytes) {
    public Memory {
      if (poolPages < POOL_PAGES_MIN) {
        throw new IllegalArgumentException("a page pool of " + poolPages + " pages");
      }
    }

    /**
     * What changes of running transactions may take until the log has them: a quarter of the pool.
     */
    long redoBytes() {
      return poolPages * POOL_PAGE_BYTES / 4;
    }
  }

  /**
   * How large single things may be.
   *
   * @param transactionBytes the changes of one transaction (error 9002 beyond)
   * @param longValueBytes a value of a (max) type (error 7119 beyond)
   * @param reserveBytes the room on the disk that is kept for deletions, and for undoing changes,
   *     when it is full
   */
  public record Limits(long transactionBytes, int longValueBytes, long reserveBytes) {}

  public StoreOptions {
    if (pagesPerExtent < PAGES_PER_EXTENT_MIN) {
      throw new IllegalArgumentException("extents of " + pagesPerExtent + " pages");
    }
    if (checkpointLogBytes <= 0 || sequenceCache <= 0) {
      throw new IllegalArgumentException("a limit that is not positive");
    }
  }

  /**
   * For a store with a pool of this many bytes: 64 MiB segments, a checkpoint every 64 MiB of log.
   */
  public static StoreOptions withPoolBytes(long poolBytes, long lockBytes) {
    return new StoreOptions(
        new Memory(Math.toIntExact(poolBytes >> 14), lockBytes, 96 << 20, 16 << 20),
        1024,
        new LogOptions(64 << 20, 8 << 20, false),
        64 << 20,
        new Limits(64L << 30, 256 << 20, 16 << 20),
        1000,
        true);
  }

  /**
   * Small everywhere, so that a test of a few operations meets segments, checkpoints and evictions.
   */
  public static StoreOptions small() {
    return new StoreOptions(
        new Memory(256, 8 << 20, 1 << 20, 64 << 10),
        64,
        new LogOptions(64 << 10, 64 << 10, false),
        256 << 10,
        new Limits(64 << 20, 16 << 20, 1 << 20),
        100,
        false);
  }

  public StoreOptions withBackground(boolean inBackground) {
    return new StoreOptions(
        memory, pagesPerExtent, log, checkpointLogBytes, limits, sequenceCache, inBackground);
  }
}
