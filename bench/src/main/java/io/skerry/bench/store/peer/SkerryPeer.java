package io.skerry.bench.store.peer;

import io.skerry.batch.Batch;
import io.skerry.batch.DoubleVector;
import io.skerry.batch.LongVector;
import io.skerry.batch.ObjectVector;
import io.skerry.io.Clock;
import io.skerry.io.DiskDirectory;
import io.skerry.io.RandomSource;
import io.skerry.row.KeyShape;
import io.skerry.row.KeyShape.KeyColumn;
import io.skerry.row.TableShape;
import io.skerry.row.TableShape.ColumnShape;
import io.skerry.store.Access;
import io.skerry.store.BulkLoad;
import io.skerry.store.Cursor;
import io.skerry.store.DuplicateKeyException;
import io.skerry.store.KeyRange;
import io.skerry.store.KeyRange.Bound;
import io.skerry.store.ReadView;
import io.skerry.store.ScanRequest;
import io.skerry.store.Store;
import io.skerry.store.StoreOptions;
import io.skerry.store.Stores;
import io.skerry.store.Transaction;
import io.skerry.types.SqlType;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Our own store, through its facade. */
final class SkerryPeer implements StorePeer {
  private static final TableShape SHAPE =
      new TableShape(
          List.of(
              new ColumnShape(SqlType.BIGINT, false),
              new ColumnShape(SqlType.INT, false),
              new ColumnShape(SqlType.FLOAT, false),
              new ColumnShape(SqlType.varchar(60), false)),
          new KeyShape(List.of(new KeyColumn(0, false)), true));
  private static final List<Integer> ALL_COLUMNS = List.of(0, 1, 2, 3);
  private static final List<Integer> SUMMED_COLUMNS = List.of(1, 2);

  private final Store store;
  private long tableId;

  private SkerryPeer(Store store) {
    this.store = store;
  }

  static SkerryPeer open(Path folder, long cacheBytes) {
    return new SkerryPeer(
        Stores.open(
            StoreOptions.withPoolBytes(cacheBytes, 16 << 20),
            new DiskDirectory(folder),
            Clock.system(),
            RandomSource.secure(),
            (message, cause) -> {
              throw new IllegalStateException(message, cause);
            }));
  }

  @Override
  public String wayOfLoading() {
    return "a bulk load of batches of 1,024 rows";
  }

  @Override
  public void create() {
    Transaction tx = store.begin();
    tableId = tx.createTable(Store.SYSTEM_DATABASE, SHAPE);
    tx.commit();
  }

  @Override
  public void load(long rows) throws DuplicateKeyException {
    create();
    Batch batch = batchOf(ALL_COLUMNS);
    Transaction tx = store.begin();
    try (BulkLoad load = tx.bulkLoad(tableId)) {
      for (long id = 0; id < rows; id++) {
        put(batch, id);
        if (batch.isFull()) {
          load.add(batch);
          batch.clear();
        }
      }
      load.add(batch);
      load.finish();
    }
    tx.commit();
  }

  private static Batch batchOf(List<Integer> columns) {
    return Batch.of(columns.stream().map(each -> SHAPE.columns().get(each).type()).toList());
  }

  private static void put(Batch batch, long id) {
    int row = batch.size();
    batch.setSize(row + 1);
    ((LongVector) batch.column(0)).put(row, id);
    ((LongVector) batch.column(1)).put(row, Rows.quantity(id));
    ((DoubleVector) batch.column(2)).put(row, Rows.price(id));
    batch.column(3).set(row, Rows.label(id));
  }

  @Override
  public StoreSession session() {
    return new Session(store, tableId);
  }

  @Override
  public void compact() {
    store.checkpoint();
  }

  @Override
  public void close() {
    store.close();
  }

  private static final class Session implements StoreSession {
    private final Store store;
    private final long tableId;
    private final Batch rows = batchOf(ALL_COLUMNS);
    private final Batch sums = batchOf(SUMMED_COLUMNS);

    private Session(Store store, long tableId) {
      this.store = store;
      this.tableId = tableId;
    }

    @Override
    public void addOne(long id) throws DuplicateKeyException {
      Transaction tx = store.begin();
      try (ReadView view = tx.readView();
          Cursor cursor = tx.open(view, request(only(id), ALL_COLUMNS, Access.UPDATE))) {
        requireRow(id, cursor.next(rows, 1));
        LongVector quantities = (LongVector) rows.column(1);
        quantities.put(0, quantities.values()[0] + 1);
        tx.update(tableId, cursor.locators(), rows);
      }
      tx.commit();
    }

    @Override
    public void read(long id, Row into) {
      Transaction tx = store.begin();
      try (ReadView view = tx.readView();
          Cursor cursor = tx.open(view, request(only(id), ALL_COLUMNS, Access.VIEW))) {
        requireRow(id, cursor.next(rows, 1));
        into.id = ((LongVector) rows.column(0)).values()[0];
        into.quantity = (int) ((LongVector) rows.column(1)).values()[0];
        into.price = ((DoubleVector) rows.column(2)).values()[0];
        into.label = String.valueOf(((ObjectVector) rows.column(3)).values()[0]);
      }
      tx.commit();
    }

    private static void requireRow(long id, int found) {
      if (found != 1) {
        throw new WrongAnswerException(found + " rows of id " + id);
      }
    }

    @Override
    public Sums scan() {
      return scan(KeyRange.ALL);
    }

    @Override
    public Sums scan(long from, long to) {
      return scan(new KeyRange(bound(from), bound(to)));
    }

    private Sums scan(KeyRange range) {
      long count = 0;
      long quantity = 0;
      double price = 0;
      Transaction tx = store.begin();
      try (ReadView view = tx.readView();
          Cursor cursor = tx.open(view, request(range, SUMMED_COLUMNS, Access.VIEW))) {
        for (int found = next(cursor); found > 0; found = next(cursor)) {
          long[] quantities = ((LongVector) sums.column(0)).values();
          double[] prices = ((DoubleVector) sums.column(1)).values();
          for (int row = 0; row < found; row++) {
            quantity += quantities[row];
            price += prices[row];
          }
          count += found;
        }
      }
      tx.commit();
      return new Sums(count, quantity, price);
    }

    private int next(Cursor cursor) {
      return cursor.next(sums, Batch.ROWS_MAX);
    }

    @Override
    public void insert(long[] ids) throws DuplicateKeyException {
      Transaction tx = store.begin();
      rows.clear();
      for (long id : ids) {
        put(rows, id);
        if (rows.isFull()) {
          tx.insert(tableId, rows);
          rows.clear();
        }
      }
      tx.insert(tableId, rows);
      tx.commit();
    }

    private ScanRequest request(KeyRange range, List<Integer> columns, Access intent) {
      return new ScanRequest(tableId, 0, range, false, columns, intent);
    }

    private static KeyRange only(long id) {
      return KeyRange.prefix(List.<@Nullable Object>of(id));
    }

    private static Bound bound(long id) {
      return new Bound(List.<@Nullable Object>of(id), true);
    }

    @Override
    public void close() {}
  }
}
