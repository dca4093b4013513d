package io.skerry.tx;

import static io.skerry.page.PageFormat.BYTE;
import static io.skerry.page.PageFormat.INT;
import static io.skerry.page.PageFormat.LONG;
import static io.skerry.page.PageFormat.SHORT;

import io.skerry.page.PageFormat;
import io.skerry.page.PageStore;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The undo records of all transactions, one behind the other in pages that no checkpoint keeps.
 *
 * <p>A record says what a row was before a change. It serves its transaction's rollback and the
 * readers that do not see the change. The page pool puts these pages on disk when memory is short,
 * so a transaction may be larger than memory. A page is freed with its last record.
 *
 * <p>A roll pointer names a record by page and offset. Records are written, read and released under
 * the latch, exclusively but for reading.
 */
public final class UndoSpace {
  private static final int USED_AT = 18;
  private static final int LIVE_AT = 20;

  private static final int KEY_LENGTH_AT = 0;
  private static final int BEFORE_LENGTH_AT = 2;
  private static final int SLOT_AT = 4;
  private static final int TREE_AT = 8;
  private static final int ORDINAL_AT = 16;
  private static final int OLDER_AT = 24;
  private static final int OLDER_SEQUENCE_AT = 32;
  private static final int PREVIOUS_AT = 40;
  private static final int CONTENT_AT = 48;

  private static final int NO_ROW = 0xFFFF;
  private static final int OFFSET_BITS = 16;
  private static final int NO_PAGE = 0;
  private static final long NO_TREE = 0;

  private final PageStore pages;
  private final MemorySegment memory;
  private int current = NO_PAGE;
  private int pageCount;

  /** Transactions with records, by the number that stands in their records; slot 0 is unused. */
  private @Nullable TxState[] transactions = new @Nullable TxState[16];

  private int slotsUsed = 1;
  private int[] freeSlots = new int[16];
  private int freeSlotCount;

  public UndoSpace(PageStore pages) {
    this.pages = pages;
    this.memory = pages.memory();
  }

  /** The pages that hold records. */
  public int pageCount() {
    return pageCount;
  }

  /** What it takes to know the transactions with records, but for the records' pages. */
  long tableBytes() {
    return (long) transactions.length * Long.BYTES + (long) freeSlots.length * Integer.BYTES;
  }

  // ---- writing

  /**
   * Writes down what a row is before a change.
   *
   * @param before the address of its value; 0 for no row
   * @param older the row's roll pointer so far
   * @return the row's new roll pointer
   */
  long append(TxState tx, long treeId, byte[] key, long before, int beforeLength, long older) {
    long olderSequence = 0;
    if (older != 0) {
      TxState writer = writer(address(older));
      olderSequence = writer == tx ? 0 : writer.commitSequence();
    }
    int rowBytes = before == 0 ? 0 : beforeLength;
    long pointer = reserve(tx, CONTENT_AT + key.length + rowBytes);
    long record = address(pointer);
    memory.set(SHORT, record + KEY_LENGTH_AT, (short) key.length);
    memory.set(SHORT, record + BEFORE_LENGTH_AT, (short) (before == 0 ? NO_ROW : beforeLength));
    memory.set(LONG, record + TREE_AT, treeId);
    memory.set(LONG, record + OLDER_AT, older);
    memory.set(LONG, record + OLDER_SEQUENCE_AT, olderSequence);
    MemorySegment.copy(key, 0, memory, BYTE, record + CONTENT_AT, key.length);
    if (before != 0) {
      MemorySegment.copy(memory, before, memory, record + CONTENT_AT + key.length, rowBytes);
    }
    return pointer;
  }

  /** Takes note of a change that is no change of a row; under the exclusive latch. */
  public void append(TxState tx, UndoAction action) {
    long record = address(reserve(tx, CONTENT_AT));
    memory.set(SHORT, record + KEY_LENGTH_AT, (short) 0);
    memory.set(SHORT, record + BEFORE_LENGTH_AT, (short) NO_ROW);
    memory.set(LONG, record + TREE_AT, NO_TREE);
    tx.actions().add(action);
  }

  /** Makes room for a record at the end of the current page, or of a new one. */
  private long reserve(TxState tx, int size) {
    int used = current == NO_PAGE ? PageFormat.PAGE_BYTES : used(pages.address(current));
    if (used + size > PageFormat.PAGE_BYTES) {
      freeCurrentIfEmpty();
      current = pages.allocateVolatile(NO_TREE, PageFormat.TYPE_UNDO);
      pageCount++;
      used = PageFormat.HEADER_BYTES;
    } else {
      pages.beforeChange(current);
    }
    long page = pages.address(current);
    memory.set(SHORT, page + USED_AT, (short) (used + size));
    memory.set(INT, page + LIVE_AT, memory.get(INT, page + LIVE_AT) + 1);
    long pointer = (long) current << OFFSET_BITS | used;
    long record = page + used;
    memory.set(INT, record + SLOT_AT, slotOf(tx));
    memory.set(LONG, record + ORDINAL_AT, tx.nextOrdinal());
    memory.set(LONG, record + PREVIOUS_AT, tx.lastRecord());
    tx.setLastRecord(pointer);
    tx.countRecords(1);
    return pointer;
  }

