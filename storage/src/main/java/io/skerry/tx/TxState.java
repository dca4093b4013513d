package io.skerry.tx;

import io.skerry.lock.LockOwner;
import io.skerry.page.IntList;
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

  /** Its number in the undo space; 0 while it has no records there. */
  private int slot;

  private long lastRecord;

  /** Changed under the latch; read without it as an estimate. */
  private long recordCount;

  private final List<UndoAction> actions = new ArrayList<>();
  private boolean hasLongValues;
  private final IntList superseded = new IntList();
  private final IntList freshPages = new IntList();
  private final Map<Long, Long> rowCountChanges = new HashMap<>();

  public TxState(long id) {
    this.id = id;
    this.lockOwner = new LockOwner(id, () -> recordCount);
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

  long commitSequence() {
    return commitSequence;
  }

  /**
   * Counts the changes; a view sees those of its transaction that were made before it was taken.
   */
  public long ordinal() {
    return ordinal;
  }

  long nextOrdinal() {
    return ++ordinal;
  }

  int slot() {
    return slot;
  }

  void setSlot(int number) {
    slot = number;
  }

  /** The newest of its undo records; 0 for none. Under the latch. */
  public long lastRecord() {
    return lastRecord;
  }

  void setLastRecord(long pointer) {
    lastRecord = pointer;
  }

  void countRecords(int change) {
    recordCount += change;
  }

  /** Whether there is anything to undo or to clear. */
  public boolean hasChanges() {
    return lastRecord != 0;
  }

  /** Changes that are no row changes, oldest first; each has a record in the undo space. */
  List<UndoAction> actions() {
    return actions;
  }

  /**
   * The first pages of long values to which the rows that it changed or deleted referred. Freed
   * once everybody sees the change.
   */
  public IntList superseded() {
    return superseded;
  }

  /**
   * Pages that checkpoints keep once it has committed ({@link io.skerry.page.Keep#WITH_COMMIT});
   * some may be freed meanwhile. Under the exclusive latch.
   */
  public IntList freshPages() {
    return freshPages;
  }

  /** Adds to {@link #freshPages}; under the exclusive latch. */
  public void addFreshPages(IntList pages) {
    for (int i = 0; i < pages.size(); i++) {
      freshPages.add(pages.get(i));
    }
  }

  /** Whether it has written values that stand in pages of their own. */
  public boolean hasLongValues() {
    return hasLongValues;
  }

  public void noteLongValue() {
    hasLongValues = true;
  }

  public void addRows(long tableId, long change) {
    rowCountChanges.merge(tableId, change, Long::sum);
  }

  public Map<Long, Long> rowCountChanges() {
    return rowCountChanges;
  }
}
