package io.skerry.testkit.sim;

import io.skerry.batch.Batch;
import io.skerry.io.DataDirectory;
import io.skerry.log.LogFailedException;
import io.skerry.row.IndexShape;
import io.skerry.row.KeyShape;
import io.skerry.row.ObjectId;
import io.skerry.row.TableShape;
import io.skerry.store.Access;
import io.skerry.store.Cursor;
import io.skerry.store.DuplicateKeyException;
import io.skerry.store.KeyRange;
import io.skerry.store.ReadView;
import io.skerry.store.ScanRequest;
import io.skerry.store.Store;
import io.skerry.store.Transaction;
import io.skerry.types.SqlType;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A fixed history of commits that meets everything a commit, a checkpoint and a recovery can do:
 * splits, long values, indexes, schema changes, a transaction that stays open over a checkpoint,
 * and a clean restart. After each commit it notes what the store should hold.
 */
final class ShortHistory {
  static final TableShape SHAPE =
      new TableShape(
          List.of(
              new TableShape.ColumnShape(SqlType.INT, false),
              new TableShape.ColumnShape(SqlType.nvarchar(SqlType.MAX), true)),
          new KeyShape(List.of(new KeyShape.KeyColumn(0, false)), true));

  /** Numbers of the first table and its index in a new store. */
  private static final long TABLE = ObjectId.of(Store.SYSTEM_DATABASE, 1);

  private final TreeMap<Integer, String> model = new TreeMap<>();
  private final List<List<String>> states = new ArrayList<>();
  private volatile int acknowledged;
  private long index;
  private Throwable failure;

  /** What the store may hold, by the number of commits. */
  List<List<String>> states() {
    return states;
  }

  int acknowledged() {
    return acknowledged;
  }

  Throwable failure() {
    return failure;
  }

  void run(DataDirectory disk) {
    states.add(List.of());
    Opened opened = null;
    try {
      opened = Opened.open(disk);
      firstHalf(opened.store());
      opened.store().close();
      opened = Opened.open(disk);
      secondHalf(opened.store());
      opened.store().close();
    } catch (UncheckedIOException | LogFailedException e) {
      failure = e;
    } catch (DuplicateKeyException e) {
      throw new AssertionError(e);
    }
    if (opened != null) {
      opened.abandon();
    }
  }

  private void firstHalf(Store store) throws DuplicateKeyException {
    Transaction tx = store.begin();
    tx.createTable(Store.SYSTEM_DATABASE, SHAPE);
    index =
        tx.createIndex(
            TABLE,
            new IndexShape(
                new KeyShape(List.of(new KeyShape.KeyColumn(0, true)), false), List.of(1)));
    commit(tx);
    for (int i = 0; i < 6; i++) {
      tx = store.begin();
      put(tx, i * 20, 20, "first " + i + " ".repeat(i) + "x".repeat(200));
      commit(tx);
    }
    Transaction open = store.begin();
    shorten(open, 0, 60);
    put(open, 5000, 10, "never committed");
    tx = store.begin();
    put(tx, 200, 3, "long " + "y".repeat(20_000));
    commit(tx);
    store.checkpoint();
    tx = store.begin();
    delete(tx, 70, 75);
    put(tx, 300, 40, "after the checkpoint" + "z".repeat(300));
    commit(tx);
    open.rollback();
  }

  private void secondHalf(Store store) throws DuplicateKeyException {
    Transaction tx = store.begin();
    long other = tx.createTable(Store.SYSTEM_DATABASE, SHAPE);
    tx.dropIndex(TABLE, index);
    delete(tx, 0, 40);
    commit(tx);
    Transaction open = store.begin();
    shorten(open, 40, 100);
    store.checkpoint();
    TreeMap<Integer, String> before = new TreeMap<>(model);
    model.replaceAll((key, value) -> key >= 40 && key < 100 ? "s" : value);
    commit(open);
    for (int i = 0; i < 4; i++) {
      tx = store.begin();
      put(tx, 400 + i * 10, 10, "second " + i + "w".repeat(500));
      delete(tx, 300 + i * 5, 300 + i * 5 + 5);
      commit(tx);
    }
    tx = store.begin();
    tx.dropTable(other);
    delete(tx, 200, 203);
    commit(tx);
    if (before.isEmpty()) {
      throw new AssertionError("nothing was there");
    }
    tx = store.begin();
    tx.truncateTable(TABLE);
    model.clear();
    put(tx, 1, 2, "fresh");
    commit(tx);
  }

