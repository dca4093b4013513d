package io.skerry.table;

import io.skerry.page.IntList;
import io.skerry.page.Keep;
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
  private final Keep keep;
  private final byte[] buffer = new byte[LongValues.BYTES_PER_PAGE];
  private final IntList pages = new IntList();
  private final IntList lists = new IntList();
  private int buffered;
  private long length;

  LongValueWriter(LongValues values, @Nullable TxState writer, Keep keep) {
    this.values = values;
    this.writer = writer;
    this.keep = keep;
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
    pages.add(values.writePage(buffer, 0, buffered, writer, keep));
    buffered = 0;
  }

  /** Ends the value and returns its root. */
  public int finish() {
    if (buffered > 0 || pages.isEmpty()) {
      writePage();
    }
    int[] listed = pages.toArray();
    for (int level = 1; listed.length > 1; level++) {
      listed = writeLists(listed, level);
    }
    return listed[0];
  }

  private int[] writeLists(int[] listed, int level) {
    int perList = LongValues.PAGES_PER_LIST;
    int[] made = new int[(listed.length + perList - 1) / perList];
    for (int i = 0; i < made.length; i++) {
      int from = i * perList;
      int count = Math.min(perList, listed.length - from);
      made[i] = values.writeList(listed, from, count, level, writer, keep);
      lists.add(made[i]);
    }
    return made;
  }

  /** Gives up what was written; not after {@link #finish} has returned. */
  public void abandon() {
    Arrays.stream(pages.toArray()).forEach(values::freePage);
    Arrays.stream(lists.toArray()).forEach(values::freePage);
    pages.clear();
    lists.clear();
    buffered = 0;
  }
}
