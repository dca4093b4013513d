package io.skerry.btree;

import org.jspecify.annotations.Nullable;

/** Where a search ended. Reused by one thread; good until the latch is given up. */
public final class TreePosition {
  static final int DEPTH_MAX = 32;

  final int[] pathPage = new int[DEPTH_MAX];
  final int[] pathSlot = new int[DEPTH_MAX];
  int depth;
  int leaf;
  int slot;
  boolean found;
  byte @Nullable [] lowerFence;
  byte @Nullable [] upperFence;

  /** The leaf's page number. */
  public int leaf() {
    return leaf;
  }

  /** The slot of the key, or where it would be. */
  public int slot() {
    return slot;
  }

  /** Whether the key is there, perhaps as a ghost. */
  public boolean isFound() {
    return found;
  }

  /**
   * All keys of the leaf are at or above this; null in the first leaf. Only after {@link
   * BTree#seekWithFences}.
   */
  public byte @Nullable [] lowerFence() {
    return lowerFence;
  }

  /**
   * All keys of the leaf are below this; null in the last leaf. Only after {@link
   * BTree#seekWithFences}.
   */
  public byte @Nullable [] upperFence() {
    return upperFence;
  }
}
