package io.skerry.session;

/** A change of the session that clients follow ([MS-TDS] ENVCHANGE). */
public sealed interface EnvironmentChange {
  record Database(String from, String to) implements EnvironmentChange {}

  record Language(String from, String to) implements EnvironmentChange {}

  record TransactionBegun(long descriptor) implements EnvironmentChange {}

  record TransactionCommitted(long descriptor) implements EnvironmentChange {}

  record TransactionRolledBack(long descriptor) implements EnvironmentChange {}
}
