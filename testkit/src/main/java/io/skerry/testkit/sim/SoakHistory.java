package io.skerry.testkit.sim;

import io.skerry.error.SqlException;
import io.skerry.store.DuplicateKeyException;
import io.skerry.store.KeyRange;
import io.skerry.store.Store;
import io.skerry.store.Transaction;
import io.skerry.testkit.sim.SoakTable.Row;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Random steps with a store by one thread, and what the store should hold after each.
 *
 * <p>Up to two transactions are open at once, one for the odd rows and one for the even ones, so
 * that what is uncommitted is in the pages when a checkpoint writes them.
 */
final class SoakHistory {
  private static final int ERROR_LOCK_TIMEOUT = 1222;
  private static final int STEPS_SHOWN = 25;
  private static final int TABLES_MAX = 4;
  private static final int ROWS_MAX = 250;

  private final SplittableRandom random;
  private final Store store;
  private final ArrayDeque<String> steps = new ArrayDeque<>();
  private final List<Open> open = new ArrayList<>();
  private volatile SoakExpectation expectation;
  private volatile String activity = "reading";
  private long nextRowId;

  private static final class Open {
    final Transaction tx;
    final long parity;
    SoakChanges changes = new SoakChanges();

    Open(Transaction tx, long parity) {
      this.tx = tx;
      this.parity = parity;
    }
  }

  SoakHistory(SplittableRandom random, Store store, SoakState state, long highest) {
    this.random = random;
    this.store = store;
    this.expectation = new SoakExpectation(state, null, highest);
    this.nextRowId = 1;
    for (SoakTable table : state.tables().values()) {
      if (!table.rows().isEmpty()) {
        nextRowId = Math.max(nextRowId, table.rows().lastKey() + 1);
      }
    }
  }

  /** What a crash now may leave; from any thread. */
  SoakExpectation expectation() {
    return expectation;
  }

  /** What is being done; from any thread. */
  String activity() {
    return activity;
  }

  /** The last steps. */
  List<String> steps() {
    return List.copyOf(steps);
  }

  private void say(String doing, String step) {
    activity = doing;
    if (steps.size() == STEPS_SHOWN) {
      steps.removeFirst();
    }
    steps.add(step);
  }

  private SoakState committed() {
    return expectation.committed();
  }

  // ---- steps

  void step() {
    int dice = random.nextInt(100);
    if (open.isEmpty() || (open.size() < 2 && dice < 8)) {
      begin();
    } else if (dice < 12) {
      checkpoint();
    } else if (dice < 17) {
      takeValues();
    } else {
      stepOf(open.get(random.nextInt(open.size())), dice);
    }
  }

  private void stepOf(Open one, int dice) {
    List<Long> tables = tables(one);
    if (tables.isEmpty() || dice < 22) {
      changeSchema(one, tables);
    } else if (dice < 76) {
      changeRows(one, tables.get(random.nextInt(tables.size())), dice);
    } else if (dice < 94) {
      commit(one);
    } else {
      rollback(one);
    }
  }

  private List<Long> tables(Open one) {
    List<Long> tables = new ArrayList<>(committed().tables().keySet());
    one.changes.schema.forEach((number, table) -> {
      tables.remove(number);
      if (table.isPresent()) {
        tables.add(number);
      }
    });
    return tables;
  }

  private void begin() {
    say("beginning", "begin");
    Transaction tx = store.begin();
    tx.setLockTimeoutMillis(0);
    open.add(new Open(tx, open.isEmpty() ? random.nextInt(2) : 1 - open.getFirst().parity));
  }

  private void checkpoint() {
    say("checkpoint", "checkpoint");
    store.checkpoint();
  }

  private void commit(Open one) {
    say("commit", "commit of the " + (one.parity == 0 ? "even" : "odd") + " one");
    SoakState committed = committed();
    SoakState next = committed.with(one.changes);
    expectation = expectation.with(committed, one.changes.isEmpty() ? null : next);
    one.tx.commit();
    expectation = expectation.with(next, null);
    open.remove(one);
  }

