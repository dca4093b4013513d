package io.skerry.tx;

import io.skerry.btree.BTree;
import io.skerry.btree.Node;
import io.skerry.btree.TreePosition;
import io.skerry.page.PageStore;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * A tree whose rows have versions: the newest in place, the ones before in the undo space as long
 * as a view may need them.
 *
 * <p>Changes need the exclusive latch, reads the shared one. A change touches its pages before it
 * changes anything, so it may begin again after a {@link io.skerry.page.PageMiss}.
 */
public final class VersionedTree {
  private static final long NO_ROW = 0;

  private final BTree tree;
  private final long space;
  private final PageStore pages;
  private final MemorySegment memory;
  private final UndoSpace undo;
  private final TreePosition position = new TreePosition();
  private @Nullable TxState blocker;
  private boolean isDoomed;

  /**
   * @param space the number under which ranges of its keys are locked: the table's for its rows,
   *     the index's for entries
   */
  public VersionedTree(BTree tree, long space, UndoSpace undo) {
    this.tree = tree;
    this.space = space;
    this.pages = tree.pages();
    this.memory = pages.memory();
    this.undo = undo;
  }

  public BTree tree() {
    return tree;
  }

  public long space() {
    return space;
  }

  public UndoSpace undoSpace() {
    return undo;
  }

  /**
   * Nobody uses the tree any more; its pages are about to be freed. From now on its roll pointers
   * mean nothing. Under the exclusive latch.
   */
  public void doom() {
    isDoomed = true;
    tree.discardPending();
  }

  public boolean isDoomed() {
    return isDoomed;
  }

  // ---- changes

  /** What an insert met. */
  public enum Outcome {
    DONE,
    /** The key is there. */
    DUPLICATE,
    /** A running transaction has changed the row of this key: wait for {@link #blocker}. */
    BLOCKED
  }

  /** The transaction that stopped the last insert. */
  public TxState blocker() {
    TxState found = blocker;
    if (found == null) {
      throw new AssertionError("nothing blocked");
    }
    return found;
  }

  public Outcome insert(TxState tx, byte[] key, byte[] value, int valueLength) {
    if (tree.isBehindLast(key, key.length)) {
      tree.beginChangeOfLast();
    } else {
      tree.seek(key, key.length, position);
      if (position.isFound()) {
        return insertOver(tx, key, value, valueLength);
      }
      pages.beforeChange(position.leaf());
    }
    long pointer = undo.append(tx, tree.id(), key, NO_ROW, 0, Node.NO_POINTER);
    tree.insert(key, key.length, value, valueLength, pointer);
    return Outcome.DONE;
  }

  /** Inserts where the key is, perhaps as a ghost. */
  private Outcome insertOver(TxState tx, byte[] key, byte[] value, int valueLength) {
    long page = pages.address(position.leaf());
    long newest = Node.pointer(memory, page, position.slot());
    if (newest != Node.NO_POINTER) {
      TxState writer = undo.writer(undo.address(newest));
      if (writer != tx && writer.isActive()) {
        blocker = writer;
        return Outcome.BLOCKED;
      }
    }
    if (!Node.isGhost(memory, page, position.slot())) {
      return Outcome.DUPLICATE;
    }
    pages.beforeChange(position.leaf());
    long pointer = undo.append(tx, tree.id(), key, NO_ROW, 0, newest);
    tree.replace(key, value, valueLength, pointer);
    return Outcome.DONE;
  }

  /**
   * Replaces the value of a row that is there and that no other running transaction has changed.
   */
  public void replace(TxState tx, byte[] key, byte[] value, int valueLength) {
    tree.replace(key, value, valueLength, keepBefore(tx, key));
  }

  /**
   * Deletes a row that is there and that no other running transaction has changed; a ghost stays.
   */
  public void delete(TxState tx, byte[] key) {
    tree.makeGhost(key, keepBefore(tx, key));
  }

  /** Writes down what a row is before a change; returns its new roll pointer. */
  private long keepBefore(TxState tx, byte[] key) {
    tree.seek(key, key.length, position);
    long page = pages.address(position.leaf());
    int slot = position.slot();
    if (!position.isFound() || Node.isGhost(memory, page, slot)) {
      throw new AssertionError("a changed row is not there");
    }
    long newest = Node.pointer(memory, page, slot);
    if (newest != Node.NO_POINTER) {
      TxState writer = undo.writer(undo.address(newest));
      if (writer != tx && writer.isActive()) {
        throw new AssertionError("a row is changed by two transactions");
      }
    }
    pages.beforeChange(position.leaf());
    return undo.append(
        tx,
        tree.id(),
        key,
        Node.valueAddress(memory, page, slot),
        Node.valueLength(memory, page, slot),
        newest);
  }

  /** The value in place; null for none or a ghost. */
  public byte @Nullable [] inPlace(byte[] key) {
    tree.seek(key, key.length, position);
    long page = pages.address(position.leaf());
    if (!position.isFound() || Node.isGhost(memory, page, position.slot())) {
      return null;
    }
    return Node.value(memory, page, position.slot());
  }

  /**
   * Takes back the change that a record tells of.
   *
   * @param purged commits up to this one are seen by everybody; versions before them are gone
   */
  void undo(long record, long purged) {
    byte[] key = undo.key(record);
    long olderSequence = undo.olderSequence(record);
    boolean isOlderGone = olderSequence != 0 && olderSequence <= purged;
    long older = isOlderGone ? Node.NO_POINTER : undo.older(record);
    byte[] before = undo.before(record);
    if (before != null) {
      tree.replace(key, before, before.length, older);
    } else if (older != Node.NO_POINTER) {
      tree.makeGhost(key, older);
    } else {
      tree.remove(key);
    }
  }

  /** Everybody sees the change that a record tells of. */
  void purge(long record, long pointer) {
    if (isDoomed) {
      return;
    }
    byte[] key = undo.key(record);
    tree.seek(key, key.length, position);
    long page = pages.address(position.leaf());
    if (position.isFound() && Node.pointer(memory, page, position.slot()) == pointer) {
      if (Node.isGhost(memory, page, position.slot())) {
        tree.removeFound(position);
      } else {
        tree.clearPointer(position);
      }
    }
  }
}
