package io.skerry.store;

import io.skerry.btree.BTree;
import io.skerry.btree.Node;
import io.skerry.btree.TreePosition;
import io.skerry.page.PageStore;
import io.skerry.tx.VersionedTree;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Changes without versions: of replay, and of trees that nobody else sees yet. */
final class DirectChanges implements RowChanges {
  private final PageStore pages;
  private final MemorySegment memory;
  private final TreePosition position = new TreePosition();

  DirectChanges(PageStore pages) {
    this.pages = pages;
    this.memory = pages.memory();
  }

  /** Puts an entry, in the place of an old one if there is one. */
  @Override
  public void insert(VersionedTree tree, byte[] key, byte[] value, int valueLength) {
    pages.run(() -> {
      BTree target = tree.tree();
      if (!target.isBehindLast(key, key.length)) {
        target.seek(key, key.length, position);
        if (position.isFound()) {
          target.replace(key, value, valueLength, Node.NO_POINTER);
          return;
        }
      }
      target.insert(key, key.length, value, valueLength, Node.NO_POINTER);
    });
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
    pages.run(() -> {
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
    });
  }

  private static int locatorLength(byte[] value) {
    return (value[0] & 0xFF) << 8 | (value[1] & 0xFF);
  }

  @Override
  public void deleteRow(VersionedTree tree, byte[] key) {
    pages.run(() -> {
      tree.tree().remove(key);
    });
  }

  boolean has(VersionedTree tree, byte[] key) {
    return pages.change(() -> {
      tree.tree().seek(key, key.length, position);
      return position.isFound();
    });
  }

  record Row(byte[] key, byte[] value) {}

  /** The rows in place of the walker's next leaf. */
  List<Row> readLeaf(LeafWalker walker) {
    return pages.change(() -> {
      List<Row> rows = new ArrayList<>();
      long page = walker.enter();
      while (walker.hasNext()) {
        int slot = walker.next();
        if (!Node.isGhost(memory, page, slot)) {
          rows.add(new Row(Node.key(memory, page, slot), Node.value(memory, page, slot)));
        }
      }
      walker.leave(page);
      return rows;
    });
  }
}
