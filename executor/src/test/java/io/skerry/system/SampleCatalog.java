package io.skerry.system;

import io.skerry.catalog.Catalog;
import io.skerry.catalog.Column;
import io.skerry.catalog.Database;
import io.skerry.catalog.Index;
import io.skerry.catalog.Index.IndexColumn;
import io.skerry.catalog.Table;
import io.skerry.types.Collation;
import io.skerry.types.SqlType;
import io.skerry.types.TypeKind;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A catalog made by hand: database {@code shop} with {@code dbo.customers}, {@code sales.orders}
 * and the heap {@code dbo.log}.
 */
public final class SampleCatalog {
  public static final Instant CREATED = Instant.parse("2026-01-02T03:04:05.123Z");
  public static final int CUSTOMERS = 100_000;
  public static final int ORDERS = CUSTOMERS + Database.OBJECT_ID_STEP;
  public static final int LOG = ORDERS + Database.OBJECT_ID_STEP;

  private SampleCatalog() {}

  public static Catalog catalog() {
    return new Catalog(7, List.of(database(1, "master"), shop()));
  }

  public static Database shop() {
    return database(5, "shop")
        .withSchema("sales")
        .withTable(customers())
        .withTable(orders())
        .withTable(log());
  }

  private static Database database(int id, String name) {
    List<String> schemas = List.of("dbo", "guest", "sys", "INFORMATION_SCHEMA");
    return new Database(id, name, CREATED, schemas, Map.of(), CUSTOMERS);
  }

  private static Table customers() {
    List<Column> columns =
        List.of(
            new Column(1, "id", SqlType.INT, false, true, null, null),
            plain(2, "name", SqlType.nvarchar(50), false),
            new Column(3, "city", SqlType.varchar(30), true, false, "DF_city", "'Kirkwall'"),
            new Column(5, "rating", SqlType.decimal(10, 2), true, false, "DF__cust__1", "(0)"));
    List<Index> indexes =
        List.of(
            key(1, "PK__customers__3213E83F", Index.Kind.PRIMARY_KEY, true, 0),
            key(2, "UQ_name", Index.Kind.UNIQUE_CONSTRAINT, false, 1));
    return new Table(
        CUSTOMERS,
        "dbo",
        "customers",
        11,
        columns,
        indexes,
        new Table.Identity(0, 1, 1, 21),
        CREATED,
        CREATED);
  }

  private static Table orders() {
    List<Column> columns =
        List.of(
            plain(1, "customer", SqlType.INT, false),
            plain(2, "placed", SqlType.datetime2(3), false),
            plain(3, "note", SqlType.nvarchar(SqlType.MAX), true),
            plain(4, "total", SqlType.MONEY, true));
    Index byTotal =
        new Index(
            2,
            "IX_total",
            32,
            Index.Kind.INDEX,
            false,
            false,
            List.of(new IndexColumn(3, true)),
            List.of(2));
    List<Index> indexes = List.of(key(1, "PK_orders", Index.Kind.PRIMARY_KEY, true, 0, 1), byTotal);
    return new Table(ORDERS, "sales", "orders", 12, columns, indexes, null, CREATED, CREATED);
  }

  private static Table log() {
    List<Column> columns =
        List.of(
            plain(1, "at", SqlType.DATETIME, true),
            plain(2, "level", SqlType.string(TypeKind.CHAR, 1, Collation.DEFAULT), true),
            plain(3, "payload", SqlType.varbinary(100), true),
            plain(4, "source", SqlType.UNIQUEIDENTIFIER, true),
            plain(5, "weight", SqlType.REAL, true),
            plain(6, "offset", SqlType.datetimeoffset(7), true));
    return new Table(LOG, "dbo", "log", 13, columns, List.of(), null, CREATED, CREATED);
  }

  private static Column plain(int id, String name, SqlType type, boolean nullable) {
    return new Column(id, name, type, nullable, false, null, null);
  }

  private static Index key(
      int id, String name, Index.Kind kind, boolean clustered, int... ordinals) {
    List<IndexColumn> columns =
        Arrays.stream(ordinals).mapToObj(at -> new IndexColumn(at, false)).toList();
    return new Index(id, name, clustered ? 0 : 30 + id, kind, true, clustered, columns, List.of());
  }
}
