package io.skerry.btree;

import static io.skerry.page.PageFormat.BYTE;
import static io.skerry.page.PageFormat.INT;
import static io.skerry.page.PageFormat.LONG;
import static io.skerry.page.PageFormat.PAGE_BYTES;
import static io.skerry.page.PageFormat.SHORT;

import io.skerry.page.PageFormat;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A tree page: slots in key order grow from the header, entries grow from the end.
 *
 * <p>An entry is the key's length (top bit: the row is deleted), the value's length, the key, the
 * value. In an inner page the value is the child's page number, and the first key is empty: it
 * stands for everything below the second.
 */
public final class Node {
  private static final int COUNT_AT = 18;
  private static final int HEAP_AT = 20;
  private static final int GARBAGE_AT = 22;
  private static final int SLOTS_AT = PageFormat.HEADER_BYTES;
  private static final int SLOT_BYTES = 2;
  private static final int ENTRY_HEADER_BYTES = 4;
  private static final int GHOST = 0x8000;

  /** The most bytes that a key and its value may have together: two entries fit a page. */
  public static final int ENTRY_BYTES_MAX =
      (PAGE_BYTES - SLOTS_AT) / 2 - ENTRY_HEADER_BYTES - SLOT_BYTES;

  private static final VarHandle KEY_LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private Node() {}

  /** To be called on a new page. */
  static void initialize(MemorySegment memory, long page) {
    setShort(memory, page + COUNT_AT, 0);
    setShort(memory, page + HEAP_AT, PAGE_BYTES);
    setShort(memory, page + GARBAGE_AT, 0);
  }

  private static int getShort(MemorySegment memory, long at) {
    return memory.get(SHORT, at) & 0xFFFF;
  }

  private static void setShort(MemorySegment memory, long at, int value) {
    memory.set(SHORT, at, (short) value);
  }

  public static boolean isLeaf(MemorySegment memory, long page) {
    return PageFormat.type(memory, page) == PageFormat.TYPE_LEAF;
  }

  public static int count(MemorySegment memory, long page) {
    return getShort(memory, page + COUNT_AT);
  }

  private static long entry(MemorySegment memory, long page, int slot) {
    return page + getShort(memory, page + SLOTS_AT + (long) slot * SLOT_BYTES);
  }

  public static int keyLength(MemorySegment memory, long page, int slot) {
    return getShort(memory, entry(memory, page, slot)) & ~GHOST;
  }

  public static boolean isGhost(MemorySegment memory, long page, int slot) {
    return (getShort(memory, entry(memory, page, slot)) & GHOST) != 0;
  }

  static void setGhost(MemorySegment memory, long page, int slot, boolean ghost) {
    long entry = entry(memory, page, slot);
    int length = getShort(memory, entry) & ~GHOST;
    setShort(memory, entry, ghost ? length | GHOST : length);
  }

  /** The address of the key's first byte. */
  public static long keyAddress(MemorySegment memory, long page, int slot) {
    return entry(memory, page, slot) + ENTRY_HEADER_BYTES;
  }

  public static int valueLength(MemorySegment memory, long page, int slot) {
    return getShort(memory, entry(memory, page, slot) + 2);
  }

  /** The address of the value's first byte. */
  public static long valueAddress(MemorySegment memory, long page, int slot) {
    long entry = entry(memory, page, slot);
    return entry + ENTRY_HEADER_BYTES + (getShort(memory, entry) & ~GHOST);
  }

  public static byte[] key(MemorySegment memory, long page, int slot) {
    return bytes(memory, keyAddress(memory, page, slot), keyLength(memory, page, slot));
  }

  public static byte[] value(MemorySegment memory, long page, int slot) {
    return bytes(memory, valueAddress(memory, page, slot), valueLength(memory, page, slot));
  }

