package io.skerry.system.procedure;

import io.skerry.catalog.SystemTypes;
import io.skerry.catalog.Table;
import io.skerry.system.DefaultText;
import io.skerry.system.OldTypes;
import io.skerry.system.RowsetRows;
import io.skerry.types.SqlType;
import java.util.List;

/** sp_columns and sp_special_columns in their versions ("Catalog stored procedures"). */
final class ColumnProcedures implements ProcedureFamily {
  private static final String PARAMETERS =
      """
      sp_columns
        @table_name nvarchar(384), @table_owner nvarchar(384) null,
        @table_qualifier sysname null, @column_name nvarchar(384) null, @ODBCVer int null = 2

      sp_columns_90
        @table_name nvarchar(384), @table_owner nvarchar(384) null,
        @table_qualifier sysname null, @column_name nvarchar(384) null, @NameScope int null = 0,
        @ODBCVer int null = 2, @fUsePattern bit null = 1

      sp_columns_100
        + sp_columns_90

      sp_special_columns
        @table_name sysname, @table_owner sysname null, @qualifier sysname null,
        @col_type char(1) null = 'R', @scope char(1) null = 'T', @nullable char(1) null = 'U',
        @ODBCVer int null = 2

      sp_special_columns_90
        + sp_special_columns

      sp_special_columns_100
        + sp_special_columns

      sp_table_type_columns_100
        @table_name nvarchar(384), @table_owner nvarchar(384) null,
        @table_qualifier sysname null, @column_name nvarchar(384) null, @ODBCVer int null = 2,
        @fUsePattern bit null = 1
      """;

  private static final String ROWSETS =
      """
      columns
        TABLE_QUALIFIER sysname null, TABLE_OWNER sysname null, TABLE_NAME sysname,
        COLUMN_NAME sysname null, DATA_TYPE smallint, TYPE_NAME sysname, PRECISION int null,
        LENGTH int null, SCALE smallint null, RADIX smallint null, NULLABLE smallint,
        REMARKS varchar(254) null, COLUMN_DEF nvarchar(4000) null, SQL_DATA_TYPE smallint,
        SQL_DATETIME_SUB smallint null, CHAR_OCTET_LENGTH int null, ORDINAL_POSITION int,
        IS_NULLABLE varchar(254) null

      udt
        SS_UDT_CATALOG_NAME sysname null, SS_UDT_SCHEMA_NAME sysname null,
        SS_UDT_ASSEMBLY_TYPE_NAME nvarchar(4000) null,
        SS_XML_SCHEMACOLLECTION_CATALOG_NAME sysname null,
        SS_XML_SCHEMACOLLECTION_SCHEMA_NAME sysname null,
        SS_XML_SCHEMACOLLECTION_NAME sysname null

      sp_columns
        + columns, SS_DATA_TYPE tinyint

      sp_columns_90
        + columns, + udt, SS_DATA_TYPE tinyint

      sp_columns_100
        + columns,
        SS_IS_SPARSE smallint null = 0, SS_IS_COLUMN_SET smallint null = 0,
        SS_IS_COMPUTED smallint null = 0, SS_IS_IDENTITY smallint null = 0,
        + udt, SS_DATA_TYPE tinyint

      special
        SCOPE smallint null, COLUMN_NAME sysname null, DATA_TYPE smallint, TYPE_NAME sysname,
        PRECISION int null, LENGTH int null, SCALE smallint null, PSEUDO_COLUMN smallint = 1
      """;

