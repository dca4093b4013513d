package io.skerry.system.procedure;

import io.skerry.catalog.Database;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.system.RowsetRows;
import io.skerry.system.ServerFacts;
import io.skerry.system.ServerViews;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** sp_server_info, sp_configure, sp_who, sp_helpdb: what the server is and who uses it. */
final class ServerProcedures implements ProcedureFamily {
  private static final String PARAMETERS =
      """
      sp_server_info
        @attribute_id int null

      sp_who
        @loginame sysname null

      sp_helpdb
        @dbname sysname null

      sp_bcp_dbcmptlevel
        @dbname sysname

      sp_linkedservers

      sp_configure
        @configname varchar(35) null, @configvalue int null
      """;

  private static final String ROWSETS =
      """
      attributes
        attribute_id int, attribute_name varchar(60), attribute_value varchar(255) null

      sessions
        spid smallint, ecid smallint = 0, status nchar(30), loginame nchar(128) null,
        hostname nchar(128), blk char(5) = '0', dbname nchar(128) null, cmd nchar(26),
        request_id int = 0

      databases
        name sysname null, db_size nvarchar(13) null = '0.00 MB', owner sysname null = 'sa',
        dbid smallint null, created nvarchar(11) null, status nvarchar(600) null,
        compatibility_level tinyint null = 150

      files
        name sysname, fileid smallint, filename nchar(260), filegroup sysname null,
        size nvarchar(18) null, maxsize nvarchar(18) null = 'Unlimited',
        growth nvarchar(18) null, usage varchar(9) null

      level
        cmptlevel tinyint = 150

      settings
        name nvarchar(35), minimum int, maximum int, config_value int, run_value int

      servers
        SRV_NAME sysname, SRV_PROVIDERNAME nvarchar(128) null, SRV_PRODUCT nvarchar(128) null,
        SRV_DATASOURCE nvarchar(4000) null, SRV_PROVIDERSTRING nvarchar(4000) null,
        SRV_LOCATION nvarchar(4000) null, SRV_CAT sysname null
      """;

  /** Number, name, value ("sp_server_info (Transact-SQL)"). */
  private static final String ATTRIBUTES =
      """
      1|DBMS_NAME|Microsoft SQL Server
      2|DBMS_VER|Microsoft SQL Server 2019 - 15.0.2000
      10|OWNER_TERM|owner
      11|TABLE_TERM|table
      12|MAX_OWNER_NAME_LENGTH|128
      13|TABLE_LENGTH|128
      14|MAX_QUAL_LENGTH|128
      15|COLUMN_LENGTH|128
      16|IDENTIFIER_CASE|MIXED
      17|TX_ISOLATION|2
      18|COLLATION_SEQ|charset=iso_1 sort_order=nocase_iso charset_num=1 sort_order_num=52
      19|SAVEPOINT_SUPPORT|Y
      20|MULTI_RESULT_SETS|Y
      22|ACCESSIBLE_TABLES|Y
      100|USERID_LENGTH|128
      101|QUALIFIER_TERM|database
      102|NAMED_TRANSACTIONS|Y
      103|SPROC_AS_LANGUAGE|Y
      104|ACCESSIBLE_SPROC|Y
      105|MAX_INDEX_COLS|16
      106|RENAME_TABLE|Y
      107|RENAME_COLUMN|Y
      108|DROP_COLUMN|Y
      109|INCREASE_COLUMN_LENGTH|Y
      110|DDL_IN_TRANSACTION|Y
      111|DESCENDING_INDEXES|Y
      112|SP_RENAME|Y
      113|REMOTE_SPROC|Y
      500|SYS_SPROC_VERSION|15.00.2000
      """;

  private static final String DATABASE_STATUS =
      "Status=ONLINE, Updateability=READ_WRITE, UserAccess=MULTI_USER, Recovery=SIMPLE, "
          + "Collation=SQL_Latin1_General_CP1_CI_AS, IsAutoCreateStatistics, "
          + "IsAutoUpdateStatistics";

  @Override
  public String parameters() {
    return PARAMETERS;
  }

  @Override
  public String rowsets() {
    return ROWSETS;
  }

  @Override
  public int run(ProcedureRun run) {
    switch (run.procedure()) {
      case "sp_server_info" -> attributes(run);
      case "sp_who" -> sessions(run);
      case "sp_helpdb" -> databases(run);
      case "sp_bcp_dbcmptlevel" -> level(run);
      case "sp_linkedservers" -> servers(run);
      case "sp_configure" -> settings(run);
      default -> throw new AssertionError(run.procedure());
    }
    return 0;
  }

