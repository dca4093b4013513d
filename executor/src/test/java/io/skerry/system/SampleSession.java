package io.skerry.system;

import io.skerry.catalog.Catalog;
import io.skerry.catalog.Table;
import io.skerry.error.SqlException;
import io.skerry.function.SessionFacts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A session of {@code sa} in database {@code shop}. */
public final class SampleSession implements SessionFacts {
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
    return SampleCatalog.catalog();
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
    return Instant.parse("2026-01-03T00:00:03Z");
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
    return 0;
  }

  @Override
  public int lastError() {
    return 0;
  }

  @Override
  public @Nullable SqlException caughtError() {
    return null;
  }

  @Override
  public @Nullable Long scopeIdentity() {
    return null;
  }

  @Override
  public @Nullable Long lastIdentity() {
    return null;
  }

  @Override
  public @Nullable Long currentIdentity(Table table) {
    return null;
  }

  @Override
  public long setting(String name) {
    return 0;
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
