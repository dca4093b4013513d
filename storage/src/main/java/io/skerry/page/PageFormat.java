package io.skerry.page;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * The header that every page has, and how numbers stand in pages.
 *
 * <p>Numbers are big-endian so that keys compare as bytes and a dump reads well.
 */
public final class PageFormat {
  /** The size of a page and of a frame. */
  public static final int PAGE_BYTES = 16 << 10;

  /** Where a page's own content begins. */
  public static final int HEADER_BYTES = 32;

  public static final int TYPE_LEAF = 1;
  public static final int TYPE_INNER = 2;
  public static final int TYPE_OVERFLOW = 3;
  static final int TYPE_MAP = 4;
  static final int TYPE_META = 5;
  static final int TYPE_EXTENT = 6;
  public static final int TYPE_UNDO = 7;
  public static final int TYPE_OVERFLOW_LIST = 8;

  static final int VERSION = 1;

  public static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  public static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  public static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  public static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;

  static final int CRC_AT = 0;
  static final int PAGE_ID_AT = 4;
  static final int TREE_ID_AT = 8;
  static final int TYPE_AT = 16;
  static final int VERSION_AT = 17;
  static final int ROOT_AT = 28;

  private PageFormat() {}

  static void initialize(MemorySegment memory, long page, int pageId, long treeId, int type) {
    memory.asSlice(page, PAGE_BYTES).fill((byte) 0);
    memory.set(INT, page + PAGE_ID_AT, pageId);
    memory.set(LONG, page + TREE_ID_AT, treeId);
    memory.set(BYTE, page + TYPE_AT, (byte) type);
    memory.set(BYTE, page + VERSION_AT, (byte) VERSION);
  }

  public static int type(MemorySegment memory, long page) {
    return memory.get(BYTE, page + TYPE_AT);
  }

  /** The tree to which a page belongs. */
  public static long treeId(MemorySegment memory, long page) {
    return memory.get(LONG, page + TREE_ID_AT);
  }
}
