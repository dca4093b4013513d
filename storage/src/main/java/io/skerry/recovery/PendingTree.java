package io.skerry.recovery;

import io.skerry.btree.BTree;
import io.skerry.btree.PendingChanges;
import io.skerry.page.PageStore;
import io.skerry.page.Room;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The pending changes of one tree. They are put in order when somebody first comes to the tree, and
 * made when somebody comes to their leaf.
 */
final class PendingTree implements PendingChanges {
  /** How changes are found, and what making one means. */
  interface Work {
    /** The changes of this tree; may take long. */
    PendingOps ops();

    /** The numbers of those that concern the tree, in the order of the log. */
    int[] chosen(PendingOps ops);

    /** Reads and prepares what a change needs; the latch is not held. */
    Prepared prepare(PendingOps ops, int op);
  }

  /** A change that is ready to be made. */
  interface Prepared {
    /** Makes it; under the exclusive latch. */
    void make();

    /** Frees what it has made superfluous; the latch is not held. */
    void afterwards();

    /** It is not made after all; the latch is not held. */
    void abandon();
  }

  private final BTree tree;
  private final PageStore pages;
  private final Work work;

  /** Set once, by {@link #makeReady}. */
  private @Nullable PendingOps ops;

  private int[] order = new int[0];
  private final BitSet applied = new BitSet();
  private int left;
  private volatile boolean isReady;
  private volatile boolean isDone;

  PendingTree(BTree tree, Work work) {
    this.tree = tree;
    this.pages = tree.pages();
    this.work = work;
  }

  boolean isDone() {
    return isDone;
  }

  @Override
  public boolean hasWithin(byte @Nullable [] lower, byte @Nullable [] upper) {
    return !isReady || nextWithin(lower, upper) >= 0;
  }

  /** The place in the order of the first change in a range that is not made; -1 for none. */
  private int nextWithin(byte @Nullable [] lower, byte @Nullable [] upper) {
    PendingOps all = ops;
    if (all == null) {
      return -1;
    }
    int at = applied.nextClearBit(lower == null ? 0 : lowerBound(all, lower));
    if (at >= order.length || (upper != null && all.compareKey(order[at], upper) >= 0)) {
      return -1;
    }
    return at;
  }

  private int lowerBound(PendingOps all, byte[] key) {
    int low = 0;
    int high = order.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (all.compareKey(order[middle], key) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @Override
  public synchronized void apply(byte @Nullable [] lower, byte @Nullable [] upper) {
    makeReady();
    for (int at = next(lower, upper); at >= 0; at = next(lower, upper)) {
      applyAt(at);
    }
  }

  private int next(byte @Nullable [] lower, byte @Nullable [] upper) {
    return isDone ? -1 : nextWithin(lower, upper);
  }

  private void makeReady() {
    if (!isReady) {
      PendingOps all = work.ops();
      int[] sorted = KeyOrder.of(all, work.chosen(all));
      pages.run(
          Room.MUST,
          () -> {
            ops = all;
            order = sorted;
            left = sorted.length;
            isReady = true;
            endIfDone();
          });
    }
  }

  private void applyAt(int at) {
    PendingOps all = ops;
    if (all == null) {
      throw new AssertionError("changes are applied before they are in order");
    }
    Prepared change = work.prepare(all, order[at]);
    boolean isMade =
        pages.change(
            Room.MUST,
            () -> {
              if (isDone) {
                return false;
              }
              tree.applying(change::make);
              applied.set(at);
              left--;
              endIfDone();
              return true;
            });
    if (isMade) {
      change.afterwards();
    } else {
      change.abandon();
    }
  }

  private void endIfDone() {
    if (left == 0) {
      tree.setPending(null);
      isDone = true;
    }
  }

  /** Makes the next few changes, in the order of keys. */
  synchronized void applySome(int count) {
    makeReady();
    for (int i = 0; i < count && !isDone; i++) {
      applyAt(applied.nextClearBit(0));
    }
  }

  @Override
  public void discard() {
    tree.setPending(null);
    isDone = true;
  }
}
