package io.skerry.session;

/** T-SQL's isolation levels (SET TRANSACTION ISOLATION LEVEL). */
public enum IsolationLevel {
  READ_UNCOMMITTED,
  READ_COMMITTED,
  REPEATABLE_READ,
  SERIALIZABLE,
  SNAPSHOT
}
