package io.skerry.btree;

import io.skerry.page.PageFormat;
import io.skerry.page.PageStore;
import io.skerry.page.Room;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A B+tree of unique byte-string keys in pages.
 *
 * <p>Searches need the latch, changes need it exclusively. Leaves have no links to their
 * neighbours, so that a change touches no page but its own; a cursor goes on by searching for the
 * leaf's fence.
 */
public final class BTree {
  private static final int NO_LEAF = 0;
  private static final int FREED_AT_ONCE = 64;
  private static final byte[] NO_VALUE = new byte[0];

  /** A leaf with fewer bytes than this is merged with a neighbour. */
  private static final int MERGED_BELOW = PageFormat.PAGE_BYTES / 4;

  /** The most bytes of a merged leaf, so that it does not soon split again. */
  private static final int MERGED_MAX = PageFormat.PAGE_BYTES / 4 * 3;

  private final PageStore pages;
  private final MemorySegment memory;
  private final long id;
  private final boolean isVolatile;
  private int root;

  /** The last leaf, while it is known to be the last. */
  private int lastLeaf = NO_LEAF;

  /** What recovery has still to change; null when the tree is up to date. */
  private @Nullable PendingChanges pending;

  private boolean isApplying;

  private final TreePosition own = new TreePosition();

  private BTree(PageStore pages, long id, int root, boolean isVolatile) {
    this.isVolatile = isVolatile;
    this.pages = pages;
    this.memory = pages.memory();
    this.id = id;
    this.root = root;
  }

  /**
   * A new, empty tree; under the exclusive latch.
   *
   * @param isVolatile whether it is gone after a restart
   */
  public static BTree create(PageStore pages, long id, boolean isVolatile) {
    BTree tree = new BTree(pages, id, NO_LEAF, isVolatile);
    tree.root = tree.allocate(PageFormat.TYPE_LEAF);
    return tree;
  }

  public static BTree open(PageStore pages, long id, int root) {
    return new BTree(pages, id, root, false);
  }

  /** A new, empty page of the tree. */
  private int allocate(int type) {
    int page = isVolatile ? pages.allocateVolatile(id, type) : pages.allocate(id, type);
    Node.initialize(memory, pages.address(page));
    return page;
  }

  public long id() {
    return id;
  }

  /** The root's page number, which changes as the tree grows. */
  public int root() {
    return root;
  }

  public PageStore pages() {
    return pages;
  }

  /** Gives an empty tree the pages of a {@link TreeBuilder}; under the exclusive latch. */
  public void adopt(int newRoot) {
    long address = pages.address(root);
    if (!Node.isLeaf(memory, address) || Node.count(memory, address) > 0) {
      throw new AssertionError("tree " + id + " is not empty");
    }
    pages.free(root);
    root = newRoot;
    lastLeaf = NO_LEAF;
  }

  // ---- recovery

  /**
   * Says that changes are still to be made; null when all are. Under the exclusive latch, or before
   * anybody else uses the tree.
   */
  public void setPending(@Nullable PendingChanges changes) {
    pending = changes;
    lastLeaf = NO_LEAF;
  }

  /** Makes all that is pending. The latch must not be held. */
  public void applyPending() {
    PendingChanges changes = pages.find(Room.NONE, () -> pending);
    if (changes != null) {
      changes.apply(null, null);
    }
  }

  /** The tree is dropped: what is pending need not be made. Under the exclusive latch. */
  public void discardPending() {
    if (pending != null) {
      pending.discard();
    }
  }

  /** Runs a pending change, which sees the tree as it is; under the exclusive latch. */
  public void applying(Runnable change) {
    isApplying = true;
    try {
      change.run();
    } finally {
      isApplying = false;
    }
  }

  // ---- search

  public void seek(byte[] key, int length, TreePosition to) {
    if (pending != null) {
      seekWithFences(key, length, false, to);
    }
    int page = root;
    int depth = 0;
    while (true) {
      long address = pages.address(page);
      if (Node.isLeaf(memory, address)) {
        to.depth = depth;
        endSeek(page, address, key, length, to);
        return;
      }
      int slot = Node.childSlot(memory, address, key, length);
      to.pathPage[depth] = page;
      to.pathSlot[depth] = slot;
      depth++;
      page = Node.child(memory, address, slot);
    }
  }

  private void endSeek(int page, long address, byte[] key, int length, TreePosition to) {
    to.leaf = page;
    to.slot = Node.lowerBound(memory, address, key, length);
    to.found =
        to.slot < Node.count(memory, address)
            && Node.compareKey(memory, address, to.slot, key, length) == 0;
  }

