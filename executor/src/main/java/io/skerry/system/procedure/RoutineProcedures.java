package io.skerry.system.procedure;

import io.skerry.catalog.SystemTypes;
import io.skerry.system.OldTypes;
import io.skerry.system.RowsetRows;
import io.skerry.system.RowsetShape;
import io.skerry.types.SqlType;
import java.util.List;

/** sp_stored_procedures and sp_sproc_columns: the catalog procedures tell of themselves. */
final class RoutineProcedures implements ProcedureFamily {
  private static final String PARAMETERS =
      """
      sp_stored_procedures
        @sp_name nvarchar(390) null, @sp_owner nvarchar(384) null, @sp_qualifier sysname null,
        @fUsePattern bit null = 1

      sp_sproc_columns
        @procedure_name nvarchar(390) null = '%', @procedure_owner nvarchar(384) null,
        @procedure_qualifier sysname null, @column_name nvarchar(384) null,
        @ODBCVer int null = 2, @fUsePattern bit null = 1

      sp_sproc_columns_90
        + sp_sproc_columns

      sp_sproc_columns_100
        + sp_sproc_columns
      """;

  private static final String ROWSETS =
      """
      procedures
        PROCEDURE_QUALIFIER sysname null, PROCEDURE_OWNER sysname null,
        PROCEDURE_NAME nvarchar(134), NUM_INPUT_PARAMS int null = -1,
        NUM_OUTPUT_PARAMS int null = -1, NUM_RESULT_SETS int null = -1,
        REMARKS varchar(254) null, PROCEDURE_TYPE smallint null = 2

      columns
        PROCEDURE_QUALIFIER sysname null, PROCEDURE_OWNER sysname null,
        PROCEDURE_NAME nvarchar(134), COLUMN_NAME sysname null, COLUMN_TYPE smallint,
        DATA_TYPE smallint, TYPE_NAME sysname, PRECISION int null, LENGTH int null,
        SCALE smallint null, RADIX smallint null, NULLABLE smallint, REMARKS varchar(254) null,
        COLUMN_DEF nvarchar(4000) null, SQL_DATA_TYPE smallint, SQL_DATETIME_SUB smallint null,
        CHAR_OCTET_LENGTH int null, ORDINAL_POSITION int, IS_NULLABLE varchar(254) null

      udt
        SS_UDT_CATALOG_NAME sysname null, SS_UDT_SCHEMA_NAME sysname null,
        SS_UDT_ASSEMBLY_TYPE_NAME nvarchar(4000) null,
        SS_XML_SCHEMACOLLECTION_CATALOG_NAME sysname null,
        SS_XML_SCHEMACOLLECTION_SCHEMA_NAME sysname null,
        SS_XML_SCHEMACOLLECTION_NAME sysname null

      sp_sproc_columns
        + columns, SS_DATA_TYPE tinyint

      sp_sproc_columns_90
        + columns, + udt, SS_DATA_TYPE tinyint

      sp_sproc_columns_100
        + columns, + udt, SS_TYPE_CATALOG_NAME sysname null, SS_TYPE_SCHEMA_NAME sysname null,
        SS_DATA_TYPE tinyint
      """;

  private static final String OWNER = "sys";

  /** Procedures are listed with their group number. */
  private static final String GROUP = ";1";

  private static final int INPUT = 1;
  private static final int RETURN_VALUE = 5;

  private final SystemProcedures procedures;

  RoutineProcedures(SystemProcedures procedures) {
    this.procedures = procedures;
  }

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
      case "sp_stored_procedures" -> list(run);
      case "sp_sproc_columns", "sp_sproc_columns_90", "sp_sproc_columns_100" -> columns(run);
      default -> throw new AssertionError(run.procedure());
    }
    return 0;
  }

  private List<String> matching(ProcedureRun run, String nameParameter, String ownerParameter) {
    String wantedName = run.text(nameParameter);
    String wantedOwner = run.text(ownerParameter);
    boolean patterns = run.usesPatterns();
    NamePattern name = patterns ? NamePattern.like(wantedName) : NamePattern.exact(wantedName);
    NamePattern owner = patterns ? NamePattern.like(wantedOwner) : NamePattern.exact(wantedOwner);
    return procedures.names().stream()
        .filter(procedure -> name.matches(procedure) && owner.matches(OWNER))
        .toList();
  }

  private void list(ProcedureRun run) {
    run.checkQualifier("@sp_qualifier");
    RowsetRows rows = run.rows("procedures");
    for (String procedure : matching(run, "@sp_name", "@sp_owner")) {
      rows.add()
          .set("PROCEDURE_QUALIFIER", run.database().name())
          .set("PROCEDURE_OWNER", OWNER)
          .set("PROCEDURE_NAME", procedure + GROUP);
    }
    run.send(rows);
  }

  private void columns(ProcedureRun run) {
    run.checkQualifier("@procedure_qualifier");
    RowsetRows rows = run.rows(run.procedure());
    NamePattern wanted = run.pattern("@column_name");
    for (String procedure : matching(run, "@procedure_name", "@procedure_owner")) {
      if (wanted.matches("@RETURN_VALUE")) {
        RowsetRows.Row row = parameter(run, procedure, rows);
        row.set("COLUMN_NAME", "@RETURN_VALUE")
            .set("COLUMN_TYPE", RETURN_VALUE)
            .set("NULLABLE", 0)
            .set("IS_NULLABLE", "NO")
            .set("ORDINAL_POSITION", 0);
        type(run, SqlType.INT, false, row);
      }
      int place = 0;
      for (RowsetShape.ShapeColumn parameter : procedures.parameters(procedure).columns()) {
        place++;
        if (wanted.matches(parameter.name())) {
          RowsetRows.Row row = parameter(run, procedure, rows);
          row.set("COLUMN_NAME", parameter.name())
              .set("COLUMN_TYPE", INPUT)
              .set("NULLABLE", 1)
              .set("IS_NULLABLE", "YES")
              .set("ORDINAL_POSITION", place);
          type(run, parameter.type(), true, row);
        }
      }
    }
    run.send(rows);
  }

  private static RowsetRows.Row parameter(ProcedureRun run, String procedure, RowsetRows rows) {
    return rows.add()
        .set("PROCEDURE_QUALIFIER", run.database().name())
        .set("PROCEDURE_OWNER", OWNER)
        .set("PROCEDURE_NAME", procedure + GROUP);
  }

  private static void type(ProcedureRun run, SqlType type, boolean nullable, RowsetRows.Row row) {
    OdbcType.Era era =
        run.procedure().endsWith("_100") ? OdbcType.Era.SQL_2008 : OdbcType.Era.SQL_2005;
    OdbcType odbc = OdbcType.of(type, era, (int) run.number("@ODBCVer", 2));
    row.set("DATA_TYPE", odbc.dataType())
        .set("TYPE_NAME", odbc.typeName())
        .set("PRECISION", odbc.precision())
        .set("LENGTH", odbc.length())
        .set("SCALE", odbc.scale())
        .set("RADIX", odbc.radix())
        .set("SQL_DATA_TYPE", odbc.sqlDataType())
        .set("SQL_DATETIME_SUB", odbc.dateTimeSub())
        .set("CHAR_OCTET_LENGTH", odbc.octetLength())
        .set("SS_DATA_TYPE", OldTypes.of(SystemTypes.of(type), nullable).type());
  }
}
