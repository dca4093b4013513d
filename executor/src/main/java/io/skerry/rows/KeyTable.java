package io.skerry.rows;

import io.skerry.batch.Vector;
import io.skerry.types.Physical;
import io.skerry.types.SqlType;
import java.util.List;

/**
 * Gives each distinct key a number: 0, 1, 2 ... in order of appearance. NULL is a value like any
 * other here and equals itself.
 *
 * <p>A hash table with open addressing; the keys stay in vectors. One column held as {@code long}
 * has its own form.
 */
public abstract class KeyTable {
  private static final int SLOTS_MIN = 16;

  /** Key number plus 1; 0 for an empty slot. */
  private int[] slots = new int[SLOTS_MIN];

  private int size;
  private MemoryGrant grant = new MemoryGrant(Long.MAX_VALUE);
  private long reserved;

  /**
   * A table for keys of these types; keys to be found may have other lengths, but not other scales.
   */
  public static KeyTable of(List<SqlType> types) {
    return types.size() == 1 && types.getFirst().physical() == Physical.LONG
        ? new LongKeyTable()
        : new GeneralKeyTable(types);
  }

  /** The number of distinct keys. */
  public int size() {
    return size;
  }

  /** The values of a key column, by number; valid until keys are added. */
  public abstract Vector column(int ordinal);

  /**
   * Sets {@code ids[row]} for each selected row to the number of its key, which is added where it
   * is new.
   */
  public abstract void add(Vector[] keys, Selection rows, int[] ids);

  /**
   * Sets {@code ids[row]} for each selected row to the number of its key, -1 where there is none.
   */
  public abstract void find(Vector[] keys, Selection rows, int[] ids);

  /** Empties the table and says whose memory it takes from now on. */
  public void begin(MemoryGrant from) {
    release();
    grant = from;
  }

  /** Empties the table and gives its memory back. */
  public void release() {
    grant.release(reserved);
    reserved = 0;
    slots = new int[SLOTS_MIN];
    size = 0;
    clearKeys();
  }

  abstract void clearKeys();

  /** The hash of a key that is in the table. */
  abstract int hashOf(int id);

  abstract long keyBytes(int id);

  final int mask() {
    return slots.length - 1;
  }

  final int slot(int place) {
    return slots[place];
  }

  /** Puts a new key, whose columns are stored already, into the empty slot. */
  final int insert(int place) {
    long bytes = keyBytes(size) + 12;
    grant.reserve(bytes);
    reserved += bytes;
    slots[place] = ++size;
    if (size * 2 > slots.length) {
      enlarge();
    }
    return size - 1;
  }

  private void enlarge() {
    int[] larger = new int[slots.length * 4];
    int mask = larger.length - 1;
    for (int id = 0; id < size; id++) {
      int place = hashOf(id) & mask;
      while (larger[place] != 0) {
        place = place + 1 & mask;
      }
      larger[place] = id + 1;
    }
    slots = larger;
  }
}
