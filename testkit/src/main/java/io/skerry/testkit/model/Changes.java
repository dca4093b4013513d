package io.skerry.testkit.model;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a transaction has changed and not committed. */
final class Changes {
  /** By table, by row; nothing for a deleted row. */
  private final TreeMap<Long, TreeMap<Long, Optional<Row>>> rows = new TreeMap<>();

  /**
   * Tables whose schema it changed, as they were right after that; nothing for a dropped one.
   * Nobody else can change them, so all their rows are here.
   */
  private final TreeMap<Long, Optional<Table>> schema = new TreeMap<>();

  final TreeSet<Integer> createdDatabases = new TreeSet<>();
  final TreeSet<Integer> droppedDatabases = new TreeSet<>();
  final TreeSet<Long> createdSequences = new TreeSet<>();
  final TreeSet<Long> droppedSequences = new TreeSet<>();

  Changes copy() {
    Changes copy = new Changes();
    rows.forEach((table, changed) -> copy.rows.put(table, new TreeMap<>(changed)));
    copy.schema.putAll(schema);
    copy.createdDatabases.addAll(createdDatabases);
    copy.droppedDatabases.addAll(droppedDatabases);
    copy.createdSequences.addAll(createdSequences);
    copy.droppedSequences.addAll(droppedSequences);
    return copy;
  }

  void putRows(long table, Map<Long, Optional<Row>> changed) {
    rows.computeIfAbsent(table, _ -> new TreeMap<>()).putAll(changed);
  }

  void putTable(long number, Table table) {
    rows.remove(number);
    schema.put(number, Optional.of(table));
  }

  void dropTable(long number) {
    rows.remove(number);
    schema.put(number, Optional.empty());
  }

  /** The rows of a table that are changed and not committed. */
  Map<Long, Optional<Row>> rowsOf(long table) {
    TreeMap<Long, Optional<Row>> changed = rows.get(table);
    return changed == null ? Map.of() : changed;
  }

  boolean hasSchemaOf(long table) {
    return schema.containsKey(table);
  }

  boolean hasDropped(long table) {
    Optional<Table> after = schema.get(table);
    return after != null && after.isEmpty();
  }

  Set<Long> schemaTables() {
    return schema.keySet();
  }

  Set<Long> touchedTables() {
    Set<Long> touched = new TreeSet<>(schema.keySet());
    touched.addAll(rows.keySet());
    return touched;
  }

  /** The tables that there are with these changes. */
  Set<Long> tables(State base) {
    Set<Long> tables = new TreeSet<>(base.tables().keySet());
    schema.forEach((number, table) -> {
      if (table.isPresent()) {
        tables.add(number);
      } else {
        tables.remove(number);
      }
    });
    return tables;
  }

  /** A table with these changes; null if there is none. */
  @Nullable Table table(State base, long number) {
    Optional<Table> own = schema.get(number);
    Table table = own == null ? base.table(number) : own.orElse(null);
    Map<Long, Optional<Row>> changed = rowsOf(number);
    return table == null || changed.isEmpty() ? table : table.with(changed);
  }
}
