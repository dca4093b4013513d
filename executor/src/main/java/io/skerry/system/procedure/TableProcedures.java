package io.skerry.system.procedure;

import io.skerry.catalog.Database;
import io.skerry.catalog.SchemaIds;
import io.skerry.system.RowsetRows;
import java.util.List;
import java.util.Locale;

/** sp_tables and the empty lists of table types ("sp_tables (Transact-SQL)"). */
final class TableProcedures implements ProcedureFamily {
  private static final String PARAMETERS =
      """
      sp_tables
        @table_name nvarchar(384) null, @table_owner nvarchar(384) null,
        @table_qualifier sysname null, @table_type varchar(100) null, @fUsePattern bit null = 1

      sp_table_types
        @table_name nvarchar(384) null, @table_owner nvarchar(384) null,
        @table_qualifier sysname null, @table_type varchar(100) null, @fUsePattern bit null = 1

      sp_databases

      sp_tablecollations_90
        @object nvarchar(4000)

      sp_tablecollations_100
        @object nvarchar(4000)
      """;

  private static final String ROWSETS =
      """
      tables
        TABLE_QUALIFIER sysname null, TABLE_OWNER sysname null, TABLE_NAME sysname null,
        TABLE_TYPE varchar(32) null, REMARKS varchar(254) null

      databases
        DATABASE_NAME sysname null, DATABASE_SIZE int null, REMARKS varchar(254) null

      collations
        colid int, name sysname null, tds_collation_28 binary(5) null,
        tds_collation_90 binary(5) null, tds_collation_100 binary(5) null,
        collation_28 sysname null, collation_90 sysname null, collation_100 sysname null
      """;

  private static final List<String> TYPES = List.of("SYSTEM TABLE", "TABLE", "VIEW");

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
      case "sp_tables" -> tables(run);
      case "sp_table_types" -> run.send(run.rows("tables"));
      case "sp_databases" -> databases(run);
      case "sp_tablecollations_90", "sp_tablecollations_100" -> collations(run);
      default -> throw new AssertionError(run.procedure());
    }
    return 0;
  }

  private static void tables(ProcedureRun run) {
    RowsetRows rows = run.rows("tables");
    String name = run.text("@table_name");
    String owner = run.text("@table_owner");
    String qualifier = run.text("@table_qualifier");
    boolean nothingElse = "".equals(name) && "".equals(owner);
    if (nothingElse && "%".equals(qualifier)) {
      for (Database database : run.environment().session().catalog().databases()) {
        rows.add().set("TABLE_QUALIFIER", database.name());
      }
    } else if ("".equals(name) && "".equals(qualifier) && "%".equals(owner)) {
      for (String schema : SchemaIds.all(run.database()).values()) {
        rows.add().set("TABLE_OWNER", schema);
      }
    } else if (nothingElse && "".equals(qualifier) && "%".equals(run.text("@table_type"))) {
      TYPES.forEach(type -> rows.add().set("TABLE_TYPE", type));
    } else {
      run.checkQualifier("@table_qualifier");
      matchingTables(run, rows);
    }
    rows.sortBy("TABLE_TYPE", "TABLE_QUALIFIER", "TABLE_OWNER", "TABLE_NAME");
    run.send(rows);
  }

  private static void matchingTables(ProcedureRun run, RowsetRows rows) {
    boolean patterns = run.usesPatterns();
    String wantedName = run.text("@table_name");
    String wantedOwner = run.text("@table_owner");
    NamePattern name = patterns ? NamePattern.like(wantedName) : NamePattern.exact(wantedName);
    NamePattern owner = patterns ? NamePattern.like(wantedOwner) : NamePattern.exact(wantedOwner);
    String types = run.text("@table_type", "").toUpperCase(Locale.ROOT);
    for (Relation relation : Relation.select(run, name, owner)) {
      String type = relation.table() == null ? "VIEW" : "TABLE";
      if (types.isEmpty() || types.equals("%") || types.contains("'" + type + "'")) {
        rows.add()
            .set("TABLE_QUALIFIER", run.database().name())
            .set("TABLE_OWNER", relation.schema())
            .set("TABLE_NAME", relation.name())
            .set("TABLE_TYPE", type);
      }
    }
  }

  private static void databases(ProcedureRun run) {
    RowsetRows rows = run.rows("databases");
    for (Database database : run.environment().session().catalog().databases()) {
      rows.add().set("DATABASE_NAME", database.name());
    }
    rows.sortBy("DATABASE_NAME");
    run.send(rows);
  }

  /** What bulk copy asks of its table; the name may have brackets and an owner. */
  private static void collations(ProcedureRun run) {
    ObjectText object = ObjectText.parse(run.text("@object", ""));
    RowsetRows rows = run.rows("collations");
    for (Relation relation : Relation.exactly(run, object.name(), object.schema())) {
      int place = 0;
      for (Relation.RelationColumn column : relation.columns().list()) {
        place++;
        RowsetRows.Row row = rows.add().set("colid", place).set("name", column.name());
        var collation = column.type().collation();
        if (collation != null) {
          for (String version : List.of("28", "90", "100")) {
            row.set("tds_collation_" + version, collation.wireBytes())
                .set("collation_" + version, collation.name());
          }
        }
      }
    }
    run.send(rows);
  }
}
