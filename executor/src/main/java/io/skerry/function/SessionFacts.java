package io.skerry.function;

import io.skerry.catalog.Catalog;
import io.skerry.error.SqlException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What functions may ask of the session that runs them ({@code DB_NAME()}, {@code @@SPID}, {@code
 * GETDATE()} ...).
 */
public interface SessionFacts {
  int sessionId();

  /** The current database. */
  String database();

  /** The catalog that the statement sees. */
  Catalog catalog();

  /** The login's name, such as {@code sa}. */
  String loginName();

  String hostName();

  String applicationName();

  String serverName();

  /**
   * The moment at which the statement began; GETDATE() and its kin give one value for a whole
   * statement.
   */
  Instant statementTime();

  long transactionCount();

  /** 1, 0 or -1 as XACT_STATE(). */
  int transactionState();

  /** The row count of the statement before, {@code @@ROWCOUNT}. */
  long lastRowCount();

  /** The number of the error of the statement before, {@code @@ERROR}; 0 for none. */
  int lastError();

  /** The error that the innermost CATCH block handles; null outside. */
  @Nullable SqlException caughtError();

  /** {@code SCOPE_IDENTITY()}; null where none was made. */
  @Nullable Long scopeIdentity();

  /** {@code @@IDENTITY}; null where none was made. */
  @Nullable Long lastIdentity();

  /** The last identity value of a table given in any session; null where it has none. */
  @Nullable Long currentIdentity(io.skerry.catalog.Table table);

  /**
   * The value of a SET option or {@code @@} setting by name ({@code LOCK_TIMEOUT}, {@code
   * DATEFIRST}, {@code TEXTSIZE}, {@code OPTIONS}).
   */
  long setting(String name);

  /** The procedure nesting, {@code @@NESTLEVEL}. */
  int nestLevel();

  /** The isolation level's number as sys.dm_exec_sessions has it (2 = READ COMMITTED). */
  int isolationLevel();
}
