package io.skerry.recovery;

import io.skerry.log.LogTail;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Changes in the order of the log, in arrays: keys are copied, values stay in the log where they
 * can.
 */
final class PendingOps {
  static final byte PUT = 1;
  static final byte DELETE = 2;

  /** An index entry goes; the key is the entry's. */
  static final byte DELETE_ENTRY = 3;

  /** A row that a checkpoint could not put into its page; no entries of indexes come of it. */
  static final byte CARRIED = 4;

  /** An index entry that comes of a row; its value is made of the row again when it is wanted. */
  static final byte PUT_OF_ROW = 5;

  private static final int OBJECT_BYTES = 100;
  private static final int OP_BYTES = 29;

  private byte[] kinds = new byte[16];
  private int[] keyAt = new int[16];
  private int[] keyLength = new int[16];
  private long[] valueAt = new long[16];
  private int[] valueLength = new int[16];
  private long[] index = new long[16];
  private int count;

  private final ByteArena keys = new ByteArena();
  private final ByteArena values = new ByteArena();

  /** For rows that are not new: the indexes that get an entry. */
  private final Map<Integer, long[]> changedIndexes = new HashMap<>();

  /** For rows that refer to long values: these, in the order of the references. */
  private final Map<Integer, List<List<LogBytes>>> longValues = new HashMap<>();

  private long longValueBytes;

  /** Bytes growing at the end. */
  static final class ByteArena {
    private byte[] bytes = new byte[256];
    private int length;

    int add(byte[] from, int at, int size) {
      if (bytes.length - length < size) {
        bytes = Arrays.copyOf(bytes, Math.max(length + size, bytes.length * 2));
      }
      System.arraycopy(from, at, bytes, length, size);
      length += size;
      return length - size;
    }
  }

  int count() {
    return count;
  }

  /** Roughly what it takes on the heap. */
  long bytes() {
    return (long) kinds.length * OP_BYTES
        + keys.bytes.length
        + values.bytes.length
        + (long) (changedIndexes.size() + longValues.size()) * OBJECT_BYTES
        + longValueBytes;
  }

  // ---- adding

  private int add(byte kind, byte[] from, int at, int length) {
    if (count == kinds.length) {
      int more = count * 2;
      kinds = Arrays.copyOf(kinds, more);
      keyAt = Arrays.copyOf(keyAt, more);
      keyLength = Arrays.copyOf(keyLength, more);
      valueAt = Arrays.copyOf(valueAt, more);
      valueLength = Arrays.copyOf(valueLength, more);
      index = Arrays.copyOf(index, more);
    }
    kinds[count] = kind;
    keyAt[count] = keys.add(from, at, length);
    keyLength[count] = length;
    return count++;
  }

  void addDelete(byte[] from, int at, int length) {
    int unused = add(DELETE, from, at, length);
  }

  void addDeleteEntry(long indexId, byte[] from, int at, int length) {
    int op = add(DELETE_ENTRY, from, at, length);
    index[op] = indexId;
  }

  /** A value that stands in the log, at {@code lsn} or, if that is -1, in {@code record}. */
  void addPut(
      byte[] record, int at, int length, long lsn, int rowAt, int rowLength, long @Nullable [] to) {
    int op = add(PUT, record, at, length);
    valueAt[op] = lsn >= 0 ? lsn : ~(long) values.add(record, rowAt, rowLength);
    valueLength[op] = rowLength;
    if (to != null) {
      changedIndexes.put(op, to);
    }
  }

  void addValue(byte kind, byte[] key, byte[] value) {
    int op = add(kind, key, 0, key.length);
    valueAt[op] = ~(long) values.add(value, 0, value.length);
    valueLength[op] = value.length;
  }

  /** An index entry that comes of a row, by the row's number. */
  void addOfRow(byte[] key, int row) {
    int op = add(PUT_OF_ROW, key, 0, key.length);
    index[op] = row;
  }

  void setLongValuesOfLast(List<List<LogBytes>> references) {
    longValues.put(count - 1, references);
    for (List<LogBytes> pieces : references) {
      for (LogBytes piece : pieces) {
        longValueBytes += piece.bytes();
      }
    }
  }

  // ---- reading

  byte kind(int op) {
    return kinds[op];
  }

  byte[] key(int op) {
    return Arrays.copyOfRange(keys.bytes, keyAt[op], keyAt[op] + keyLength[op]);
  }

  /** The first eight bytes of a key as a number whose unsigned order is that of keys. */
  long prefix(int op) {
    long prefix = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      int b = i < keyLength[op] ? keys.bytes[keyAt[op] + i] & 0xFF : 0;
      prefix = prefix << 8 | b;
    }
    return prefix;
  }

  int compareKeys(int left, int right) {
    return Arrays.compareUnsigned(
        keys.bytes,
        keyAt[left],
        keyAt[left] + keyLength[left],
        keys.bytes,
        keyAt[right],
        keyAt[right] + keyLength[right]);
  }

  int compareKey(int op, byte[] key) {
    return Arrays.compareUnsigned(
        keys.bytes, keyAt[op], keyAt[op] + keyLength[op], key, 0, key.length);
  }

  /** The number of the row of which an index entry comes. */
  int row(int op) {
    return (int) index[op];
  }

  long indexId(int op) {
    return index[op];
  }

  /** The indexes that get an entry for a row that is not new; null where it is new. */
  long @Nullable [] changedIndexes(int op) {
    return changedIndexes.get(op);
  }

  @Nullable List<List<LogBytes>> longValues(int op) {
    return longValues.get(op);
  }

  byte[] value(int op, LogTail log) {
    byte[] value = new byte[valueLength[op]];
    if (valueAt[op] >= 0) {
      log.read(valueAt[op], value, 0, value.length);
    } else {
      System.arraycopy(values.bytes, (int) ~valueAt[op], value, 0, value.length);
    }
    return value;
  }
}
