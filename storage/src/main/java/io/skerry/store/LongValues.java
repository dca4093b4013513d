package io.skerry.store;

import io.skerry.page.Latch;
import io.skerry.page.PageFormat;
import io.skerry.page.PageMiss;
import io.skerry.page.PageStore;
import io.skerry.tx.Snapshot;
import io.skerry.tx.TxState;
import io.skerry.tx.UndoAction;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values too long for a row, in chains of pages. A chain never changes; it is freed when no row
 * that anybody sees refers to it.
 */
final class LongValues {
  private static final int NEXT_AT = 20;
  private static final int CONTENT_AT = PageFormat.HEADER_BYTES;
  private static final int BYTES_PER_PAGE = PageFormat.PAGE_BYTES - CONTENT_AT;

  private final PageStore pages;
  private final MemorySegment memory;

  /** Who wrote a page, while not everybody sees it; under the latch. */
  private final Map<Integer, TxState> writers = new HashMap<>();

  LongValues(PageStore pages) {
    this.pages = pages;
    this.memory = pages.memory();
  }

  /** Writes a chain and returns its first page. The latch must not be held. */
  int write(long treeId, byte[] value, @Nullable TxState writer) {
    int next = 0;
    int count = Math.max(1, (value.length + BYTES_PER_PAGE - 1) / BYTES_PER_PAGE);
    Latch latch = pages.latch();
    for (int i = count - 1; i >= 0; i--) {
      long stamp = latch.lockExclusive();
      try {
        pages.nextOperation();
        int page = pages.allocate(treeId, PageFormat.TYPE_OVERFLOW);
        long address = pages.address(page);
        memory.set(PageFormat.INT, address + NEXT_AT, next);
        int from = i * BYTES_PER_PAGE;
        int length = Math.min(BYTES_PER_PAGE, value.length - from);
        MemorySegment.copy(
            value, from, memory, ValueLayout.JAVA_BYTE, address + CONTENT_AT, length);
        if (writer != null) {
          writers.put(page, writer);
        }
        next = page;
      } finally {
        latch.unlockExclusive(stamp);
      }
    }
    return next;
  }

  /** Reads a chain; the latch must not be held. */
  byte[] read(LongReference reference) {
    byte[] value = new byte[reference.length()];
    int page = reference.page();
    Latch latch = pages.latch();
    for (int from = 0; from < value.length; ) {
      int missed = 0;
      long stamp = latch.lockShared();
      try {
        long address = pages.address(page);
        int length = Math.min(BYTES_PER_PAGE, value.length - from);
        MemorySegment.copy(
            memory, ValueLayout.JAVA_BYTE, address + CONTENT_AT, value, from, length);
        from += length;
        page = memory.get(PageFormat.INT, address + NEXT_AT);
      } catch (PageMiss miss) {
        missed = miss.pageId();
      } finally {
        latch.unlockShared(stamp);
      }
      if (missed != 0) {
        pages.fetch(missed);
      }
    }
    return value;
  }

  /** Frees a chain, under the exclusive latch. */
  void free(int firstPage) {
    int page = firstPage;
    while (page != 0) {
      pages.nextOperation();
      int next = memory.get(PageFormat.INT, pages.load(page) + NEXT_AT);
      pages.free(page);
      writers.remove(page);
      page = next;
    }
  }

  /** Everybody sees the chain; under the exclusive latch. */
  void settle(int firstPage) {
    int page = firstPage;
    while (page != 0) {
      pages.nextOperation();
      writers.remove(page);
      page = memory.get(PageFormat.INT, pages.load(page) + NEXT_AT);
    }
  }

  /** Frees the long values that a committed transaction superseded. The latch must not be held. */
  void freeSuperseded(TxState tx) {
    while (!tx.superseded().isEmpty()) {
      pages.run(() -> {
        free(tx.superseded().removeLast());
      });
    }
  }

  /** Whether a page's chain is committed as far as a snapshot sees; under the latch. */
  boolean isCommitted(int page, Snapshot snapshot) {
    TxState writer = writers.get(page);
    return writer == null || snapshot.sees(writer, Long.MAX_VALUE);
  }

  /** The change that a transaction makes by writing a chain. */
  UndoAction change(int firstPage) {
    return new UndoAction() {
      @Override
      public void undo() {
        free(firstPage);
      }

      @Override
      public void purge() {
        settle(firstPage);
      }
    };
  }
}
