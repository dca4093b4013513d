package io.skerry.bench.recovery;

import io.skerry.batch.Batch;
import io.skerry.io.Clock;
import io.skerry.io.DiskDirectory;
import io.skerry.log.LogOptions;
import io.skerry.row.KeyShape;
import io.skerry.row.TableShape;
import io.skerry.store.Access;
import io.skerry.store.Cursor;
import io.skerry.store.DuplicateKeyException;
import io.skerry.store.KeyRange;
import io.skerry.store.ReadView;
import io.skerry.store.ScanRequest;
import io.skerry.store.Store;
import io.skerry.store.StoreOptions;
import io.skerry.store.Stores;
import io.skerry.store.Transaction;
import io.skerry.types.SqlType;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** A process with one store, which never closes it. */
final class RecoveryChild {
  private static final List<SqlType> TYPES = List.of(SqlType.BIGINT, SqlType.varchar(2000));
  private static final TableShape SHAPE =
      new TableShape(
          TYPES.stream().map(type -> new TableShape.ColumnShape(type, false)).toList(),
          new KeyShape(List.of(new KeyShape.KeyColumn(0, false)), true));
  private static final int ROW_BYTES = 1850;
  private static final int SMALL_ROW_BYTES = 180;
  private static final int POOL_PAGES = (256 << 20) >> 14;
  private static final int ROWS_PER_COMMIT = 2000;
  private static final double NANOS_PER_MILLI = 1e6;

  private RecoveryChild() {}

  /**
   * @param arguments {@code build}, the folder and the bytes of the database; or {@code tail}, the
   *     folder, the table, its rows and the bytes of the tail; or {@code open}, the folder, the
   *     table and a row
   */
  public static void main(String[] arguments) throws DuplicateKeyException {
    Path folder = Path.of(arguments[1]);
    switch (arguments[0]) {
      case "build" -> build(open(folder, 128L << 20), Long.parseLong(arguments[2]));
      case "tail" ->
          change(
              open(folder, 1L << 30),
              Long.parseLong(arguments[2]),
              Long.parseLong(arguments[3]),
              Long.parseLong(arguments[4]));
      case "open" -> measure(folder, Long.parseLong(arguments[2]), Long.parseLong(arguments[3]));
      default -> throw new IllegalArgumentException(arguments[0]);
    }
    Runtime.getRuntime().halt(0);
  }

  private static Store open(Path folder, long checkpointLogBytes) {
    StoreOptions options =
        new StoreOptions(
            new StoreOptions.Memory(POOL_PAGES, 16 << 20, 96 << 20, 16 << 20),
            1024,
            new LogOptions(64 << 20, 8 << 20, false),
            checkpointLogBytes,
            new StoreOptions.Limits(1L << 30, 16 << 20, 16 << 20),
            1000,
            true);
    return Stores.open(
        options,
        new DiskDirectory(folder),
        Clock.system(),
        new Random()::nextLong,
        (message, cause) -> {
          throw new IllegalStateException(message, cause);
        });
  }

  private static void put(Batch batch, long id, String text) {
    int at = batch.size();
    batch.setSize(at + 1);
    batch.column(0).set(at, id);
    batch.column(1).set(at, text);
  }

  private static void build(Store store, long bytes) throws DuplicateKeyException {
    long rows = bytes / ROW_BYTES;
    Transaction schema = store.begin();
    long table = schema.createTable(Store.SYSTEM_DATABASE, SHAPE);
    schema.commit();
    String text = "r".repeat(ROW_BYTES);
    for (long id = 0; id < rows; ) {
      Batch batch = Batch.of(TYPES);
      Transaction tx = store.begin();
      for (int i = 0; i < ROWS_PER_COMMIT && id < rows; i++) {
        put(batch, id++, text);
        if (batch.isFull()) {
          tx.insert(table, batch);
          batch.clear();
        }
      }
      tx.insert(table, batch);
      tx.commit();
    }
    store.close();
    System.out.println(table + " " + rows);
  }

  /** Changes rows all over the table, and ends without a checkpoint. */
  private static void change(Store store, long table, long rows, long bytes)
      throws DuplicateKeyException {
    Random random = new Random(1);
    long done = 0;
    String text = "c".repeat(SMALL_ROW_BYTES);
    while (done < bytes) {
      Transaction tx = store.begin();
      for (int i = 0; i < 1000; i++) {
        Batch row = Batch.of(TYPES);
        try (ReadView view = tx.readView();
            Cursor cursor =
                tx.open(view, request(table, (long) (random.nextDouble() * rows), Access.UPDATE))) {
          if (cursor.next(row, 1) == 1) {
            row.column(1).set(0, text);
            tx.update(table, cursor.locators(), row);
            done += SMALL_ROW_BYTES;
          }
        }
      }
      tx.commit();
    }
    System.out.println("changed " + done / SMALL_ROW_BYTES + " rows");
  }

  private static ScanRequest request(long table, long id, Access access) {
    return new ScanRequest(table, 0, KeyRange.prefix(List.of(id)), false, List.of(0, 1), access);
  }

  private static void measure(Path folder, long table, long id) {
    long began = System.nanoTime();
    Store store = open(folder, 1L << 30);
    long opened = System.nanoTime();
    Transaction tx = store.begin();
    Batch row = Batch.of(TYPES);
    try (ReadView view = tx.readView();
        Cursor cursor = tx.open(view, request(table, id, Access.VIEW))) {
      if (cursor.next(row, 1) != 1) {
        throw new IllegalStateException("row " + id + " is not there");
      }
    }
    long read = System.nanoTime();
    System.out.println(
        (opened - began) / NANOS_PER_MILLI + " " + (read - opened) / NANOS_PER_MILLI);
  }
}
