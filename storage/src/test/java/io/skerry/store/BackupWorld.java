package io.skerry.store;

import io.skerry.backup.BackupResult;
import io.skerry.backup.Restore;
import io.skerry.backup.StopAt;
import io.skerry.batch.Batch;
import io.skerry.io.Clock;
import io.skerry.io.DataDirectory;
import io.skerry.io.DiskDirectory;
import io.skerry.io.DiskReserve;
import io.skerry.log.EpochRecord;
import io.skerry.page.PageStore;
import io.skerry.row.IndexShape;
import io.skerry.row.KeyShape;
import io.skerry.row.TableShape;
import io.skerry.types.SqlType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A store of a test of backups, with a clock that the test sets, and rows of a number and a text.
 */
final class BackupWorld implements AutoCloseable {
  static final List<SqlType> TYPES = List.of(SqlType.INT, SqlType.nvarchar(SqlType.MAX));
  static final TableShape KEYED = shape(new KeyShape(List.of(column(0)), true));
  static final TableShape NOT_UNIQUE = shape(new KeyShape(List.of(column(0)), false));
  static final TableShape HEAP = shape(null);
  static final IndexShape BY_NUMBER =
      new IndexShape(new KeyShape(List.of(new KeyShape.KeyColumn(0, true)), true), List.of(1));
  static final IndexShape BY_NUMBER_AND_MORE =
      new IndexShape(new KeyShape(List.of(column(0)), false), List.of());

  private final Path path;
  private final StoreOptions options;
  private volatile long millis = 1_000_000;
  private Store store;

  BackupWorld(Path path) {
    this(path, StoreOptions.small());
  }

  BackupWorld(Path path, StoreOptions options) {
    this.path = path;
    this.options = options;
    this.store = open();
  }

  private static KeyShape.KeyColumn column(int ordinal) {
    return new KeyShape.KeyColumn(ordinal, false);
  }

  private static TableShape shape(KeyShape key) {
    return new TableShape(
        List.of(
            new TableShape.ColumnShape(TYPES.get(0), true),
            new TableShape.ColumnShape(TYPES.get(1), true)),
        key);
  }

  private Store open() {
    Clock clock =
        new Clock() {
          @Override
          public Instant now() {
            return Instant.ofEpochMilli(millis);
          }

          @Override
          public long nanoTime() {
            return System.nanoTime();
          }
        };
    return Stores.open(
        options,
        new DiskDirectory(path),
        clock,
        new Random(path.hashCode())::nextLong,
        (message, cause) -> {
          throw new AssertionError(message, cause);
        });
  }

  Store store() {
    return store;
  }

  void restart() {
    store.close();
    store = open();
  }

  @Override
  public void close() {
    store.close();
  }

  /** The number of pages in use, as the files say; closes the store. */
  int pagesInUse() {
    store.close();
    DataDirectory directory = new DiskDirectory(path);
    EpochRecord epoch = EpochRecord.raise(directory, 0);
    try (DiskReserve reserve = new DiskReserve(directory, 0);
        PageStore pages =
            new PageStore(
                directory, epoch, 64, options.pagesPerExtent(), reserve, (message, cause) -> {})) {
      return pages.pagesInUse();
    }
  }

  void setMillis(long now) {
    millis = now;
  }

  long millis() {
    return millis;
  }

  // ---- changes, each a transaction

  interface Change<T> {
    T in(Transaction tx) throws DuplicateKeyException;
  }

  <T> T commit(Change<T> change) {
    Transaction tx = store.begin();
    try {
      T result = change.in(tx);
      tx.commit();
      return result;
    } catch (DuplicateKeyException e) {
      throw new AssertionError(e);
    } finally {
      tx.rollback();
    }
  }

  int createDatabase() {
    return commit(Transaction::createDatabase);
  }

  long createTable(int database, TableShape shape) {
    return commit(tx -> tx.createTable(database, shape));
  }

  void insert(long table, int from, int count, String text) {
    int unused =
        commit(tx -> {
          insert(tx, table, from, count, text);
          return 0;
        });
  }

  static void insert(Transaction tx, long table, int from, int count, String text)
      throws DuplicateKeyException {
    Batch rows = Batch.of(TYPES);
    rows.setSize(count);
    for (int i = 0; i < count; i++) {
      rows.column(0).set(i, (long) from + i);
      rows.column(1).set(i, text == null ? null : text + (from + i));
    }
    tx.insert(table, rows);
  }

  /** Changes all rows whose number is at least {@code from}; a null text deletes them. */
  static void change(Transaction tx, long table, int from, String text)
      throws DuplicateKeyException {
    Batch rows = Batch.of(TYPES);
    try (ReadView view = tx.readView();
        Cursor cursor =
            tx.open(
                view,
                new ScanRequest(table, 0, KeyRange.ALL, false, List.of(0, 1), Access.UPDATE))) {
      while (cursor.next(rows, 1) > 0) {
        if ((Long) rows.column(0).get(0) < from) {
          continue;
        }
        if (text == null) {
          tx.delete(table, cursor.locators(), 1);
        } else {
          rows.column(1).set(0, text);
          tx.update(table, cursor.locators(), rows);
        }
      }
    }
  }

  // ---- reading

  List<String> rows(long table) {
    return rows(store, table, 0);
  }

  List<String> rows(long table, long index) {
    return rows(store, table, index);
  }

  static List<String> rows(Store store, long table, long index) {
    List<String> found = new ArrayList<>();
    Batch rows = Batch.of(TYPES);
    Transaction tx = store.begin();
    try (ReadView view = tx.readView();
        Cursor cursor =
            tx.open(
                view,
                new ScanRequest(table, index, KeyRange.ALL, false, List.of(0, 1), Access.VIEW))) {
      while (cursor.next(rows, 100) > 0) {
        for (int i = 0; i < rows.size(); i++) {
          found.add(rows.column(0).get(i) + "=" + rows.column(1).get(i));
        }
      }
    } finally {
      tx.rollback();
    }
    return found;
  }

  // ---- backups

  /** A backup in memory. */
  record Backup(byte[] stream, BackupResult result) {
    ByteArrayInputStream open() {
      return new ByteArrayInputStream(stream);
    }

    long position() {
      return result.header().position();
    }
  }

  Backup full(int database) {
    ByteArrayOutputStream sink = new ByteArrayOutputStream();
    BackupResult result = store.backup(database, Map.of("name", "test"), sink);
    return new Backup(sink.toByteArray(), result);
  }

  Backup log(int database, long from) {
    ByteArrayOutputStream sink = new ByteArrayOutputStream();
    BackupResult result = store.backupLog(database, from, Map.of(), sink);
    return new Backup(sink.toByteArray(), result);
  }

  /** Restores a chain; returns the number of the database. */
  int restore(StopAt stop, Backup full, Backup... logs) {
    try (Restore restore = store.restore()) {
      restore.full(full.open());
      for (Backup log : logs) {
        if (restore.log(log.open(), stop)) {
          break;
        }
      }
      return commit(tx -> tx.createDatabase(restore));
    }
  }
}
