package io.skerry.tx;

import io.skerry.io.DiskFullException;
import io.skerry.page.PageStore;
import io.skerry.page.Room;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The order in which transactions become visible, which is the order of the log; the snapshots that
 * are open; and the undoing and clearing of changes.
 */
public final class CommitOrder {
  /** How many changes are undone or cleared under one hold of the latch. */
  private static final int CHANGES_AT_ONCE = 64;

  private static final Logger LOGGER = LoggerFactory.getLogger(CommitOrder.class);

  /** An estimate of a transaction's state with its lists. */
  private static final int TRANSACTION_BYTES = 512;

  private static final int SNAPSHOT_BYTES = 64;

  private final PageStore pages;
  private final UndoSpace undo;
  private final LongFunction<@Nullable VersionedTree> trees;
  private final Consumer<TxState> cleared;
  private long lastSequence = 1;
  private long lastEnd;

  /**
   * The ends of the list of open snapshots. Each leaves it when it is closed, wherever it stands:
   * readers come and go by thousands while one stays.
   */
  private @Nullable Snapshot oldest;

  private @Nullable Snapshot newest;
  private long openSnapshots;

  /** Running transactions with parts in the log, and where these may begin. */
  private final Map<TxState, Long> parted = new HashMap<>();

  /** Committed transactions whose changes are not cleared, in the order of commits. */
  private final ArrayDeque<TxState> committed = new ArrayDeque<>();

  /** Transactions whose changes are being cleared. */
  private final List<TxState> clearing = new ArrayList<>();

  /** The newest commit whose changes are being or have been cleared. */
  private volatile long purged;

  /**
   * @param trees the trees by their ids; null for one that is gone
   * @param cleared told of each committed transaction whose versions are cleared; frees what else
   *     nobody needs any more
   * @param end the log's end at the start
   */
  public CommitOrder(
      PageStore pages,
      UndoSpace undo,
      LongFunction<@Nullable VersionedTree> trees,
      Consumer<TxState> cleared,
      long end) {
    this.pages = pages;
    this.undo = undo;
    this.trees = trees;
    this.cleared = cleared;
    this.lastEnd = end;
  }

  /**
   * Makes a durable transaction visible. Called by the log's thread in the order of the log.
   *
   * @param end the log's position behind its record
   * @param effects what changes in the same moment, such as row counts
   */
  public synchronized void publish(TxState tx, long end, Consumer<TxState> effects) {
    publish(tx, effects);
    lastEnd = end;
    parted.remove(tx);
  }

  /** Makes a transaction visible whose changes are gone after a restart anyway. */
  public synchronized void publish(TxState tx, Consumer<TxState> effects) {
    long sequence = lastSequence + 1;
    effects.accept(tx);
    if (tx.hasChanges()) {
      committed.add(tx);
    }
    tx.commitSequence = sequence;
    lastSequence = sequence;
  }

  /** Lets a record that is no transaction take effect in the order of the log. */
  public synchronized void publish(long end, Runnable effect) {
    effect.run();
    lastEnd = end;
  }

  /**
   * A transaction is about to put a part of its changes into the log, at or behind {@code lsn}.
   * Until it ends, the log from there on is needed.
   */
  public synchronized void beginParts(TxState tx, long lsn) {
    parted.putIfAbsent(tx, lsn);
  }

  /** A transaction with parts in the log is rolled back: nobody needs them. */
  public synchronized void endParts(TxState tx) {
    parted.remove(tx);
  }

  /**
   * What it takes to know snapshots, and committed transactions whose versions somebody may need.
   * The versions are in pages.
   */
  public long memoryBytes() {
    long transactions;
    long open;
    synchronized (this) {
      transactions = committed.size() + (long) clearing.size();
      open = openSnapshots;
    }
    return transactions * TRANSACTION_BYTES + open * SNAPSHOT_BYTES + undo.tableBytes();
  }

  // ---- snapshots

  /**
   * Takes a snapshot for a transaction; null for a checkpoint, which sees only what is committed.
   */
  public synchronized Snapshot snapshot(@Nullable TxState tx) {
    Snapshot snapshot = new Snapshot(this, lastSequence, tx);
    Snapshot last = newest;
    snapshot.before = last;
    if (last == null) {
      oldest = snapshot;
    } else {
      last.after = snapshot;
    }
    newest = snapshot;
    snapshot.isOpen = true;
    openSnapshots++;
    return snapshot;
  }

