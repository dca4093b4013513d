package io.skerry.system;

import io.skerry.catalog.Column;
import io.skerry.catalog.Database;
import io.skerry.catalog.Index;
import io.skerry.catalog.SchemaIds;
import io.skerry.catalog.SystemTypes;
import io.skerry.catalog.Table;
import io.skerry.types.Collation;
import io.skerry.types.SqlType;
import io.skerry.types.TypeKind;

/** The views of the SQL standard ("System information schema views"). */
final class InformationSchemaViews implements ViewFamily {
  private static final String SHAPES =
      """
      INFORMATION_SCHEMA.TABLES
        TABLE_CATALOG nvarchar(128) null, TABLE_SCHEMA sysname null, TABLE_NAME sysname,
        TABLE_TYPE varchar(10) null

      INFORMATION_SCHEMA.COLUMNS
        TABLE_CATALOG nvarchar(128) null, TABLE_SCHEMA nvarchar(128) null, TABLE_NAME sysname,
        COLUMN_NAME sysname null, ORDINAL_POSITION int null, COLUMN_DEFAULT nvarchar(4000) null,
        IS_NULLABLE varchar(3) null, DATA_TYPE nvarchar(128) null,
        CHARACTER_MAXIMUM_LENGTH int null, CHARACTER_OCTET_LENGTH int null,
        NUMERIC_PRECISION tinyint null, NUMERIC_PRECISION_RADIX smallint null,
        NUMERIC_SCALE int null, DATETIME_PRECISION smallint null,
        CHARACTER_SET_CATALOG sysname null, CHARACTER_SET_SCHEMA sysname null,
        CHARACTER_SET_NAME sysname null, COLLATION_CATALOG sysname null,
        COLLATION_SCHEMA sysname null, COLLATION_NAME sysname null, DOMAIN_CATALOG sysname null,
        DOMAIN_SCHEMA sysname null, DOMAIN_NAME sysname null

      INFORMATION_SCHEMA.SCHEMATA
        CATALOG_NAME nvarchar(128) null, SCHEMA_NAME nvarchar(128) null,
        SCHEMA_OWNER nvarchar(128) null, DEFAULT_CHARACTER_SET_CATALOG varchar(6) null,
        DEFAULT_CHARACTER_SET_SCHEMA varchar(3) null,
        DEFAULT_CHARACTER_SET_NAME sysname null = 'iso_1'

      INFORMATION_SCHEMA.TABLE_CONSTRAINTS
        CONSTRAINT_CATALOG nvarchar(128) null, CONSTRAINT_SCHEMA nvarchar(128) null,
        CONSTRAINT_NAME sysname, TABLE_CATALOG nvarchar(128) null,
        TABLE_SCHEMA nvarchar(128) null, TABLE_NAME sysname null,
        CONSTRAINT_TYPE varchar(11) null, IS_DEFERRABLE varchar(2) = 'NO',
        INITIALLY_DEFERRED varchar(2) = 'NO'

      INFORMATION_SCHEMA.KEY_COLUMN_USAGE
        CONSTRAINT_CATALOG nvarchar(128) null, CONSTRAINT_SCHEMA nvarchar(128) null,
        CONSTRAINT_NAME nvarchar(128) null, TABLE_CATALOG nvarchar(128) null,
        TABLE_SCHEMA nvarchar(128) null, TABLE_NAME nvarchar(128) null,
        COLUMN_NAME nvarchar(128) null, ORDINAL_POSITION int

      INFORMATION_SCHEMA.CONSTRAINT_COLUMN_USAGE
        TABLE_CATALOG nvarchar(128) null, TABLE_SCHEMA nvarchar(128) null,
        TABLE_NAME nvarchar(128) null, COLUMN_NAME nvarchar(128) null,
        CONSTRAINT_CATALOG nvarchar(128) null, CONSTRAINT_SCHEMA nvarchar(128) null,
        CONSTRAINT_NAME sysname

      INFORMATION_SCHEMA.CONSTRAINT_TABLE_USAGE
        TABLE_CATALOG nvarchar(128) null, TABLE_SCHEMA nvarchar(128) null, TABLE_NAME sysname,
        CONSTRAINT_CATALOG nvarchar(128) null, CONSTRAINT_SCHEMA nvarchar(128) null,
        CONSTRAINT_NAME sysname

      INFORMATION_SCHEMA.REFERENTIAL_CONSTRAINTS
        CONSTRAINT_CATALOG nvarchar(128) null, CONSTRAINT_SCHEMA nvarchar(128) null,
        CONSTRAINT_NAME sysname, UNIQUE_CONSTRAINT_CATALOG nvarchar(128) null,
        UNIQUE_CONSTRAINT_SCHEMA nvarchar(128) null, UNIQUE_CONSTRAINT_NAME sysname null,
        MATCH_OPTION varchar(7) null, UPDATE_RULE varchar(11) null, DELETE_RULE varchar(11) null

      INFORMATION_SCHEMA.CHECK_CONSTRAINTS
        CONSTRAINT_CATALOG nvarchar(128) null, CONSTRAINT_SCHEMA nvarchar(128) null,
        CONSTRAINT_NAME sysname, CHECK_CLAUSE nvarchar(4000) null

      INFORMATION_SCHEMA.VIEWS
        TABLE_CATALOG nvarchar(128) null, TABLE_SCHEMA nvarchar(128) null, TABLE_NAME sysname,
        VIEW_DEFINITION nvarchar(4000) null, CHECK_OPTION varchar(7) null,
        IS_UPDATABLE varchar(2)

      INFORMATION_SCHEMA.VIEW_TABLE_USAGE
        VIEW_CATALOG nvarchar(128) null, VIEW_SCHEMA nvarchar(128) null, VIEW_NAME sysname,
        TABLE_CATALOG nvarchar(128) null, TABLE_SCHEMA nvarchar(128) null, TABLE_NAME sysname

      INFORMATION_SCHEMA.VIEW_COLUMN_USAGE
        VIEW_CATALOG nvarchar(128) null, VIEW_SCHEMA nvarchar(128) null, VIEW_NAME sysname,
        TABLE_CATALOG nvarchar(128) null, TABLE_SCHEMA nvarchar(128) null, TABLE_NAME sysname,
        COLUMN_NAME sysname null

      INFORMATION_SCHEMA.SEQUENCES
        SEQUENCE_CATALOG nvarchar(128) null, SEQUENCE_SCHEMA nvarchar(128) null,
        SEQUENCE_NAME sysname, DATA_TYPE nvarchar(128) null, NUMERIC_PRECISION tinyint,
        NUMERIC_PRECISION_RADIX smallint null, NUMERIC_SCALE int null, START_VALUE sql_variant,
        MINIMUM_VALUE sql_variant, MAXIMUM_VALUE sql_variant, INCREMENT sql_variant,
        CYCLE_OPTION bit null, DECLARED_DATA_TYPE int null, DECLARED_NUMERIC_PRECISION int null,
        DECLARED_NUMERIC_SCALE int null

      INFORMATION_SCHEMA.ROUTINES
        SPECIFIC_CATALOG nvarchar(128) null, SPECIFIC_SCHEMA nvarchar(128) null,
        SPECIFIC_NAME sysname, ROUTINE_CATALOG nvarchar(128) null,
        ROUTINE_SCHEMA nvarchar(128) null, ROUTINE_NAME sysname, ROUTINE_TYPE nvarchar(20) null,
        MODULE_CATALOG sysname null, MODULE_SCHEMA sysname null, MODULE_NAME sysname null,
        UDT_CATALOG sysname null, UDT_SCHEMA sysname null, UDT_NAME sysname null,
        DATA_TYPE sysname null, CHARACTER_MAXIMUM_LENGTH int null,
        CHARACTER_OCTET_LENGTH int null, COLLATION_CATALOG sysname null,
        COLLATION_SCHEMA sysname null, COLLATION_NAME sysname null,
        CHARACTER_SET_CATALOG sysname null, CHARACTER_SET_SCHEMA sysname null,
        CHARACTER_SET_NAME sysname null, NUMERIC_PRECISION tinyint null,
        NUMERIC_PRECISION_RADIX smallint null, NUMERIC_SCALE int null,
        DATETIME_PRECISION smallint null, INTERVAL_TYPE nvarchar(30) null,
        INTERVAL_PRECISION smallint null, TYPE_UDT_CATALOG sysname null,
        TYPE_UDT_SCHEMA sysname null, TYPE_UDT_NAME sysname null, SCOPE_CATALOG sysname null,
        SCOPE_SCHEMA sysname null, SCOPE_NAME sysname null, MAXIMUM_CARDINALITY bigint null,
        DTD_IDENTIFIER sysname null, ROUTINE_BODY nvarchar(30) null,
        ROUTINE_DEFINITION nvarchar(4000) null, EXTERNAL_NAME sysname null,
        EXTERNAL_LANGUAGE nvarchar(30) null, PARAMETER_STYLE nvarchar(30) null,
        IS_DETERMINISTIC nvarchar(10) null, SQL_DATA_ACCESS nvarchar(30) null,
        IS_NULL_CALL nvarchar(10) null, SQL_PATH sysname null,
        SCHEMA_LEVEL_ROUTINE nvarchar(10) null, MAX_DYNAMIC_RESULT_SETS smallint null,
        IS_USER_DEFINED_CAST nvarchar(10) null, IS_IMPLICITLY_INVOCABLE nvarchar(10) null,
        CREATED datetime, LAST_ALTERED datetime

      INFORMATION_SCHEMA.PARAMETERS
        SPECIFIC_CATALOG nvarchar(128) null, SPECIFIC_SCHEMA nvarchar(128) null,
        SPECIFIC_NAME sysname, ORDINAL_POSITION int, PARAMETER_MODE nvarchar(10) null,
        IS_RESULT nvarchar(10) null, AS_LOCATOR nvarchar(10) null, PARAMETER_NAME sysname null,
        DATA_TYPE sysname null, CHARACTER_MAXIMUM_LENGTH int null,
        CHARACTER_OCTET_LENGTH int null, COLLATION_CATALOG sysname null,
        COLLATION_SCHEMA sysname null, COLLATION_NAME sysname null,
        CHARACTER_SET_CATALOG sysname null, CHARACTER_SET_SCHEMA sysname null,
        CHARACTER_SET_NAME sysname null, NUMERIC_PRECISION tinyint null,
        NUMERIC_PRECISION_RADIX smallint null, NUMERIC_SCALE int null,
        DATETIME_PRECISION smallint null, INTERVAL_TYPE nvarchar(30) null,
        INTERVAL_PRECISION smallint null, USER_DEFINED_TYPE_CATALOG sysname null,
        USER_DEFINED_TYPE_SCHEMA sysname null, USER_DEFINED_TYPE_NAME sysname null,
        SCOPE_CATALOG sysname null, SCOPE_SCHEMA sysname null, SCOPE_NAME sysname null

      INFORMATION_SCHEMA.ROUTINE_COLUMNS
        + INFORMATION_SCHEMA.COLUMNS

      INFORMATION_SCHEMA.DOMAINS
        DOMAIN_CATALOG nvarchar(128) null, DOMAIN_SCHEMA nvarchar(128) null,
        DOMAIN_NAME sysname, DATA_TYPE sysname null, CHARACTER_MAXIMUM_LENGTH int null,
        CHARACTER_OCTET_LENGTH int null, COLLATION_CATALOG varchar(6) null,
        COLLATION_SCHEMA varchar(3) null, COLLATION_NAME sysname null,
        CHARACTER_SET_CATALOG varchar(6) null, CHARACTER_SET_SCHEMA varchar(3) null,
        CHARACTER_SET_NAME sysname null, NUMERIC_PRECISION tinyint null,
        NUMERIC_PRECISION_RADIX smallint null, NUMERIC_SCALE int null,
        DATETIME_PRECISION smallint null, DOMAIN_DEFAULT nvarchar(4000) null

      INFORMATION_SCHEMA.DOMAIN_CONSTRAINTS
        CONSTRAINT_CATALOG nvarchar(128) null, CONSTRAINT_SCHEMA nvarchar(128) null,
        CONSTRAINT_NAME sysname, DOMAIN_CATALOG nvarchar(128) null,
        DOMAIN_SCHEMA nvarchar(128) null, DOMAIN_NAME sysname, IS_DEFERRABLE varchar(2),
        INITIALLY_DEFERRED varchar(2)

      INFORMATION_SCHEMA.COLUMN_DOMAIN_USAGE
        DOMAIN_CATALOG nvarchar(128) null, DOMAIN_SCHEMA nvarchar(128) null,
        DOMAIN_NAME sysname, TABLE_CATALOG nvarchar(128) null, TABLE_SCHEMA nvarchar(128) null,
        TABLE_NAME sysname, COLUMN_NAME sysname null

      INFORMATION_SCHEMA.TABLE_PRIVILEGES
        GRANTOR nvarchar(128) null, GRANTEE nvarchar(128) null,
        TABLE_CATALOG nvarchar(128) null, TABLE_SCHEMA sysname null, TABLE_NAME sysname,
        PRIVILEGE_TYPE varchar(10) null, IS_GRANTABLE varchar(3) null

      INFORMATION_SCHEMA.COLUMN_PRIVILEGES
        GRANTOR nvarchar(128) null, GRANTEE nvarchar(128) null,
        TABLE_CATALOG nvarchar(128) null, TABLE_SCHEMA nvarchar(128) null, TABLE_NAME sysname,
        COLUMN_NAME sysname null, PRIVILEGE_TYPE varchar(10) null, IS_GRANTABLE varchar(3) null
      """;

