package io.skerry.store;

import io.skerry.batch.Batch;
import io.skerry.io.Clock;
import io.skerry.io.DiskDirectory;
import io.skerry.io.RandomSource;
import io.skerry.row.KeyShape;
import io.skerry.row.LongValue;
import io.skerry.row.ObjectId;
import io.skerry.row.TableShape;
import io.skerry.types.SqlType;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Run with a small heap: writes a value larger than that and ends without closing the store, or
 * lets the store recover and reads it.
 */
final class LongValueHeapMain {
  private static final SqlType BYTES = SqlType.varbinary(SqlType.MAX);
  private static final TableShape SHAPE =
      new TableShape(
          List.of(
              new TableShape.ColumnShape(SqlType.INT, false),
              new TableShape.ColumnShape(BYTES, true)),
          new KeyShape(List.of(new KeyShape.KeyColumn(0, false)), true));
  private static final long SEED = 11;

  private LongValueHeapMain() {}

  /** The folder, {@code write} or {@code read}, and the length in bytes. */
  public static void main(String[] arguments) throws DuplicateKeyException {
    int length = Integer.parseInt(arguments[2]);
    StoreOptions options = StoreOptions.withPoolBytes(32 << 20, 4 << 20);
    try (Store store =
        Stores.open(
            new StoreOptions(
                options.memory(),
                options.pagesPerExtent(),
                options.log(),
                Long.MAX_VALUE,
                new StoreOptions.Limits(
                    4L << 30, Integer.MAX_VALUE, options.limits().reserveBytes(), 1L << 30),
                options.sequenceCache(),
                true),
            new DiskDirectory(Path.of(arguments[0])),
            Clock.system(),
            RandomSource.secure(),
            (message, cause) -> {
              throw new AssertionError(message, cause);
            })) {
      if (arguments[1].equals("write")) {
        write(store, length);
        System.out.println("written");
        Runtime.getRuntime().halt(0);
      }
      read(store, length);
      System.out.println("read");
    }
  }

  private static void write(Store store, int length) throws DuplicateKeyException {
    Transaction tx = store.begin();
    long table = tx.createTable(Store.SYSTEM_DATABASE, SHAPE);
    Batch row = Batch.of(List.of(SqlType.INT, BYTES));
    row.setSize(1);
    row.column(0).set(0, 1L);
    row.column(1).set(0, PatternSource.ofUnknownLength(SEED, length));
    tx.insert(table, row);
    tx.commit();
  }

  private static void read(Store store, int length) {
    long table = ObjectId.of(Store.SYSTEM_DATABASE, 1);
    Transaction tx = store.begin();
    ScanRequest all = new ScanRequest(table, 0, KeyRange.ALL, false, List.of(1), Access.VIEW);
    try (ReadView view = tx.readView();
        Cursor cursor = tx.open(view, all)) {
      cursor.setWholeValueBytesMax(8000);
      Batch found = Batch.of(List.of(BYTES));
      if (cursor.next(found, 1) != 1) {
        throw new AssertionError("the row is not there");
      }
      LongValue value = (LongValue) found.column(0).get(0);
      if (value == null || value.length() != length) {
        throw new AssertionError("the value is not there");
      }
      byte[] piece = new byte[1 << 20];
      for (long at = 0; at < length; at += piece.length) {
        int got = value.read(at, piece, 0, piece.length);
        if (!Arrays.equals(piece, 0, got, PatternSource.bytes(SEED, at, got), 0, got)) {
          throw new AssertionError("the value differs behind byte " + at);
        }
      }
    }
    tx.commit();
  }
}
