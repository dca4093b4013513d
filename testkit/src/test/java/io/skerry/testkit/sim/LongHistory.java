package io.skerry.testkit.sim;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.skerry.batch.Batch;
import io.skerry.io.DataDirectory;
import io.skerry.log.LogFailedException;
import io.skerry.row.IndexShape;
import io.skerry.row.KeyShape;
import io.skerry.row.LongForm;
import io.skerry.row.LongSource;
import io.skerry.row.LongValue;
import io.skerry.row.ObjectId;
import io.skerry.row.TableShape;
import io.skerry.store.Access;
import io.skerry.store.BulkLoad;
import io.skerry.store.Cursor;
import io.skerry.store.DuplicateKeyException;
import io.skerry.store.KeyRange;
import io.skerry.store.ReadView;
import io.skerry.store.ScanRequest;
import io.skerry.store.Store;
import io.skerry.store.Transaction;
import io.skerry.types.SqlType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A history of streamed values and bulk loads: committed, rolled back, failed half-way, and open
 * over checkpoints. After each commit it notes what the store should hold.
 */
final class LongHistory {
  private static final SqlType BYTES = SqlType.varbinary(SqlType.MAX);
  private static final List<SqlType> TYPES = List.of(SqlType.INT, BYTES);
  private static final TableShape SHAPE =
      new TableShape(
          List.of(
              new TableShape.ColumnShape(SqlType.INT, false),
              new TableShape.ColumnShape(BYTES, true)),
          new KeyShape(List.of(new KeyShape.KeyColumn(0, false)), true));
  private static final IndexShape INDEX =
      new IndexShape(new KeyShape(List.of(new KeyShape.KeyColumn(0, true)), false), List.of(1));

  private static final long TABLE = ObjectId.of(Store.SYSTEM_DATABASE, 1);
  private static final long LOADED = ObjectId.of(Store.SYSTEM_DATABASE, 3);

  private final TreeMap<String, String> model = new TreeMap<>();
  private final List<List<String>> states = new ArrayList<>();
  private volatile int acknowledged;

  /** What the store may hold, by the number of commits. */
  List<List<String>> states() {
    return states;
  }

  int acknowledged() {
    return acknowledged;
  }

  void run(DataDirectory disk) {
    states.add(List.of());
    Opened opened = Opened.open(disk);
    try {
      streams(opened.store());
      loads(opened.store());
      opened.store().close();
    } catch (UncheckedIOException | LogFailedException e) {
      // The disk is gone, as the test wants it.
    } catch (DuplicateKeyException e) {
      throw new AssertionError(e);
    }
    opened.abandon();
  }

  private void streams(Store store) throws DuplicateKeyException {
    Transaction tx = store.begin();
    tx.createTable(Store.SYSTEM_DATABASE, SHAPE);
    tx.createIndex(TABLE, INDEX);
    tx.createTable(Store.SYSTEM_DATABASE, SHAPE);
    commit(tx);
    tx = store.begin();
    tx.insert(TABLE, row(1, new Stream(1, 120_000, null)));
    model.put("1/1", describe(1, 120_000));
    commit(tx);
    tx = store.begin();
    tx.insert(TABLE, row(2, new Stream(2, 150_000, store::checkpoint)));
    model.put("1/2", describe(2, 150_000));
    commit(tx);
    tx = store.begin();
    tx.insert(TABLE, row(3, new Stream(3, 90_000, store::checkpoint)));
    tx.rollback();
    tx = store.begin();
    update(tx, 1, new Stream(4, 180_000, store::checkpoint));
    long savepoint = tx.savepoint();
    tx.insert(TABLE, row(4, new Stream(5, 100_000, null)));
    tx.rollbackTo(savepoint);
    tx.insert(TABLE, row(5, new Stream(6, 70_000, null)));
    model.put("1/1", describe(4, 180_000));
    model.put("1/5", describe(6, 70_000));
    commit(tx);
    store.checkpoint();
    tx = store.begin();
    update(tx, 2, "short");
    model.put("1/2", "short");
    commit(tx);
  }

  private void loads(Store store) throws DuplicateKeyException {
    Transaction tx = store.begin();
    load(tx, 0, false, store::checkpoint);
    tx.rollback();
    tx = store.begin();
    load(tx, 0, true, store::checkpoint);
    commit(tx);
    store.checkpoint();
    tx = store.begin();
    load(tx, 400, true, null);
    commit(tx);
  }

