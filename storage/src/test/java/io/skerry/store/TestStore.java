package io.skerry.store;

import io.skerry.batch.Batch;
import io.skerry.batch.ObjectVector;
import io.skerry.io.Clock;
import io.skerry.io.DiskDirectory;
import io.skerry.row.TableShape;
import io.skerry.types.SqlType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A store in a directory, whose rows are lists of boxed values. */
final class TestStore implements AutoCloseable {
  private final Path parent;
  private int directories;
  private Path directory;
  private Store store;

  TestStore(Path parent) throws IOException {
    this.parent = parent;
    directory = Files.createDirectory(parent.resolve("0"));
    store = open();
  }

  private Store open() {
    return Stores.open(
        StoreOptions.small(),
        new DiskDirectory(directory),
        Clock.system(),
        new Random(1)::nextLong,
        (message, cause) -> {
          throw new AssertionError(message, cause);
        });
  }

  Transaction begin() {
    return store.begin();
  }

  Store store() {
    return store;
  }

  int pagesInUse() {
    return ((StoreImpl) store).pagesInUse();
  }

  void reopen() {
    store.close();
    store = open();
  }

  /** Goes on with the files as a process leaves them that ends now. */
  void crash() throws IOException {
    Path copy = Files.createDirectory(parent.resolve(Integer.toString(++directories)));
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    store.close();
    directory = copy;
    store = open();
  }

  @Override
  public void close() {
    store.close();
  }

  // ---- rows

  static List<SqlType> types(TableShape shape) {
    return shape.columns().stream().map(TableShape.ColumnShape::type).toList();
  }

  static TableShape.ColumnShape nullable(SqlType type) {
    return new TableShape.ColumnShape(type, true);
  }

  static List<Object> row(Object... values) {
    return Arrays.asList(values);
  }

  static Batch batch(List<SqlType> types, List<List<Object>> rows) {
    Batch batch = Batch.of(types);
    batch.setSize(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      for (int c = 0; c < types.size(); c++) {
        batch.column(c).set(i, rows.get(i).get(c));
      }
    }
    return batch;
  }

  @SafeVarargs
  static void insert(Transaction tx, long table, List<SqlType> types, List<Object>... rows)
      throws DuplicateKeyException {
    List<List<Object>> list = new ArrayList<>();
    for (List<Object> row : rows) {
      list.add(row);
    }
    tx.insert(table, batch(types, list));
  }

  /** All columns of all rows in the order of an index, 0 for the clustered one. */
  static List<List<Object>> read(
      Transaction tx, ReadView view, long table, long index, List<SqlType> types) {
    List<Integer> columns = IntStream.range(0, types.size()).boxed().toList();
    ScanRequest request = new ScanRequest(table, index, KeyRange.ALL, false, columns, Access.VIEW);
    try (Cursor cursor = tx.open(view, request)) {
      return rest(cursor, types);
    }
  }

  static List<List<Object>> read(Transaction tx, long table, long index, List<SqlType> types) {
    try (ReadView view = tx.readView()) {
      return read(tx, view, table, index, types);
    }
  }

  static List<List<Object>> rest(Cursor cursor, List<SqlType> types) {
    List<List<Object>> found = new ArrayList<>();
    Batch batch = Batch.of(types);
    while (cursor.next(batch, Batch.ROWS_MAX) > 0) {
      for (int i = 0; i < batch.size(); i++) {
        List<Object> row = new ArrayList<>();
        for (int c = 0; c < types.size(); c++) {
          row.add(batch.column(c).get(i));
        }
        found.add(row);
      }
    }
    return found;
  }

  /** What to do with a row: the new one, or null to delete it. */
  @FunctionalInterface
  interface Change {
    List<Object> of(List<Object> row);
  }

  /** Updates or deletes all rows; those that come back as they were stay. */
  static void change(Transaction tx, long table, List<SqlType> types, Change change)
      throws DuplicateKeyException {
    List<Integer> columns = IntStream.range(0, types.size()).boxed().toList();
    ScanRequest request = new ScanRequest(table, 0, KeyRange.ALL, false, columns, Access.UPDATE);
    try (ReadView view = tx.readView();
        Cursor cursor = tx.open(view, request)) {
      Batch batch = Batch.of(types);
      while (cursor.next(batch, 1) > 0) {
        List<Object> before = new ArrayList<>();
        for (int c = 0; c < types.size(); c++) {
          before.add(batch.column(c).get(0));
        }
        ObjectVector locators = cursor.locators();
        List<Object> after = change.of(before);
        if (after == null) {
          tx.delete(table, locators, 1);
        } else if (!after.equals(before)) {
          tx.update(table, locators, batch(types, List.of(after)));
        }
      }
    }
  }
}
