package io.skerry.store;

import io.skerry.btree.BTree;
import io.skerry.btree.Node;
import io.skerry.btree.TreePosition;
import io.skerry.page.Latch;
import io.skerry.page.PageStore;
import io.skerry.tx.VersionedTree;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Changes without versions: of replay, and of trees that nobody else sees yet. */
final class DirectChanges implements RowChanges {
  private final PageStore pages;
  private final Latch latch;
  private final MemorySegment memory;
  private final TreePosition position = new TreePosition();

  DirectChanges(PageStore pages) {
    this.pages = pages;
    this.latch = pages.latch();
    this.memory = pages.memory();
  }

  /** Puts an entry, in the place of an old one if there is one. */
  @Override
  public void insert(VersionedTree tree, byte[] key, byte[] value, int valueLength) {
    long stamp = latch.lockExclusive();
    try {
      pages.nextOperation();
      BTree target = tree.tree();
      if (!target.isBehindLast(key, key.length)) {
        target.seek(key, key.length, position);
        if (position.isFound()) {
          int unused = target.replace(key, value, valueLength);
          return;
        }
      }
      int unused = target.insert(key, key.length, value, valueLength);
    } finally {
      latch.unlockExclusive(stamp);
    }
  }

  @Override
  public void replace(VersionedTree tree, byte[] key, byte[] value, int valueLength) {
    insert(tree, key, value, valueLength);
  }

  /**
   * Deletes an index entry unless it belongs to another row by now: within one transaction rows may
   * have exchanged unique keys, and the log tells of one row after the other.
   */
  @Override
  public void deleteEntry(IndexVersion index, byte[] key, byte[] locator) {
    long stamp = latch.lockExclusive();
    try {
      pages.nextOperation();
      byte[] value = index.tree.inPlace(key);
      int from = IndexVersion.LOCATOR_LENGTH_BYTES;
      boolean isMine =
          value != null
              && (!index.isUnique()
                  || Arrays.equals(
                      value, from, from + locatorLength(value), locator, 0, locator.length));
      if (isMine) {
        index.tree.tree().remove(key);
      }
    } finally {
      latch.unlockExclusive(stamp);
    }
  }

  private static int locatorLength(byte[] value) {
    return (value[0] & 0xFF) << 8 | (value[1] & 0xFF);
  }

  @Override
  public void deleteRow(VersionedTree tree, byte[] key) {
    long stamp = latch.lockExclusive();
    try {
      pages.nextOperation();
      tree.tree().remove(key);
    } finally {
      latch.unlockExclusive(stamp);
    }
  }

  boolean has(VersionedTree tree, byte[] key) {
    long stamp = latch.lockExclusive();
    try {
      pages.nextOperation();
      tree.tree().seek(key, key.length, position);
      return position.isFound();
    } finally {
      latch.unlockExclusive(stamp);
    }
  }

  record Row(byte[] key, byte[] value) {}

  /** The rows in place of the walker's next leaf. */
  List<Row> readLeaf(LeafWalker walker) {
    List<Row> rows = new ArrayList<>();
    long stamp = latch.lockExclusive();
    try {
      pages.nextOperation();
      long page = walker.enter();
      while (walker.hasNext()) {
        int slot = walker.next();
        if (!Node.isGhost(memory, page, slot)) {
          rows.add(new Row(Node.key(memory, page, slot), Node.value(memory, page, slot)));
        }
      }
      walker.leave(page);
    } finally {
      latch.unlockExclusive(stamp);
    }
    return rows;
  }
}
