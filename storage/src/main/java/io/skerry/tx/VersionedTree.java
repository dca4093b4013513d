package io.skerry.tx;

import io.skerry.btree.BTree;
import io.skerry.btree.Node;
import io.skerry.btree.TreePosition;
import io.skerry.page.PageStore;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * A tree whose rows have versions: the newest in place, the ones before in memory as long as a view
 * may need them.
 *
 * <p>Changes need the exclusive latch, reads the shared one.
 */
public final class VersionedTree {
  /** Frees what a value refers to outside of the tree. */
  @FunctionalInterface
  public interface ValueDisposer {
    /** Under the exclusive latch. */
    void dispose(byte[] value);
  }

  private final BTree tree;
  private final PageStore pages;
  private final MemorySegment memory;
  private final VersionMap versions = new VersionMap();
  private final ValueDisposer disposer;
  private final TreePosition position = new TreePosition();
  private @Nullable TxState blocker;

  public VersionedTree(BTree tree, ValueDisposer disposer) {
    this.tree = tree;
    this.pages = tree.pages();
    this.memory = pages.memory();
    this.disposer = disposer;
  }

  public BTree tree() {
    return tree;
  }

  /** The newest version of the key at this address; null when all views see what is in place. */
  public @Nullable Version newest(long keyAddress, int keyLength) {
    return versions.get(memory, keyAddress, keyLength);
  }

  public @Nullable Version newest(byte[] key) {
    return versions.get(key, key.length, VersionMap.hash(key, key.length));
  }

  /** Whether any row has versions. */
  public boolean hasVersions() {
    return versions.size() > 0;
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
    int hash = VersionMap.hash(key, key.length);
    Version newest = null;
    if (!tree.isBehindLast(key, key.length)) {
      tree.seek(key, key.length, position);
      if (position.isFound()) {
        newest = versions.get(key, key.length, hash);
        if (newest != null && newest.writer != tx && newest.writer.isActive()) {
          blocker = newest.writer;
          return Outcome.BLOCKED;
        }
        if (!Node.isGhost(memory, pages.address(position.leaf()), position.slot())) {
          return Outcome.DUPLICATE;
        }
        add(new Version(this, key, hash, tx, null, newest));
        pages.setVersioned(tree.replace(key, value, valueLength), true);
        return Outcome.DONE;
      }
    }
    add(new Version(this, key, hash, tx, null, null));
    pages.setVersioned(tree.insert(key, key.length, value, valueLength), true);
    return Outcome.DONE;
  }

  private void add(Version version) {
    versions.put(version);
    version.writer.add(version);
  }

  /**
   * Replaces the value of a row that is there and that no other running transaction has changed.
   */
  public void replace(TxState tx, byte[] key, byte[] value, int valueLength) {
    pushBefore(tx, key);
    pages.setVersioned(tree.replace(key, value, valueLength), true);
  }

  /**
   * Deletes a row that is there and that no other running transaction has changed; a ghost stays.
   */
  public void delete(TxState tx, byte[] key) {
    pushBefore(tx, key);
    pages.setVersioned(tree.makeGhost(key), true);
  }

  private void pushBefore(TxState tx, byte[] key) {
    int hash = VersionMap.hash(key, key.length);
    tree.seek(key, key.length, position);
    long page = pages.address(position.leaf());
    if (!position.isFound() || Node.isGhost(memory, page, position.slot())) {
      throw new AssertionError("a changed row is not there");
    }
    Version newest = versions.get(key, key.length, hash);
    if (newest != null && newest.writer != tx && newest.writer.isActive()) {
      throw new AssertionError("a row is changed by two transactions");
    }
    byte[] before = Node.value(memory, page, position.slot());
    add(new Version(this, key, hash, tx, before, newest));
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

  void undo(Version version) {
    if (version.before != null) {
      pages.setVersioned(tree.replace(version.key, version.before, version.before.length), true);
    } else if (version.older != null) {
      tree.makeGhost(version.key);
    } else {
      tree.remove(version.key);
    }
    if (version.older != null) {
      versions.put(version.older);
    } else {
      versions.remove(version);
    }
  }

  void purge(Version version) {
    Version newest = versions.get(version.key, version.key.length, version.hash);
    if (newest == version) {
      versions.remove(version);
      tree.seek(version.key, version.key.length, position);
      if (position.isFound()
          && Node.isGhost(memory, pages.address(position.leaf()), position.slot())) {
        tree.remove(version.key);
      }
    } else {
      for (Version newer = newest; newer != null; newer = newer.older) {
        if (newer.older == version) {
          newer.older = null;
        }
      }
    }
    if (version.before != null) {
      disposer.dispose(version.before);
    }
  }
}
