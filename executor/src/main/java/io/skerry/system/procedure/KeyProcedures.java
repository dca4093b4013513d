package io.skerry.system.procedure;

import io.skerry.catalog.Index;
import io.skerry.catalog.Table;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.system.RowsetRows;

/** sp_pkeys, sp_fkeys, sp_statistics ("Catalog stored procedures"). */
final class KeyProcedures implements ProcedureFamily {
  private static final String PARAMETERS =
      """
      sp_pkeys
        @table_name sysname, @table_owner sysname null, @table_qualifier sysname null

      sp_table_type_pkeys
        @table_name sysname, @table_owner sysname null, @table_qualifier sysname null

      sp_fkeys
        @pktable_name sysname null, @pktable_owner sysname null, @pktable_qualifier sysname null,
        @fktable_name sysname null, @fktable_owner sysname null, @fktable_qualifier sysname null

      sp_statistics
        @table_name sysname, @table_owner sysname null, @table_qualifier sysname null,
        @index_name sysname null = '%', @is_unique char(1) null = 'N',
        @accuracy char(1) null = 'Q'

      sp_statistics_100
        + sp_statistics
      """;

  private static final String ROWSETS =
      """
      primary
        TABLE_QUALIFIER sysname null, TABLE_OWNER sysname null, TABLE_NAME sysname,
        COLUMN_NAME sysname null, KEY_SEQ smallint null, PK_NAME sysname null

      foreign
        PKTABLE_QUALIFIER sysname null, PKTABLE_OWNER sysname null, PKTABLE_NAME sysname null,
        PKCOLUMN_NAME sysname null, FKTABLE_QUALIFIER sysname null, FKTABLE_OWNER sysname null,
        FKTABLE_NAME sysname null, FKCOLUMN_NAME sysname null, KEY_SEQ smallint null,
        UPDATE_RULE smallint null, DELETE_RULE smallint null, FK_NAME sysname null,
        PK_NAME sysname null, DEFERRABILITY smallint null

      statistics
        TABLE_QUALIFIER sysname null, TABLE_OWNER sysname null, TABLE_NAME sysname,
        NON_UNIQUE smallint null, INDEX_QUALIFIER sysname null, INDEX_NAME sysname null,
        TYPE smallint, SEQ_IN_INDEX smallint null, COLUMN_NAME sysname null,
        COLLATION char(1) null, CARDINALITY int null, PAGES int null,
        FILTER_CONDITION varchar(128) null
      """;

  /** ODBC's kinds of rows: of the table itself, of a clustered index, of another index. */
  private static final int TABLE_ROW = 0;

  private static final int CLUSTERED = 1;
  private static final int OTHER = 3;

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
      case "sp_pkeys" -> primaryKeys(run);
      case "sp_table_type_pkeys" -> run.send(run.rows("primary"));
      case "sp_fkeys" -> foreignKeys(run);
      case "sp_statistics", "sp_statistics_100" -> statistics(run);
      default -> throw new AssertionError(run.procedure());
    }
    return 0;
  }

  private static void primaryKeys(ProcedureRun run) {
    run.checkQualifier("@table_qualifier");
    RowsetRows rows = run.rows("primary");
    String name = run.text("@table_name", "");
    for (Relation relation : Relation.exactly(run, name, run.text("@table_owner"))) {
      Table table = relation.table();
      if (table != null) {
        for (Index index : table.indexes()) {
          if (index.kind() == Index.Kind.PRIMARY_KEY) {
            primaryKey(run, table, index, rows);
          }
        }
      }
    }
    run.send(rows);
  }

  private static void primaryKey(ProcedureRun run, Table table, Index index, RowsetRows rows) {
    int place = 0;
    for (Index.IndexColumn key : index.columns()) {
      place++;
      tableName(run, table, rows)
          .set("COLUMN_NAME", table.columns().get(key.ordinal()).name())
          .set("KEY_SEQ", place)
          .set("PK_NAME", index.name());
    }
  }

  private static RowsetRows.Row tableName(ProcedureRun run, Table table, RowsetRows rows) {
    return rows.add()
        .set("TABLE_QUALIFIER", run.database().name())
        .set("TABLE_OWNER", table.schema())
        .set("TABLE_NAME", table.name());
  }

  /** The catalog keeps no foreign keys, so there is nothing to list. */
  private static void foreignKeys(ProcedureRun run) {
    if (run.text("@pktable_name") == null && run.text("@fktable_name") == null) {
      throw new SqlException(SqlError.KEY_TABLE_MISSING);
    }
    run.checkQualifier("@pktable_qualifier");
    run.checkQualifier("@fktable_qualifier");
    run.send(run.rows("foreign"));
  }

  private static void statistics(ProcedureRun run) {
    run.checkQualifier("@table_qualifier");
    RowsetRows rows = run.rows("statistics");
    String name = run.text("@table_name", "");
    boolean uniqueOnly = "Y".equalsIgnoreCase(run.text("@is_unique", "N"));
    NamePattern wanted = run.pattern("@index_name");
    for (Relation relation : Relation.exactly(run, name, run.text("@table_owner"))) {
      Table table = relation.table();
      if (table != null) {
        long rowCount = run.environment().store().rowCount(table.storageId());
        long shown = Math.min(rowCount, Integer.MAX_VALUE);
        tableName(run, table, rows).set("TYPE", TABLE_ROW).set("CARDINALITY", shown);
        for (Index index : table.indexes()) {
          if ((index.unique() || !uniqueOnly) && wanted.matches(index.name())) {
            index(run, table, index, shown, rows);
          }
        }
      }
    }
    rows.sortBy("NON_UNIQUE", "TYPE", "INDEX_NAME", "SEQ_IN_INDEX");
    run.send(rows);
  }

  private static void index(
      ProcedureRun run, Table table, Index index, long rowCount, RowsetRows rows) {
    int place = 0;
    for (Index.IndexColumn key : index.columns()) {
      place++;
      tableName(run, table, rows)
          .set("NON_UNIQUE", index.unique() ? 0 : 1)
          .set("INDEX_QUALIFIER", table.name())
          .set("INDEX_NAME", index.name())
          .set("TYPE", index.clustered() ? CLUSTERED : OTHER)
          .set("SEQ_IN_INDEX", place)
          .set("COLUMN_NAME", table.columns().get(key.ordinal()).name())
          .set("COLLATION", key.descending() ? "D" : "A")
          .set("CARDINALITY", rowCount);
    }
  }
}
