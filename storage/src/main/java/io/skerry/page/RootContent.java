package io.skerry.page;

import io.skerry.io.DamagedFileException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/** How the page map and the meta data of a root stand in pages. */
final class RootContent {
  static final int ENTRIES_PER_MAP =
      (PageFormat.PAGE_BYTES - PageFormat.HEADER_BYTES) / Integer.BYTES;
  static final int META_BYTES_PER_PAGE = PageFormat.PAGE_BYTES - PageFormat.HEADER_BYTES;

  private RootContent() {}

  /** Says where a place is. */
  @FunctionalInterface
  interface Locator {
    PageLocation locate(int place);
  }

  /** The place that a page map has for the n-th of its pages. */
  static int entry(MemorySegment memory, long map, int n) {
    return memory.get(PageFormat.INT, map + PageFormat.HEADER_BYTES + (long) n * Integer.BYTES);
  }

  /** Reads a page that must be of a type. */
  static void read(
      PageLocation at, int number, int type, String what, MemorySegment memory, long page) {
    at.read(number, memory, page);
    if (PageFormat.type(memory, page) != type) {
      throw new DamagedFileException(
          at.file().name(), at.offset(), "page " + number + " of the " + what + " is of another type");
    }
  }

  static void readMap(PageLocation at, int number, MemorySegment memory, long page) {
    read(at, number, PageFormat.TYPE_MAP, "page map", memory, page);
  }

  /** Reads the meta data by way of room for one page. */
  static byte[] readMeta(Root root, Locator locator, MemorySegment memory, long page) {
    byte[] meta = new byte[root.metaLength()];
    List<Integer> places = root.metaPlaces();
    for (int i = 0; i < places.size(); i++) {
      PageLocation at = locator.locate(places.get(i));
      read(at, i, PageFormat.TYPE_META, "meta data", memory, page);
      int from = i * META_BYTES_PER_PAGE;
      MemorySegment.copy(
          memory,
          ValueLayout.JAVA_BYTE,
          page + PageFormat.HEADER_BYTES,
          meta,
          from,
          Math.min(META_BYTES_PER_PAGE, meta.length - from));
    }
    return meta;
  }
}