  private int used(long page) {
    return memory.get(SHORT, page + USED_AT) & 0xFFFF;
  }

  private void freeCurrentIfEmpty() {
    if (current != NO_PAGE && memory.get(INT, pages.address(current) + LIVE_AT) == 0) {
      pages.free(current);
      pageCount--;
    }
  }

  private int slotOf(TxState tx) {
    if (tx.slot() == 0) {
      int slot = freeSlotCount > 0 ? freeSlots[--freeSlotCount] : slotsUsed++;
      if (slot == transactions.length) {
        transactions = Arrays.copyOf(transactions, slot * 2);
      }
      transactions[slot] = tx;
      tx.setSlot(slot);
    }
    return tx.slot();
  }

  // ---- reading

  /**
   * The address of a record; good as long as the latch is held.
   *
   * @throws io.skerry.page.PageMiss when its page is not in memory
   */
  public long address(long pointer) {
    return pages.address((int) (pointer >>> OFFSET_BITS)) + (pointer & (1 << OFFSET_BITS) - 1);
  }

  /** Who made the change. */
  public TxState writer(long record) {
    TxState tx = transactions[memory.get(INT, record + SLOT_AT)];
    if (tx == null) {
      throw new AssertionError("an undo record of no transaction");
    }
    return tx;
  }

  /**
   * The first of the records in a row's chain, from {@code pointer} on, that a transaction wrote.
   */
  public long firstOf(long pointer, TxState writer) {
    long record = address(pointer);
    while (older(record) != 0 && olderSequence(record) == 0) {
      record = address(older(record));
    }
    if (writer(record) != writer) {
      throw new AssertionError("a row is changed by two transactions");
    }
    return record;
  }

  long ordinal(long record) {
    return memory.get(LONG, record + ORDINAL_AT);
  }

  /** The roll pointer of the version before; it may be followed as {@link #olderSequence} says. */
  long older(long record) {
    return memory.get(LONG, record + OLDER_AT);
  }

  /**
   * 0 when the version before is of the same transaction, or there is none. Else the place of its
   * transaction in the order of commits: who sees that commit must not follow the pointer, as the
   * record may be gone.
   */
  long olderSequence(long record) {
    return memory.get(LONG, record + OLDER_SEQUENCE_AT);
  }

  /** The record that the same transaction wrote before this one; 0 for none. */
  long previous(long record) {
    return memory.get(LONG, record + PREVIOUS_AT);
  }

  boolean isAction(long record) {
    return memory.get(LONG, record + TREE_AT) == NO_TREE;
  }

  long treeId(long record) {
    return memory.get(LONG, record + TREE_AT);
  }

  byte[] key(long record) {
    byte[] key = new byte[keyLength(record)];
    MemorySegment.copy(memory, BYTE, record + CONTENT_AT, key, 0, key.length);
    return key;
  }

  private int keyLength(long record) {
    return memory.get(SHORT, record + KEY_LENGTH_AT) & 0xFFFF;
  }

  /** Whether there was a row before the change. */
  public boolean hasBefore(long record) {
    return (memory.get(SHORT, record + BEFORE_LENGTH_AT) & 0xFFFF) != NO_ROW;
  }

  /** The address of the row before the change, in the pool's memory. */
  public long beforeAddress(long record) {
    return record + CONTENT_AT + keyLength(record);
  }

  public int beforeLength(long record) {
    return memory.get(SHORT, record + BEFORE_LENGTH_AT) & 0xFFFF;
  }

  /** The row before the change; null where there was none. */
  public byte @Nullable [] before(long record) {
    if (!hasBefore(record)) {
      return null;
    }
    byte[] before = new byte[beforeLength(record)];
    MemorySegment.copy(
        memory, ValueLayout.JAVA_BYTE, beforeAddress(record), before, 0, before.length);
    return before;
  }

  // ---- releasing

  /**
   * Gives up the last record of a transaction, which has been undone or is needed by nobody. With
   * its last one the transaction leaves no trace here.
   */
  void releaseLast(TxState tx) {
    long pointer = tx.lastRecord();
    tx.setLastRecord(previous(address(pointer)));
    tx.countRecords(-1);
    if (tx.lastRecord() == 0) {
      transactions[tx.slot()] = null;
      if (freeSlotCount == freeSlots.length) {
        freeSlots = Arrays.copyOf(freeSlots, freeSlotCount * 2);
      }
      freeSlots[freeSlotCount++] = tx.slot();
      tx.setSlot(0);
    }
    int pageId = (int) (pointer >>> OFFSET_BITS);
    pages.beforeChange(pageId);
    long page = pages.address(pageId);
    int live = memory.get(INT, page + LIVE_AT) - 1;
    memory.set(INT, page + LIVE_AT, live);
    if (live == 0) {
      if (pageId == current) {
        memory.set(SHORT, page + USED_AT, (short) PageFormat.HEADER_BYTES);
      } else {
        pages.free(pageId);
        pageCount--;
      }
    }
  }
}
