package io.skerry.system.procedure;

import io.skerry.system.RowsetRows;
import java.util.List;

/**
 * sp_table_privileges and sp_column_privileges. The owner of each table is dbo, who may do all and
 * grant all; single permissions are not kept.
 */
final class PrivilegeProcedures implements ProcedureFamily {
  private static final String PARAMETERS =
      """
      sp_table_privileges
        @table_name nvarchar(384), @table_owner nvarchar(384) null,
        @table_qualifier sysname null, @fUsePattern bit null = 1

      sp_column_privileges
        @table_name sysname, @table_owner sysname null, @table_qualifier sysname null,
        @column_name nvarchar(384) null
      """;

  private static final String ROWSETS =
      """
      table
        TABLE_QUALIFIER sysname null, TABLE_OWNER sysname null, TABLE_NAME sysname,
        GRANTOR sysname null = 'dbo', GRANTEE sysname null = 'dbo', PRIVILEGE varchar(32),
        IS_GRANTABLE varchar(3) null = 'YES'

      column
        TABLE_QUALIFIER sysname null, TABLE_OWNER sysname null, TABLE_NAME sysname,
        COLUMN_NAME sysname null, GRANTOR sysname null = 'dbo', GRANTEE sysname null = 'dbo',
        PRIVILEGE varchar(32), IS_GRANTABLE varchar(3) null = 'YES'
      """;

  private static final List<String> TABLE_PRIVILEGES =
      List.of("DELETE", "INSERT", "REFERENCES", "SELECT", "UPDATE");
  private static final List<String> COLUMN_PRIVILEGES =
      List.of("INSERT", "REFERENCES", "SELECT", "UPDATE");

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
    run.checkQualifier("@table_qualifier");
    switch (run.procedure()) {
      case "sp_table_privileges" -> tablePrivileges(run);
      case "sp_column_privileges" -> columnPrivileges(run);
      default -> throw new AssertionError(run.procedure());
    }
    return 0;
  }

  private static void tablePrivileges(ProcedureRun run) {
    RowsetRows rows = run.rows("table");
    for (Relation relation : Relation.matching(run, "@table_name", "@table_owner")) {
      for (String privilege : relation.table() == null ? List.<String>of() : TABLE_PRIVILEGES) {
        rows.add()
            .set("TABLE_QUALIFIER", run.database().name())
            .set("TABLE_OWNER", relation.schema())
            .set("TABLE_NAME", relation.name())
            .set("PRIVILEGE", privilege);
      }
    }
    rows.sortBy("TABLE_OWNER", "TABLE_NAME", "PRIVILEGE");
    run.send(rows);
  }

  private static void columnPrivileges(ProcedureRun run) {
    RowsetRows rows = run.rows("column");
    NamePattern wanted = run.pattern("@column_name");
    String name = run.text("@table_name", "");
    for (Relation relation : Relation.exactly(run, name, run.text("@table_owner"))) {
      for (Relation.RelationColumn column : relation.columns().list()) {
        if (relation.table() != null && wanted.matches(column.name())) {
          for (String privilege : COLUMN_PRIVILEGES) {
            rows.add()
                .set("TABLE_QUALIFIER", run.database().name())
                .set("TABLE_OWNER", relation.schema())
                .set("TABLE_NAME", relation.name())
                .set("COLUMN_NAME", column.name())
                .set("PRIVILEGE", privilege);
          }
        }
      }
    }
    rows.sortBy("TABLE_OWNER", "TABLE_NAME", "COLUMN_NAME", "PRIVILEGE");
    run.send(rows);
  }
}
