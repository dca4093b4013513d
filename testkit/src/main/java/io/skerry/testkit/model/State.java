package io.skerry.testkit.model;

import io.skerry.store.Store;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is committed. Never changed. */
record State(TreeMap<Long, Table> tables, TreeSet<Integer> databases, TreeSet<Long> sequences) {
  static final State NEW =
      new State(new TreeMap<>(), new TreeSet<>(Set.of(Store.SYSTEM_DATABASE)), new TreeSet<>());

  @Nullable Table table(long number) {
    return tables.get(number);
  }

  State with(Changes changes) {
    TreeMap<Long, Table> tablesAfter = new TreeMap<>(tables);
    for (long number : changes.touchedTables()) {
      Table table = changes.table(this, number);
      if (table == null) {
        tablesAfter.remove(number);
      } else {
        tablesAfter.put(number, table);
      }
    }
    TreeSet<Integer> databasesAfter = new TreeSet<>(databases);
    databasesAfter.addAll(changes.createdDatabases);
    databasesAfter.removeAll(changes.droppedDatabases);
    TreeSet<Long> sequencesAfter = new TreeSet<>(sequences);
    sequencesAfter.addAll(changes.createdSequences);
    sequencesAfter.removeAll(changes.droppedSequences);
    return new State(tablesAfter, databasesAfter, sequencesAfter);
  }

  /** What is there after the store was opened again. */
  State reopened() {
    TreeMap<Long, Table> kept = new TreeMap<>(tables);
    kept.values().removeIf(Table::isTemporary);
    return new State(kept, databases, sequences);
  }
}
