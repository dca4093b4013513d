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

  /** Puts the entry of a new row, if it has one, into one index. */
  public void insert(IndexVersion index, byte[] locator, Batch row, int at, EntryTarget changes)
      throws EntryTarget.DuplicateEntryException {
    if (!index.has(row, at)) {
      return;
    }
    byte[] key = index.key(row, at, locator, keys);
    byte[] value = index.value(row, at, key, locator, rows);
    changes.insert(index.tree, key, value, value.length);
  }

  public void delete(TableVersion table, byte[] locator, Batch row, int at, RowChanges changes) {
    for (IndexVersion index : table.indexes) {
      if (index.has(row, at)) {
        changes.deleteEntry(table, index, index.key(row, at, locator, keys));
      }
    }
  }

  /** The first step of an update: deletes the entries that go or whose key changes. */
  public void deleteChanged(
      TableVersion table,
      byte[] oldLocator,
      Batch oldRow,
      byte[] newLocator,
      Batch newRow,
      int at,
      RowChanges changes) {
    for (IndexVersion index : table.indexes) {
      if (!index.has(oldRow, 0)) {
        continue;
      }
      byte[] oldKey = index.key(oldRow, 0, oldLocator, keys);
      if (!index.has(newRow, at)
          || !Arrays.equals(oldKey, index.key(newRow, at, newLocator, keys))) {
        changes.deleteEntry(table, index, oldKey);
      }
    }
  }

  /**
   * The second step of an update: puts the entries that come or whose key has changed, and replaces
   * those whose value has.
   *
   * @return whether the index has a new entry for the row
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
    if (!index.has(newRow, at)) {
      return false;
    }
    byte[] oldKey = index.key(oldRow, 0, oldLocator, keys);
    byte[] newKey = index.key(newRow, at, newLocator, keys);
    byte[] newValue = index.value(newRow, at, newKey, newLocator, rows);
    if (!index.has(oldRow, 0) || !Arrays.equals(oldKey, newKey)) {
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
