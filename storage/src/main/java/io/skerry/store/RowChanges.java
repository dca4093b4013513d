package io.skerry.store;

import io.skerry.tx.VersionedTree;

/**
 * Where the changes of rows and index entries go: into versioned trees while running, straight into
 * the trees in replay.
 */
interface RowChanges {

  /** Puts an entry that is not there. */
  void insert(VersionedTree tree, byte[] key, byte[] value, int valueLength)
      throws DuplicateEntryException;

  void replace(VersionedTree tree, byte[] key, byte[] value, int valueLength);

  /**
   * Deletes an index entry.
   *
   * @param locator of the row to which the entry belongs
   */
  void deleteEntry(IndexVersion index, byte[] key, byte[] locator);

  void deleteRow(VersionedTree tree, byte[] key);

  /** An entry with the key is there. */
  final class DuplicateEntryException extends Exception {
    private static final long serialVersionUID = 1L;

    DuplicateEntryException() {
      super(null, null, false, false);
    }
  }
}
