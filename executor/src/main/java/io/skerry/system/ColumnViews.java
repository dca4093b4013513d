package io.skerry.system;

import io.skerry.catalog.Column;
import io.skerry.catalog.Database;
import io.skerry.catalog.DatabaseObject;
import io.skerry.catalog.SchemaIds;
import io.skerry.catalog.SystemType;
import io.skerry.catalog.SystemTypes;
import io.skerry.catalog.Table;
import io.skerry.types.Collation;
import io.skerry.types.SqlType;

/** Columns and types ("sys.columns", "sys.identity_columns", "Scalar types catalog views"). */
final class ColumnViews implements ViewFamily {
  private static final String SHAPES =
      """
      sys.columns
        object_id int, name sysname null, column_id int, system_type_id tinyint,
        user_type_id int, max_length smallint, precision tinyint, scale tinyint,
        collation_name sysname null, is_nullable bit null, is_ansi_padded bit,
        is_rowguidcol bit = 0, is_identity bit, is_computed bit = 0, is_filestream bit = 0,
        is_replicated bit null = 0, is_non_sql_subscribed bit null = 0,
        is_merge_published bit null = 0, is_dts_replicated bit null = 0,
        is_xml_document bit = 0, xml_collection_id int = 0, default_object_id int = 0,
        rule_object_id int = 0, is_sparse bit null = 0, is_column_set bit null = 0,
        generated_always_type tinyint null = 0,
        generated_always_type_desc nvarchar(60) null = 'NOT_APPLICABLE',
        encryption_type int null, encryption_type_desc nvarchar(64) null,
        encryption_algorithm_name sysname null, column_encryption_key_id int null,
        column_encryption_key_database_name sysname null, is_hidden bit null = 0,
        is_masked bit = 0, graph_type int null, graph_type_desc nvarchar(60) null,
        is_data_deletion_filter_column bit null = 0

      sys.all_columns
        + sys.columns

      sys.system_columns
        + sys.columns

      sys.identity_columns
        object_id int, name sysname null, column_id int, system_type_id tinyint,
        user_type_id int, max_length smallint, precision tinyint, scale tinyint,
        collation_name sysname null, is_nullable bit null, is_ansi_padded bit,
        is_rowguidcol bit = 0, is_identity bit, is_filestream bit null = 0,
        is_replicated bit null = 0, is_non_sql_subscribed bit null = 0,
        is_merge_published bit null = 0, is_dts_replicated bit null = 0,
        is_xml_document bit = 0, xml_collection_id int = 0, default_object_id int = 0,
        rule_object_id int = 0, seed_value sql_variant null, increment_value sql_variant null,
        last_value sql_variant null, is_not_for_replication bit null = 0, is_computed bit = 0,
        is_sparse bit null = 0, is_column_set bit null = 0,
        generated_always_type tinyint null = 0,
        generated_always_type_desc nvarchar(60) null = 'NOT_APPLICABLE',
        encryption_type int null, encryption_type_desc nvarchar(64) null,
        encryption_algorithm_name sysname null, column_encryption_key_id int null,
        column_encryption_key_database_name sysname null, is_hidden bit null = 0,
        is_masked bit = 0, graph_type int null, graph_type_desc nvarchar(60) null

      sys.computed_columns
        object_id int, name sysname null, column_id int, system_type_id tinyint,
        user_type_id int, max_length smallint, precision tinyint, scale tinyint,
        collation_name sysname null, is_nullable bit null, is_ansi_padded bit,
        is_rowguidcol bit = 0, is_identity bit, is_filestream bit null = 0,
        is_replicated bit null = 0, is_non_sql_subscribed bit null = 0,
        is_merge_published bit null = 0, is_dts_replicated bit null = 0,
        is_xml_document bit = 0, xml_collection_id int = 0, default_object_id int = 0,
        rule_object_id int = 0, definition nvarchar(max) null,
        uses_database_collation bit = 1, is_persisted bit, is_computed bit null = 1,
        is_sparse bit null = 0, is_column_set bit null = 0,
        generated_always_type tinyint null = 0,
        generated_always_type_desc nvarchar(60) null = 'NOT_APPLICABLE',
        encryption_type int null, encryption_type_desc nvarchar(64) null,
        encryption_algorithm_name sysname null, column_encryption_key_id int null,
        column_encryption_key_database_name sysname null, is_hidden bit null = 0,
        is_masked bit = 0, graph_type int null, graph_type_desc nvarchar(60) null

      sys.masked_columns
        + sys.columns,
        masking_function nvarchar(4000) null

      sys.types
        name sysname, system_type_id tinyint, user_type_id int, schema_id int,
        principal_id int null, max_length smallint, precision tinyint, scale tinyint,
        collation_name sysname null, is_nullable bit null, is_user_defined bit = 0,
        is_assembly_type bit, default_object_id int = 0, rule_object_id int = 0,
        is_table_type bit = 0

      sys.table_types
        + sys.types,
        type_table_object_id int, is_memory_optimized bit null = 0

      sys.assembly_types
        + sys.types,
        assembly_id int, assembly_class sysname null, is_binary_ordered bit null,
        is_fixed_length bit null, prog_id nvarchar(40) null,
        assembly_qualified_name nvarchar(4000) null

      sys.column_type_usages
        object_id int, column_id int, user_type_id int
      """;

