package io.skerry.table;

import io.skerry.row.IndexShape;
import io.skerry.row.TableShape;
import io.skerry.tx.VersionedTree;

/** A nonclustered index and its tree. */
public final class IndexVersion extends IndexCodec {
  public final VersionedTree tree;

  public IndexVersion(long id, IndexShape shape, TableShape table, VersionedTree tree) {
    super(id, shape, table);
    this.tree = tree;
  }
}
