package io.skerry.function;

import io.skerry.types.SqlType;

/**
 * Values of the session and of the statement before ("System functions", "Configuration
 * functions").
 */
final class SessionFunctions {
  private static final SqlType IDENTITY = SqlType.numeric(38, 0);

  private SessionFunctions() {}

  static FunctionRows rows() {
    FunctionRows rows = new FunctionRows();
    statements(rows);
    identities(rows);
    settings(rows);
    names(rows);
    return rows;
  }

  private static void statements(FunctionRows rows) {
    rows.sessionValue(
        "@@ROWCOUNT",
        SqlType.INT,
        session -> Math.min(session.lastRowCount(), Integer.MAX_VALUE),
        "The rows that the statement before sent or changed.",
        "*");
    rows.sessionValue(
        "ROWCOUNT_BIG",
        SqlType.BIGINT,
        SessionFacts::lastRowCount,
        "The rows that the statement before sent or changed.",
        "*");
    rows.sessionValue(
        "@@ERROR",
        SqlType.INT,
        session -> (long) session.lastError(),
        "The error number of the statement before, 0 for none.",
        "0");
    rows.sessionValue(
        "@@TRANCOUNT",
        SqlType.INT,
        SessionFacts::transactionCount,
        "How many BEGIN TRANSACTION are open.",
        "0");
    rows.sessionValue(
        "XACT_STATE",
        SqlType.SMALLINT,
        session -> (long) session.transactionState(),
        "1 in a transaction, -1 in one that can only be rolled back, else 0.",
        "0");
    rows.sessionValue(
        "@@NESTLEVEL",
        SqlType.INT,
        session -> (long) session.nestLevel(),
        "How deep procedures are nested.",
        "0");
    rows.sessionValue(
        "@@SPID",
        SqlType.SMALLINT,
        session -> (long) session.sessionId(),
        "The number of the session.",
        "*");
    rows.sessionValue(
        "@@FETCH_STATUS",
        SqlType.INT,
        session -> session.setting("FETCH_STATUS"),
        "The state of the last FETCH: 0 for a row, -1 beyond the end.",
        "0");
  }

  private static void identities(FunctionRows rows) {
    rows.ofSession(
        "SCOPE_IDENTITY",
        Parameters.none(),
        IDENTITY,
        (in, out) -> putIdentity(out, in.session().scopeIdentity()),
        "The last identity value made in this scope.",
        "SCOPE_IDENTITY()",
        "NULL");
    rows.ofSession(
        "@@IDENTITY",
        Parameters.none(),
        IDENTITY,
        (in, out) -> putIdentity(out, in.session().lastIdentity()),
        "The last identity value made in this session.",
        "@@IDENTITY",
        "NULL");
  }

  static void putIdentity(Result out, @org.jspecify.annotations.Nullable Long value) {
    if (value == null) {
      out.putNull();
    } else {
      out.put(io.skerry.types.Int128.of(value));
    }
  }

  private static void settings(FunctionRows rows) {
    setting(rows, "@@DATEFIRST", SqlType.TINYINT, "The first day of the week, 7 for Sunday.", "7");
    setting(rows, "@@OPTIONS", SqlType.INT, "The SET options that are on, as bits.", "*");
    setting(rows, "@@LOCK_TIMEOUT", SqlType.INT, "How long locks are waited for, in ms.", "-1");
    setting(rows, "@@TEXTSIZE", SqlType.INT, "The most bytes of a large value that are sent.", "*");
  }

  private static void setting(
      FunctionRows rows, String name, SqlType type, String documentation, String expected) {
    String key = name.substring(2);
    rows.sessionValue(name, type, session -> session.setting(key), documentation, expected);
  }

  private static void names(FunctionRows rows) {
    rows.sessionValue(
        "HOST_NAME",
        SqlType.nvarchar(128),
        SessionFacts::hostName,
        "The name of the client's machine, as the client says.",
        "*");
    rows.sessionValue(
        "APP_NAME",
        SqlType.nvarchar(128),
        SessionFacts::applicationName,
        "The name of the client's program, as the client says.",
        "*");
    rows.sessionValue(
        "ORIGINAL_DB_NAME",
        SqlType.nvarchar(128),
        SessionFacts::database,
        "The database of the session.",
        "*");
  }
}