  /**
   * Searches for a cursor.
   *
   * @param below whether the leaf of the last key below {@code key} is wanted rather than that of
   *     {@code key}
   */
  public void seekWithFences(byte[] key, int length, boolean below, TreePosition to) {
    int page = root;
    to.lowerFence = null;
    to.upperFence = null;
    while (true) {
      long address = pages.address(page);
      if (Node.isLeaf(memory, address)) {
        refuseIfPending(to);
        to.depth = 0;
        endSeek(page, address, key, length, to);
        return;
      }
      int slot =
          below
              ? Node.childSlotBelow(memory, address, key, length)
              : Node.childSlot(memory, address, key, length);
      page = descend(address, slot, to);
    }
  }

  /** Goes to the last leaf. */
  public void seekLast(TreePosition to) {
    int page = root;
    to.lowerFence = null;
    to.upperFence = null;
    while (true) {
      long address = pages.address(page);
      if (Node.isLeaf(memory, address)) {
        refuseIfPending(to);
        to.depth = 0;
        to.leaf = page;
        to.slot = Node.count(memory, address);
        to.found = false;
        return;
      }
      page = descend(address, Node.count(memory, address) - 1, to);
    }
  }

  private void refuseIfPending(TreePosition at) {
    PendingChanges changes = pending;
    if (changes != null && !isApplying && changes.hasWithin(at.lowerFence, at.upperFence)) {
      throw new PendingMiss(changes, at.lowerFence, at.upperFence);
    }
  }

  private int descend(long address, int slot, TreePosition to) {
    if (slot > 0) {
      to.lowerFence = Node.key(memory, address, slot);
    }
    if (slot + 1 < Node.count(memory, address)) {
      to.upperFence = Node.key(memory, address, slot + 1);
    }
    return Node.child(memory, address, slot);
  }

  // ---- change

  /**
   * Puts a key that is not there.
   *
   * @param pointer the entry's roll pointer, or {@link Node#NO_POINTER}
   */
  public void insert(byte[] key, int keyLength, byte[] value, int valueLength, long pointer) {
    if (lastLeaf != NO_LEAF) {
      long address = pages.address(lastLeaf);
      int count = Node.count(memory, address);
      if (count > 0
          && Node.compareKey(memory, address, count - 1, key, keyLength) < 0
          && Node.hasRoom(memory, address, keyLength, valueLength, pointer)) {
        insertAt(lastLeaf, count, key, keyLength, value, valueLength, pointer);
        return;
      }
    }
    while (true) {
      seek(key, keyLength, own);
      long address = pages.address(own.leaf);
      if (Node.hasRoom(memory, address, keyLength, valueLength, pointer)) {
        insertAt(own.leaf, own.slot, key, keyLength, value, valueLength, pointer);
        if (pending == null && isLastPath(own)) {
          lastLeaf = own.leaf;
        }
        return;
      }
      boolean atEnd = own.slot == Node.count(memory, address);
      split(own, atEnd ? Arrays.copyOf(key, keyLength) : null);
    }
  }

  private void insertAt(
      int leaf, int slot, byte[] key, int keyLength, byte[] value, int valueLength, long pointer) {
    pages.beforeChange(leaf);
    Node.insert(
        memory,
        pages.address(leaf),
        slot,
        key,
        keyLength,
        value,
        valueLength,
        pointer,
        pages.scratch());
  }

  private boolean isLastPath(TreePosition path) {
    for (int i = 0; i < path.depth; i++) {
      if (path.pathSlot[i] != Node.count(memory, pages.address(path.pathPage[i])) - 1) {
        return false;
      }
    }
    return true;
  }

  /** Whether {@code key} is behind all keys of the tree, as far as can be told at once. */
  public boolean isBehindLast(byte[] key, int length) {
    if (lastLeaf == NO_LEAF) {
      return false;
    }
    long address = pages.address(lastLeaf);
    int count = Node.count(memory, address);
    return count > 0 && Node.compareKey(memory, address, count - 1, key, length) < 0;
  }

  /** Announces the change of the leaf to which {@link #isBehindLast} answered. */
  public void beginChangeOfLast() {
    pages.beforeChange(lastLeaf);
  }

  /**
   * Replaces value and roll pointer of a key that is there, perhaps as a ghost; it is no ghost
   * afterwards.
   */
  public void replace(byte[] key, byte[] value, int valueLength, long pointer) {
    replaceEntry(key, value, valueLength, pointer);
  }

  /** Makes the entry of a key a ghost, without value but with a roll pointer. */
  public void makeGhost(byte[] key, long pointer) {
    replaceEntry(key, NO_VALUE, 0, pointer);
    Node.setGhost(memory, pages.address(own.leaf), own.slot, true);
  }

