package io.skerry.testkit.model;

import io.skerry.row.KeyShape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A table of the model. Never changed.
 *
 * @param rows by their ids
 * @param indexes by their numbers
 */
record Table(
    TableKind kind,
    boolean isTemporary,
    TreeMap<Long, Row> rows,
    TreeMap<Long, IndexKind> indexes) {

  static Table empty(TableKind kind, boolean isTemporary) {
    return new Table(kind, isTemporary, new TreeMap<>(), new TreeMap<>());
  }

  /**
   * @param changes by row; nothing for one that is gone
   */
  Table with(Map<Long, Optional<Row>> changes) {
    TreeMap<Long, Row> after = new TreeMap<>(rows);
    changes.forEach((id, row) ->
        row.ifPresentOrElse(present -> after.put(id, present), () -> after.remove(id)));
    return new Table(kind, isTemporary, after, indexes);
  }

  Table withoutRows() {
    return new Table(kind, isTemporary, new TreeMap<>(), indexes);
  }

  Table withIndex(long number, IndexKind index) {
    TreeMap<Long, IndexKind> after = new TreeMap<>(indexes);
    after.put(number, index);
    return new Table(kind, isTemporary, rows, after);
  }

  Table withoutIndex(long number) {
    TreeMap<Long, IndexKind> after = new TreeMap<>(indexes);
    after.remove(number);
    return new Table(kind, isTemporary, rows, after);
  }

  /** The ways in which its rows can be read. */
  List<Path> paths() {
    List<Path> paths = new ArrayList<>();
    paths.add(new Path(0, kind.key));
    indexes.forEach((number, index) -> paths.add(new Path(number, index.shape.key())));
    return paths;
  }

  /** Whether any of some rows may not be there, as another one has its key. */
  boolean clashes(Collection<Row> some) {
    List<KeyShape> unique = new ArrayList<>();
    for (Path path : paths()) {
      KeyShape key = path.key();
      if (key != null && key.unique()) {
        unique.add(key);
      }
    }
    return !unique.isEmpty() && some.stream().anyMatch(row -> clashes(unique, row));
  }

  private boolean clashes(List<KeyShape> unique, Row row) {
    for (Row other : rows.values()) {
      for (KeyShape key : unique) {
        if (other.id() != row.id() && Path.compare(key, key.columns().size(), other, row) == 0) {
          return true;
        }
      }
    }
    return false;
  }
}