  @Override
  public String shapes() {
    return SHAPES;
  }

  @Override
  public void produce(String view, ViewRequest request, RowsetRows rows) {
    Database database = request.database();
    switch (view) {
      case "information_schema.tables" -> tables(database, rows);
      case "information_schema.columns" -> columns(database, rows);
      case "information_schema.schemata" -> schemata(database, rows);
      case "information_schema.table_constraints" -> tableConstraints(database, rows);
      case "information_schema.key_column_usage" -> keyColumns(database, true, rows);
      case "information_schema.constraint_column_usage" -> keyColumns(database, false, rows);
      case "information_schema.constraint_table_usage" -> constrainedTables(database, rows);
      default -> {
        // Views, routines, sequences, checks, references and single privileges: there are none.
      }
    }
  }

  private static void tables(Database database, RowsetRows rows) {
    for (Table table : database.tablesInOrder()) {
      tableName(rows.add(), database, table).set("TABLE_TYPE", "BASE TABLE");
    }
  }

  private static RowsetRows.Row tableName(RowsetRows.Row row, Database database, Table table) {
    return row.set("TABLE_CATALOG", database.name())
        .set("TABLE_SCHEMA", table.schema())
        .set("TABLE_NAME", table.name());
  }

  private static void columns(Database database, RowsetRows rows) {
    for (Table table : database.tablesInOrder()) {
      for (Column column : table.columns()) {
        RowsetRows.Row row =
            tableName(rows.add(), database, table)
                .set("COLUMN_NAME", column.name())
                .set("ORDINAL_POSITION", column.id())
                .set("COLUMN_DEFAULT", DefaultText.definition(column.defaultText()))
                .set("IS_NULLABLE", column.nullable() ? "YES" : "NO");
        type(row, column.type());
      }
    }
  }

