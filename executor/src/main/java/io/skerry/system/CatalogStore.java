package io.skerry.system;

import io.skerry.batch.Batch;
import io.skerry.batch.LongVector;
import io.skerry.batch.ObjectVector;
import io.skerry.catalog.Catalog;
import io.skerry.catalog.Database;
import io.skerry.catalog.Table;
import io.skerry.row.KeyShape;
import io.skerry.row.ObjectId;
import io.skerry.row.TableShape;
import io.skerry.store.Access;
import io.skerry.store.Cursor;
import io.skerry.store.DuplicateKeyException;
import io.skerry.store.KeyRange;
import io.skerry.store.ScanRequest;
import io.skerry.store.Store;
import io.skerry.store.Transaction;
import io.skerry.types.SqlType;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The catalog as rows of the store's first table.
 *
 * <p>A row is (database id, object id, part, bytes); object id 0 is the database itself. A
 * definition longer than one row is cut into parts. The rows of a schema change are written in the
 * transaction that makes it.
 */
public final class CatalogStore {
  /** The first table that a new store makes. */
  private static final long CATALOG_TABLE = ObjectId.of(Store.SYSTEM_DATABASE, 1);

  private static final int PART_BYTES = 4000;

  private static final TableShape SHAPE =
      new TableShape(
          List.of(
              new TableShape.ColumnShape(SqlType.INT, false),
              new TableShape.ColumnShape(SqlType.INT, false),
              new TableShape.ColumnShape(SqlType.INT, false),
              new TableShape.ColumnShape(SqlType.varbinary(PART_BYTES), false)),
          new KeyShape(
              List.of(
                  new KeyShape.KeyColumn(0, false),
                  new KeyShape.KeyColumn(1, false),
                  new KeyShape.KeyColumn(2, false)),
              true));

  private static final List<String> FIRST_DATABASES = List.of("master", "tempdb", "model", "msdb");

  /** User objects get ids from here, as in SQL Server. */
  private static final int FIRST_OBJECT_ID = 581_577_110;

  private final Store store;

  public CatalogStore(Store store) {
    this.store = store;
  }

  /** Loads the snapshot; in a new store makes the first databases. */
  public Catalog load(Instant now) {
    return store.hasTable(CATALOG_TABLE) ? read() : create(now);
  }

  private Catalog create(Instant now) {
    List<Database> databases = new ArrayList<>();
    Transaction transaction = store.begin();
    long tableId = transaction.createTable(Store.SYSTEM_DATABASE, SHAPE);
    if (tableId != CATALOG_TABLE) {
      throw new AssertionError("the catalog became table " + tableId);
    }
    for (String name : FIRST_DATABASES) {
      Database database = newDatabase(databases.size() + 1, name, now);
      databases.add(database);
      write(transaction, database.id(), 0, CatalogCodec.encode(database));
    }
    transaction.commit();
    return new Catalog(1, databases);
  }

  /** A database with nothing in it. */
  public static Database newDatabase(int id, String name, Instant now) {
    return new Database(
        id,
        name,
        now,
        List.of("dbo", "guest", "sys", "INFORMATION_SCHEMA"),
        Map.of(),
        FIRST_OBJECT_ID);
  }

  private Catalog read() {
    Map<Integer, Map<Integer, ByteArrayOutputStream>> parts = new TreeMap<>();
    Transaction transaction = store.begin();
    ScanRequest request =
        new ScanRequest(CATALOG_TABLE, 0, KeyRange.ALL, false, List.of(0, 1, 3), Access.VIEW);
    Batch rows = Batch.of(List.of(SqlType.INT, SqlType.INT, SqlType.varbinary(PART_BYTES)));
    try (Cursor cursor = transaction.open(transaction.readView(), request)) {
      while (cursor.next(rows, Batch.ROWS_MAX) > 0) {
        long[] databaseIds = ((LongVector) rows.column(0)).values();
        long[] objectIds = ((LongVector) rows.column(1)).values();
        for (int row = 0; row < rows.size(); row++) {
          byte[] part = (byte[]) rows.column(2).get(row);
          if (part != null) {
            parts
                .computeIfAbsent((int) databaseIds[row], _ -> new TreeMap<>())
                .computeIfAbsent((int) objectIds[row], _ -> new ByteArrayOutputStream())
                .writeBytes(part);
          }
        }
      }
    }
    transaction.rollback();
    List<Database> databases = new ArrayList<>();
    parts.forEach((id, objects) -> databases.add(readDatabase(id, objects)));
    return new Catalog(1, databases);
  }

