package io.skerry.btree;

import static io.skerry.page.PageFormat.BYTE;
import static io.skerry.page.PageFormat.LONG;

import io.skerry.page.PageFormat;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a tree page by itself: whether what its header, slots and entries say fits together.
 *
 * <p>Nothing is believed before it is checked, so any bytes may be looked at. Of one thread.
 */
public final class NodeAudit {
  /** One bit for each byte of a page. */
  private final long[] taken = new long[PageFormat.PAGE_BYTES / Long.SIZE];

  private final List<Fault> faults = new ArrayList<>();
  private boolean isReadable;

  /** What is wrong. */
  public enum Kind {
    /** Slots or entries are not where they can be. */
    BOUNDS,
    /** Keys are not in order. */
    ORDER,
    /** A count in the header is wrong. */
    COUNTS,
    /** A deleted row has no version before it. */
    GHOST,
    /** A key is outside what the pages above say. */
    FENCE
  }

  /**
   * Something wrong.
   *
   * @param slot -1 where it is the whole page
   * @param what the end of a sentence that begins with the page
   */
  public record Fault(Kind kind, int slot, String what) {}

  /** Looks at a leaf or inner page; {@link #faults} says what is wrong. */
  public void look(MemorySegment memory, long page) {
    faults.clear();
    isReadable = areEntriesInBounds(memory, page);
    if (isReadable) {
      checkCounts(memory, page);
      checkKeys(memory, page);
      if (!Node.isLeaf(memory, page)) {
        checkChildren(memory, page);
      }
    }
  }

  public List<Fault> faults() {
    return faults;
  }

  /** Whether slots and entries can be followed, whatever else is wrong. */
  public boolean isReadable() {
    return isReadable;
  }

  /** How many entries the header says have a roll pointer. */
  public static int versionedCount(MemorySegment memory, long page) {
    return Node.versionedCount(memory, page);
  }

  /** The child to which an inner page refers. */
  public static int child(MemorySegment memory, long page, int slot) {
    return Node.child(memory, page, slot);
  }

  /** The slot of the child that holds {@code key}. */
  public static int childSlot(MemorySegment memory, long page, byte[] key) {
    return Node.childSlot(memory, page, key, key.length);
  }

  private void add(Kind kind, int slot, String what) {
    faults.add(new Fault(kind, slot, what));
  }

  // ---- entries

  private boolean areEntriesInBounds(MemorySegment memory, long page) {
    int count = Node.count(memory, page);
    int heap = Node.heap(memory, page);
    int slotsEnd = Node.slotsEnd(count);
    if (slotsEnd > heap || heap > PageFormat.PAGE_BYTES) {
      add(Kind.BOUNDS, -1, "has " + count + " slots and entries from byte " + heap + " on");
      return false;
    }
    Arrays.fill(taken, 0);
    for (int slot = 0; slot < count; slot++) {
      int begin = Node.entryOffset(memory, page, slot);
      int end = begin < heap ? 0 : Node.entryEnd(memory, page, begin);
      if (end == 0 || end > PageFormat.PAGE_BYTES) {
        add(Kind.BOUNDS, slot, "has an entry at byte " + begin + " that does not fit there");
        return false;
      }
      if (!take(begin, end)) {
        add(Kind.BOUNDS, slot, "has an entry at byte " + begin + " that overlaps another");
        return false;
      }
    }
    return true;
  }

  /** Takes bytes for an entry; false when another has some of them. */
  private boolean take(int begin, int end) {
    int first = begin / Long.SIZE;
    int last = (end - 1) / Long.SIZE;
    for (int word = first; word <= last; word++) {
      long mask = -1L;
      if (word == first) {
        mask &= -1L << begin % Long.SIZE;
      }
      if (word == last) {
        mask &= -1L >>> Long.SIZE - 1 - (end - 1) % Long.SIZE;
      }
      if ((taken[word] & mask) != 0) {
        return false;
      }
      taken[word] |= mask;
    }
    return true;
  }

