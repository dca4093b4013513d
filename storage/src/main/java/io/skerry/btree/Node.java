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
 * <p>An entry is the key's length (top bit: the row is deleted; next bit: a roll pointer follows
 * the value), the value's length, the key, the value, perhaps the roll pointer. A roll pointer says
 * where the version before this one is kept; the page counts the entries that have one, so that a
 * scan knows at once that it may take a page as it is. In an inner page the value is the child's
 * page number, and the first key is empty: it stands for everything below the second.
 */
public final class Node {
  private static final int COUNT_AT = 18;
  private static final int HEAP_AT = 20;
  private static final int GARBAGE_AT = 22;
  private static final int VERSIONED_AT = 24;
  private static final int SLOTS_AT = PageFormat.HEADER_BYTES;
  private static final int SLOT_BYTES = 2;
  private static final int ENTRY_HEADER_BYTES = 4;
  private static final int GHOST = 0x8000;
  private static final int VERSIONED = 0x4000;
  private static final int KEY_LENGTH = 0x3FFF;
  private static final int POINTER_BYTES = 8;

  /** What entries and their slots may take in a page. */
  static final int BYTES_PER_PAGE = PAGE_BYTES - SLOTS_AT;

  /** The roll pointer of an entry whose versions before nobody needs. */
  public static final long NO_POINTER = 0;

  /** The most bytes that a key and its value may have together: two entries fit a page. */
  public static final int ENTRY_BYTES_MAX =
      (PAGE_BYTES - SLOTS_AT) / 2 - ENTRY_HEADER_BYTES - SLOT_BYTES - POINTER_BYTES;

  private static final VarHandle KEY_LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private Node() {}

  /** To be called on a new page. */
  static void initialize(MemorySegment memory, long page) {
    setShort(memory, page + COUNT_AT, 0);
    setShort(memory, page + HEAP_AT, PAGE_BYTES);
    setShort(memory, page + GARBAGE_AT, 0);
    setShort(memory, page + VERSIONED_AT, 0);
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
    return getShort(memory, entry(memory, page, slot)) & KEY_LENGTH;
  }

  public static boolean isGhost(MemorySegment memory, long page, int slot) {
    return (getShort(memory, entry(memory, page, slot)) & GHOST) != 0;
  }

  static void setGhost(MemorySegment memory, long page, int slot, boolean ghost) {
    long entry = entry(memory, page, slot);
    int length = getShort(memory, entry) & ~GHOST;
    setShort(memory, entry, ghost ? length | GHOST : length);
  }

  /** Whether any entry of the page has a roll pointer; a page without has no ghosts either. */
  public static boolean hasVersions(MemorySegment memory, long page) {
    return getShort(memory, page + VERSIONED_AT) != 0;
  }

  /** Where the version before this one is kept; {@link #NO_POINTER} for none. */
  public static long pointer(MemorySegment memory, long page, int slot) {
    long entry = entry(memory, page, slot);
    int word = getShort(memory, entry);
    if ((word & VERSIONED) == 0) {
      return NO_POINTER;
    }
    return memory.get(
        LONG, entry + ENTRY_HEADER_BYTES + (word & KEY_LENGTH) + getShort(memory, entry + 2));
  }

  /** Gives an entry that has a roll pointer another one, or none. */
  static void setPointer(MemorySegment memory, long page, int slot, long pointer) {
    long entry = entry(memory, page, slot);
    int word = getShort(memory, entry);
    if (pointer != NO_POINTER) {
      memory.set(
          LONG,
          entry + ENTRY_HEADER_BYTES + (word & KEY_LENGTH) + getShort(memory, entry + 2),
          pointer);
      return;
    }
    setShort(memory, entry, word & ~VERSIONED);
    addTo(memory, page + VERSIONED_AT, -1);
    addTo(memory, page + GARBAGE_AT, POINTER_BYTES);
  }

  private static void addTo(MemorySegment memory, long at, int change) {
    setShort(memory, at, getShort(memory, at) + change);
  }

  // ---- for an audit, which believes nothing

  static int heap(MemorySegment memory, long page) {
    return getShort(memory, page + HEAP_AT);
  }

  static int garbage(MemorySegment memory, long page) {
    return getShort(memory, page + GARBAGE_AT);
  }

  static int versionedCount(MemorySegment memory, long page) {
    return getShort(memory, page + VERSIONED_AT);
  }

  /** Where in the page this many slots end. */
  static int slotsEnd(int count) {
    return SLOTS_AT + count * SLOT_BYTES;
  }

  /** Where in the page an entry begins. */
  static int entryOffset(MemorySegment memory, long page, int slot) {
    return getShort(memory, page + SLOTS_AT + (long) slot * SLOT_BYTES);
  }

