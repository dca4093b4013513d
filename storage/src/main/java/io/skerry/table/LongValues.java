package io.skerry.table;

import static io.skerry.page.PageFormat.INT;
import static io.skerry.page.PageFormat.LONG;
import static io.skerry.page.PageFormat.SHORT;

import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.page.Keep;
import io.skerry.page.Latch;
import io.skerry.page.Miss;
import io.skerry.page.PageFormat;
import io.skerry.page.PageImager.Image;
import io.skerry.page.PageStore;
import io.skerry.page.Room;
import io.skerry.row.LongReference;
import io.skerry.tx.Snapshot;
import io.skerry.tx.TxState;
import io.skerry.tx.UndoAction;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values too long for a row, in pages of their own.
 *
 * <p>A value of one page is that page; a longer one has a page that lists its pages, and a still
 * longer one a page that lists such lists. So any part of a value is found by two or three steps. A
 * value never changes; it is freed when no row that anybody sees refers to it. Each page names the
 * transaction that wrote it while not everybody sees that transaction, so that a checkpoint can
 * leave it out. The pages of large values are kept from checkpoints altogether until their
 * transaction has committed, as every checkpoint would have to look at each of them.
 */
public final class LongValues implements LongValueSource {
  static final int COUNT_AT = 18;
  static final int WRITER_AT = 20;
  static final int CONTENT_AT = PageFormat.HEADER_BYTES;

  static final int BYTES_PER_PAGE = PageFormat.PAGE_BYTES - CONTENT_AT;
  static final int PAGES_PER_LIST = BYTES_PER_PAGE / Integer.BYTES;

  /** Stands where other pages name their tree: 0 for bytes, 1 for a list of these, and so on. */
  static final int BYTES_LEVEL = 0;

  private static final int FREED_AT_ONCE = 256;

  private final PageStore pages;
  private final MemorySegment memory;

  /** The transactions that wrote values and that not everybody sees; under the latch. */
  private final Map<Long, TxState> unsettled = new HashMap<>();

  public LongValues(PageStore pages) {
    this.pages = pages;
    this.memory = pages.memory();
  }

  // ---- writing

  /**
   * Begins a value.
   *
   * @param writer null in recovery
   */
  public LongValueWriter begin(@Nullable TxState writer, Keep keep) {
    return new LongValueWriter(this, writer, keep);
  }

  /** Writes a whole value and returns its root. The latch must not be held. */
  public int write(byte[] value, @Nullable TxState writer, Keep keep) {
    LongValueWriter out = begin(writer, keep);
    out.append(value, 0, value.length);
    return out.finish();
  }

  /** Makes a page of a value's bytes. The latch must not be held. */
  int writePage(byte[] bytes, int from, int count, @Nullable TxState writer, Keep keep) {
    return pages.change(
        roomFor(writer),
        () -> {
          int page = allocate(PageFormat.TYPE_OVERFLOW, BYTES_LEVEL, writer, keep);
          long address = pages.address(page);
          MemorySegment.copy(
              bytes, from, memory, ValueLayout.JAVA_BYTE, address + CONTENT_AT, count);
          return page;
        });
  }

  /** Makes a page that lists others. The latch must not be held. */
  int writeList(int[] list, int from, int count, int level, @Nullable TxState writer, Keep keep) {
    return pages.change(
        roomFor(writer),
        () -> {
          int page = allocate(PageFormat.TYPE_OVERFLOW_LIST, level, writer, keep);
          long address = pages.address(page);
          memory.set(SHORT, address + COUNT_AT, (short) count);
          for (int i = 0; i < count; i++) {
            memory.set(INT, address + CONTENT_AT + (long) i * Integer.BYTES, list[from + i]);
          }
          return page;
        });
  }

  /** What recovery writes was written before. */
  private static Room roomFor(@Nullable TxState writer) {
    return writer == null ? Room.MUST : Room.GROW;
  }

  private int allocate(int type, int level, @Nullable TxState writer, Keep keep) {
    int page = pages.allocate(level, type, keep);
    if (writer != null) {
      if (keep == Keep.WITH_COMMIT) {
        writer.freshPages().add(page);
      }
      writer.noteLongValue();
      memory.set(LONG, pages.address(page) + WRITER_AT, writer.id());
      unsettled.putIfAbsent(writer.id(), writer);
    }
    return page;
  }

  /** The change that a transaction makes by writing a value. */
  public UndoAction change(int root) {
    return new UndoAction() {
      @Override
      public boolean undo() {
        return freeSome(root);
      }

      @Override
      public void purge() {}
    };
  }

  /** Everybody sees a transaction, or it has left nothing behind. */
  public void settle(TxState tx) {
    pages.run(Room.NONE, () -> unsettled.remove(tx.id()));
  }

