package io.skerry.page;

import java.util.Arrays;

/**
 * What is known of each page, in arrays indexed by page number: numbers are dense, so translation
 * is an array access.
 *
 * <p>Changed under the exclusive latch, or by the checkpoint under the shared one where noted.
 */
final class PageTable {
  /** The page number is in use. */
  static final int ALLOCATED = 1;

  /** The page differs from its image in the last root. */
  static final int DIRTY = 2;

  /** The frame differs from what is at the page's place. */
  static final int FRAME_DIRTY = 4;

  /** The running checkpoint still needs the page as it is; also cleared by the checkpoint. */
  static final int PENDING = 8;

  /** The page is in no checkpoint: undo, temporary tables. */
  static final int VOLATILE = 16;

  /** The page is volatile until its transaction has committed. */
  static final int FRESH = 32;

  private static final int ALL_FLAGS = 2 * FRESH - 1;

  /**
   * By flags: how many places a page may still need until the next checkpoint has ended. One for
   * its image, where it changed or its transaction may commit; one for its eviction, where its
   * frame differs from its place.
   */
  private static final int[] PLACES_NEEDED = new int[ALL_FLAGS + 1];

  static {
    for (int flags = 0; flags < PLACES_NEEDED.length; flags++) {
      PLACES_NEEDED[flags] = (flags & ALLOCATED) == 0 ? 0 : placesNeededBy(flags);
    }
  }

  private static final int BYTES_PER_PAGE = 2 * Integer.BYTES + 3 * Long.BYTES + 1;

  /** No frame. */
  static final int NONE = 0;

  int[] frameOf = new int[64];

  /** Where the page was last written; {@link PlaceRef}s, as the next two. */
  long[] placeOf = new long[64];

  /** Where the last root has it. */
  long[] rootPlace = new long[64];

  /** Where the running checkpoint has written it. */
  long[] imagePlace = new long[64];

  int[] changes = new int[64];
  byte[] flags = new byte[64];
  private int placesNeeded;
  private int pageCount = 1;
  private final IntList freeIds = new IntList();

  /** What the arrays take. */
  long bytes() {
    return (long) flags.length * BYTES_PER_PAGE + freeIds.bytes();
  }

  int pageCount() {
    return pageCount;
  }

  void setPageCount(int count) {
    pageCount = count;
    ensure(count);
  }

  private void ensure(int count) {
    if (count > flags.length) {
      int to = Math.max(count, flags.length * 2);
      frameOf = Arrays.copyOf(frameOf, to);
      placeOf = Arrays.copyOf(placeOf, to);
      rootPlace = Arrays.copyOf(rootPlace, to);
      imagePlace = Arrays.copyOf(imagePlace, to);
      changes = Arrays.copyOf(changes, to);
      flags = Arrays.copyOf(flags, to);
    }
  }

  int takeId() {
    if (!freeIds.isEmpty()) {
      return freeIds.removeLast();
    }
    ensure(pageCount + 1);
    return pageCount++;
  }

  void giveBackId(int pageId) {
    freeIds.add(pageId);
  }

  /** Whether a checkpoint keeps the page. */
  boolean isKept(int pageId) {
    return (flags[pageId] & (ALLOCATED | VOLATILE)) == ALLOCATED;
  }

  boolean has(int pageId, int flag) {
    return (flags[pageId] & flag) != 0;
  }

  void set(int pageId, int flag) {
    become(pageId, flags[pageId] | flag);
  }

  void clear(int pageId, int flag) {
    become(pageId, flags[pageId] & ~flag);
  }

  private void become(int pageId, int changed) {
    placesNeeded += PLACES_NEEDED[changed] - PLACES_NEEDED[flags[pageId]];
    flags[pageId] = (byte) changed;
  }

  private static int placesNeededBy(int flags) {
    int evictions = Integer.bitCount(flags & FRAME_DIRTY);
    if ((flags & FRESH) != 0) {
      return evictions + 1;
    }
    boolean isVolatile = (flags & VOLATILE) != 0;
    return evictions + (isVolatile ? 0 : Integer.bitCount(flags & (DIRTY | PENDING)));
  }

  /** How many places all pages may still need until the next checkpoint has ended. */
  int placesNeeded() {
    return placesNeeded;
  }
}
