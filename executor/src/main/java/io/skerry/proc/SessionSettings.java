package io.skerry.proc;

import io.skerry.session.IsolationLevel;

/** The SET options of a session, as they are right after login until a statement changes them. */
public final class SessionSettings {
  private boolean noCount;
  private boolean abortTransactionOnError;
  private boolean quotedIdentifier = true;
  private boolean implicitTransactions;
  private boolean formatOnly;
  private boolean noExecution;
  private boolean parseOnly;
  private long rowLimit;
  private long textSize = Integer.MAX_VALUE;
  private int firstDayOfWeek = 7;
  private long lockTimeoutMillis = -1;
  private IsolationLevel isolation = IsolationLevel.READ_COMMITTED;
  private String identityInsert = "";

  /** The same options in an object of their own. */
  SessionSettings copy() {
    SessionSettings copy = new SessionSettings();
    copy.noCount = noCount;
    copy.abortTransactionOnError = abortTransactionOnError;
    copy.quotedIdentifier = quotedIdentifier;
    copy.implicitTransactions = implicitTransactions;
    copy.formatOnly = formatOnly;
    copy.noExecution = noExecution;
    copy.parseOnly = parseOnly;
    copy.rowLimit = rowLimit;
    copy.textSize = textSize;
    copy.firstDayOfWeek = firstDayOfWeek;
    copy.lockTimeoutMillis = lockTimeoutMillis;
    copy.isolation = isolation;
    copy.identityInsert = identityInsert;
    return copy;
  }

  public boolean noCount() {
    return noCount;
  }

  /** SET XACT_ABORT. */
  public boolean abortTransactionOnError() {
    return abortTransactionOnError;
  }

  public boolean quotedIdentifier() {
    return quotedIdentifier;
  }

  public boolean implicitTransactions() {
    return implicitTransactions;
  }

  /** SET FMTONLY: queries send their columns and no rows; changes do nothing. */
  public boolean formatOnly() {
    return formatOnly;
  }

  /** SET NOEXEC: statements are planned, not run. */
  public boolean noExecution() {
    return noExecution;
  }

  /** SET PARSEONLY: batches are parsed only. */
  public boolean parseOnly() {
    return parseOnly;
  }

  /** SET ROWCOUNT; 0 for no limit. */
  public long rowLimit() {
    return rowLimit;
  }

  public long textSize() {
    return textSize;
  }

  /** SET DATEFIRST: 1 is Monday, 7 Sunday. */
  public int firstDayOfWeek() {
    return firstDayOfWeek;
  }

  public long lockTimeoutMillis() {
    return lockTimeoutMillis;
  }

  public IsolationLevel isolation() {
    return isolation;
  }

  /** The table whose IDENTITY_INSERT is ON as {@code database.schema.table}; empty for none. */
  public String identityInsert() {
    return identityInsert;
  }

  void setSwitch(String name, boolean on) {
    switch (name) {
      case "NOCOUNT" -> noCount = on;
      case "XACT_ABORT" -> abortTransactionOnError = on;
      case "QUOTED_IDENTIFIER" -> quotedIdentifier = on;
      case "IMPLICIT_TRANSACTIONS" -> implicitTransactions = on;
      case "FMTONLY" -> formatOnly = on;
      case "NOEXEC" -> noExecution = on;
      case "PARSEONLY" -> parseOnly = on;
      case "ANSI_DEFAULTS" -> {
        quotedIdentifier = on;
        implicitTransactions = on;
      }
      default -> throw new IllegalArgumentException(name);
    }
  }

  void setRowLimit(long rows) {
    rowLimit = rows;
  }

  void setTextSize(long bytes) {
    textSize = bytes <= 0 ? Integer.MAX_VALUE : bytes;
  }

  void setFirstDayOfWeek(int day) {
    firstDayOfWeek = day;
  }

  void setLockTimeoutMillis(long millis) {
    lockTimeoutMillis = millis;
  }

  void setIsolation(IsolationLevel level) {
    isolation = level;
  }

  void setIdentityInsert(String table) {
    identityInsert = table;
  }
}
