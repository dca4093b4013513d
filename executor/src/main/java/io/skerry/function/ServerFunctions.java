package io.skerry.function;

import io.skerry.types.SqlType;

/** Values of the server ("Configuration functions"). */
final class ServerFunctions {
  private ServerFunctions() {}

  static FunctionRows rows() {
    FunctionRows rows = new FunctionRows();
    rows.sessionValue(
        "@@VERSION",
        SqlType.nvarchar(300),
        session -> ProductIdentity.versionText(),
        "The server's name, version, build and platform as one text.",
        "*");
    rows.sessionValue(
        "@@MICROSOFTVERSION",
        SqlType.INT,
        session -> ProductIdentity.versionNumber(),
        "The server's version as one number.",
        "*");
    rows.sessionValue(
        "@@SERVERNAME", SqlType.nvarchar(128), SessionFacts::serverName, "The server's name.", "*");
    rows.sessionValue(
        "@@SERVICENAME",
        SqlType.nvarchar(128),
        session -> "MSSQLSERVER",
        "The name of the instance.",
        "MSSQLSERVER");
    rows.sessionValue(
        "@@LANGUAGE",
        SqlType.nvarchar(128),
        session -> "us_english",
        "The language of the session.",
        "us_english");
    constant(rows, "@@LANGID", SqlType.SMALLINT, 0, "The number of the session's language.");
    constant(rows, "@@MAX_PRECISION", SqlType.TINYINT, 38, "The most digits of decimal.");
    constant(rows, "@@MAX_CONNECTIONS", SqlType.INT, 32767, "The most sessions at once.");
    constant(rows, "@@TIMETICKS", SqlType.INT, 31250, "Microseconds in a tick.");
    counters(rows);
    rows.ofSession(
        "@@DBTS",
        Parameters.none(),
        SqlType.varbinary(8),
        (in, out) -> out.put(new byte[8]),
        "The last rowversion value of the database.",
        "CONVERT(varchar(20), @@DBTS, 1)",
        "0x0000000000000000");
    rows.ofSession(
        "@@REMSERVER",
        Parameters.none(),
        SqlType.nvarchar(128),
        (in, out) -> out.putNull(),
        "The name of a remote server; none here.",
        "@@REMSERVER",
        "NULL");
    rows.sessionValue(
        "GETANSINULL",
        SqlType.INT,
        session -> 1L,
        "Whether new columns take NULL where nothing is said.",
        "1");
    return rows;
  }

  private static void counters(FunctionRows rows) {
    for (String name :
        new String[] {
          "@@CONNECTIONS",
          "@@CPU_BUSY",
          "@@IDLE",
          "@@IO_BUSY",
          "@@PACK_RECEIVED",
          "@@PACK_SENT",
          "@@PACKET_ERRORS",
          "@@TOTAL_ERRORS",
          "@@TOTAL_READ",
          "@@TOTAL_WRITE",
          "@@CURSOR_ROWS",
          "@@PROCID"
        }) {
      constant(rows, name, SqlType.INT, 0, "A counter of SQL Server that is not kept here: 0.");
    }
  }

  private static void constant(
      FunctionRows rows, String name, SqlType type, long value, String documentation) {
    rows.sessionValue(name, type, session -> value, documentation, Long.toString(value));
  }
}
