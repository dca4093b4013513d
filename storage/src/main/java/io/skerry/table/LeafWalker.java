package io.skerry.table;

import io.skerry.btree.BTree;
import io.skerry.btree.Node;
import io.skerry.btree.TreePosition;
import io.skerry.page.PageStore;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the slots of a range of a tree, leaf by leaf. Between two holds of the latch it
 * remembers its leaf, and the key at which it goes on should that leaf have changed.
 */
public final class LeafWalker {
  private static final int NO_LEAF = 0;
  private static final byte[] FIRST = new byte[0];

  private final BTree tree;
  private final PageStore pages;
  private final byte @Nullable [] start;
  private final byte @Nullable [] end;
  private final boolean descending;
  private final TreePosition position = new TreePosition();

  /** Ascending: the next key is at or above this. Descending: below this. */
  private byte @Nullable [] resume;

  private boolean isAtEnd;
  private int leaf = NO_LEAF;
  private int changeCount;
  private int slot;

  /** Ascending: the slot behind the last; descending: the last slot. */
  private int limit;

  /**
   * @param start the first key of the range; null for none
   * @param end the first key behind the range; null for none
   */
  public LeafWalker(
      BTree tree, byte @Nullable [] start, byte @Nullable [] end, boolean descending) {
    this.tree = tree;
    this.pages = tree.pages();
    this.start = start;
    this.end = end;
    this.descending = descending;
    this.resume = descending ? end : start;
    this.isAtEnd = start != null && end != null && Arrays.compareUnsigned(start, end) >= 0;
  }

  public boolean isAtEnd() {
    return isAtEnd;
  }

  public int leaf() {
    return leaf;
  }

  /** Finds the leaf to go on with and returns its address; under the latch. */
  public long enter() {
    if (leaf != NO_LEAF && pages.changeCount(leaf) == changeCount) {
      return pages.address(leaf);
    }
    leaf = NO_LEAF;
    byte[] from = resume;
    if (descending) {
      if (from == null) {
        tree.seekLast(position);
      } else {
        tree.seekWithFences(from, from.length, true, position);
      }
    } else {
      byte[] key = from == null ? FIRST : from;
      tree.seekWithFences(key, key.length, false, position);
    }
    int found = position.leaf();
    long page = pages.address(found);
    if (descending) {
      slot = position.slot() - 1;
      limit = start == null ? 0 : Node.lowerBound(pages.memory(), page, start, start.length);
    } else {
      slot = position.slot();
      limit =
          end == null
              ? Node.count(pages.memory(), page)
              : Node.lowerBound(pages.memory(), page, end, end.length);
    }
    leaf = found;
    changeCount = pages.changeCount(found);
    return page;
  }

  /** A place of a walk, to come back to. */
  public record Mark(
      byte @Nullable [] resume, boolean isAtEnd, int leaf, int changeCount, int slot, int limit) {}

  public Mark mark() {
    return new Mark(resume, isAtEnd, leaf, changeCount, slot, limit);
  }

  /**
   * Comes back to a place. Where the walk has left the leaf meanwhile, that is looked for again:
   * what is known of a leaf's fences is that of the leaf entered last.
   */
  public void reset(Mark mark) {
    resume = mark.resume;
    isAtEnd = mark.isAtEnd;
    leaf = leaf == mark.leaf ? leaf : NO_LEAF;
    changeCount = mark.changeCount;
    slot = mark.slot;
    limit = mark.limit;
  }

  /** The first key of what was passed since a mark; null for an open end. After {@link #leave}. */
  public byte @Nullable [] coveredFrom(Mark mark) {
    return descending ? passedTo(start) : mark.resume;
  }

  /** The first key behind what was passed since a mark; null for an open end. */
  public byte @Nullable [] coveredTo(Mark mark) {
    return descending ? mark.resume : passedTo(end);
  }

  private byte @Nullable [] passedTo(byte @Nullable [] last) {
    return isAtEnd ? last : resume;
  }

  /** The slot that {@link #next} will give. */
  public int peek() {
    return slot;
  }

  public boolean hasNext() {
    return descending ? slot >= limit : slot < limit;
  }

  /** How many slots of the leaf are still to come. */
  public int left() {
    return Math.max(0, descending ? slot - limit + 1 : limit - slot);
  }

  public int next() {
    return descending ? slot-- : slot++;
  }

  /** Ends a hold of the latch. */
  public void leave(long page) {
    if (descending) {
      leaveDescending(page);
    } else {
      leaveAscending(page);
    }
  }

  private void leaveAscending(long page) {
    if (slot < limit) {
      resume = Node.key(pages.memory(), page, slot);
      return;
    }
    byte[] fence = position.upperFence();
    if (limit < Node.count(pages.memory(), page)
        || fence == null
        || (end != null && Arrays.compareUnsigned(fence, end) >= 0)) {
      isAtEnd = true;
    }
    resume = fence;
    leaf = NO_LEAF;
  }

  private void leaveDescending(long page) {
    if (slot >= limit) {
      if (slot + 1 < Node.count(pages.memory(), page)) {
        resume = Node.key(pages.memory(), page, slot + 1);
      }
      return;
    }
    byte[] fence = position.lowerFence();
    if (limit > 0
        || fence == null
        || (start != null && Arrays.compareUnsigned(fence, start) <= 0)) {
      isAtEnd = true;
    }
    resume = fence;
    leaf = NO_LEAF;
  }
}
