package io.skerry.rows;

import io.skerry.batch.LongVector;
import io.skerry.batch.Vector;

/** Keys of one column held as {@code long}. */
final class LongKeyTable extends KeyTable {
  private final LongVector keys = new LongVector();
  private int nullId = -1;

  @Override
  public Vector column(int ordinal) {
    return keys;
  }

  @Override
  public void add(Vector[] columns, Selection rows, int[] ids) {
    LongVector column = (LongVector) columns[0];
    long[] values = column.values();
    boolean[] nulls = column.nulls();
    int[] selected = rows.rows();
    for (int k = 0; k < rows.size(); k++) {
      int row = selected[k];
      ids[row] = nulls[row] ? addNull() : add(values[row]);
    }
  }

  private int add(long value) {
    int place = ValueComparator.mix(value) & mask();
    while (slot(place) != 0) {
      int id = slot(place) - 1;
      if (keys.values()[id] == value && id != nullId) {
        return id;
      }
      place = place + 1 & mask();
    }
    Vectors.grow(keys, size() + 1);
    keys.put(size(), value);
    return insert(place);
  }

  private int addNull() {
    if (nullId < 0) {
      Vectors.grow(keys, size() + 1);
      keys.values()[size()] = 0;
      keys.setNull(size());
      int place = 0;
      while (slot(place) != 0) {
        place = place + 1 & mask();
      }
      nullId = size();
      insert(place);
    }
    return nullId;
  }

  @Override
  public void find(Vector[] columns, Selection rows, int[] ids) {
    LongVector column = (LongVector) columns[0];
    long[] values = column.values();
    boolean[] nulls = column.nulls();
    int[] selected = rows.rows();
    for (int k = 0; k < rows.size(); k++) {
      int row = selected[k];
      ids[row] = nulls[row] ? nullId : find(values[row]);
    }
  }

  private int find(long value) {
    long[] stored = keys.values();
    int place = ValueComparator.mix(value) & mask();
    int found = slot(place);
    while (found != 0) {
      if (stored[found - 1] == value && found - 1 != nullId) {
        return found - 1;
      }
      place = place + 1 & mask();
      found = slot(place);
    }
    return -1;
  }

  @Override
  void clearKeys() {
    nullId = -1;
  }

  @Override
  int hashOf(int id) {
    return id == nullId ? 0 : ValueComparator.mix(keys.values()[id]);
  }

  @Override
  long keyBytes(int id) {
    return 9;
  }
}