  private static Database readDatabase(int id, Map<Integer, ByteArrayOutputStream> objects) {
    ByteArrayOutputStream header = objects.remove(0);
    if (header == null) {
      throw new IllegalStateException(
          "The catalog has objects of a database " + id + " that is not there.");
    }
    Database database = CatalogCodec.decodeDatabase(id, header.toByteArray());
    for (Map.Entry<Integer, ByteArrayOutputStream> object : objects.entrySet()) {
      database =
          database.withTable(
              CatalogCodec.decodeTable(object.getKey(), object.getValue().toByteArray()));
    }
    return database;
  }

  /** Writes what differs between two snapshots. */
  public void save(Transaction transaction, Catalog before, Catalog after) {
    for (Database database : before.databases()) {
      if (after.databases().stream().noneMatch(other -> other.id() == database.id())) {
        erase(transaction, KeyRange.prefix(List.of((long) database.id())));
      }
    }
    for (Database database : after.databases()) {
      Database old =
          before.databases().stream()
              .filter(other -> other.id() == database.id())
              .findFirst()
              .orElse(null);
      if (old == null) {
        write(transaction, database.id(), 0, CatalogCodec.encode(database));
        database.tablesInOrder().forEach(table -> saveTable(transaction, database, table));
      } else if (!old.equals(database)) {
        saveChanges(transaction, old, database);
      }
    }
  }

  private void saveChanges(Transaction transaction, Database before, Database after) {
    if (!Arrays.equals(CatalogCodec.encode(before), CatalogCodec.encode(after))) {
      erase(transaction, objectKey(after.id(), 0));
      write(transaction, after.id(), 0, CatalogCodec.encode(after));
    }
    for (Table table : before.tablesInOrder()) {
      if (!table.equals(after.tableById(table.objectId()))) {
        erase(transaction, objectKey(after.id(), table.objectId()));
      }
    }
    for (Table table : after.tablesInOrder()) {
      if (!table.equals(before.tableById(table.objectId()))) {
        saveTable(transaction, after, table);
      }
    }
  }

  private static KeyRange objectKey(int databaseId, int objectId) {
    return KeyRange.prefix(List.of((long) databaseId, (long) objectId));
  }

  private static void saveTable(Transaction transaction, Database database, Table table) {
    write(transaction, database.id(), table.objectId(), CatalogCodec.encode(table));
  }

  private static void write(
      Transaction transaction, int databaseId, int objectId, byte[] definition) {
    Batch rows =
        Batch.of(List.of(SqlType.INT, SqlType.INT, SqlType.INT, SqlType.varbinary(PART_BYTES)));
    int part = 0;
    for (int at = 0; at < definition.length; at += PART_BYTES) {
      rows.clear();
      rows.setSize(1);
      ((LongVector) rows.column(0)).put(0, databaseId);
      ((LongVector) rows.column(1)).put(0, objectId);
      ((LongVector) rows.column(2)).put(0, part++);
      int end = Math.min(definition.length, at + PART_BYTES);
      rows.column(3).set(0, Arrays.copyOfRange(definition, at, end));
      try {
        transaction.insert(CATALOG_TABLE, rows);
      } catch (DuplicateKeyException e) {
        throw new AssertionError("the catalog has object " + objectId + " already", e);
      }
    }
  }

  private static void erase(Transaction transaction, KeyRange range) {
    ScanRequest request =
        new ScanRequest(CATALOG_TABLE, 0, range, false, List.of(0), Access.UPDATE);
    Batch rows = Batch.of(List.of(SqlType.INT));
    try (Cursor cursor = transaction.open(transaction.readView(), request)) {
      while (cursor.next(rows, Batch.ROWS_MAX) > 0) {
        ObjectVector locators = cursor.locators();
        transaction.delete(CATALOG_TABLE, locators, rows.size());
      }
    }
  }
}
