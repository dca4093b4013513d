package io.skerry.page;

import java.lang.foreign.MemorySegment;

/** Makes the committed image of a page, as of the moment at which the running checkpoint began. */
public interface PageImager {

  /** What a page is in the image. */
  enum Image {
    /** The page as it is; nothing was written to the target. */
    SAME,
    /** The page without uncommitted changes, written to the target. */
    OTHER,
    /** The page belongs to nothing that is committed. */
    ABSENT
  }

  /**
   * @param page the address of the page in {@code memory}
   * @param target where an image that differs is written
   */
  Image image(int pageId, MemorySegment memory, long page, long target);
}
