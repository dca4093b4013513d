package io.skerry.store;

import io.skerry.batch.Batch;
import io.skerry.btree.KeyBuffer;
import java.util.Arrays;

/**
 * What a change of a row does to the indexes: the one place that knows, for running transactions
 * and for replay.
 *
 * <p>An update is made in two steps, so that a statement that changes unique keys of many rows
 * meets no row it is about to change: first all old entries go, then all new ones come.
 */
final class IndexMaintenance {
  private final KeyBuffer keys = new KeyBuffer();
  private final RowBuffer rows = new RowBuffer();

  /** Puts the entry of a new row into one index. */
  void insert(IndexVersion index, byte[] locator, Batch row, int at, RowChanges changes)
      throws RowChanges.DuplicateEntryException {
    byte[] key = index.key(row, at, locator, keys);
    byte[] value = index.value(row, at, key, locator, rows);
    changes.insert(index.tree, key, value, value.length);
  }

  void delete(TableVersion table, byte[] locator, Batch row, int at, RowChanges changes) {
    for (IndexVersion index : table.indexes) {
      changes.deleteEntry(index, index.key(row, at, locator, keys), locator);
    }
  }

  /** The first step of an update: deletes the entries whose key changes. */
  void deleteChanged(
      TableVersion table,
      byte[] oldLocator,
      Batch oldRow,
      byte[] newLocator,
      Batch newRow,
      int at,
      RowChanges changes) {
    for (IndexVersion index : table.indexes) {
      byte[] oldKey = index.key(oldRow, 0, oldLocator, keys);
      if (!Arrays.equals(oldKey, index.key(newRow, at, newLocator, keys))) {
        changes.deleteEntry(index, oldKey, oldLocator);
      }
    }
  }

  /**
   * The second step of an update: puts the entries whose key has changed, and replaces those whose
   * value has.
   */
  void insertChanged(
      IndexVersion index,
      byte[] oldLocator,
      Batch oldRow,
      byte[] newLocator,
      Batch newRow,
      int at,
      RowChanges changes)
      throws RowChanges.DuplicateEntryException {
    byte[] oldKey = index.key(oldRow, 0, oldLocator, keys);
    byte[] newKey = index.key(newRow, at, newLocator, keys);
    byte[] newValue = index.value(newRow, at, newKey, newLocator, rows);
    if (!Arrays.equals(oldKey, newKey)) {
      changes.insert(index.tree, newKey, newValue, newValue.length);
    } else if (!Arrays.equals(index.value(oldRow, 0, oldKey, oldLocator, rows), newValue)) {
      changes.replace(index.tree, newKey, newValue, newValue.length);
    }
  }
}
