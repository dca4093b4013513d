package io.skerry.lock;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Hashes of keys. */
final class KeyHash {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private KeyHash() {}

  static int of(byte[] key) {
    long h = key.length;
    int i = 0;
    for (; i + 8 <= key.length; i += 8) {
      h = mix(h, (long) LONGS.get(key, i));
    }
    for (; i < key.length; i++) {
      h = mix(h, key[i] & 0xFF);
    }
    return (int) (h ^ h >>> 32);
  }

  private static long mix(long h, long value) {
    long m = (h ^ value) * 0x9E3779B97F4A7C15L;
    return m ^ m >>> 29;
  }
}