  private void replaceEntry(byte[] key, byte[] value, int valueLength, long pointer) {
    while (true) {
      seek(key, key.length, own);
      requireFound();
      long address = pages.address(own.leaf);
      if (Node.hasRoomToReplace(memory, address, own.slot, valueLength, pointer)) {
        pages.beforeChange(own.leaf);
        Node.replace(memory, address, own.slot, value, valueLength, pointer, pages.scratch());
        return;
      }
      split(own, null);
    }
  }

  /** Takes the roll pointer from the entry that was found. */
  public void clearPointer(TreePosition at) {
    pages.beforeChange(at.leaf);
    Node.setPointer(memory, pages.address(at.leaf), at.slot, Node.NO_POINTER);
  }

  /** Removes the entry of a key. */
  public void remove(byte[] key) {
    seek(key, key.length, own);
    requireFound();
    removeFound(own);
  }

  /** Removes the entry that was found. */
  public void removeFound(TreePosition at) {
    long address = pages.address(at.leaf);
    pages.beforeChange(at.leaf);
    Node.remove(memory, address, at.slot);
    if (at.depth > 0) {
      if (Node.count(memory, address) == 0) {
        removeEmpty(at);
      } else if (Node.usedBytes(memory, address) < MERGED_BELOW) {
        merge(at);
      }
    }
  }

  private void requireFound() {
    if (!own.found) {
      throw new AssertionError("a key of tree " + id + " is not where it was");
    }
  }

  // ---- structure

  /**
   * Splits the leaf of {@code path}, or the lowest page above it whose parent has room; the caller
   * searches again and, if need be, splits again.
   *
   * @param newKey the key that is to come behind all others of the leaf; then the leaf stays full.
   *     Null for any other place
   */
  private void split(TreePosition path, byte @Nullable [] newKey) {
    int page = path.leaf;
    for (int depth = path.depth; ; depth--) {
      pages.beforeChange(page);
      long address = pages.address(page);
      boolean isLeaf = depth == path.depth;
      int count = Node.count(memory, address);
      boolean atEnd = isLeaf ? newKey != null : newKey != null && path.pathSlot[depth] == count - 1;
      int from = atEnd ? (isLeaf ? count : count - 1) : Node.middle(memory, address);
      byte[] separator;
      if (isLeaf) {
        byte[] firstRight = atEnd && newKey != null ? newKey : Node.key(memory, address, from);
        separator = shortest(Node.key(memory, address, from - 1), firstRight);
      } else {
        separator = Node.key(memory, address, from);
      }
      if (depth == 0) {
        int newRoot = growRoot(page);
        splitInto(page, from, separator, newRoot, 1);
        return;
      }
      int parent = path.pathPage[depth - 1];
      if (Node.hasRoom(
          memory, pages.address(parent), separator.length, Integer.BYTES, Node.NO_POINTER)) {
        splitInto(page, from, separator, parent, path.pathSlot[depth - 1] + 1);
        return;
      }
      page = parent;
    }
  }

  /** A new root with the old one as its only child. */
  private int growRoot(int oldRoot) {
    root = allocate(PageFormat.TYPE_INNER);
    long address = pages.address(root);
    insertChild(address, 0, new byte[0], oldRoot);
    return root;
  }

  private void splitInto(int page, int from, byte[] separator, int parent, int parentSlot) {
    long address = pages.address(page);
    boolean isLeaf = Node.isLeaf(memory, address);
    pages.beforeChange(parent);
    int right = allocate(isLeaf ? PageFormat.TYPE_LEAF : PageFormat.TYPE_INNER);
    long rightAddress = pages.address(right);
    Node.moveTail(memory, address, from, rightAddress);
    if (!isLeaf) {
      clearFirstKey(rightAddress);
    }
    lastLeaf = NO_LEAF;
    insertChild(pages.address(parent), parentSlot, separator, right);
  }

  private void insertChild(long parentAddress, int slot, byte[] key, int child) {
    byte[] value = Node.childValue(child);
    Node.insert(
        memory,
        parentAddress,
        slot,
        key,
        key.length,
        value,
        value.length,
        Node.NO_POINTER,
        pages.scratch());
  }

  /** The first key of an inner page stands for everything below the second. */
  private void clearFirstKey(long address) {
    int child = Node.child(memory, address, 0);
    Node.remove(memory, address, 0);
    insertChild(address, 0, new byte[0], child);
  }

  /** The shortest key above {@code below} and not above {@code firstRight}. */
  static byte[] shortest(byte[] below, byte[] firstRight) {
    int same = Arrays.mismatch(below, firstRight);
    return Arrays.copyOf(firstRight, Math.min(same + 1, firstRight.length));
  }

