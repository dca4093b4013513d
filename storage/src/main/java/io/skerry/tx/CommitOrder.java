package io.skerry.tx;

import io.skerry.page.Latch;
import io.skerry.page.PageStore;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The order in which transactions become visible, which is the order of the log; the snapshots that
 * are open; and the clearing of versions that no snapshot needs.
 */
public final class CommitOrder {
  private static final int PURGED_AT_ONCE = 256;

  private final PageStore pages;
  private long lastSequence = 1;
  private long lastEnd;
  private final ArrayDeque<Snapshot> snapshots = new ArrayDeque<>();
  private final ArrayDeque<Committed> committed = new ArrayDeque<>();

  /** Changes that are being cleared. */
  private final List<Committed> clearing = new ArrayList<>();

  /** A committed transaction's changes. */
  private static final class Committed {
    final long sequence;
    final List<UndoEntry> changes;

    /** How many are cleared; changed under the exclusive latch. */
    int cleared;

    Committed(long sequence, List<UndoEntry> changes) {
      this.sequence = sequence;
      this.changes = changes;
    }
  }

  /**
   * @param end the log's end at the start
   */
  public CommitOrder(PageStore pages, long end) {
    this.pages = pages;
    this.lastEnd = end;
  }

  /**
   * Makes a durable transaction visible. Called by the log's thread in the order of the log.
   *
   * @param end the log's position behind its record
   * @param effects what changes in the same moment, such as row counts
   */
  public synchronized void publish(TxState tx, long end, Consumer<TxState> effects) {
    long sequence = lastSequence + 1;
    effects.accept(tx);
    if (!tx.undo().isEmpty()) {
      committed.add(new Committed(sequence, tx.undo()));
    }
    tx.commitSequence = sequence;
    lastSequence = sequence;
    lastEnd = end;
  }

  /** Lets a record that is no transaction take effect in the order of the log. */
  public synchronized void publish(long end, Runnable effect) {
    effect.run();
    lastEnd = end;
  }

  /**
   * Takes a snapshot for a transaction; null for a checkpoint, which sees only what is committed.
   */
  public synchronized Snapshot snapshot(@Nullable TxState tx) {
    Snapshot snapshot = new Snapshot(this, lastSequence, tx);
    snapshots.add(snapshot);
    return snapshot;
  }

  /** Takes a snapshot and, in the same moment, looks at what belongs to it. */
  public synchronized Snapshot snapshotWith(SnapshotReader reader) {
    Snapshot snapshot = snapshot(null);
    reader.read(snapshot, lastEnd);
    return snapshot;
  }

  /** Looks at state that changes with commits. */
  @FunctionalInterface
  public interface SnapshotReader {
    /**
     * @param end the log's position behind the last visible record
     */
    void read(Snapshot snapshot, long end);
  }

  synchronized void close(Snapshot snapshot) {
    snapshot.isClosed = true;
    while (!snapshots.isEmpty() && snapshots.element().isClosed) {
      snapshots.remove();
    }
  }

  /** Clears versions that no snapshot needs. The latch must not be held. */
  public void collect() {
    while (true) {
      Committed next = takeUnneeded();
      if (next == null) {
        return;
      }
      purge(next);
      synchronized (this) {
        clearing.remove(next);
      }
    }
  }

  private synchronized @Nullable Committed takeUnneeded() {
    Committed oldest = committed.peek();
    if (oldest == null
        || (!snapshots.isEmpty() && snapshots.element().sequence() < oldest.sequence)) {
      return null;
    }
    clearing.add(committed.remove());
    return clearing.getLast();
  }

  /** Hands over the committed changes that are not cleared yet; under the exclusive latch. */
  public synchronized void forEachUncleared(Consumer<UndoEntry> consumer) {
    for (Committed next : clearing) {
      next.changes.subList(next.cleared, next.changes.size()).forEach(consumer);
    }
    for (Committed next : committed) {
      next.changes.forEach(consumer);
    }
  }

  private void purge(Committed next) {
    List<UndoEntry> changes = next.changes;
    Latch latch = pages.latch();
    for (int from = 0; from < changes.size(); from += PURGED_AT_ONCE) {
      int to = Math.min(from + PURGED_AT_ONCE, changes.size());
      long stamp = latch.lockExclusive();
      try {
        for (UndoEntry change : changes.subList(from, to)) {
          pages.nextOperation();
          change.purge();
          next.cleared++;
        }
      } finally {
        latch.unlockExclusive(stamp);
      }
    }
  }
}
