package io.skerry.page;

/**
 * Where a page stands in the files, and what is to be found there: its place, and the number of the
 * root for which it was written. So an older page that a lost write left at a place is not taken
 * for the one that should be there.
 */
final class PlaceRef {
  /** No place. */
  static final long NONE = 0;

  private static final int NUMBER_SHIFT = 32;

  private PlaceRef() {}

  static long of(int place, long rootNumber) {
    return rootNumber << NUMBER_SHIFT | place;
  }

  static int place(long ref) {
    return (int) ref;
  }

  /** The low half of the root's number. */
  static int number(long ref) {
    return (int) (ref >>> NUMBER_SHIFT);
  }
}