  /** Takes a snapshot and, in the same moment, looks at what belongs to it. */
  public synchronized Snapshot snapshotWith(SnapshotReader reader) {
    Snapshot snapshot = snapshot(null);
    long logFrom = lastEnd;
    for (long lsn : parted.values()) {
      logFrom = Math.min(logFrom, lsn);
    }
    reader.read(snapshot, lastEnd, logFrom);
    return snapshot;
  }

  /** Looks at state that changes with commits. */
  @FunctionalInterface
  public interface SnapshotReader {
    /**
     * @param end the log's position behind the last visible record
     * @param logFrom the first position that a running transaction needs when it commits; at most
     *     {@code end}
     */
    void read(Snapshot snapshot, long end, long logFrom);
  }

  synchronized void close(Snapshot snapshot) {
    if (!snapshot.isOpen) {
      return;
    }
    Snapshot before = snapshot.before;
    Snapshot after = snapshot.after;
    if (before == null) {
      oldest = after;
    } else {
      before.after = after;
    }
    if (after == null) {
      newest = before;
    } else {
      after.before = before;
    }
    snapshot.isOpen = false;
    snapshot.before = null;
    snapshot.after = null;
    openSnapshots--;
  }

  // ---- undoing

  /** Takes back a transaction's changes down to one of its records. The latch must not be held. */
  public void undoTo(TxState tx, long lastRecord) {
    boolean more = tx.lastRecord() != lastRecord;
    while (more) {
      more =
          pages.change(
              Room.MUST,
              () -> {
                for (int i = 0; i < CHANGES_AT_ONCE && tx.lastRecord() != lastRecord; i++) {
                  pages.nextOperation();
                  undoLast(tx);
                }
                return tx.lastRecord() != lastRecord;
              });
    }
  }

  private void undoLast(TxState tx) {
    long record = undo.address(tx.lastRecord());
    if (undo.isAction(record)) {
      if (!tx.actions().getLast().undo()) {
        return;
      }
      tx.actions().removeLast();
    } else {
      VersionedTree tree = trees.apply(undo.treeId(record));
      if (tree == null) {
        throw new AssertionError("a running transaction's tree is gone");
      }
      tree.undo(record, purged);
    }
    undo.releaseLast(tx);
  }

  // ---- clearing

  /**
   * Clears versions that no snapshot needs; what a full disk does not allow is put off. The latch
   * must not be held.
   */
  public void collect() {
    while (true) {
      TxState next = takeUnneeded();
      if (next == null) {
        return;
      }
      boolean isCleared = clear(next);
      synchronized (this) {
        clearing.remove(next);
        if (!isCleared) {
          committed.addFirst(next);
          return;
        }
      }
    }
  }

  private boolean clear(TxState tx) {
    try {
      purge(tx);
      cleared.accept(tx);
      return true;
    } catch (DiskFullException full) {
      LOGGER.warn("The clearing of old versions waits for room: {}", full.getMessage());
      return false;
    }
  }

  private synchronized @Nullable TxState takeUnneeded() {
    TxState next = committed.peek();
    Snapshot first = oldest;
    if (next == null || (first != null && first.sequence() < next.commitSequence)) {
      return null;
    }
    clearing.add(committed.remove());
    purged = next.commitSequence;
    return next;
  }

  /**
   * Hands over the committed transactions that are not wholly cleared; under the exclusive latch.
   */
  public synchronized void forEachUncleared(Consumer<TxState> consumer) {
    clearing.forEach(consumer);
    committed.forEach(consumer);
  }

  private void purge(TxState tx) {
    boolean more = true;
    while (more) {
      more =
          pages.change(
              Room.MUST,
              () -> {
                for (int i = 0; i < CHANGES_AT_ONCE && tx.hasChanges(); i++) {
                  pages.nextOperation();
                  purgeLast(tx);
                }
                return tx.hasChanges();
              });
    }
  }

  private void purgeLast(TxState tx) {
    long pointer = tx.lastRecord();
    long record = undo.address(pointer);
    if (undo.isAction(record)) {
      tx.actions().getLast().purge();
      tx.actions().removeLast();
    } else {
      VersionedTree tree = trees.apply(undo.treeId(record));
      if (tree != null) {
        tree.purge(record, pointer);
      }
    }
    undo.releaseLast(tx);
  }
}
