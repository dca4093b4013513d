package io.skerry.testkit.memory;

import io.skerry.batch.Batch;
import io.skerry.row.IndexShape;
import io.skerry.row.KeyShape;
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
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;

/** A table larger than the page pool, with a part of its own for each writer. */
final class TrialTable {
  private static final List<SqlType> TYPES =
      List.of(SqlType.BIGINT, SqlType.INT, SqlType.nvarchar(4000));
  private static final int ROWS = 100_000;
  private static final int ROWS_AT_ONCE = 500;
  private static final int ROWS_PER_WRITER = ROWS / 256;
  private static final int LONG_TEXT = 3900;

  private final Store store;
  private final long number;

  TrialTable(Store store) {
    this.store = store;
    TableShape shape =
        new TableShape(
            TYPES.stream().map(type -> new TableShape.ColumnShape(type, false)).toList(),
            new KeyShape(List.of(new KeyShape.KeyColumn(0, false)), true));
    Transaction tx = store.begin();
    this.number = tx.createTable(Store.SYSTEM_DATABASE, shape);
    tx.commit();
  }

  void fill() {
    for (int from = 0; from < ROWS; from += ROWS_AT_ONCE) {
      Batch batch = batch(ROWS_AT_ONCE);
      for (int i = 0; i < ROWS_AT_ONCE; i++) {
        put(batch, i, from + i, 0, "filled ".repeat(70));
      }
      Transaction tx = store.begin();
      insert(tx, batch);
      tx.commit();
    }
  }

  private static Batch batch(int rows) {
    Batch batch = Batch.of(TYPES);
    batch.setSize(rows);
    return batch;
  }

  private static void put(Batch batch, int at, long id, long value, String text) {
    batch.column(0).set(at, id);
    batch.column(1).set(at, value);
    batch.column(2).set(at, text);
  }

  private void insert(Transaction tx, Batch batch) {
    try {
      tx.insert(number, batch);
    } catch (DuplicateKeyException e) {
      throw new AssertionError("keys are given once", e);
    }
  }

  void createIndex() {
    Transaction tx = store.begin();
    try {
      long unused =
          tx.createIndex(
              number,
              new IndexShape(
                  new KeyShape(List.of(new KeyShape.KeyColumn(1, false)), false), List.of(2)));
    } catch (DuplicateKeyException e) {
      throw new AssertionError("the index is not unique", e);
    }
    tx.commit();
  }

  /** Updates rows of the writer's part, inserts others, and commits when it may. */
  void changeAndCommit(int writer, int round, CountDownLatch changed, CountDownLatch mayCommit) {
    Transaction tx = store.begin();
    long first = (long) writer * ROWS_PER_WRITER;
    KeyRange range =
        new KeyRange(
            new KeyRange.Bound(List.of(first), true),
            new KeyRange.Bound(List.of(first + 100), false));
    try (ReadView view = tx.readView();
        Cursor cursor =
            tx.open(
                view, new ScanRequest(number, 0, range, false, List.of(0, 1, 2), Access.UPDATE))) {
      Batch batch = Batch.of(TYPES);
      while (cursor.next(batch, 50) > 0) {
        for (int i = 0; i < batch.size(); i++) {
          batch.column(1).set(i, (long) round);
        }
        tx.update(number, cursor.locators(), batch);
      }
    } catch (DuplicateKeyException e) {
      throw new AssertionError("keys are never changed", e);
    }
    for (int i = 0; i < 10; i++) {
      Batch batch = batch(4);
      for (int row = 0; row < 4; row++) {
        long id = ROWS + (((long) round * 256 + writer) * 10 + i) * 4 + row;
        put(batch, row, id, round, "i".repeat(LONG_TEXT));
      }
      insert(tx, batch);
    }
    changed.countDown();
    await(mayCommit);
    tx.commit();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts a trial", e);
    }
  }

  /** Reads some rows from a random one on; returns how many. */
  int readSome(Random random) {
    KeyRange range =
        new KeyRange(new KeyRange.Bound(List.of((long) random.nextInt(ROWS)), true), null);
    Transaction tx = store.begin();
    try (ReadView view = tx.readView();
        Cursor cursor =
            tx.open(
                view, new ScanRequest(number, 0, range, false, List.of(0, 1, 2), Access.VIEW))) {
      return cursor.next(Batch.of(TYPES), 20);
    } finally {
      tx.rollback();
    }
  }
}
