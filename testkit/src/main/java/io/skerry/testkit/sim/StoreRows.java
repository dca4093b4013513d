package io.skerry.testkit.sim;

import io.skerry.batch.Batch;
import io.skerry.store.Access;
import io.skerry.store.Cursor;
import io.skerry.store.DuplicateKeyException;
import io.skerry.store.KeyRange;
import io.skerry.store.ReadView;
import io.skerry.store.ScanRequest;
import io.skerry.store.Store;
import io.skerry.store.Transaction;
import io.skerry.testkit.sim.SoakTable.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Rows of a soak's tables, put into a store and read from it. */
final class StoreRows {
  private static final List<Integer> ALL_COLUMNS = List.of(0, 1, 2);
  private static final int ROWS_AT_ONCE = 50;

  private StoreRows() {}

  static void insert(Transaction tx, long table, List<Row> rows) throws DuplicateKeyException {
    tx.insert(table, batch(rows));
  }

  private static Batch batch(List<Row> rows) {
    Batch batch = Batch.of(SoakTable.TYPES);
    batch.setSize(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      batch.column(0).set(i, rows.get(i).id());
      batch.column(1).set(i, rows.get(i).number());
      batch.column(2).set(i, rows.get(i).text());
    }
    return batch;
  }

  /**
   * Changes, or deletes where {@code change} is null, the rows of a range of ids.
   *
   * @param found takes the rows as they were
   * @return the rows as they are, nothing for those that are gone
   */
  static Map<Long, Optional<Row>> change(
      Transaction tx,
      long table,
      long indexById,
      KeyRange range,
      @Nullable UnaryOperator<Row> change,
      List<Row> found)
      throws DuplicateKeyException {
    Map<Long, Optional<Row>> changed = new TreeMap<>();
    ScanRequest request =
        new ScanRequest(table, indexById, range, false, ALL_COLUMNS, Access.UPDATE);
    try (ReadView view = tx.readView();
        Cursor cursor = tx.open(view, request)) {
      Batch batch = Batch.of(SoakTable.TYPES);
      while (cursor.next(batch, ROWS_AT_ONCE) > 0) {
        List<Row> rows = rows(batch);
        found.addAll(rows);
        if (change == null) {
          tx.delete(table, cursor.locators(), rows.size());
          rows.forEach(row -> changed.put(row.id(), Optional.empty()));
        } else {
          List<Row> after = rows.stream().map(change).toList();
          tx.update(table, cursor.locators(), batch(after));
          after.forEach(row -> changed.put(row.id(), Optional.of(row)));
        }
      }
    }
    return changed;
  }

  /** All rows by one index (0 for the table itself), as of now. */
  static List<Row> read(Store store, long table, long index) {
    Transaction tx = store.begin();
    try (ReadView view = tx.readView()) {
      return read(tx, view, table, index);
    } finally {
      tx.rollback();
    }
  }

  static List<Row> read(Transaction tx, ReadView view, long table, long index) {
    List<Row> found = new ArrayList<>();
    ScanRequest request =
        new ScanRequest(table, index, KeyRange.ALL, false, ALL_COLUMNS, Access.VIEW);
    Batch batch = Batch.of(SoakTable.TYPES);
    try (Cursor cursor = tx.open(view, request)) {
      while (cursor.next(batch, ROWS_AT_ONCE) > 0) {
        found.addAll(rows(batch));
      }
    }
    return found;
  }

  private static List<Row> rows(Batch batch) {
    List<Row> rows = new ArrayList<>(batch.size());
    for (int i = 0; i < batch.size(); i++) {
      long id = (Long) value(batch, 0, i);
      rows.add(new Row(id, (Long) batch.column(1).get(i), (String) batch.column(2).get(i)));
    }
    return rows;
  }

  private static Object value(Batch batch, int column, int row) {
    Object value = batch.column(column).get(row);
    if (value == null) {
      throw new AssertionError("the column that numbers the rows is null");
    }
    return value;
  }
}
