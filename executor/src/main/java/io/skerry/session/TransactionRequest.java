package io.skerry.session;

import org.jspecify.annotations.Nullable;

/**
 * A transaction manager request of the client ([MS-TDS] 2.2.6.9). Names are empty where none was
 * given.
 */
public sealed interface TransactionRequest {
  /** Begin; null keeps the session's isolation level. */
  record Begin(String name, @Nullable IsolationLevel isolation) implements TransactionRequest {}

  /** Commit; {@code next} begins another one at once if it is not null. */
  record Commit(String name, @Nullable Begin next) implements TransactionRequest {}

  /**
   * Roll back, or to a savepoint where {@code name} is one; {@code next} begins another one at
   * once.
   */
  record Rollback(String name, @Nullable Begin next) implements TransactionRequest {}

  /** Set a savepoint. */
  record Save(String name) implements TransactionRequest {}
}
