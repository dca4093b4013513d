package io.skerry.table;

import io.skerry.page.IntList;
import io.skerry.tx.TxState;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes a value too long for a row, in parts of any size. Nothing of it is in memory but the page
 * in the making and the numbers of those that are written.
 *
 * <p>Of one thread, which does not hold the latch.
 */
public final class LongValueWriter {
  private final LongValues values;
  private final @Nullable TxState writer;
  private final boolean isVolatile;
  private final byte[] buffer = new byte[LongValues.BYTES_PER_PAGE];
  private final IntList pages = new IntList();
  private int buffered;
  private long length;

  LongValueWriter(LongValues values, @Nullable TxState writer, boolean isVolatile) {
    this.values = values;
    this.writer = writer;
    this.isVolatile = isVolatile;
  }

  /** Bytes so far. */
  public long length() {
    return length;
  }

  public void append(byte[] bytes, int from, int count) {
    for (int done = 0; done < count; ) {
      if (buffered == buffer.length) {
        writePage();
      }
      int now = Math.min(buffer.length - buffered, count - done);
      System.arraycopy(bytes, from + done, buffer, buffered, now);
      buffered += now;
      done += now;
    }
    length += count;
  }

  private void writePage() {
    pages.add(values.writePage(buffer, 0, buffered, writer, isVolatile));
    buffered = 0;
  }

  /** Ends the value and returns its root. */
  public int finish() {
    if (buffered > 0 || pages.isEmpty()) {
      writePage();
    }
    int[] listed = pages.toArray();
    for (int level = 1; listed.length > 1; level++) {
      listed = lists(listed, level);
    }
    return listed[0];
  }

  private int[] lists(int[] listed, int level) {
    int perList = LongValues.PAGES_PER_LIST;
    int[] lists = new int[(listed.length + perList - 1) / perList];
    for (int i = 0; i < lists.length; i++) {
      int from = i * perList;
      int count = Math.min(perList, listed.length - from);
      lists[i] = values.writeList(listed, from, count, level, writer, isVolatile);
    }
    return lists;
  }

  /** Gives up what was written. */
  public void abandon() {
    Arrays.stream(pages.toArray()).forEach(values::free);
    pages.clear();
    buffered = 0;
  }
}
