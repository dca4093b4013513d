package io.skerry.table;

import io.skerry.batch.Batch;
import io.skerry.btree.KeyBuffer;
import io.skerry.row.RowBuffer;
import java.util.Arrays;

/**
 * What a change of a row does to the indexes.
 *
 * <p>An update is made in two steps, so that a statement that changes unique keys of many rows
 * meets no row it is about to change: first all old entries go, then all new ones come.
 */
public final class IndexMaintenance {
  private final KeyBuffer keys = new KeyBuffer();
  private final RowBuffer rows = new RowBuffer();

  /** Puts the entry of a new row into one index. */
  public void insert(IndexVersion index, byte[] locator, Batch row, int at, EntryTarget changes)
      throws EntryTarget.DuplicateEntryException {
    byte[] key = index.key(row, at, locator, keys);
    byte[] value = index.value(row, at, key, locator, rows);
    changes.insert(index.tree, key, value, value.length);
  }

  public void delete(TableVersion table, byte[] locator, Batch row, int at, RowChanges changes) {
    for (IndexVersion index : table.indexes) {
      changes.deleteEntry(table, index, index.key(row, at, locator, keys));
    }
  }

  /** The first step of an update: deletes the entries whose key changes. */
  public void deleteChanged(
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
        changes.deleteEntry(table, index, oldKey);
      }
    }
  }

  /**
   * The second step of an update: puts the entries whose key has changed, and replaces those whose
   * value has.
   *
   * @return whether anything has changed
   */
  public boolean insertChanged(
      IndexVersion index,
      byte[] oldLocator,
      Batch oldRow,
      byte[] newLocator,
      Batch newRow,
      int at,
      RowChanges changes)
      throws EntryTarget.DuplicateEntryException {
    byte[] oldKey = index.key(oldRow, 0, oldLocator, keys);
    byte[] newKey = index.key(newRow, at, newLocator, keys);
    byte[] newValue = index.value(newRow, at, newKey, newLocator, rows);
    if (!Arrays.equals(oldKey, newKey)) {
      changes.insert(index.tree, newKey, newValue, newValue.length);
      return true;
    }
    if (!Arrays.equals(index.value(oldRow, 0, oldKey, oldLocator, rows), newValue)) {
      changes.replace(index.tree, newKey, newValue, newValue.length);
      return true;
    }
    return false;
  }
}