  private void checkCounts(MemorySegment memory, long page) {
    int count = Node.count(memory, page);
    int bytes = 0;
    int versioned = 0;
    for (int slot = 0; slot < count; slot++) {
      int begin = Node.entryOffset(memory, page, slot);
      bytes += Node.entryEnd(memory, page, begin) - begin;
      boolean hasPointer = Node.pointer(memory, page, slot) != Node.NO_POINTER;
      versioned += Node.isVersioned(memory, page, slot) ? 1 : 0;
      if (Node.isGhost(memory, page, slot) && !hasPointer) {
        add(Kind.GHOST, slot, "has a deleted row without a version before it");
      }
    }
    int garbage = PageFormat.PAGE_BYTES - Node.heap(memory, page) - bytes;
    if (garbage != Node.garbage(memory, page)) {
      String counted = ", not " + Node.garbage(memory, page) + " as its header says";
      add(Kind.COUNTS, -1, "has " + garbage + " bytes between its entries" + counted);
    }
    if (versioned != Node.versionedCount(memory, page)) {
      String counted = ", not " + Node.versionedCount(memory, page) + " as its header says";
      add(Kind.COUNTS, -1, "has " + versioned + " entries with versions" + counted);
    }
  }

  private void checkKeys(MemorySegment memory, long page) {
    int count = Node.count(memory, page);
    for (int slot = 1; slot < count; slot++) {
      if (compareKeys(memory, page, slot - 1, slot) >= 0) {
        add(Kind.ORDER, slot, "has a key that is not above the one before it");
      }
    }
  }

  private static int compareKeys(MemorySegment memory, long page, int left, int right) {
    long l = Node.keyAddress(memory, page, left);
    long r = Node.keyAddress(memory, page, right);
    int leftLength = Node.keyLength(memory, page, left);
    int rightLength = Node.keyLength(memory, page, right);
    int common = Math.min(leftLength, rightLength);
    int i = 0;
    for (; i + Long.BYTES <= common; i += Long.BYTES) {
      long leftWord = memory.get(LONG, l + i);
      long rightWord = memory.get(LONG, r + i);
      if (leftWord != rightWord) {
        return Long.compareUnsigned(leftWord, rightWord);
      }
    }
    for (; i < common; i++) {
      int difference = (memory.get(BYTE, l + i) & 0xFF) - (memory.get(BYTE, r + i) & 0xFF);
      if (difference != 0) {
        return difference;
      }
    }
    return leftLength - rightLength;
  }

  private void checkChildren(MemorySegment memory, long page) {
    int count = Node.count(memory, page);
    for (int slot = 0; slot < count; slot++) {
      if (Node.valueLength(memory, page, slot) != Integer.BYTES
          || Node.isVersioned(memory, page, slot)
          || Node.isGhost(memory, page, slot)) {
        add(Kind.BOUNDS, slot, "has an entry that names no child");
        isReadable = false;
        return;
      }
    }
    if (count > 0 && Node.keyLength(memory, page, 0) != 0) {
      add(Kind.ORDER, 0, "has a key for its first child");
    }
  }

  // ---- fences

  /**
   * Looks whether the keys of a readable page are within what the pages above it say.
   *
   * @param lower no key is below this; null for no limit
   * @param upper all keys are below this; null for no limit
   */
  public @Nullable Fault outside(
      MemorySegment memory, long page, byte @Nullable [] lower, byte @Nullable [] upper) {
    int count = Node.count(memory, page);
    int first = Node.isLeaf(memory, page) ? 0 : 1;
    if (count <= first) {
      return null;
    }
    if (lower != null && Node.compareKey(memory, page, first, lower, lower.length) < 0) {
      return new Fault(Kind.FENCE, first, "has a key below what the page above it says");
    }
    if (upper != null && Node.compareKey(memory, page, count - 1, upper, upper.length) >= 0) {
      return new Fault(Kind.FENCE, count - 1, "has a key above what the page above it says");
    }
    return null;
  }
}
