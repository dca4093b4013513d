package io.skerry.page;

import io.skerry.io.DamagedFileException;
import java.io.UncheckedIOException;

/**
 * Something that a check found wrong with pages and places.
 *
 * @param file empty where no file is to blame
 * @param offset in bytes; -1 where it is not known
 * @param pageId 0 where no page is concerned
 * @param what one sentence
 */
public record PageFault(Kind kind, String file, long offset, int pageId, String what) {
  private static final long NO_OFFSET = -1;
  private static final int NO_PAGE = 0;

  /** What is wrong. */
  public enum Kind {
    /** There is no valid root, or not the one that there should be. */
    ROOT,
    /** A file that the root names is not there, and has pages. */
    MISSING_FILE,
    /** The file of an extent has a wrong header. */
    EXTENT,
    /** The page map cannot be read, or says something else than memory. */
    MAP,
    /** The meta data cannot be read. */
    META,
    /** A page cannot be read. */
    PAGE,
    /** A whole page is where another should be. */
    OTHER_PAGE,
    /** Two pages are at one place. */
    SHARED_PLACE,
    /** A page is at a place that counts as free or is not there. */
    UNCOUNTED_PLACE,
    /** A place counts as used, but nothing is there. */
    LEAKED_PLACE
  }

  static PageFault of(Kind kind, int pageId, DamagedFileException e) {
    return new PageFault(kind, e.file(), e.offset(), pageId, String.valueOf(e.getMessage()));
  }

  static PageFault of(Kind kind, int pageId, Extents.Location at, UncheckedIOException e) {
    String what = "File " + at.fileName() + " cannot be read: " + e.getMessage() + ".";
    return new PageFault(kind, at.fileName(), at.offset(), pageId, what);
  }

  static PageFault ofFile(Kind kind, String file, String what) {
    return new PageFault(kind, file, NO_OFFSET, NO_PAGE, what);
  }

  static PageFault ofPage(Kind kind, int pageId, String what) {
    return new PageFault(kind, "", NO_OFFSET, pageId, what);
  }
}
