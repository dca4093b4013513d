package io.skerry.lock;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The spaces in which somebody holds, wants or reserves ranges. Guarded by the lock table's mutex,
 * but for {@link #has}.
 */
final class RangeSpaces {
  private final Map<Long, RangeSpace> byId = new HashMap<>();

  /** Their numbers in order; replaced, never changed. */
  private volatile long[] ids = {};

  /** From any thread. */
  boolean has(long id) {
    long[] all = ids;
    return all.length > 0 && Arrays.binarySearch(all, id) >= 0;
  }

  Collection<RangeSpace> all() {
    return byId.values();
  }

  @Nullable RangeSpace find(long id) {
    return byId.get(id);
  }

  RangeSpace getOrAdd(long id) {
    RangeSpace space = byId.get(id);
    if (space == null) {
      space = new RangeSpace(id);
      byId.put(id, space);
      publish();
    }
    return space;
  }

  void removeIfUnused(RangeSpace space) {
    if (space.isUnused() && byId.remove(space.id, space)) {
      publish();
    }
  }

  private void publish() {
    ids = byId.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
  }
}