  private static final int SCOPE_CURRENT_ROW = 0;
  private static final int SCOPE_TRANSACTION = 1;

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
    run.checkQualifier("@qualifier");
    switch (run.procedure()) {
      case "sp_columns", "sp_columns_90", "sp_columns_100" -> columns(run);
      case "sp_special_columns", "sp_special_columns_90", "sp_special_columns_100" ->
          specialColumns(run);
      case "sp_table_type_columns_100" -> run.send(run.rows("sp_columns_100"));
      default -> throw new AssertionError(run.procedure());
    }
    return 0;
  }

  private static OdbcType.Era era(String procedure) {
    if (procedure.endsWith("_100")) {
      return OdbcType.Era.SQL_2008;
    }
    return procedure.endsWith("_90") ? OdbcType.Era.SQL_2005 : OdbcType.Era.SQL_2000;
  }

  private static void columns(ProcedureRun run) {
    RowsetRows rows = run.rows(run.procedure());
    String wanted = run.text("@column_name");
    NamePattern pattern = run.usesPatterns() ? NamePattern.like(wanted) : NamePattern.exact(wanted);
    for (Relation relation : Relation.matching(run, "@table_name", "@table_owner")) {
      List<Relation.RelationColumn> columns = relation.columns().list();
      for (int i = 0; i < columns.size(); i++) {
        if (pattern.matches(columns.get(i).name())) {
          RowsetRows.Row row =
              rows.add()
                  .set("TABLE_QUALIFIER", run.database().name())
                  .set("TABLE_OWNER", relation.schema())
                  .set("TABLE_NAME", relation.name())
                  .set("ORDINAL_POSITION", i + 1);
          column(run, columns.get(i), row);
        }
      }
    }
    rows.sortBy("TABLE_OWNER", "TABLE_NAME", "ORDINAL_POSITION");
    run.send(rows);
  }

  private static void column(ProcedureRun run, Relation.RelationColumn column, RowsetRows.Row row) {
    SqlType type = column.type();
    OdbcType odbc = OdbcType.of(type, era(run.procedure()), (int) run.number("@ODBCVer", 2));
    OldTypes.OldType old = OldTypes.of(SystemTypes.of(type), column.nullable());
    type(row, odbc)
        .set("COLUMN_NAME", column.name())
        .set("TYPE_NAME", typeName(odbc, type, column.identity()))
        .set("RADIX", odbc.radix())
        .set("NULLABLE", column.nullable() ? 1 : 0)
        .set("COLUMN_DEF", DefaultText.definition(column.defaultText()))
        .set("SQL_DATA_TYPE", odbc.sqlDataType())
        .set("SQL_DATETIME_SUB", odbc.dateTimeSub())
        .set("CHAR_OCTET_LENGTH", odbc.octetLength())
        .set("IS_NULLABLE", column.nullable() ? "YES" : "NO")
        .setIfPresent("SS_IS_IDENTITY", column.identity() ? 1 : 0)
        .set("SS_DATA_TYPE", old.type());
  }

  private static RowsetRows.Row type(RowsetRows.Row row, OdbcType odbc) {
    return row.set("DATA_TYPE", odbc.dataType())
        .set("PRECISION", odbc.precision())
        .set("LENGTH", odbc.length())
        .set("SCALE", odbc.scale());
  }

  private static String typeName(OdbcType odbc, SqlType type, boolean identity) {
    if (!identity) {
      return odbc.typeName();
    }
    return odbc.typeName() + (type.kind().isDecimal() ? "() identity" : " identity");
  }

  /** The columns that name a row best: the primary key, else a unique key. */
  private static void specialColumns(ProcedureRun run) {
    RowsetRows rows = run.rows("special");
    String name = run.text("@table_name", "");
    boolean rowVersion = "V".equalsIgnoreCase(run.text("@col_type", "R"));
    boolean currentRow = "C".equalsIgnoreCase(run.text("@scope", "T"));
    boolean mayBeNull = !"O".equalsIgnoreCase(run.text("@nullable", "U"));
    for (Relation relation : Relation.exactly(run, name, run.text("@table_owner"))) {
      Table table = relation.table();
      if (table != null && !rowVersion) {
        for (int ordinal : RowIdentity.columns(table, mayBeNull)) {
          var column = table.columns().get(ordinal);
          int odbcVersion = (int) run.number("@ODBCVer", 2);
          OdbcType odbc = OdbcType.of(column.type(), era(run.procedure()), odbcVersion);
          type(rows.add(), odbc)
              .set("SCOPE", currentRow ? SCOPE_CURRENT_ROW : SCOPE_TRANSACTION)
              .set("COLUMN_NAME", column.name())
              .set("TYPE_NAME", typeName(odbc, column.type(), column.identity()));
        }
      }
    }
    run.send(rows);
  }
}
