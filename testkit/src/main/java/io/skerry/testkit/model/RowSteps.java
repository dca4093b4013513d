package io.skerry.testkit.model;

import io.skerry.batch.Batch;
import io.skerry.batch.ObjectVector;
import io.skerry.error.SqlException;
import io.skerry.store.Cursor;
import io.skerry.store.DuplicateKeyException;
import io.skerry.store.KeyRange;
import io.skerry.store.ReadView;
import io.skerry.store.ScanRequest;
import io.skerry.store.UpdateConflictException;
import io.skerry.testkit.history.IsolationLevel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Rows are inserted, updated and deleted. A transaction on a snapshot leaves alone what has got
 * another schema since: the layer above the store ends such a statement with error 3961.
 */
final class RowSteps {
  private final World world;

  RowSteps(World world) {
    this.world = world;
  }

  // ---- insert

  void insert(Running tx, long number) {
    Table before = world.newest(tx, number);
    if (before == null || tx.hasSchemaChangedSince(number)) {
      return;
    }
    int count = 1 + world.random.nextInt(world.random.nextInt(4) == 0 ? 25 : 3);
    boolean mayClash = world.random.nextInt(6) == 0;
    List<Row> rows = new ArrayList<>();
    Table after = before;
    for (int i = 0; i < count; i++) {
      Row row = world.rows.next(world.random);
      Table with = after.with(Map.of(row.id(), Optional.of(row)));
      if ((mayClash || !with.clashes(List.of(row))) && isKeyKnown(tx, number, row)) {
        rows.add(row);
        after = with;
      }
    }
    if (rows.isEmpty()) {
      return;
    }
    world.say("insert rows " + ids(rows) + " into table " + number + " by " + tx);
    long savepoint = tx.tx.savepoint();
    tx.holds.touch(number, Holds.Want.CHANGE);
    try {
      tx.tx.insert(number, Row.batch(rows));
      Difference.unless(!after.clashes(rows), "a key is there twice in table " + number);
      rows.forEach(row -> world.requireFree(tx, number, row));
      tx.changes.putRows(number, changes(rows));
    } catch (DuplicateKeyException e) {
      Difference.unless(after.clashes(rows), "no key is there twice: " + e.getMessage());
      tx.tx.rollbackTo(savepoint);
    } catch (SqlException e) {
      world.requireStopped(tx, number, Holds.Want.CHANGE, e);
      tx.tx.rollbackTo(savepoint);
    }
  }

  /**
   * Whether a transaction on a snapshot may give a row its key: not that of a row which it sees but
   * others have deleted. The store does not stop that, and shows one of the two then.
   */
  private boolean isKeyKnown(Running tx, long number, Row row) {
    Table seen = tx.isOnSnapshot() ? world.seen(tx, number) : null;
    return seen == null || !seen.with(Map.of(row.id(), Optional.of(row))).clashes(List.of(row));
  }

  private static Map<Long, Optional<Row>> changes(List<Row> rows) {
    Map<Long, Optional<Row>> changes = new HashMap<>();
    rows.forEach(row -> changes.put(row.id(), Optional.of(row)));
    return changes;
  }

  private static List<Long> ids(List<Row> rows) {
    return rows.stream().map(Row::id).toList();
  }

  // ---- update and delete

  /** A statement that changes or deletes the rows of a range. */
  private final class Statement {
    private final Running tx;
    private final long number;
    private final Path path;
    private final ScanRequest request;
    private final List<Row> expected;
    private final boolean deletes;
    private final boolean isChoosy = world.random.nextInt(3) == 0;
    private final int rowsAtOnce = 1 + world.random.nextInt(40);
    private final List<Row> found = new ArrayList<>();
    private final List<Row> kept = new ArrayList<>();
    private final Map<Long, Optional<Row>> done = new TreeMap<>();

    /** The table with what the last piece was to make of it. */
    private Table tried;

