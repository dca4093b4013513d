package io.skerry.lock;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All locks that are held or waited for, by what they lock: buckets of chained locks. */
final class LockMap {
  private static final int CAPACITY_MIN = 64;

  /** A table that was larger than this is given up when it is empty. */
  private static final int CAPACITY_KEPT = 1 << 14;

  private @Nullable Lock[] buckets = new @Nullable Lock[CAPACITY_MIN];
  private int size;

  static int hash(Resource.Kind kind, long space, byte[] key) {
    long h = (space * 31 + kind.ordinal()) * 0x9E3779B97F4A7C15L;
    int hash = (int) (h >>> 32) ^ KeyHash.of(key);
    return hash ^ hash >>> 16;
  }

  @Nullable Lock find(Resource.Kind kind, long space, byte[] key, int hash) {
    Lock lock = buckets[hash & buckets.length - 1];
    while (lock != null
        && !(lock.hash == hash
            && lock.space == space
            && lock.kind == kind
            && Arrays.equals(lock.key, key))) {
      lock = lock.next;
    }
    return lock;
  }

  Lock getOrAdd(Resource.Kind kind, long space, byte[] key, int hash) {
    Lock lock = find(kind, space, key, hash);
    if (lock == null) {
      lock = new Lock(kind, space, key, hash);
      add(lock);
    }
    return lock;
  }

  void add(Lock lock) {
    if (size >= buckets.length) {
      resize(buckets.length * 2);
    }
    put(lock);
    size++;
  }

  private void put(Lock lock) {
    int at = lock.hash & buckets.length - 1;
    lock.next = buckets[at];
    buckets[at] = lock;
  }

  private void resize(int capacity) {
    @Nullable Lock[] old = buckets;
    buckets = new @Nullable Lock[capacity];
    for (Lock first : old) {
      Lock lock = first;
      while (lock != null) {
        Lock next = lock.next;
        put(lock);
        lock = next;
      }
    }
  }

  void remove(Lock lock) {
    int at = lock.hash & buckets.length - 1;
    Lock before = null;
    Lock found = buckets[at];
    while (found != lock) {
      if (found == null) {
        throw new AssertionError("a lock is not in its bucket");
      }
      before = found;
      found = found.next;
    }
    if (before == null) {
      buckets[at] = lock.next;
    } else {
      before.next = lock.next;
    }
    lock.next = null;
    size--;
    if (size == 0 && buckets.length > CAPACITY_KEPT) {
      buckets = new @Nullable Lock[CAPACITY_MIN];
    }
  }

  void forEach(Consumer<Lock> consumer) {
    for (Lock first : buckets) {
      for (Lock lock = first; lock != null; lock = lock.next) {
        consumer.accept(lock);
      }
    }
  }
}