  private static void type(RowsetRows.Row row, SqlType type) {
    TypeKind kind = type.kind();
    row.set("DATA_TYPE", kind.sqlName());
    if (kind.isString() || kind.isBinary()) {
      row.set("CHARACTER_MAXIMUM_LENGTH", type.length())
          .set("CHARACTER_OCTET_LENGTH", SystemTypes.maxLength(type));
    }
    Collation collation = type.collation();
    if (collation != null) {
      row.set("CHARACTER_SET_NAME", kind.isUnicode() ? "UNICODE" : "iso_1")
          .set("COLLATION_NAME", collation.name());
    }
    if (kind == TypeKind.SQL_VARIANT) {
      row.set("CHARACTER_MAXIMUM_LENGTH", 0).set("CHARACTER_OCTET_LENGTH", 0);
    }
    if (kind.isNumeric() && kind != TypeKind.BIT) {
      row.set("NUMERIC_PRECISION", SystemTypes.precision(type))
          .set("NUMERIC_PRECISION_RADIX", kind.isApproximate() ? 2 : 10)
          .set("NUMERIC_SCALE", kind.isApproximate() ? null : SystemTypes.scale(type));
    }
    if (kind.isTemporal()) {
      row.set("DATETIME_PRECISION", SystemTypes.scale(type));
    }
  }

