package io.skerry.spill;

import java.util.Arrays;

/** Entries in one array of bytes, sorted by moving only their numbers. */
final class EntryBuffer {
  private static final int ENTRY_BYTES = 28;
  private static final int BYTES_MIN = 64 << 10;

  private final int bytesMax;
  private byte[] bytes;
  private int used;

  private int[] at = new int[256];
  private int[] keyLength = new int[256];
  private int[] valueLength = new int[256];
  private long[] prefix = new long[256];
  private int count;
  private boolean isInOrder = true;

  EntryBuffer(int bytesMax) {
    this.bytesMax = bytesMax;
    this.bytes = new byte[Math.min(bytesMax, BYTES_MIN)];
  }

  /** An entry larger than all memory fits an empty buffer. */
  boolean hasRoom(int size) {
    return count == 0 || (long) used + size + (long) (count + 1) * ENTRY_BYTES <= bytesMax;
  }

  void add(byte[] key, byte[] value) {
    int size = key.length + value.length;
    if (bytes.length - used < size) {
      bytes = Arrays.copyOf(bytes, Math.max(used + size, Math.min(bytesMax, bytes.length * 2)));
    }
    if (count == at.length) {
      at = Arrays.copyOf(at, count * 2);
      keyLength = Arrays.copyOf(keyLength, count * 2);
      valueLength = Arrays.copyOf(valueLength, count * 2);
      prefix = Arrays.copyOf(prefix, count * 2);
    }
    at[count] = used;
    keyLength[count] = key.length;
    valueLength[count] = value.length;
    System.arraycopy(key, 0, bytes, used, key.length);
    System.arraycopy(value, 0, bytes, used + key.length, value.length);
    used += size;
    prefix[count] = prefixOf(key);
    isInOrder &= count == 0 || compare(count - 1, count) <= 0;
    count++;
  }

  private static long prefixOf(byte[] key) {
    long value = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      value = value << 8 | (i < key.length ? key[i] & 0xFF : 0);
    }
    return value;
  }

  private int compare(int left, int right) {
    int first = Long.compareUnsigned(prefix[left], prefix[right]);
    return first != 0
        ? first
        : Arrays.compareUnsigned(
            bytes,
            at[left],
            at[left] + keyLength[left],
            bytes,
            at[right],
            at[right] + keyLength[right]);
  }

  void clear() {
    used = 0;
    count = 0;
    isInOrder = true;
  }

  Entries sorted() {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      order[i] = i;
    }
    return new Sorted(isInOrder ? order : MergeSort.sort(order, this::compare));
  }

  private final class Sorted implements Entries {
    private final int[] order;
    private int place = -1;

    Sorted(int[] order) {
      this.order = order;
    }

    @Override
    public boolean next() {
      return ++place < order.length;
    }

    @Override
    public byte[] key() {
      int entry = order[place];
      return Arrays.copyOfRange(bytes, at[entry], at[entry] + keyLength[entry]);
    }

    @Override
    public byte[] value() {
      int entry = order[place];
      int from = at[entry] + keyLength[entry];
      return Arrays.copyOfRange(bytes, from, from + valueLength[entry]);
    }
  }
}