  private static void attributes(ProcedureRun run) {
    RowsetRows rows = run.rows("attributes");
    long wanted = run.number("@attribute_id", 0);
    for (String line : ATTRIBUTES.lines().toList()) {
      List<String> fields = List.of(line.split("\\|"));
      int id = Integer.parseInt(fields.get(0));
      if (wanted == 0 || wanted == id) {
        rows.add()
            .set("attribute_id", id)
            .set("attribute_name", fields.get(1))
            .set("attribute_value", fields.get(2));
      }
    }
    run.send(rows);
  }

  private static void sessions(ProcedureRun run) {
    RowsetRows rows = run.rows("sessions");
    String wanted = run.text("@loginame");
    for (ServerFacts.OpenSession session : run.environment().server().sessions()) {
      boolean matches =
          wanted == null
              || wanted.equalsIgnoreCase(session.loginName())
              || wanted.equals(Integer.toString(session.id()))
              || (wanted.equalsIgnoreCase("active") && session.running());
      if (matches) {
        rows.add()
            .set("spid", session.id())
            .set("status", session.running() ? "runnable" : "sleeping")
            .set("loginame", session.loginName())
            .set("hostname", session.hostName())
            .set("dbname", session.database())
            .set("cmd", session.running() ? "SELECT" : "AWAITING COMMAND");
      }
    }
    run.send(rows);
  }

  private static Database named(ProcedureRun run, String name) {
    Database database = run.environment().session().catalog().database(name);
    if (database == null) {
      throw new SqlException(SqlError.DATABASE_UNKNOWN, name);
    }
    return database;
  }

  private static void databases(ProcedureRun run) {
    String name = run.text("@dbname");
    RowsetRows rows = run.rows("databases");
    if (name != null) {
      database(named(run, name), rows);
      run.send(rows);
      files(run, named(run, name));
      return;
    }
    run.environment().session().catalog().databases().forEach(each -> database(each, rows));
    rows.sortBy("name");
    run.send(rows);
  }

  private static void database(Database database, RowsetRows rows) {
    DateTimeFormatter format = DateTimeFormatter.ofPattern("MMM dd yyyy", Locale.ENGLISH);
    rows.add()
        .set("name", database.name())
        .set("dbid", database.id())
        .set("created", format.format(database.created().atOffset(ZoneOffset.UTC)))
        .set("status", DATABASE_STATUS);
  }

  private static void files(ProcedureRun run, Database database) {
    RowsetRows rows = run.rows("files");
    rows.add()
        .set("name", database.name())
        .set("fileid", 1)
        .set("filename", database.name() + ".mdf")
        .set("filegroup", "PRIMARY")
        .set("usage", "data only");
    rows.add()
        .set("name", database.name() + "_log")
        .set("fileid", 2)
        .set("filename", database.name() + "_log.ldf")
        .set("usage", "log only");
    run.send(rows);
  }

  /** bcp asks which server it writes for. */
  private static void level(ProcedureRun run) {
    named(run, run.text("@dbname", ""));
    RowsetRows rows = run.rows("level");
    rows.add();
    run.send(rows);
  }

  /** Shows settings; they cannot be changed while the server runs. */
  private static void settings(ProcedureRun run) {
    String wanted = run.text("@configname");
    if (run.isGiven("@configvalue")) {
      throw new SqlException(SqlError.UNSUPPORTED_OPTION, "@configvalue");
    }
    RowsetRows rows = run.rows("settings");
    for (String[] fields : ServerViews.configurationFields()) {
      if (wanted == null || wanted.equalsIgnoreCase(fields[1])) {
        int value = Integer.parseInt(fields[2]);
        rows.add()
            .set("name", fields[1])
            .set("minimum", Integer.parseInt(fields[3]))
            .set("maximum", Integer.parseInt(fields[4]))
            .set("config_value", value)
            .set("run_value", value);
      }
    }
    if (rows.size() == 0) {
      throw new SqlException(SqlError.CONFIGURATION_OPTION_UNKNOWN, String.valueOf(wanted));
    }
    rows.sortBy("name");
    run.send(rows);
  }

  private static void servers(ProcedureRun run) {
    RowsetRows rows = run.rows("servers");
    String name = run.environment().session().serverName();
    rows.add()
        .set("SRV_NAME", name)
        .set("SRV_PROVIDERNAME", "SQLNCLI")
        .set("SRV_PRODUCT", "SQL Server")
        .set("SRV_DATASOURCE", name);
    run.send(rows);
  }
}