  /** Takes an empty leaf out of the tree, and the inner pages that this leaves empty. */
  private void removeEmpty(TreePosition path) {
    lastLeaf = NO_LEAF;
    int page = path.leaf;
    for (int depth = path.depth; depth > 0; depth--) {
      int parent = path.pathPage[depth - 1];
      int slot = path.pathSlot[depth - 1];
      pages.free(page);
      pages.beforeChange(parent);
      long address = pages.address(parent);
      Node.remove(memory, address, slot);
      if (Node.count(memory, address) > 0) {
        if (slot == 0) {
          clearFirstKey(address);
        }
        shrinkRoot();
        return;
      }
      page = parent;
    }
    pages.free(page);
    root = allocate(PageFormat.TYPE_LEAF);
  }

  private void shrinkRoot() {
    long address = pages.address(root);
    while (!Node.isLeaf(memory, address) && Node.count(memory, address) == 1) {
      int child = Node.child(memory, address, 0);
      pages.free(root);
      root = child;
      address = pages.load(root);
    }
  }

  /**
   * Moves what a leaf still has into a neighbour under the same parent, or the neighbour's into it,
   * if that is in memory, no checkpoint needs it, and both fit one page well.
   */
  private void merge(TreePosition path) {
    int parent = path.pathPage[path.depth - 1];
    int slot = path.pathSlot[path.depth - 1];
    long parentAddress = pages.address(parent);
    if (slot + 1 < Node.count(memory, parentAddress)
        && mergeInto(path.leaf, Node.child(memory, parentAddress, slot + 1), parent, slot + 1)) {
      return;
    }
    if (slot > 0) {
      boolean unused =
          mergeInto(Node.child(memory, parentAddress, slot - 1), path.leaf, parent, slot);
    }
  }

  /**
   * Moves all of {@code right}, the parent's child at {@code slot}, behind what {@code left} has.
   */
  private boolean mergeInto(int left, int right, int parent, int slot) {
    if (!pages.isFreeToChange(left) || !pages.isFreeToChange(right)) {
      return false;
    }
    long leftAddress = pages.address(left);
    long rightAddress = pages.address(right);
    if (Node.usedBytes(memory, leftAddress) + Node.usedBytes(memory, rightAddress) > MERGED_MAX) {
      return false;
    }
    lastLeaf = NO_LEAF;
    pages.beforeChange(left);
    pages.beforeChange(right);
    pages.beforeChange(parent);
    Node.compact(memory, leftAddress, pages.scratch());
    Node.moveTail(memory, rightAddress, 0, leftAddress);
    pages.free(right);
    Node.remove(memory, pages.address(parent), slot);
    shrinkRoot();
    return true;
  }

  /**
   * Frees all pages, some at a time; under the exclusive latch. The tree must not be used any more.
   *
   * @param emptyLeaf called with each leaf before it is freed; false to be called again later. Null
   *     when leaves need not be read
   * @return whether all is freed; otherwise call again
   */
  public boolean freeSome(@Nullable IntPredicate emptyLeaf) {
    int depth = 0;
    int page = root;
    int parent = 0;
    while (!isLeaf(page)) {
      int children = Node.count(memory, pages.address(page));
      if (children == 0) {
        return freeEmptyInner();
      }
      parent = page;
      page = Node.child(memory, pages.address(page), children - 1);
      depth++;
    }
    if (depth == 0) {
      return freeLeaf(page, emptyLeaf);
    }
    pages.beforeChange(parent);
    int count = Node.count(memory, pages.address(parent));
    for (int i = 0; i < FREED_AT_ONCE && count > 0; i++) {
      pages.nextOperation();
      long address = pages.address(parent);
      if (!freeLeaf(Node.child(memory, address, count - 1), emptyLeaf)) {
        return false;
      }
      count--;
      Node.remove(memory, address, count);
    }
    if (count == 0) {
      return freeEmptyInner();
    }
    return false;
  }

  private boolean freeEmptyInner() {
    int page = root;
    int parent = 0;
    while (true) {
      long address = pages.address(page);
      int count = Node.count(memory, address);
      if (count == 0) {
        if (parent == 0) {
          pages.free(page);
          return true;
        }
        pages.beforeChange(parent);
        long parentAddress = pages.address(parent);
        pages.free(page);
        Node.remove(memory, parentAddress, Node.count(memory, parentAddress) - 1);
        page = root;
        parent = 0;
        continue;
      }
      if (Node.isLeaf(memory, address) || isLeafParent(address, count)) {
        return false;
      }
      parent = page;
      page = Node.child(memory, address, count - 1);
    }
  }

  private boolean isLeafParent(long address, int count) {
    return isLeaf(Node.child(memory, address, count - 1));
  }

  private boolean isLeaf(int page) {
    return Node.isLeaf(memory, pages.address(page));
  }

  private boolean freeLeaf(int page, @Nullable IntPredicate emptyLeaf) {
    if (emptyLeaf != null && !emptyLeaf.test(page)) {
      return false;
    }
    pages.free(page);
    return true;
  }
}
