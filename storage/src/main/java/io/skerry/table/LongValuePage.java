package io.skerry.table;

import io.skerry.page.PageFormat;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A page of a long value as a check looks at it: outside of the pool, and with nothing believed.
 *
 * @param memory the page, at its beginning
 */
public record LongValuePage(MemorySegment memory) {
  public static final int BYTES_PER_PAGE = LongValues.BYTES_PER_PAGE;
  public static final int PAGES_PER_LIST = LongValues.PAGES_PER_LIST;

  /** Whether it holds bytes of the value rather than a list of pages. */
  public boolean isBytes() {
    return PageFormat.type(memory, 0) == PageFormat.TYPE_OVERFLOW
        && level() == LongValues.BYTES_LEVEL;
  }

  /** Whether it lists pages of the level below its own. */
  public boolean isList() {
    return PageFormat.type(memory, 0) == PageFormat.TYPE_OVERFLOW_LIST && level() > 0;
  }

  /** How many steps it is from the bytes. */
  public long level() {
    return PageFormat.treeId(memory, 0);
  }

  /** The number of pages that a list has. */
  public int count() {
    return memory.get(PageFormat.SHORT, LongValues.COUNT_AT);
  }

  /** The n-th page of a list; n is below {@link #PAGES_PER_LIST}. */
  public int listed(int n) {
    return memory.get(PageFormat.INT, LongValues.CONTENT_AT + (long) n * Integer.BYTES);
  }

  /** Whether it still names the transaction that wrote it, as no page of a checkpoint does. */
  public boolean hasWriter() {
    return memory.get(PageFormat.LONG, LongValues.WRITER_AT) != 0;
  }

  /** Copies bytes of the value. */
  public void copy(byte[] into, int at, int count) {
    MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, LongValues.CONTENT_AT, into, at, count);
  }
}