  /** Where in the page the entry ends that begins at an offset; beyond the page where it cannot. */
  static int entryEnd(MemorySegment memory, long page, int offset) {
    return offset + ENTRY_HEADER_BYTES > PAGE_BYTES
        ? offset + ENTRY_HEADER_BYTES
        : offset + entryBytes(memory, page + offset);
  }

  static boolean isVersioned(MemorySegment memory, long page, int slot) {
    return (getShort(memory, entry(memory, page, slot)) & VERSIONED) != 0;
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
    return entry + ENTRY_HEADER_BYTES + (getShort(memory, entry) & KEY_LENGTH);
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
        memory, entry + ENTRY_HEADER_BYTES, getShort(memory, entry) & KEY_LENGTH, key, length);
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

  /** Bytes that an entry without a pointer takes in a page, its slot counted. */
  static int bytesOf(int keyLength, int valueLength) {
    return entryBytes(keyLength, valueLength, NO_POINTER) + SLOT_BYTES;
  }

  /** Puts an entry behind the last one of a page that has room and no garbage. */
  static void append(MemorySegment memory, long page, byte[] key, byte[] value) {
    insert(memory, page, count(memory, page), key, key.length, value, value.length, NO_POINTER, 0);
  }

  /** A child's page number as the value of an inner page's entry. */
  static byte[] childValue(int child) {
    byte[] value = new byte[Integer.BYTES];
    MemorySegment.ofArray(value).set(INT, 0, child);
    return value;
  }

  /** Bytes that an entry takes, its slot not counted. */
  private static int entryBytes(int keyLength, int valueLength, long pointer) {
    return ENTRY_HEADER_BYTES
        + keyLength
        + valueLength
        + (pointer == NO_POINTER ? 0 : POINTER_BYTES);
  }

  /** Bytes that the entry at this address takes. */
  private static int entryBytes(MemorySegment memory, long entry) {
    int word = getShort(memory, entry);
    return ENTRY_HEADER_BYTES
        + (word & KEY_LENGTH)
        + getShort(memory, entry + 2)
        + ((word & VERSIONED) == 0 ? 0 : POINTER_BYTES);
  }

  /** Whether an entry can be put in, if need be after {@link #compact}. */
  static boolean hasRoom(
      MemorySegment memory, long page, int keyLength, int valueLength, long pointer) {
    int needed = entryBytes(keyLength, valueLength, pointer) + SLOT_BYTES;
    return needed <= freeBytes(memory, page) + getShort(memory, page + GARBAGE_AT);
  }

  /** Whether an entry can get this value and pointer within its page. */
  static boolean hasRoomToReplace(
      MemorySegment memory, long page, int slot, int valueLength, long pointer) {
    long entry = entry(memory, page, slot);
    int keyLength = getShort(memory, entry) & KEY_LENGTH;
    int more = entryBytes(keyLength, valueLength, pointer) - entryBytes(memory, entry);
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
      long pointer,
      long scratch) {
    int size = entryBytes(keyLength, valueLength, pointer);
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
    fill(memory, page, page + heap, key, keyLength, value, valueLength, pointer);
  }

  /** Writes an entry's lengths, key, value and pointer, and counts it if it has a pointer. */
  private static void fill(
      MemorySegment memory,
      long page,
      long entry,
      byte[] key,
      int keyLength,
      byte[] value,
      int valueLength,
      long pointer) {
    long at = entry + ENTRY_HEADER_BYTES;
    setShort(memory, entry + 2, valueLength);
    MemorySegment.copy(key, 0, memory, ValueLayout.JAVA_BYTE, at, keyLength);
    MemorySegment.copy(value, 0, memory, ValueLayout.JAVA_BYTE, at + keyLength, valueLength);
    if (pointer == NO_POINTER) {
      setShort(memory, entry, keyLength);
    } else {
      setShort(memory, entry, keyLength | VERSIONED);
      memory.set(LONG, at + keyLength + valueLength, pointer);
      addTo(memory, page + VERSIONED_AT, 1);
    }
  }

  static void remove(MemorySegment memory, long page, int slot) {
    int count = count(memory, page);
    long entry = entry(memory, page, slot);
    if ((getShort(memory, entry) & VERSIONED) != 0) {
      addTo(memory, page + VERSIONED_AT, -1);
    }
    addTo(memory, page + GARBAGE_AT, entryBytes(memory, entry));
    long slots = page + SLOTS_AT + (long) slot * SLOT_BYTES;
    MemorySegment.copy(
        memory, slots + SLOT_BYTES, memory, slots, (long) (count - slot - 1) * SLOT_BYTES);
    setShort(memory, page + COUNT_AT, count - 1);
  }