  @Override
  public String shapes() {
    return SHAPES;
  }

  @Override
  public void produce(String view, ViewRequest request, RowsetRows rows) {
    switch (view) {
      case "sys.columns" -> userColumns(request.database(), rows);
      case "sys.all_columns" -> {
        userColumns(request.database(), rows);
        systemColumns(request.views(), rows);
      }
      case "sys.system_columns" -> systemColumns(request.views(), rows);
      case "sys.identity_columns" -> identityColumns(request, rows);
      case "sys.types" -> types(rows);
      case "sys.computed_columns",
          "sys.masked_columns",
          "sys.table_types",
          "sys.assembly_types",
          "sys.column_type_usages" -> {}
      default -> throw new AssertionError(view);
    }
  }

  private static void userColumns(Database database, RowsetRows rows) {
    for (Table table : database.tablesInOrder()) {
      for (Column column : table.columns()) {
        column(table, column, rows);
      }
    }
  }

  private static RowsetRows.Row column(Table table, Column column, RowsetRows rows) {
    boolean hasDefault = column.defaultName() != null;
    return typed(rows.add(), column.type())
        .set("object_id", table.objectId())
        .set("name", column.name())
        .set("column_id", column.id())
        .set("is_nullable", column.nullable())
        .set("is_identity", column.identity())
        .set("default_object_id", hasDefault ? DatabaseObject.defaultId(table, column) : 0);
  }

  private static RowsetRows.Row typed(RowsetRows.Row row, SqlType type) {
    SystemType systemType = SystemTypes.of(type);
    Collation collation = type.collation();
    return row.set("system_type_id", systemType.systemTypeId())
        .set("user_type_id", systemType.userTypeId())
        .set("max_length", SystemTypes.maxLength(type))
        .set("precision", SystemTypes.precision(type))
        .set("scale", SystemTypes.scale(type))
        .set("collation_name", collation == null ? null : collation.name())
        .set("is_ansi_padded", type.kind().isString() || type.kind().isBinary());
  }

  private static void systemColumns(SystemViews views, RowsetRows rows) {
    for (String name : views.names()) {
      int columnId = 0;
      for (RowsetShape.ShapeColumn column : views.shapeOf(name).columns()) {
        columnId++;
        typed(rows.add(), column.type())
            .set("object_id", views.objectId(name))
            .set("name", column.name())
            .set("column_id", columnId)
            .set("is_nullable", column.nullable())
            .set("is_identity", false);
      }
    }
  }

  private static void identityColumns(ViewRequest request, RowsetRows rows) {
    for (Table table : request.database().tablesInOrder()) {
      Table.Identity identity = table.identity();
      if (identity != null) {
        Column column = table.columns().get(identity.ordinal());
        long last = request.store().currentValue(identity.sequenceId());
        boolean used = last != identity.seed() - identity.increment();
        column(table, column, rows)
            .set("seed_value", IdentityValues.variant(column.type(), identity.seed()))
            .set("increment_value", IdentityValues.variant(column.type(), identity.increment()))
            .set("last_value", used ? IdentityValues.variant(column.type(), last) : null);
      }
    }
  }

  private static void types(RowsetRows rows) {
    for (SystemType type : SystemTypes.ALL) {
      rows.add()
          .set("name", type.name())
          .set("system_type_id", type.systemTypeId())
          .set("user_type_id", type.userTypeId())
          .set("schema_id", SchemaIds.SYS)
          .set("max_length", type.maxLength())
          .set("precision", type.precision())
          .set("scale", type.scale())
          .set("collation_name", type.collated() ? Collation.DEFAULT.name() : null)
          .set("is_nullable", type.nullable())
          .set("is_assembly_type", type.assembly());
    }
  }
}
