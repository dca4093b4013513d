package io.skerry.tx;

import org.jspecify.annotations.Nullable;

/**
 * What a row was before a change. The newest version of a row stands in the tree; older ones hang
 * here, newest first.
 */
public final class Version extends UndoEntry {
  final VersionedTree tree;
  final byte[] key;
  final int hash;
  final TxState writer;
  final long ordinal;

  /** Null: there was no row. */
  final byte @Nullable [] before;

  @Nullable Version older;

  Version(
      VersionedTree tree,
      byte[] key,
      int hash,
      TxState writer,
      byte @Nullable [] before,
      @Nullable Version older) {
    this.tree = tree;
    this.key = key;
    this.hash = hash;
    this.writer = writer;
    this.ordinal = writer.ordinal() + 1;
    this.before = before;
    this.older = older;
  }

  public TxState writer() {
    return writer;
  }

  /** The tree of the row. */
  public VersionedTree tree() {
    return tree;
  }

  /** The row before the change; null where there was none. */
  public byte @Nullable [] before() {
    return before;
  }

  /** The version before this one; null where everybody sees {@link #before}. */
  public @Nullable Version older() {
    return older;
  }

  @Override
  public void undo() {
    tree.undo(this);
  }

  @Override
  public void purge() {
    tree.purge(this);
  }
}
