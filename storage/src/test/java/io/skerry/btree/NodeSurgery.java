package io.skerry.btree;

import static io.skerry.page.PageFormat.INT;
import static io.skerry.page.PageFormat.SHORT;

import java.lang.foreign.MemorySegment;

/** Changes a tree's page as no tree would. */
public final class NodeSurgery {
  private static final int SLOTS_AT = 32;
  private static final int GARBAGE_AT = 22;

  private NodeSurgery() {}

  public static void remove(MemorySegment page, int slot) {
    Node.remove(page, 0, slot);
  }

  public static void swapSlots(MemorySegment page, int left, int right) {
    long leftAt = SLOTS_AT + 2L * left;
    long rightAt = SLOTS_AT + 2L * right;
    short kept = page.get(SHORT, leftAt);
    page.set(SHORT, leftAt, page.get(SHORT, rightAt));
    page.set(SHORT, rightAt, kept);
  }

  public static void miscount(MemorySegment page) {
    page.set(SHORT, GARBAGE_AT, (short) (page.get(SHORT, GARBAGE_AT) + 1));
  }

  public static void setChild(MemorySegment page, int slot, int child) {
    page.set(INT, Node.valueAddress(page, 0, slot), child);
  }
}
