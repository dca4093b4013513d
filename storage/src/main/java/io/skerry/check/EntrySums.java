package io.skerry.check;

import java.util.BitSet;

/**
 * Tells whether two sets of index entries are the same without holding either: for each class of
 * keys, the sum of the hashes of the one set less that of the other. Sums do not depend on the
 * order; that two different sets have the same sums happens once in 2<sup>64</sup> times.
 */
final class EntrySums {
  static final int CLASSES = 4096;

  private static final long FACTOR = 0x9E3779B97F4A7C15L;

  private final long[] sums = new long[CLASSES];
  private final long[] counts = new long[CLASSES];

  /** An entry that a row should have. */
  void addWanted(byte[] key, byte[] value) {
    int at = classOf(key);
    sums[at] += hash(key, value);
    counts[at]++;
  }

  /** An entry that is there. */
  void addFound(byte[] key, byte[] value) {
    int at = classOf(key);
    sums[at] -= hash(key, value);
    counts[at]--;
  }

  /** The classes in which the sets differ. */
  BitSet differing() {
    BitSet differing = new BitSet();
    for (int i = 0; i < CLASSES; i++) {
      if (sums[i] != 0 || counts[i] != 0) {
        differing.set(i);
      }
    }
    return differing;
  }

  static int classOf(byte[] key) {
    return (int) (hash(key, FACTOR) >>> 52);
  }

  private static long hash(byte[] key, byte[] value) {
    return hash(value, hash(key, 0));
  }

  private static long hash(byte[] bytes, long seed) {
    long hash = seed ^ bytes.length * FACTOR;
    for (byte b : bytes) {
      hash = (hash ^ b) * FACTOR;
      hash ^= hash >>> 29;
    }
    hash *= FACTOR;
    return hash ^ hash >>> 32;
  }
}
