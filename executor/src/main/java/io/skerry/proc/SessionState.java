package io.skerry.proc;

import io.skerry.catalog.Catalog;
import io.skerry.catalog.Table;
import io.skerry.error.SqlException;
import io.skerry.function.SessionFacts;
import io.skerry.session.Login;
import io.skerry.store.CancelledException;
import io.skerry.store.Store;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a session knows of itself: settings, transaction, current database, and what the last
 * statement did.
 */
public final class SessionState implements SessionFacts {
  private final int id;
  private final Login login;
  private final String serverName;
  private final Store store;
  private final Transactions transactions;

  private SessionSettings settings = new SessionSettings();
  private String database;
  private Instant statementTime = Instant.EPOCH;
  private long lastRowCount;
  private int lastError;
  private int nestLevel;
  private @Nullable SqlException caughtError;
  private @Nullable Long scopeIdentity;
  private @Nullable Long lastIdentity;
  private final Object cancelSignal = new Object();
  private volatile boolean cancelled;

  public SessionState(
      int id,
      Login login,
      String database,
      String serverName,
      Store store,
      Transactions transactions) {
    this.id = id;
    this.login = login;
    this.database = database;
    this.serverName = serverName;
    this.store = store;
    this.transactions = transactions;
  }

  public Login login() {
    return login;
  }

  public SessionSettings settings() {
    return settings;
  }

  public Transactions transactions() {
    return transactions;
  }

  /** Everything as after login, in {@code firstDatabase}. */
  public void reset(String firstDatabase) {
    settings = new SessionSettings();
    transactions.setLockTimeoutMillis(settings.lockTimeoutMillis());
    database = firstDatabase;
    lastRowCount = 0;
    lastError = 0;
    scopeIdentity = null;
    lastIdentity = null;
  }

  /** Puts back the options that were in force before a program of its own ran. */
  void restoreSettings(SessionSettings before) {
    settings = before;
    transactions.setLockTimeoutMillis(before.lockTimeoutMillis());
  }

  void setDatabase(String name) {
    database = name;
  }

  void setStatementTime(Instant time) {
    statementTime = time;
  }

  void setLastRowCount(long rows) {
    lastRowCount = rows;
  }

  void setLastError(int number) {
    lastError = number;
  }

  void setCaughtError(@Nullable SqlException error) {
    caughtError = error;
  }

  void enterProgram() {
    nestLevel++;
  }

  void leaveProgram() {
    nestLevel--;
  }

  void setIdentity(long value) {
    scopeIdentity = value;
    lastIdentity = value;
  }

  void setScopeIdentity(@Nullable Long value) {
    scopeIdentity = value;
  }

  /** From any thread: the running request is to end. */
  public void cancel() {
    synchronized (cancelSignal) {
      cancelled = true;
      cancelSignal.notifyAll();
    }
    transactions.cancelWait();
  }

  /** Waits this long, or until the request is cancelled (WAITFOR). */
  void awaitCancel(long millis) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    synchronized (cancelSignal) {
      long left = end - System.nanoTime();
      while (left > 0 && !cancelled) {
        try {
          TimeUnit.NANOSECONDS.timedWait(cancelSignal, left);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new CancelledException();
        }
        left = end - System.nanoTime();
      }
    }
  }

  public void clearCancel() {
    cancelled = false;
    transactions.clearCancel();
  }

  public boolean isCancelled() {
    return cancelled;
  }

  @Override
  public int sessionId() {
    return id;
  }

  @Override
  public String database() {
    return database;
  }

  @Override
  public Catalog catalog() {
    return transactions.catalog();
  }

  @Override
  public String loginName() {
    return login.user();
  }

  @Override
  public String hostName() {
    return login.hostName();
  }

  @Override
  public String applicationName() {
    return login.applicationName();
  }

  @Override
  public String serverName() {
    return serverName;
  }

  @Override
  public Instant statementTime() {
    return statementTime;
  }

  @Override
  public long transactionCount() {
    return transactions.count();
  }

  @Override
  public int transactionState() {
    if (transactions.count() == 0) {
      return 0;
    }
    return transactions.isDoomed() ? -1 : 1;
  }

  @Override
  public long lastRowCount() {
    return lastRowCount;
  }

  @Override
  public int lastError() {
    return lastError;
  }

  @Override
  public @Nullable SqlException caughtError() {
    return caughtError;
  }

  @Override
  public @Nullable Long scopeIdentity() {
    return scopeIdentity;
  }

  @Override
  public @Nullable Long lastIdentity() {
    return lastIdentity;
  }

  @Override
  public @Nullable Long currentIdentity(Table table) {
    Table.Identity identity = table.identity();
    return identity == null ? null : store.currentValue(identity.sequenceId());
  }

  @Override
  public long setting(String name) {
    return switch (name) {
      case "LOCK_TIMEOUT" -> settings.lockTimeoutMillis();
      case "DATEFIRST" -> settings.firstDayOfWeek();
      case "TEXTSIZE" -> settings.textSize();
      case "OPTIONS" -> optionBits();
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** The bits of @@OPTIONS (T-SQL, "Configure the user options Server Configuration Option"). */
  private long optionBits() {
    long bits = 8 | 16 | 32 | 64 | 4096 | 1024;
    bits |= settings.implicitTransactions() ? 2 : 0;
    bits |= settings.quotedIdentifier() ? 256 : 0;
    bits |= settings.noCount() ? 512 : 0;
    bits |= settings.abortTransactionOnError() ? 16384 : 0;
    return bits;
  }

  @Override
  public int nestLevel() {
    return nestLevel;
  }

  @Override
  public int isolationLevel() {
    return switch (settings.isolation()) {
      case READ_UNCOMMITTED -> 1;
      case READ_COMMITTED -> 2;
      case REPEATABLE_READ -> 3;
      case SERIALIZABLE -> 4;
      case SNAPSHOT -> 5;
    };
  }
}