  /** Replaces value and pointer; there must be room. The entry is no ghost afterwards. */
  static void replace(
      MemorySegment memory,
      long page,
      int slot,
      byte[] value,
      int valueLength,
      long pointer,
      long scratch) {
    long entry = entry(memory, page, slot);
    int oldBytes = entryBytes(memory, entry);
    byte[] key = key(memory, page, slot);
    int newBytes = entryBytes(key.length, valueLength, pointer);
    if (newBytes > oldBytes) {
      remove(memory, page, slot);
      insert(memory, page, slot, key, key.length, value, valueLength, pointer, scratch);
      return;
    }
    if ((getShort(memory, entry) & VERSIONED) != 0) {
      addTo(memory, page + VERSIONED_AT, -1);
    }
    addTo(memory, page + GARBAGE_AT, oldBytes - newBytes);
    fill(memory, page, entry, key, key.length, value, valueLength, pointer);
  }

  /** Closes the gaps between entries. */
  static void compact(MemorySegment memory, long page, long scratch) {
    MemorySegment.copy(memory, page, memory, scratch, PAGE_BYTES);
    int count = count(memory, page);
    int heap = PAGE_BYTES;
    for (int slot = 0; slot < count; slot++) {
      long entry = entry(memory, scratch, slot);
      int size = entryBytes(memory, entry);
      heap -= size;
      MemorySegment.copy(memory, entry, memory, page + heap, size);
      setShort(memory, page + SLOTS_AT + (long) slot * SLOT_BYTES, heap);
    }
    setShort(memory, page + HEAP_AT, heap);
    setShort(memory, page + GARBAGE_AT, 0);
  }

  /**
   * Moves the slots from {@code from} on to the end of another page, which has room and no garbage.
   */
  static void moveTail(MemorySegment memory, long page, int from, long target) {
    int count = count(memory, page);
    int versionedBefore = getShort(memory, target + VERSIONED_AT);
    int freed = 0;
    for (int slot = from; slot < count; slot++) {
      freed += copyEntry(memory, page, slot, target);
    }
    int versioned = getShort(memory, target + VERSIONED_AT) - versionedBefore;
    addTo(memory, page + VERSIONED_AT, -versioned);
    setShort(memory, page + COUNT_AT, from);
    addTo(memory, page + GARBAGE_AT, freed);
  }

  /** Appends a copy of an entry to another page, which has room; returns the entry's bytes. */
  private static int copyEntry(MemorySegment memory, long page, int slot, long target) {
    long entry = entry(memory, page, slot);
    int size = entryBytes(memory, entry);
    if ((getShort(memory, entry) & VERSIONED) != 0) {
      addTo(memory, target + VERSIONED_AT, 1);
    }
    append(memory, entry, size, target);
    return size;
  }

  private static void append(MemorySegment memory, long entry, int size, long target) {
    int heap = getShort(memory, target + HEAP_AT) - size;
    int count = count(memory, target);
    MemorySegment.copy(memory, entry, memory, target + heap, size);
    setShort(memory, target + SLOTS_AT + (long) count * SLOT_BYTES, heap);
    setShort(memory, target + COUNT_AT, count + 1);
    setShort(memory, target + HEAP_AT, heap);
  }

  /** The first slot of the upper half, by bytes; at least 1. */
  static int middle(MemorySegment memory, long page) {
    int count = count(memory, page);
    int total = 0;
    for (int slot = 0; slot < count; slot++) {
      total += entryBytes(memory, entry(memory, page, slot));
    }
    int seen = 0;
    for (int slot = 0; slot < count - 1; slot++) {
      seen += entryBytes(memory, entry(memory, page, slot));
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

  /**
   * Appends a copy of an entry, without its pointer, to a page that has room for all of the page's
   * entries.
   */
  public static void appendCopy(MemorySegment memory, long page, int slot, long target) {
    long entry = entry(memory, page, slot);
    int keyLength = getShort(memory, entry) & KEY_LENGTH;
    append(memory, entry, entryBytes(keyLength, valueLength(memory, page, slot), 0), target);
    long copy = entry(memory, target, count(memory, target) - 1);
    setShort(memory, copy, keyLength);
  }

  /** Puts an entry into a page; false if it does not fit behind what is there. */
  public static boolean insertIfRoom(MemorySegment memory, long page, byte[] key, byte[] value) {
    int size = entryBytes(key.length, value.length, NO_POINTER);
    if (freeBytes(memory, page) < size + SLOT_BYTES) {
      return false;
    }
    int slot = lowerBound(memory, page, key, key.length);
    insert(memory, page, slot, key, key.length, value, value.length, NO_POINTER, 0);
    return true;
  }
}
