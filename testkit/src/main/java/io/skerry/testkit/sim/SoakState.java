package io.skerry.testkit.sim;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that a store should hold after some commit; never changed. Plain maps: nothing here comes
 * from the store's own code.
 *
 * @param tables by number
 * @param sequences the last value that was given, by number
 */
record SoakState(SortedMap<Long, SoakTable> tables, SortedMap<Long, Long> sequences) {
  static final SoakState EMPTY = new SoakState(new TreeMap<>(), new TreeMap<>());

  SoakState {
    tables = Collections.unmodifiableSortedMap(tables);
    sequences = Collections.unmodifiableSortedMap(sequences);
  }

  SoakState with(SoakChanges changes) {
    TreeMap<Long, SoakTable> newTables = new TreeMap<>(tables);
    changes.schema.forEach((number, table) ->
        table.ifPresentOrElse(
            present -> newTables.put(number, present), () -> newTables.remove(number)));
    changes.rows.forEach(
        (number, rows) -> newTables.computeIfPresent(number, (_, table) -> table.with(rows)));
    TreeMap<Long, Long> newSequences = new TreeMap<>(sequences);
    newSequences.putAll(changes.newSequences);
    newSequences.keySet().removeAll(changes.droppedSequences);
    return new SoakState(newTables, newSequences);
  }

  /** The last value that a sequence gave. */
  long given(long sequence) {
    return sequences.getOrDefault(sequence, Long.MIN_VALUE);
  }

  SoakState withGiven(long sequence, long value) {
    TreeMap<Long, Long> given = new TreeMap<>(sequences);
    given.put(sequence, value);
    return new SoakState(tables, given);
  }

  /** A table as a transaction with these changes sees it. */
  SoakTable table(long number, SoakChanges changes) {
    Optional<SoakTable> changed = changes.schema.get(number);
    SoakTable table = changed == null ? tables.get(number) : changed.orElse(null);
    if (table == null) {
      throw new AssertionError("no table " + number);
    }
    Map<Long, Optional<SoakTable.Row>> rows = changes.rows.get(number);
    return rows == null ? table : table.with(rows);
  }
}
