package io.skerry.testkit.sim;

import io.skerry.row.ObjectId;
import io.skerry.store.Store;
import io.skerry.testkit.sim.SoakTable.Row;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a store holds, read once, to be compared with what it may hold. To an index or a sequence
 * that is not there the store answers with {@link IllegalArgumentException}.
 */
final class FoundStore {
  /** The number of the first table. */
  private static final long FIRST = ObjectId.of(Store.SYSTEM_DATABASE, 1);

  /** Numbers beyond the highest that was ever given, in which nothing may be. */
  private static final int NUMBERS_BEYOND = 6;

  private static final Comparator<Row> BY_ID = Comparator.comparingLong(Row::id);

  private final Store store;
  private final Map<List<Long>, List<Row>> read = new HashMap<>();

  FoundStore(Store store) {
    this.store = store;
  }

  /**
   * How it differs from {@code expected}, in one line; null when it does not.
   *
   * @param highest the highest number that was ever given
   */
  @Nullable String difference(SoakState expected, long highest) {
    try {
      return tableDifference(expected, highest);
    } catch (IllegalArgumentException e) {
      return e.getMessage();
    }
  }

  private @Nullable String tableDifference(SoakState expected, long highest) {
    for (long number = FIRST; number <= highest + NUMBERS_BEYOND; number++) {
      SoakTable table = expected.tables().get(number);
      if (store.hasTable(number) != (table != null)) {
        return table == null
            ? "table " + number + " should not be there"
            : "table " + number + " is not there";
      }
      String difference = table == null ? null : difference(number, table);
      if (difference != null) {
        return difference;
      }
    }
    for (long sequence : expected.sequences().keySet()) {
      long unused = store.currentValue(sequence);
    }
    return null;
  }

  private @Nullable String difference(long number, SoakTable table) {
    List<Row> wanted = List.copyOf(table.rows().values());
    String difference = difference(wanted, rows(number, 0), "table " + number);
    for (long index : table.indexes().keySet()) {
      if (difference == null) {
        String where = "index " + index + " of table " + number;
        difference = difference(wanted, rows(number, index), where);
      }
    }
    if (difference == null && store.rowCount(number) != wanted.size()) {
      return "table " + number + " counts " + store.rowCount(number) + " of " + wanted.size();
    }
    return difference;
  }

  private List<Row> rows(long table, long index) {
    return read.computeIfAbsent(
        List.of(table, index),
        _ -> StoreRows.read(store, table, index).stream().sorted(BY_ID).toList());
  }

  private static @Nullable String difference(List<Row> wanted, List<Row> found, String where) {
    for (int i = 0; i < Math.max(wanted.size(), found.size()); i++) {
      Row left = i < wanted.size() ? wanted.get(i) : null;
      Row right = i < found.size() ? found.get(i) : null;
      if (left == null || !left.equals(right)) {
        return where
            + " has "
            + found.size()
            + " rows where "
            + wanted.size()
            + " should be; the first that differs is "
            + (right == null ? "missing" : right)
            + ", not "
            + (left == null ? "there" : left);
      }
    }
    return null;
  }

  /** Whether the values of the sequences go on behind those that were given. */
  @Nullable String sequenceDifference(SoakState expected) {
    for (Map.Entry<Long, Long> sequence : expected.sequences().entrySet()) {
      long next = store.nextValues(sequence.getKey(), 1);
      if (next <= sequence.getValue()) {
        return "sequence " + sequence.getKey() + " gives " + next + " after " + sequence.getValue();
      }
    }
    return null;
  }
}
