package io.skerry.tx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A transaction as versions, locks and views know it. Its own thread changes it, but for what is
 * noted.
 */
public final class TxState {
  private final long id;

  /** 0 while it runs; then its place in the order of commits. Written by {@link CommitOrder}. */
  volatile long commitSequence;

  private long ordinal;
  private final List<UndoEntry> undo = new ArrayList<>();
  private final Map<Long, Long> rowCountChanges = new HashMap<>();

  // guarded by the lock table
  final List<LockTable.Lock> held = new ArrayList<>();
  LockTable.@Nullable Waiter waiter;
  boolean hasEnded;
  boolean isCancelled;

  /** Tables on which it holds the shared lock; its own thread only. */
  final Set<Long> tables = new HashSet<>();

  private long lockTimeoutMillis = -1;

  public TxState(long id) {
    this.id = id;
  }

  public long id() {
    return id;
  }

  public void setLockTimeoutMillis(long millis) {
    lockTimeoutMillis = millis;
  }

  long lockTimeoutMillis() {
    return lockTimeoutMillis;
  }

  public boolean isActive() {
    return commitSequence == 0;
  }

  /**
   * The number of changes so far; a view sees those of its transaction that were made before it was
   * taken.
   */
  public long ordinal() {
    return ordinal;
  }

  /** Takes note of a change. */
  public void add(UndoEntry entry) {
    ordinal++;
    undo.add(entry);
  }

  /** The changes, oldest first. */
  public List<UndoEntry> undo() {
    return undo;
  }

  /**
   * What deadlock detection compares: the transaction with the fewest changes is the cheapest to
   * roll back.
   */
  int cost() {
    return undo.size();
  }

  public void addRows(long tableId, long change) {
    rowCountChanges.merge(tableId, change, Long::sum);
  }

  public Map<Long, Long> rowCountChanges() {
    return rowCountChanges;
  }
}
