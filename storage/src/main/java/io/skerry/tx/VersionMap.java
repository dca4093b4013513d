package io.skerry.tx;

import io.skerry.page.PageFormat;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The newest version of each row of a tree that has one, by key: open addressing, so that a bulk
 * insert costs no map nodes.
 */
final class VersionMap {
  private static final int CAPACITY_MIN = 16;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private @Nullable Version[] table = new @Nullable Version[CAPACITY_MIN];
  private int size;

  int size() {
    return size;
  }

  static int hash(byte[] key, int length) {
    long h = length;
    int i = 0;
    for (; i + 8 <= length; i += 8) {
      h = mix(h, (long) LONGS.get(key, i));
    }
    for (; i < length; i++) {
      h = mix(h, key[i] & 0xFF);
    }
    return (int) (h ^ h >>> 32);
  }

  static int hash(MemorySegment memory, long address, int length) {
    long h = length;
    int i = 0;
    for (; i + 8 <= length; i += 8) {
      h = mix(h, memory.get(PageFormat.LONG, address + i));
    }
    for (; i < length; i++) {
      h = mix(h, memory.get(PageFormat.BYTE, address + i) & 0xFF);
    }
    return (int) (h ^ h >>> 32);
  }

  private static long mix(long h, long value) {
    long m = (h ^ value) * 0x9E3779B97F4A7C15L;
    return m ^ m >>> 29;
  }

  @Nullable Version get(byte[] key, int length, int hash) {
    int mask = table.length - 1;
    for (int i = hash & mask; ; i = (i + 1) & mask) {
      Version version = table[i];
      if (version == null
          || (version.hash == hash
              && Arrays.equals(version.key, 0, version.key.length, key, 0, length))) {
        return version;
      }
    }
  }

  @Nullable Version get(MemorySegment memory, long address, int length) {
    if (size == 0) {
      return null;
    }
    int hash = hash(memory, address, length);
    int mask = table.length - 1;
    for (int i = hash & mask; ; i = (i + 1) & mask) {
      Version version = table[i];
      if (version == null
          || (version.hash == hash && matches(version.key, memory, address, length))) {
        return version;
      }
    }
  }

  private static boolean matches(byte[] key, MemorySegment memory, long address, int length) {
    if (key.length != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (key[i] != memory.get(ValueLayout.JAVA_BYTE, address + i)) {
        return false;
      }
    }
    return true;
  }

  /** Makes {@code version} the newest of its key. */
  void put(Version version) {
    int mask = table.length - 1;
    for (int i = version.hash & mask; ; i = (i + 1) & mask) {
      Version other = table[i];
      if (other == null) {
        table[i] = version;
        size++;
        if (size * 2 > table.length) {
          resize(table.length * 4);
        }
        return;
      }
      if (other.hash == version.hash && Arrays.equals(other.key, version.key)) {
        table[i] = version;
        return;
      }
    }
  }

  private void resize(int capacity) {
    @Nullable Version[] old = table;
    table = new @Nullable Version[capacity];
    int mask = capacity - 1;
    for (Version version : old) {
      if (version != null) {
        int i = version.hash & mask;
        while (table[i] != null) {
          i = (i + 1) & mask;
        }
        table[i] = version;
      }
    }
  }

  /** Removes the key of {@code version}. */
  void remove(Version version) {
    int mask = table.length - 1;
    int i = version.hash & mask;
    while (table[i] != version) {
      i = (i + 1) & mask;
    }
    size--;
    if (size == 0 && table.length > 1024) {
      table = new @Nullable Version[CAPACITY_MIN];
      return;
    }
    table[i] = null;
    for (int j = (i + 1) & mask; ; j = (j + 1) & mask) {
      Version moved = table[j];
      if (moved == null) {
        return;
      }
      int home = moved.hash & mask;
      boolean between = i <= j ? home > i && home <= j : home > i || home <= j;
      if (!between) {
        table[i] = moved;
        table[j] = null;
        i = j;
      }
    }
  }
}