  private static byte[] bytes(MemorySegment memory, long address, int length) {
    byte[] bytes = new byte[length];
    MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, address, bytes, 0, length);
    return bytes;
  }

  static int child(MemorySegment memory, long page, int slot) {
    return memory.get(INT, valueAddress(memory, page, slot));
  }

  // ---- search

  /** Compares the key in a slot with {@code key}, as unsigned bytes. */
  public static int compareKey(MemorySegment memory, long page, int slot, byte[] key, int length) {
    long entry = entry(memory, page, slot);
    return compare(
        memory, entry + ENTRY_HEADER_BYTES, getShort(memory, entry) & ~GHOST, key, length);
  }

  private static int compare(
      MemorySegment memory, long address, int leftLength, byte[] right, int rightLength) {
    int common = Math.min(leftLength, rightLength);
    int i = 0;
    for (; i + 8 <= common; i += 8) {
      long l = memory.get(LONG, address + i);
      long r = (long) KEY_LONG.get(right, i);
      if (l != r) {
        return Long.compareUnsigned(l, r);
      }
    }
    for (; i < common; i++) {
      int difference = (memory.get(BYTE, address + i) & 0xFF) - (right[i] & 0xFF);
      if (difference != 0) {
        return difference;
      }
    }
    return leftLength - rightLength;
  }

  /** The first slot whose key is not below {@code key}; the count of slots where there is none. */
  public static int lowerBound(MemorySegment memory, long page, byte[] key, int length) {
    int low = 0;
    int high = count(memory, page);
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (compareKey(memory, page, middle, key, length) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** In an inner page: the slot of the child that holds {@code key}. */
  static int childSlot(MemorySegment memory, long page, byte[] key, int length) {
    int low = 1;
    int high = count(memory, page);
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (compareKey(memory, page, middle, key, length) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  /** In an inner page: the slot of the child that holds the last key below {@code key}. */
  static int childSlotBelow(MemorySegment memory, long page, byte[] key, int length) {
    int low = 1;
    int high = count(memory, page);
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (compareKey(memory, page, middle, key, length) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  // ---- change

  private static int freeBytes(MemorySegment memory, long page) {
    return getShort(memory, page + HEAP_AT) - SLOTS_AT - count(memory, page) * SLOT_BYTES;
  }

  /** Bytes that an entry takes, its slot not counted. */
  private static int entryBytes(int keyLength, int valueLength) {
    return ENTRY_HEADER_BYTES + keyLength + valueLength;
  }

  /** Whether an entry can be put in, if need be after {@link #compact}. */
  static boolean hasRoom(MemorySegment memory, long page, int keyLength, int valueLength) {
    int needed = entryBytes(keyLength, valueLength) + SLOT_BYTES;
    return needed <= freeBytes(memory, page) + getShort(memory, page + GARBAGE_AT);
  }

  /** Whether an entry's value can grow to {@code valueLength} in this page. */
  static boolean hasRoomToReplace(MemorySegment memory, long page, int slot, int valueLength) {
    int more = valueLength - valueLength(memory, page, slot);
    return more <= 0 || more <= freeBytes(memory, page) + getShort(memory, page + GARBAGE_AT);
  }

  /** Puts an entry before {@code slot}; there must be room. */
  static void insert(
      MemorySegment memory,
      long page,
      int slot,
      byte[] key,
      int keyLength,
      byte[] value,
      int valueLength,
      long scratch) {
    long at = reserve(memory, page, slot, keyLength, valueLength, scratch);
    MemorySegment.copy(key, 0, memory, ValueLayout.JAVA_BYTE, at + ENTRY_HEADER_BYTES, keyLength);
    MemorySegment.copy(
        value, 0, memory, ValueLayout.JAVA_BYTE, at + ENTRY_HEADER_BYTES + keyLength, valueLength);
  }

  /** Makes an entry with lengths, but without content, before {@code slot}; returns its address. */
  private static long reserve(
      MemorySegment memory, long page, int slot, int keyLength, int valueLength, long scratch) {
    int size = entryBytes(keyLength, valueLength);
    if (freeBytes(memory, page) < size + SLOT_BYTES) {
      compact(memory, page, scratch);
    }
    int count = count(memory, page);
    int heap = getShort(memory, page + HEAP_AT) - size;
    long slots = page + SLOTS_AT + (long) slot * SLOT_BYTES;
    MemorySegment.copy(
        memory, slots, memory, slots + SLOT_BYTES, (long) (count - slot) * SLOT_BYTES);
    setShort(memory, slots, heap);
    setShort(memory, page + COUNT_AT, count + 1);
    setShort(memory, page + HEAP_AT, heap);
    setShort(memory, page + heap, keyLength);
    setShort(memory, page + heap + 2, valueLength);
    return page + heap;
  }

  static void remove(MemorySegment memory, long page, int slot) {
    int count = count(memory, page);
    int size = entryBytes(keyLength(memory, page, slot), valueLength(memory, page, slot));
    setShort(memory, page + GARBAGE_AT, getShort(memory, page + GARBAGE_AT) + size);
    long slots = page + SLOTS_AT + (long) slot * SLOT_BYTES;
    MemorySegment.copy(
        memory, slots + SLOT_BYTES, memory, slots, (long) (count - slot - 1) * SLOT_BYTES);
    setShort(memory, page + COUNT_AT, count - 1);
  }

  /** Replaces a value; there must be room. The entry is no ghost afterwards. */
  static void replace(
      MemorySegment memory, long page, int slot, byte[] value, int valueLength, long scratch) {
    int oldLength = valueLength(memory, page, slot);
    if (valueLength <= oldLength) {
      MemorySegment.copy(
          value, 0, memory, ValueLayout.JAVA_BYTE, valueAddress(memory, page, slot), valueLength);
      setShort(memory, entry(memory, page, slot) + 2, valueLength);
      setShort(
          memory, page + GARBAGE_AT, getShort(memory, page + GARBAGE_AT) + oldLength - valueLength);
      setGhost(memory, page, slot, false);
      return;
    }
    byte[] key = key(memory, page, slot);
    remove(memory, page, slot);
    insert(memory, page, slot, key, key.length, value, valueLength, scratch);
  }

  /** Closes the gaps between entries. */
  static void compact(MemorySegment memory, long page, long scratch) {
    MemorySegment.copy(memory, page, memory, scratch, PAGE_BYTES);
    int count = count(memory, page);
    int heap = PAGE_BYTES;
    for (int slot = 0; slot < count; slot++) {
      long entry = entry(memory, scratch, slot);
      int size = entryBytes(getShort(memory, entry) & ~GHOST, getShort(memory, entry + 2));
      heap -= size;
      MemorySegment.copy(memory, entry, memory, page + heap, size);
      setShort(memory, page + SLOTS_AT + (long) slot * SLOT_BYTES, heap);
    }
    setShort(memory, page + HEAP_AT, heap);
    setShort(memory, page + GARBAGE_AT, 0);
  }

  /** Moves the slots from {@code from} on to the end of another page, which has room. */
  static void moveTail(MemorySegment memory, long page, int from, long target) {
    int count = count(memory, page);
    int freed = 0;
    for (int slot = from; slot < count; slot++) {
      freed += copyEntry(memory, page, slot, target);
    }
    setShort(memory, page + COUNT_AT, from);
    setShort(memory, page + GARBAGE_AT, getShort(memory, page + GARBAGE_AT) + freed);
  }

  /** Appends a copy of an entry to another page, which has room; returns the entry's bytes. */
  static int copyEntry(MemorySegment memory, long page, int slot, long target) {
    long entry = entry(memory, page, slot);
    int size = entryBytes(getShort(memory, entry) & ~GHOST, getShort(memory, entry + 2));
    int heap = getShort(memory, target + HEAP_AT) - size;
    int count = count(memory, target);
    MemorySegment.copy(memory, entry, memory, target + heap, size);
    setShort(memory, target + SLOTS_AT + (long) count * SLOT_BYTES, heap);
    setShort(memory, target + COUNT_AT, count + 1);
    setShort(memory, target + HEAP_AT, heap);
    return size;
  }

  /** The first slot of the upper half, by bytes; at least 1. */
  static int middle(MemorySegment memory, long page) {
    int count = count(memory, page);
    int total = 0;
    for (int slot = 0; slot < count; slot++) {
      total += entryBytes(keyLength(memory, page, slot), valueLength(memory, page, slot));
    }
    int seen = 0;
    for (int slot = 0; slot < count - 1; slot++) {
      seen += entryBytes(keyLength(memory, page, slot), valueLength(memory, page, slot));
      if (seen * 2 >= total) {
        return slot + 1;
      }
    }
    return count - 1;
  }

  /** Bytes that entries and slots take. */
  static int usedBytes(MemorySegment memory, long page) {
    return PAGE_BYTES - SLOTS_AT - freeBytes(memory, page) - getShort(memory, page + GARBAGE_AT);
  }

  // ---- images

  /** Makes {@code target} an empty page with the header of {@code page}. */
  public static void beginCopy(MemorySegment memory, long page, long target) {
    MemorySegment.copy(memory, page, memory, target, PageFormat.HEADER_BYTES);
    initialize(memory, target);
  }

  /** Appends a copy of an entry to a page that has room for all of the page's entries. */
  public static void appendCopy(MemorySegment memory, long page, int slot, long target) {
    int unused = copyEntry(memory, page, slot, target);
  }

  /** Puts an entry into a page without gaps; false if it does not fit. */
  public static boolean insertIfRoom(MemorySegment memory, long page, byte[] key, byte[] value) {
    if (freeBytes(memory, page) < entryBytes(key.length, value.length) + SLOT_BYTES) {
      return false;
    }
    int slot = lowerBound(memory, page, key, key.length);
    insert(memory, page, slot, key, key.length, value, value.length, 0);
    return true;
  }
}
