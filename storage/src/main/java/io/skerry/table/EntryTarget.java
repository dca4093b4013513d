package io.skerry.table;

import io.skerry.tx.VersionedTree;

/** Where new rows and index entries go. */
public interface EntryTarget {

  /** Puts an entry that is not there. */
  void insert(VersionedTree tree, byte[] key, byte[] value, int valueLength)
      throws DuplicateEntryException;

  /** An entry with the key is there. */
  final class DuplicateEntryException extends Exception {
    private static final long serialVersionUID = 1L;

    public DuplicateEntryException() {
      super(null, null, false, false);
    }
  }
}
