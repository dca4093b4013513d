package io.skerry.logical;

import io.skerry.bind.BoundColumn;
import java.util.BitSet;
import java.util.Collection;

/** A set of columns, told apart by their ids. */
public final class ColumnSet {
  private final BitSet ids = new BitSet();

  public ColumnSet() {}

  public ColumnSet(Collection<BoundColumn> columns) {
    columns.forEach(this::add);
  }

  public void add(BoundColumn column) {
    ids.set(column.id());
  }

  public void addAll(ColumnSet other) {
    ids.or(other.ids);
  }

  public void removeAll(ColumnSet other) {
    ids.andNot(other.ids);
  }

  public boolean contains(BoundColumn column) {
    return ids.get(column.id());
  }

  /** Whether every column of {@code other} is in this set. */
  public boolean containsAll(ColumnSet other) {
    BitSet rest = (BitSet) other.ids.clone();
    rest.andNot(ids);
    return rest.isEmpty();
  }

  public boolean intersects(ColumnSet other) {
    return ids.intersects(other.ids);
  }

  public boolean isEmpty() {
    return ids.isEmpty();
  }

  public int size() {
    return ids.cardinality();
  }

  @Override
  public String toString() {
    return ids.toString();
  }
}
