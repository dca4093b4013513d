package io.skerry.store;

import io.skerry.lock.LockMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * For what a transaction has its tables locked: until its end, for what it changed, or as long as a
 * cursor is open. So a cursor that ends gives back no more than what nobody else needs.
 *
 * <p>Of the transaction's thread.
 */
final class TableLocks {
  private final Map<Long, LockMode> kept = new HashMap<>();
  private final Map<Long, List<LockMode>> borrowed = new HashMap<>();

  /** A table is locked until the transaction ends. */
  void keep(long tableId, LockMode mode) {
    LockMode before = kept.get(tableId);
    if (before == null || !before.covers(mode)) {
      kept.put(tableId, before == null ? mode : before.with(mode));
    }
  }

  /** A table is locked for a cursor. */
  void borrow(long tableId, LockMode mode) {
    borrowed.computeIfAbsent(tableId, _ -> new ArrayList<>(2)).add(mode);
  }

  /** The cursor ends; returns how the table must stay locked. */
  LockMode giveBack(long tableId, LockMode mode) {
    LockMode left = kept.getOrDefault(tableId, LockMode.NONE);
    List<LockMode> cursors = borrowed.getOrDefault(tableId, List.of());
    if (!cursors.remove(mode)) {
      throw new AssertionError("a cursor gives back a lock that it did not borrow");
    }
    for (LockMode other : cursors) {
      left = left.with(other);
    }
    return left;
  }
}
