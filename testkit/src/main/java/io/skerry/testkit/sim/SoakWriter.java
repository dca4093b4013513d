package io.skerry.testkit.sim;

import io.skerry.error.SqlException;
import io.skerry.log.LogFailedException;
import io.skerry.store.DuplicateKeyException;
import io.skerry.store.KeyRange;
import io.skerry.store.Store;
import io.skerry.store.Transaction;
import io.skerry.testkit.sim.SoakTable.Row;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One of several writers: changes rows that are its own, in transactions, until the disk fails, and
 * remembers what each commit made of them.
 */
final class SoakWriter implements Runnable {
  private static final long ROWS_PER_WRITER_MAX = 1_000_000;
  private static final int ROWS_MAX = 60;

  private final int number;
  private final SplittableRandom random;
  private final Store store;
  private final List<Long> tables;
  private final Map<Long, Long> indexesById;

  /** By table; after so many commits as the place in the list says. */
  private final List<Map<Long, SortedMap<Long, Row>>> states = new ArrayList<>();

  private int acknowledged;
  private long nextRow;

  SoakWriter(
      int number,
      SplittableRandom random,
      Store store,
      List<Long> tables,
      Map<Long, Long> indexesById) {
    this.number = number;
    this.random = random;
    this.store = store;
    this.tables = tables;
    this.indexesById = indexesById;
    Map<Long, SortedMap<Long, Row>> empty = new TreeMap<>();
    tables.forEach(table -> empty.put(table, new TreeMap<>()));
    states.add(empty);
  }

  /** How many commits were acknowledged. */
  synchronized int acknowledged() {
    return acknowledged;
  }

  /** How many commits were asked for. */
  synchronized int begun() {
    return states.size() - 1;
  }

  private synchronized void begin(Map<Long, SortedMap<Long, Row>> state) {
    states.add(state);
  }

  private synchronized void acknowledge() {
    acknowledged++;
  }

  private synchronized Map<Long, SortedMap<Long, Row>> state(int commits) {
    return states.get(commits);
  }

  /** Whether a row is this writer's. */
  boolean owns(Row row) {
    return row.id() / ROWS_PER_WRITER_MAX == number;
  }

  /**
   * Compares rows of one table, all by this writer, with what they were after each of some commits;
   * clears those that do not fit from {@code fitting}, whose first bit stands for {@code from}.
   */
  void compare(long table, Map<Long, Row> rows, int from, BitSet fitting) {
    for (int i = fitting.nextSetBit(0); i >= 0; i = fitting.nextSetBit(i + 1)) {
      if (!rows.equals(state(from + i).get(table))) {
        fitting.clear(i);
      }
    }
  }

  /** What the writer's rows should be, for a message. */
  String describe(int commits) {
    return String.valueOf(state(commits));
  }

  @Override
  public void run() {
    try {
      while (true) {
        transact();
      }
    } catch (UncheckedIOException | LogFailedException e) {
      // The disk has failed, as the round wants it; what was acknowledged is noted.
    } catch (DuplicateKeyException e) {
      throw new AssertionError("no two rows have the same key", e);
    }
  }

  private void transact() throws DuplicateKeyException {
    Map<Long, SortedMap<Long, Row>> state = new TreeMap<>(state(acknowledged()));
    Transaction tx = store.begin();
    try {
      for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
        long table = tables.get(random.nextInt(tables.size()));
        SortedMap<Long, Row> rows = new TreeMap<>(state.get(table));
        change(tx, table, rows);
        state.put(table, rows);
      }
    } catch (SqlException e) {
      tx.rollback();
      return;
    }
    if (random.nextInt(10) == 0) {
      tx.rollback();
      return;
    }
    begin(state);
    tx.commit();
    acknowledge();
  }

  private void change(Transaction tx, long table, SortedMap<Long, Row> rows)
      throws DuplicateKeyException {
    if (rows.isEmpty() || (rows.size() < ROWS_MAX && random.nextInt(3) == 0)) {
      List<Row> fresh = new ArrayList<>();
      for (int i = 1 + random.nextInt(5); i > 0; i--) {
        fresh.add(row(number * ROWS_PER_WRITER_MAX + nextRow++));
      }
      StoreRows.insert(tx, table, fresh);
      fresh.forEach(row -> rows.put(row.id(), row));
      return;
    }
    List<Long> ids = List.copyOf(rows.keySet());
    long id = ids.get(random.nextInt(ids.size()));
    List<Row> found = new ArrayList<>();
    boolean isDeletion = random.nextInt(4) == 0;
    Map<Long, Optional<Row>> changed =
        StoreRows.change(
            tx,
            table,
            indexById(table),
            KeyRange.prefix(List.of(id)),
            isDeletion ? null : row -> row(row.id()),
            found);
    if (!found.equals(List.of(row(rows, id)))) {
      throw new AssertionError("found " + found + " instead of " + rows.get(id));
    }
    changed.forEach((key, row) ->
        row.ifPresentOrElse(present -> rows.put(key, present), () -> rows.remove(key)));
  }

  private long indexById(long table) {
    return indexesById.getOrDefault(table, 0L);
  }

  private static Row row(SortedMap<Long, Row> rows, long id) {
    @Nullable Row row = rows.get(id);
    if (row == null) {
      throw new AssertionError("no row " + id);
    }
    return row;
  }

  private Row row(long id) {
    int length = random.nextInt(random.nextInt(30) == 0 ? 12_000 : 300);
    return new Row(id, (long) random.nextInt(40), id + "w".repeat(length));
  }
}
