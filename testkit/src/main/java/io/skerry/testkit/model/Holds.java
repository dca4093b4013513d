package io.skerry.testkit.model;

import io.skerry.store.KeyRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a transaction holds against others until it ends, as far as the model knows: what it surely
 * has, and beyond that the tables where it may have something.
 */
final class Holds {
  /** What a step wants of a table. */
  enum Want {
    /** Dirty reads, which only a change of the schema stops. */
    DIRTY,
    /** Reads that wait for whoever changes rows. */
    READ,
    CHANGE,
    SCHEMA
  }

  /** A range that was read and is locked. */
  private record Locked(long table, Path path, KeyRange range) {}

  private final Set<Long> read = new HashSet<>();
  private final Set<Long> changed = new HashSet<>();
  private final Set<Long> schema = new HashSet<>();
  private final Map<Long, Set<Long>> rows = new HashMap<>();
  private final List<Locked> ranges = new ArrayList<>();

  /** Something is tried that may lock, whether it ends well or not. */
  void touch(long table, Want want) {
    switch (want) {
      case DIRTY -> {}
      case READ -> read.add(table);
      case CHANGE -> changed.add(table);
      case SCHEMA -> schema.add(table);
    }
  }

  void lockRows(long table, Collection<Row> locked) {
    Set<Long> ids = rows.computeIfAbsent(table, _ -> new HashSet<>());
    locked.forEach(row -> ids.add(row.id()));
  }

  void lockRange(long table, Path path, KeyRange range) {
    ranges.add(new Locked(table, path, range));
  }

  /** Whether another transaction's step may meet something here. */
  boolean mayStop(long table, Want want) {
    boolean isSchema = schema.contains(table);
    boolean isChanged = changed.contains(table);
    return switch (want) {
      case DIRTY -> isSchema;
      case READ -> isSchema || isChanged;
      case CHANGE, SCHEMA -> isSchema || isChanged || read.contains(table);
    };
  }

  /** Whether another transaction's change of a row certainly meets something here. */
  boolean mustStop(long table, Row row) {
    Set<Long> locked = rows.get(table);
    return (locked != null && locked.contains(row.id()))
        || ranges.stream()
            .anyMatch(range -> range.table == table && range.path.contains(range.range, row));
  }

  /** Whether another transaction's change of the schema certainly meets something here. */
  boolean mustStopSchema(long table) {
    Set<Long> locked = rows.get(table);
    return (locked != null && !locked.isEmpty())
        || ranges.stream().anyMatch(range -> range.table == table);
  }
}
