package io.skerry.operator;

import io.skerry.catalog.Catalog;
import io.skerry.catalog.Database;
import io.skerry.catalog.Table;
import io.skerry.error.SqlException;
import io.skerry.function.SessionFacts;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A session of {@code sa} in a database {@code shop} whose tables can be set. */
public final class TestSession implements SessionFacts {
  private Catalog catalog = catalogOf();

  /** A catalog with {@code master} and {@code shop}, the second with these tables. */
  static Catalog catalogOf(Table... tables) {
    Instant created = Instant.parse("2026-01-01T00:00:00Z");
    Database master = new Database(1, "master", created, List.of("dbo"), Map.of(), 100);
    Database shop = new Database(5, "shop", created, List.of("dbo"), Map.of(), 100);
    for (Table table : tables) {
      shop = shop.withTable(table);
    }
    return new Catalog(1, List.of(master, shop));
  }

  void setCatalog(Catalog next) {
    catalog = next;
  }

  @Override
  public int sessionId() {
    return 51;
  }

  @Override
  public String database() {
    return "shop";
  }

  @Override
  public Catalog catalog() {
    return catalog;
  }

  @Override
  public String loginName() {
    return "sa";
  }

  @Override
  public String hostName() {
    return "desk";
  }

  @Override
  public String applicationName() {
    return "tests";
  }

  @Override
  public String serverName() {
    return "skerry";
  }

  @Override
  public Instant statementTime() {
    return Instant.parse("2026-11-23T10:20:30.123456700Z");
  }

  @Override
  public long transactionCount() {
    return 0;
  }

  @Override
  public int transactionState() {
    return 0;
  }

  @Override
  public long lastRowCount() {
    return 3;
  }

  @Override
  public int lastError() {
    return 0;
  }

  @Override
  public SqlException caughtError() {
    return null;
  }

  @Override
  public Long scopeIdentity() {
    return null;
  }

  @Override
  public Long lastIdentity() {
    return null;
  }

  @Override
  public Long currentIdentity(Table table) {
    return 7L;
  }

  @Override
  public long setting(String name) {
    return switch (name) {
      case "DATEFIRST" -> 7;
      case "LOCK_TIMEOUT" -> -1;
      default -> 0;
    };
  }

  @Override
  public int nestLevel() {
    return 0;
  }

  @Override
  public int isolationLevel() {
    return 2;
  }
}
