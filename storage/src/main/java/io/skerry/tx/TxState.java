package io.skerry.tx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A transaction as versions, locks and views know it. Its own thread changes it, but for what is
 * noted.
 */
public final class TxState {
  private final long id;
  private final LockOwner lockOwner;

  /** 0 while it runs; then its place in the order of commits. Written by {@link CommitOrder}. */
  volatile long commitSequence;

  private long ordinal;
  private final List<UndoEntry> undo = new ArrayList<>();
  private final Map<Long, Long> rowCountChanges = new HashMap<>();

  public TxState(long id) {
    this.id = id;
    this.lockOwner = new LockOwner(id, undo::size);
  }

  public long id() {
    return id;
  }

  /**
   * What the lock table knows of it. Deadlock detection compares the number of changes: the
   * transaction with the fewest is the cheapest to roll back.
   */
  public LockOwner lockOwner() {
    return lockOwner;
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

  public void addRows(long tableId, long change) {
    rowCountChanges.merge(tableId, change, Long::sum);
  }

  public Map<Long, Long> rowCountChanges() {
    return rowCountChanges;
  }
}