  private void rollback(Open one) {
    say("rollback", "rollback of the " + (one.parity == 0 ? "even" : "odd") + " one");
    one.tx.rollback();
    open.remove(one);
  }

  /** Ends all transactions. */
  void end() {
    while (!open.isEmpty()) {
      if (random.nextBoolean()) {
        commit(open.getFirst());
      } else {
        rollback(open.getFirst());
      }
    }
  }

  /** Rolls all transactions back, after a change or a commit found the disk full. */
  void giveUp() {
    say("rollback", "the disk is full: rollback of all");
    expectation = expectation.with(committed(), null);
    open.forEach(one -> one.tx.rollback());
    open.clear();
  }

  private void takeValues() {
    if (committed().sequences().isEmpty()) {
      return;
    }
    List<Long> sequences = List.copyOf(committed().sequences().keySet());
    long sequence = sequences.get(random.nextInt(sequences.size()));
    if (open.stream().anyMatch(one -> one.changes.droppedSequences.contains(sequence))) {
      return;
    }
    int count = 1 + random.nextInt(4);
    say("taking values", "take " + count + " values of sequence " + sequence);
    long first = store.nextValues(sequence, count);
    if (first <= committed().given(sequence)) {
      throw new AssertionError("sequence " + sequence + " gives " + first + " twice");
    }
    expectation = expectation.with(committed().withGiven(sequence, first + count - 1), null);
  }

  // ---- changes

  /** Done in a transaction and undone where another one stands in the way. */
  private interface Change {
    void run() throws DuplicateKeyException;
  }

  private void attempt(Open one, Change change) {
    long savepoint = one.tx.savepoint();
    SoakChanges before = one.changes.copy();
    try {
      change.run();
      if (random.nextInt(12) == 0) {
        say("rollback", "undo that");
        one.tx.rollbackTo(savepoint);
        one.changes = before;
      }
    } catch (SqlException e) {
      if (e.number() != ERROR_LOCK_TIMEOUT || open.size() < 2) {
        throw new AssertionError("a change failed with error " + e.number(), e);
      }
      say("rollback", "the other one stands in the way");
      one.tx.rollbackTo(savepoint);
      one.changes = before;
    } catch (DuplicateKeyException e) {
      throw new AssertionError("no two rows have the same key", e);
    }
  }

  private void changeSchema(Open one, List<Long> tables) {
    int dice = random.nextInt(10);
    if (tables.isEmpty() || (dice < 3 && tables.size() < TABLES_MAX)) {
      attempt(one, () -> createTable(one));
    } else if (dice < 6) {
      changeSequences(one);
    } else {
      long number = tables.get(random.nextInt(tables.size()));
      attempt(one, () -> changeTable(one, number, dice));
    }
  }

  private void createTable(Open one) throws DuplicateKeyException {
    SoakTable.Kind kind = SoakTable.Kind.values()[random.nextInt(SoakTable.Kind.values().length)];
    say("change", "create table " + kind);
    long number = one.tx.createTable(Store.SYSTEM_DATABASE, SoakTable.shape(kind));
    long index = one.tx.createIndex(number, SoakTable.Index.BY_ID.shape());
    one.changes.putTable(number, SoakTable.empty(kind).withIndex(index, SoakTable.Index.BY_ID));
    expectation = expectation.withNumber(number).withNumber(index);
  }

  private void changeTable(Open one, long number, int dice) throws DuplicateKeyException {
    SoakTable table = committed().table(number, one.changes);
    Optional<Long> byNumber =
        table.indexes().entrySet().stream()
            .filter(index -> index.getValue() == SoakTable.Index.BY_NUMBER)
            .map(Map.Entry::getKey)
            .findFirst();
    if (dice == 6) {
      say("change", "drop table " + number);
      one.tx.dropTable(number);
      one.changes.dropTable(number);
    } else if (dice == 7) {
      say("change", "truncate table " + number);
      one.tx.truncateTable(number);
      one.changes.putTable(number, table.withoutRows());
    } else if (byNumber.isPresent()) {
      say("change", "drop index " + byNumber.get() + " of table " + number);
      one.tx.dropIndex(number, byNumber.get());
      one.changes.putTable(number, table.withoutIndex(byNumber.get()));
    } else {
      say("change", "create index of table " + number);
      long index = one.tx.createIndex(number, SoakTable.Index.BY_NUMBER.shape());
      one.changes.putTable(number, table.withIndex(index, SoakTable.Index.BY_NUMBER));
      expectation = expectation.withNumber(index);
    }
  }