  /**
   * Lets a superseded and the present opening write in turn; returns how the superseded one failed.
   */
  List<Throwable> writeWithTwo(Store old, Store young, int steps) {
    List<Throwable> failures = new ArrayList<>();
    for (int i = 0; i <= steps; i++) {
      try {
        Transaction tx = young.begin();
        put(tx, i * 20, 20, "young" + "y".repeat(700));
        tx.commit();
        tx = old.begin();
        put(tx, i * 20, 20, "old" + "o".repeat(900));
        tx.commit();
      } catch (LogFailedException e) {
        failures.add(e);
      } catch (DuplicateKeyException e) {
        throw new AssertionError(e);
      }
      try {
        young.checkpoint();
        old.checkpoint();
      } catch (LogFailedException | UncheckedIOException e) {
        failures.add(e);
      }
    }
    return failures;
  }

  private void commit(Transaction tx) {
    states.add(model.entrySet().stream().map(Object::toString).toList());
    tx.commit();
    acknowledged = states.size() - 1;
  }

  private void put(Transaction tx, int from, int count, String value) throws DuplicateKeyException {
    Batch rows = Batch.of(List.of(SqlType.INT, SqlType.nvarchar(SqlType.MAX)));
    rows.setSize(count);
    for (int i = 0; i < count; i++) {
      rows.column(0).set(i, (long) from + i);
      rows.column(1).set(i, value);
      if (from < 5000) {
        model.put(from + i, value);
      }
    }
    tx.insert(TABLE, rows);
  }

  /** Makes values short without noting it: the transaction stays open. */
  private static void shorten(Transaction tx, long from, long to) throws DuplicateKeyException {
    Batch rows = Batch.of(List.of(SqlType.INT, SqlType.nvarchar(SqlType.MAX)));
    try (ReadView view = tx.readView();
        Cursor cursor = tx.open(view, request(from, to, Access.UPDATE))) {
      while (cursor.next(rows, 1000) > 0) {
        for (int i = 0; i < rows.size(); i++) {
          rows.column(1).set(i, "s");
        }
        tx.update(TABLE, cursor.locators(), rows);
      }
    }
  }

  private void delete(Transaction tx, long from, long to) {
    Batch rows = Batch.of(List.of(SqlType.INT, SqlType.nvarchar(SqlType.MAX)));
    try (ReadView view = tx.readView();
        Cursor cursor = tx.open(view, request(from, to, Access.UPDATE))) {
      while (cursor.next(rows, 1000) > 0) {
        tx.delete(TABLE, cursor.locators(), rows.size());
      }
    }
    model.subMap((int) from, (int) to).clear();
  }

  private static ScanRequest request(long from, long to, Access intent) {
    KeyRange range =
        new KeyRange(
            new KeyRange.Bound(List.of(from), true), new KeyRange.Bound(List.of(to), false));
    return new ScanRequest(TABLE, 0, range, false, List.of(0, 1), intent);
  }

  /** What a store holds. */
  static List<String> read(Store store) {
    List<String> found = new ArrayList<>();
    if (!store.hasTable(TABLE)) {
      return found;
    }
    Transaction tx = store.begin();
    Batch rows = Batch.of(List.of(SqlType.INT, SqlType.nvarchar(SqlType.MAX)));
    ScanRequest all = new ScanRequest(TABLE, 0, KeyRange.ALL, false, List.of(0, 1), Access.VIEW);
    try (ReadView view = tx.readView();
        Cursor cursor = tx.open(view, all)) {
      while (cursor.next(rows, 1000) > 0) {
        for (int i = 0; i < rows.size(); i++) {
          found.add(rows.column(0).get(i) + "=" + rows.column(1).get(i));
        }
      }
    }
    tx.commit();
    if (store.rowCount(TABLE) != found.size()) {
      throw new AssertionError("row count " + store.rowCount(TABLE) + " of " + found.size());
    }
    return found;
  }
}
