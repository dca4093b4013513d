package io.skerry.testkit.sim;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What an open transaction has changed so far. */
final class SoakChanges {
  /** Whole tables that it made or made anew; nothing for one that it dropped. */
  final Map<Long, Optional<SoakTable>> schema = new TreeMap<>();

  /** By table and row, on top of the schema; nothing for a row that it deleted. */
  final Map<Long, Map<Long, Optional<SoakTable.Row>>> rows = new TreeMap<>();

  /** With the value before the first. */
  final Map<Long, Long> newSequences = new TreeMap<>();

  final Set<Long> droppedSequences = new TreeSet<>();

  SoakChanges copy() {
    SoakChanges copy = new SoakChanges();
    copy.schema.putAll(schema);
    rows.forEach((number, changed) -> copy.rows.put(number, new TreeMap<>(changed)));
    copy.newSequences.putAll(newSequences);
    copy.droppedSequences.addAll(droppedSequences);
    return copy;
  }

  boolean isEmpty() {
    return schema.isEmpty()
        && rows.isEmpty()
        && newSequences.isEmpty()
        && droppedSequences.isEmpty();
  }

  void putRows(long table, Map<Long, Optional<SoakTable.Row>> changed) {
    if (!changed.isEmpty()) {
      rows.computeIfAbsent(table, _ -> new TreeMap<>()).putAll(changed);
    }
  }

  /** Sets a table as it is now, with its rows. */
  void putTable(long number, SoakTable table) {
    rows.remove(number);
    schema.put(number, Optional.of(table));
  }

  void dropTable(long number) {
    rows.remove(number);
    schema.put(number, Optional.empty());
  }
}