  private static void schemata(Database database, RowsetRows rows) {
    SchemaIds.all(database)
        .forEach((id, name) ->
            rows.add()
                .set("CATALOG_NAME", database.name())
                .set("SCHEMA_NAME", name)
                .set("SCHEMA_OWNER", id <= SchemaIds.SYS ? name : "dbo"));
    for (DatabaseRole role : DatabaseRole.values()) {
      if (role.ownsSchema()) {
        rows.add()
            .set("CATALOG_NAME", database.name())
            .set("SCHEMA_NAME", role.roleName())
            .set("SCHEMA_OWNER", role.roleName());
      }
    }
  }

  private static void tableConstraints(Database database, RowsetRows rows) {
    for (Table table : database.tablesInOrder()) {
      for (Index index : table.indexes()) {
        if (index.kind() != Index.Kind.INDEX) {
          boolean primary = index.kind() == Index.Kind.PRIMARY_KEY;
          constraintName(tableName(rows.add(), database, table), database, table, index)
              .set("CONSTRAINT_TYPE", primary ? "PRIMARY KEY" : "UNIQUE");
        }
      }
    }
  }

  private static RowsetRows.Row constraintName(
      RowsetRows.Row row, Database database, Table table, Index index) {
    return row.set("CONSTRAINT_CATALOG", database.name())
        .set("CONSTRAINT_SCHEMA", table.schema())
        .set("CONSTRAINT_NAME", index.name());
  }

  private static void keyColumns(Database database, boolean ordered, RowsetRows rows) {
    IndexKey.each(
        database,
        key -> {
          if (key.index().kind() != Index.Kind.INDEX) {
            RowsetRows.Row row = tableName(rows.add(), database, key.table());
            constraintName(row, database, key.table(), key.index())
                .set("COLUMN_NAME", key.column().name());
            if (ordered) {
              row.set("ORDINAL_POSITION", key.place());
            }
          }
        });
  }

  private static void constrainedTables(Database database, RowsetRows rows) {
    for (Table table : database.tablesInOrder()) {
      for (Index index : table.indexes()) {
        if (index.kind() != Index.Kind.INDEX) {
          constraintName(tableName(rows.add(), database, table), database, table, index);
        }
      }
    }
  }
}
