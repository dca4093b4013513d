package io.skerry.table;

import io.skerry.tx.VersionedTree;

/** Where the changes of rows and index entries go. */
public interface RowChanges extends EntryTarget {

  void replace(VersionedTree tree, byte[] key, byte[] value, int valueLength);

  /** Deletes an index entry. */
  void deleteEntry(TableVersion table, IndexVersion index, byte[] key);

  void deleteRow(VersionedTree tree, byte[] key);
}