  /** Not undone to savepoints, so that each is either made or dropped. */
  private void changeSequences(Open one) {
    if (committed().sequences().size() < 2) {
      say("change", "create sequence");
      long start = random.nextInt(1000);
      long number = one.tx.createSequence(Store.SYSTEM_DATABASE, start, 1);
      one.changes.newSequences.put(number, start - 1);
      expectation = expectation.withNumber(number);
    } else if (open.size() == 1) {
      long number = committed().sequences().firstKey();
      if (one.changes.droppedSequences.add(number)) {
        say("change", "drop sequence " + number);
        one.tx.dropSequence(number);
      }
    }
  }

  private void changeRows(Open one, long number, int dice) {
    SoakTable table = committed().table(number, one.changes);
    if (table.rows().isEmpty() || (dice < 50 && table.rows().size() < ROWS_MAX)) {
      List<Row> rows = newRows(one);
      say("change", "insert " + rows.size() + " rows into table " + number);
      attempt(
          one,
          () -> {
            StoreRows.insert(one.tx, number, rows);
            Map<Long, Optional<Row>> changed = new TreeMap<>();
            rows.forEach(row -> changed.put(row.id(), Optional.of(row)));
            one.changes.putRows(number, changed);
          });
    } else {
      attempt(one, () -> changeRange(one, number, table, dice < 66 ? this::changed : null));
    }
  }

  private void changeRange(
      Open one, long number, SoakTable table, @Nullable UnaryOperator<Row> change)
      throws DuplicateKeyException {
    List<Long> ids = List.copyOf(table.rows().keySet());
    int at = random.nextInt(ids.size());
    long from = ids.get(at);
    long to = from;
    if (open.size() == 1) {
      to = ids.get(Math.min(ids.size() - 1, at + random.nextInt(random.nextInt(60) + 1)));
    } else if (from % 2 != one.parity) {
      return;
    }
    String range = " rows " + from + " to " + to + " of table " + number;
    say("change", (change == null ? "delete" : "update") + range);
    KeyRange keys =
        new KeyRange(
            new KeyRange.Bound(List.of(from), true), new KeyRange.Bound(List.of(to), true));
    List<Row> found = new ArrayList<>();
    Map<Long, Optional<Row>> changed =
        StoreRows.change(one.tx, number, table.indexById(), keys, change, found);
    List<Row> wanted = List.copyOf(table.rows().subMap(from, to + 1).values());
    if (!found.equals(wanted)) {
      throw new AssertionError("found" + range + " as " + found + ", not as " + wanted);
    }
    one.changes.putRows(number, changed);
  }

  private List<Row> newRows(Open one) {
    int count = 1 + random.nextInt(random.nextInt(4) == 0 ? 40 : 4);
    List<Row> rows = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      nextRowId += nextRowId % 2 == one.parity ? 0 : 1;
      rows.add(row(nextRowId++));
    }
    return rows;
  }

  private Row row(long id) {
    String text =
        switch (random.nextInt(40)) {
          case 0 -> null;
          case 1 -> "long " + id + "l".repeat(9000 + random.nextInt(30_000));
          case 2, 3, 4 -> "middling " + id + "m".repeat(random.nextInt(3000));
          default -> "short " + id + "s".repeat(random.nextInt(150));
        };
    return new Row(id, random.nextInt(20) == 0 ? null : (long) random.nextInt(50), text);
  }

  private Row changed(Row row) {
    Row other = row(row.id());
    return switch (random.nextInt(4)) {
      case 0 -> new Row(row.id(), other.number(), row.text());
      case 1 -> new Row(row.id(), row.number(), "s");
      default -> other;
    };
  }
}