  /** Loads 300 short rows and a long one. */
  private void load(Transaction tx, int from, boolean isKept, Runnable halfWay)
      throws DuplicateKeyException {
    try (BulkLoad load = tx.bulkLoad(LOADED)) {
      Batch rows = Batch.of(TYPES);
      for (int id = from; id < from + 300; id++) {
        put(rows, id, ("row " + id).repeat(20));
        if (isKept) {
          model.put("2/" + id, ("row " + id).repeat(20));
        }
      }
      load.add(rows);
      load.add(row(from + 300, new Stream(from, 80_000, halfWay)));
      load.finish();
    }
    if (isKept) {
      model.put("2/" + (from + 300), describe(from, 80_000));
    }
  }

  private void commit(Transaction tx) {
    states.add(model.entrySet().stream().map(Object::toString).toList());
    tx.commit();
    acknowledged = states.size() - 1;
  }

  private static void update(Transaction tx, int id, Object value) throws DuplicateKeyException {
    Batch found = Batch.of(TYPES);
    ScanRequest request =
        new ScanRequest(
            TABLE, 0, KeyRange.prefix(List.of((long) id)), false, List.of(0, 1), Access.UPDATE);
    try (ReadView view = tx.readView();
        Cursor cursor = tx.open(view, request)) {
      cursor.setWholeValueBytesMax(1000);
      if (cursor.next(found, 1) != 1) {
        throw new AssertionError("no row " + id);
      }
      tx.update(TABLE, cursor.locators(), row(id, value));
    }
  }

  private static Batch row(int id, Object value) {
    Batch row = Batch.of(TYPES);
    put(row, id, value);
    return row;
  }

  private static void put(Batch rows, int id, Object value) {
    int at = rows.size();
    rows.setSize(at + 1);
    rows.column(0).set(at, (long) id);
    rows.column(1).set(at, value instanceof String text ? text.getBytes(US_ASCII) : value);
  }

  private static byte[] bytes(long seed, int length) {
    byte[] bytes = new byte[length];
    new SplittableRandom(seed).nextBytes(bytes);
    return bytes;
  }

  private static String describe(long seed, int length) {
    return describe(bytes(seed, length));
  }

  private static String describe(byte[] bytes) {
    return bytes.length + " bytes, hash " + Arrays.hashCode(bytes);
  }

  /** Comes in pieces, and lets something happen half-way. */
  private static final class Stream implements LongSource {
    private final byte[] bytes;
    private Runnable halfWay;
    private int at;

    Stream(long seed, int length, Runnable halfWay) {
      this.bytes = bytes(seed, length);
      this.halfWay = halfWay;
    }

    @Override
    public LongForm form() {
      return LongForm.BYTES;
    }

    @Override
    public long length() {
      return UNKNOWN;
    }

    @Override
    public int read(byte[] into, int offset, int count) {
      if (halfWay != null && at > bytes.length / 2) {
        Runnable happens = halfWay;
        halfWay = null;
        happens.run();
      }
      int now = Math.min(Math.min(count, 5000), bytes.length - at);
      System.arraycopy(bytes, at, into, offset, now);
      at += now;
      return now == 0 ? -1 : now;
    }
  }

  /** What a store holds. */
  static List<String> read(Store store) {
    TreeMap<String, String> found = new TreeMap<>();
    for (long table : List.of(TABLE, LOADED)) {
      if (store.hasTable(table)) {
        read(store, table, table == TABLE ? "1/" : "2/", found);
      }
    }
    return found.entrySet().stream().map(Object::toString).toList();
  }

  private static void read(Store store, long table, String prefix, TreeMap<String, String> into) {
    Transaction tx = store.begin();
    Batch rows = Batch.of(TYPES);
    ScanRequest all = new ScanRequest(table, 0, KeyRange.ALL, false, List.of(0, 1), Access.VIEW);
    int count = 0;
    try (ReadView view = tx.readView();
        Cursor cursor = tx.open(view, all)) {
      cursor.setWholeValueBytesMax(10_000);
      while (cursor.next(rows, 1000) > 0) {
        for (int i = 0; i < rows.size(); i++) {
          into.put(prefix + rows.column(0).get(i), text(rows.column(1).get(i)));
        }
        count += rows.size();
      }
    }
    tx.commit();
    if (store.rowCount(table) != count) {
      throw new AssertionError("row count " + store.rowCount(table) + " of " + count);
    }
  }

  private static String text(Object value) {
    if (!(value instanceof LongValue handle)) {
      return new String((byte[]) value, US_ASCII);
    }
    try {
      return describe(handle.stream().readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