    Statement(Running tx, long number, Table seen, Table newest, boolean deletes) {
      this.tx = tx;
      this.number = number;
      this.tried = newest;
      this.deletes = deletes;
      this.path = world.any(newest.paths());
      KeyRange range = path.anyRange(world.random);
      this.request =
          new ScanRequest(
              number,
              path.index(),
              range,
              world.random.nextBoolean(),
              Row.ALL_COLUMNS,
              Levels.changing(tx.level));
      this.expected = path.rows(seen, range);
    }

    void run() throws DuplicateKeyException {
      try (ReadView view = tx.view();
          Cursor cursor = tx.tx.open(view, request)) {
        Batch batch = Batch.of(Row.TYPES);
        while (cursor.next(batch, rowsAtOnce) > 0) {
          List<Row> rows = Row.rows(batch);
          found.addAll(rows);
          change(cursor, rows);
        }
      }
    }

    private void change(Cursor cursor, List<Row> rows) throws DuplicateKeyException {
      List<Row> before = new ArrayList<>();
      List<Row> after = new ArrayList<>();
      ObjectVector locators = new ObjectVector();
      locators.ensureCapacity(rows.size());
      for (int i = 0; i < rows.size(); i++) {
        Row row = rows.get(i);
        if (isChoosy && world.random.nextInt(3) == 0) {
          cursor.release(i);
          kept.add(row);
        } else {
          locators.set(before.size(), cursor.locators().get(i));
          before.add(row);
          Row changed = world.rows.changed(row, world.random);
          after.add(isKeyKnown(tx, number, changed) ? changed : row);
        }
      }
      Map<Long, Optional<Row>> changes = changes(after);
      if (deletes) {
        changes.replaceAll((id, row) -> Optional.empty());
      }
      tried = tried.with(changes);
      if (deletes) {
        tx.tx.delete(number, locators, before.size());
      } else {
        tx.tx.update(number, locators, Row.batch(after));
        Difference.unless(!tried.clashes(after), "a key is there twice in table " + number);
        after.forEach(row -> world.requireFree(tx, number, row));
      }
      before.forEach(row -> world.requireFree(tx, number, row));
      done.putAll(changes);
    }

    /** It ended well. */
    void checkFound() {
      Difference.unless(!conflicts(), "a conflict is not seen by " + request);
      Difference.unless(
          found.size() == expected.size() && found.containsAll(expected),
          request + " finds " + ids(found) + ", not " + ids(expected));
      if (Levels.keepsRows(tx.level)) {
        tx.holds.lockRows(number, kept);
      }
      if (tx.level == IsolationLevel.SERIALIZABLE) {
        tx.holds.lockRange(number, path, request.range());
      }
    }

    /** Whether a row that it is to change was changed by others since its snapshot. */
    boolean conflicts() {
      return tx.isOnSnapshot()
          && expected.stream().anyMatch(row -> tx.hasChangedSince(number, row));
    }

    @Override
    public String toString() {
      return (deletes ? "delete " : "update ") + request + " by " + tx;
    }
  }

  /** Returns whether the transaction must be rolled back. */
  boolean change(Running tx, long number, boolean deletes) {
    @Nullable Table seen = world.seen(tx, number);
    @Nullable Table newest = world.newest(tx, number);
    if (seen == null || newest == null || tx.hasSchemaChangedSince(number)) {
      return false;
    }
    Statement statement = new Statement(tx, number, seen, newest, deletes);
    world.say(statement.toString());
    long savepoint = tx.tx.savepoint();
    tx.holds.touch(number, Holds.Want.CHANGE);
    try {
      statement.run();
      statement.checkFound();
      tx.changes.putRows(number, statement.done);
    } catch (DuplicateKeyException e) {
      Difference.unless(
          statement.tried.clashes(statement.tried.rows().values()),
          "no key is there twice: " + e.getMessage());
      tx.tx.rollbackTo(savepoint);
    } catch (UpdateConflictException e) {
      Difference.unless(statement.conflicts(), "no row has changed: " + e.getMessage());
      return true;
    } catch (SqlException e) {
      world.requireStopped(tx, number, Holds.Want.CHANGE, e);
      tx.tx.rollbackTo(savepoint);
    }
    return false;
  }
}
