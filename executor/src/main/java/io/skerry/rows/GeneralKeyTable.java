package io.skerry.rows;

import io.skerry.batch.ObjectVector;
import io.skerry.batch.Vector;
import io.skerry.types.SqlType;
import java.util.Arrays;
import java.util.List;

/**
 * Keys of any columns. The hash of each key is kept, so that most unequal keys need no comparison.
 */
final class GeneralKeyTable extends KeyTable {
  private final Vector[] keys;
  private final ValueComparator[] comparators;
  private int[] hashes = new int[16];
  private int[] rowHashes = new int[16];

  GeneralKeyTable(List<SqlType> types) {
    keys = new Vector[types.size()];
    comparators = new ValueComparator[keys.length];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = Vector.of(types.get(i).physical());
      comparators[i] = ValueComparator.of(types.get(i), types.get(i));
    }
  }

  @Override
  public Vector column(int ordinal) {
    return keys[ordinal];
  }

  private void hash(Vector[] columns, Selection rows) {
    if (rowHashes.length < rows.bound()) {
      rowHashes = new int[Math.max(rows.bound(), rowHashes.length * 4)];
    }
    int[] selected = rows.rows();
    for (int k = 0; k < rows.size(); k++) {
      rowHashes[selected[k]] = 17;
    }
    for (int c = 0; c < columns.length; c++) {
      Vector column = columns[c];
      ValueComparator comparator = comparators[c];
      for (int k = 0; k < rows.size(); k++) {
        int row = selected[k];
        int hash = column.isNull(row) ? 0 : comparator.hash(column, row);
        rowHashes[row] = Integer.rotateLeft(rowHashes[row], 5) * 0x9E3779B1 + hash;
      }
    }
  }

  @Override
  public void add(Vector[] columns, Selection rows, int[] ids) {
    hash(columns, rows);
    int[] selected = rows.rows();
    for (int k = 0; k < rows.size(); k++) {
      int row = selected[k];
      ids[row] = add(columns, row, rowHashes[row]);
    }
  }

  private int add(Vector[] columns, int row, int hash) {
    int place = place(columns, row, hash);
    if (slot(place) != 0) {
      return slot(place) - 1;
    }
    int id = size();
    if (hashes.length <= id) {
      hashes = Arrays.copyOf(hashes, hashes.length * 2);
    }
    hashes[id] = hash;
    for (int c = 0; c < keys.length; c++) {
      Vectors.grow(keys[c], id + 1);
      keys[c].copyFrom(columns[c], row, id);
    }
    return insert(place);
  }

  private boolean equal(Vector[] columns, int row, int id) {
    for (int c = 0; c < keys.length; c++) {
      boolean rowNull = columns[c].isNull(row);
      if (rowNull != keys[c].isNull(id)
          || !rowNull && !comparators[c].equal(columns[c], row, keys[c], id)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void find(Vector[] columns, Selection rows, int[] ids) {
    hash(columns, rows);
    int[] selected = rows.rows();
    for (int k = 0; k < rows.size(); k++) {
      int row = selected[k];
      ids[row] = slot(place(columns, row, rowHashes[row])) - 1;
    }
  }

  /** Where the key stands, or the free place where it would. */
  private int place(Vector[] columns, int row, int hash) {
    int place = hash & mask();
    int found = slot(place);
    while (found != 0 && !(hashes[found - 1] == hash && equal(columns, row, found - 1))) {
      place = place + 1 & mask();
      found = slot(place);
    }
    return place;
  }

  @Override
  void clearKeys() {}

  @Override
  int hashOf(int id) {
    return hashes[id];
  }

  @Override
  long keyBytes(int id) {
    long bytes = 4;
    for (Vector key : keys) {
      bytes += key instanceof ObjectVector objects ? 5 + RowBuffer.bytesOf(objects.get(id)) : 17;
    }
    return bytes;
  }
}
