package io.skerry.recovery;

import io.skerry.btree.BTree;
import io.skerry.btree.PendingChanges;
import io.skerry.page.PageStore;
import io.skerry.page.Room;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The pending changes of one tree, made when somebody comes to their leaf or when there is time.
 *
 * <p>They are put in order once, which takes long for many. Whoever comes to a leaf before that
 * looks at all of them for those of the leaf: a first row is there in a fifth of the time.
 */
final class PendingTree implements PendingChanges {
  /** How changes are found, and what making one means. */
  interface Work {
    /** The changes of this tree; may take long, and is called once. */
    PendingOps ops();

    /** The same if it takes no time, as often as one likes; else null. */
    @Nullable PendingOps opsAtHand();

    /** Whether one of them concerns the tree. */
    boolean isChosen(PendingOps ops, int op);

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

  private static final byte[] FIRST = new byte[0];

  /** So many ranges are made early at most; each costs a look at all changes. */
  private static final int EARLY_MAX = 64;

  private final BTree tree;
  private final PageStore pages;
  private final Work work;

  /** Guards {@link #ordered}: putting in order takes long, and needs nothing else. */
  private final Object ordering = new Object();

  private @Nullable Ordered ordered;

  /** Set once, by {@link #makeReady}. */
  private @Nullable PendingOps ops;

  private int[] order = new int[0];
  private final BitSet applied = new BitSet();
  private int left;
  private volatile boolean isReady;

  /** Ranges whose changes were made before all were in order; under the latch. */
  private final List<Range> early = new ArrayList<>();

  /** The changes that were made then; under the latch. */
  private final BitSet earlyApplied = new BitSet();

  private volatile boolean isDone;

  /** All changes, and the numbers of those to make in the order of their keys. */
  private record Ordered(PendingOps ops, int[] order) {}

  /** Keys from one to before another; to the end without one. */
  private record Range(byte[] lower, byte @Nullable [] upper) {
    boolean contains(byte[] from, byte @Nullable [] to) {
      return Arrays.compareUnsigned(lower, from) <= 0
          && (upper == null || (to != null && Arrays.compareUnsigned(to, upper) <= 0));
    }
  }

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
    return isReady ? nextWithin(lower, upper) >= 0 : !isMadeEarly(lower, upper);
  }

  private boolean isMadeEarly(byte @Nullable [] lower, byte @Nullable [] upper) {
    byte[] from = lower == null ? FIRST : lower;
    for (Range range : early) {
      if (range.contains(from, upper)) {
        return true;
      }
    }
    return false;
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
    PendingOps atHand = isReady || early.size() >= EARLY_MAX ? null : work.opsAtHand();
    if (atHand != null && (lower != null || upper != null)) {
      applyEarly(atHand, lower == null ? FIRST : lower, upper);
      return;
    }
    makeReady();
    for (int at = next(lower, upper); at >= 0; at = next(lower, upper)) {
      applyAt(at);
    }
  }

  /**
   * Makes the changes of a range before all are in order: whoever comes first need not wait for
   * that, but only for a look at each.
   */
  private void applyEarly(PendingOps all, byte[] lower, byte @Nullable [] upper) {
    TreeMap<byte[], Integer> lastOfEachKey = new TreeMap<>(Arrays::compareUnsigned);
    for (int op = 0; op < all.count(); op++) {
      if (all.compareKey(op, lower) >= 0
          && (upper == null || all.compareKey(op, upper) < 0)
          && work.isChosen(all, op)) {
        lastOfEachKey.put(all.key(op), op);
      }
    }
    for (int op : lastOfEachKey.values()) {
      if (!isDone && !earlyApplied.get(op)) {
        apply(all, op, () -> earlyApplied.set(op));
      }
    }
    pages.run(Room.NONE, () -> early.add(new Range(lower, upper)));
  }

  private int next(byte @Nullable [] lower, byte @Nullable [] upper) {
    return isDone ? -1 : nextWithin(lower, upper);
  }

  /** The changes in their order, by whoever comes first. */
  private Ordered ordered() {
    synchronized (ordering) {
      Ordered made = ordered;
      if (made == null) {
        PendingOps all = work.ops();
        int[] chosen =
            IntStream.range(0, all.count()).filter(op -> work.isChosen(all, op)).toArray();
        made = new Ordered(all, KeyOrder.of(all, chosen));
        ordered = made;
      }
      return made;
    }
  }

  private void makeReady() {
    if (!isReady) {
      Ordered made = ordered();
      pages.run(
          Room.MUST,
          () -> {
            ops = made.ops;
            order = made.order;
            for (int at = 0; at < order.length; at++) {
              applied.set(at, earlyApplied.get(order[at]));
            }
            left = order.length - applied.cardinality();
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
    apply(
        all,
        order[at],
        () -> {
          applied.set(at);
          left--;
          endIfDone();
        });
  }

  /**
   * Makes a change.
   *
   * @param note takes note of it, under the same hold of the latch
   */
  private void apply(PendingOps all, int op, Runnable note) {
    Prepared change = work.prepare(all, op);
    boolean isMade =
        pages.change(
            Room.MUST,
            () -> {
              if (isDone) {
                return false;
              }
              tree.applying(change::make);
              note.run();
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

  /** Makes the next few changes, in the order of keys. Nobody waits for the order meanwhile. */
  void applySome(int count) {
    Ordered unused = ordered();
    applyNext(count);
  }

  private synchronized void applyNext(int count) {
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