  // ---- reading

  @Override
  public byte[] read(LongReference reference) {
    byte[] value = new byte[reference.length()];
    read(reference, 0, value, 0, value.length);
    return value;
  }

  /**
   * Reads a part of a value, from the byte {@code position} on. The latch must not be held.
   *
   * @throws SqlException 601 when the value is gone, as a reader that sees what is not committed
   *     may find
   */
  public void read(LongReference reference, long position, byte[] into, int offset, int count) {
    Latch latch = pages.latch();
    for (int done = 0; done < count; ) {
      Miss missed = null;
      long stamp = latch.lockShared();
      try {
        long at = position + done;
        int page = pageOf(reference, (int) (at / BYTES_PER_PAGE));
        int within = (int) (at % BYTES_PER_PAGE);
        int now = Math.min(BYTES_PER_PAGE - within, count - done);
        long from = address(page, PageFormat.TYPE_OVERFLOW) + CONTENT_AT + within;
        MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, from, into, offset + done, now);
        done += now;
      } catch (Miss miss) {
        missed = miss;
      } finally {
        latch.unlockShared(stamp);
      }
      if (missed != null) {
        missed.resolve(pages);
      }
    }
  }

  /** The n-th page of a value; under the latch. */
  private int pageOf(LongReference reference, int n) {
    int count = Math.max(1, (int) ((reference.length() + BYTES_PER_PAGE - 1L) / BYTES_PER_PAGE));
    if (count == 1) {
      return reference.page();
    }
    int list = reference.page();
    if (count > PAGES_PER_LIST) {
      list = listed(list, n / PAGES_PER_LIST);
    }
    return listed(list, n % PAGES_PER_LIST);
  }

  private int listed(int list, int n) {
    long address = address(list, PageFormat.TYPE_OVERFLOW_LIST);
    return memory.get(INT, address + CONTENT_AT + (long) n * Integer.BYTES);
  }

  /** The address of a page of a value that a reader may have kept in mind for too long. */
  private long address(int page, int type) {
    if (!pages.isInUse(page)) {
      throw new SqlException(SqlError.SCAN_MOVED);
    }
    long address = pages.address(page);
    if (PageFormat.type(memory, address) != type) {
      throw new SqlException(SqlError.SCAN_MOVED);
    }
    return address;
  }

  // ---- freeing

  /** Frees one page of a value that is not complete. The latch must not be held. */
  void freePage(int page) {
    pages.run(Room.MUST, () -> pages.free(page));
  }

  /** Frees a value. The latch must not be held. */
  public void free(int root) {
    boolean isFree = false;
    while (!isFree) {
      isFree = pages.change(Room.MUST, () -> freeSome(root));
    }
  }

  /** Frees the values that a committed transaction superseded. The latch must not be held. */
  public void freeSuperseded(TxState tx) {
    while (!tx.superseded().isEmpty()) {
      pages.run(
          Room.MUST,
          () -> {
            if (freeSome(tx.superseded().last())) {
              tx.superseded().removeLast();
            }
          });
    }
    if (tx.hasLongValues()) {
      settle(tx);
    }
  }

  /**
   * Frees some pages of a value, the last ones first; under the exclusive latch. A list counts what
   * it still has, so this may begin again at any time.
   *
   * @return whether all is freed
   */
  public boolean freeSome(int root) {
    long address = pages.address(root);
    if (PageFormat.type(memory, address) == PageFormat.TYPE_OVERFLOW) {
      pages.free(root);
      return true;
    }
    boolean hasLists = PageFormat.treeId(memory, address) > 1;
    pages.beforeChange(root);
    for (int freed = 0; freed < FREED_AT_ONCE; freed++) {
      int count = memory.get(SHORT, address + COUNT_AT);
      if (count == 0) {
        pages.free(root);
        return true;
      }
      int child = listed(root, count - 1);
      if (!hasLists) {
        pages.free(child);
      } else if (!freeSome(child)) {
        return false;
      }
      memory.set(SHORT, address + COUNT_AT, (short) (count - 1));
    }
    return false;
  }

  // ---- checkpoints

  /**
   * What a checkpoint keeps of a page of a value; under the latch. Once a checkpoint sees the
   * writer, all later ones do.
   */
  public Image image(Snapshot snapshot, long page) {
    long writerId = memory.get(LONG, page + WRITER_AT);
    if (writerId == 0) {
      return Image.SAME;
    }
    TxState writer = unsettled.get(writerId);
    if (writer != null && !snapshot.sees(writer, Long.MAX_VALUE)) {
      return Image.ABSENT;
    }
    memory.set(LONG, page + WRITER_AT, 0);
    return Image.SAME;
  }
}
