package io.skerry.system;

import io.skerry.catalog.Database;
import io.skerry.catalog.DatabaseObject;
import io.skerry.catalog.SchemaIds;
import io.skerry.catalog.Table;
import java.time.Instant;
import java.util.Map;

/** Schemas, and everything that has an object id ("Object catalog views", "sys.schemas"). */
final class ObjectViews implements ViewFamily {
  private static final String SHAPES =
      """
      sys.schemas
        name sysname, schema_id int, principal_id int null = 1

      sys.objects
        name sysname, object_id int, principal_id int null, schema_id int,
        parent_object_id int = 0, type char(2) null, type_desc nvarchar(60) null,
        create_date datetime, modify_date datetime, is_ms_shipped bit = 0,
        is_published bit = 0, is_schema_published bit = 0

      sys.all_objects
        name sysname, object_id int, principal_id int null, schema_id int,
        parent_object_id int = 0, type char(2) null, type_desc nvarchar(60) null,
        create_date datetime, modify_date datetime, is_ms_shipped bit null = 0,
        is_published bit null = 0, is_schema_published bit null = 0

      sys.system_objects
        + sys.all_objects

      sys.tables
        + sys.objects,
        lob_data_space_id int = 0, filestream_data_space_id int null, max_column_id_used int,
        lock_on_bulk_load bit = 0, uses_ansi_nulls bit null = 1, is_replicated bit null = 0,
        has_replication_filter bit null = 0, is_merge_published bit null = 0,
        is_sync_tran_subscribed bit null = 0, has_unchecked_assembly_data bit = 0,
        text_in_row_limit int null = 0, large_value_types_out_of_row bit null = 0,
        is_tracked_by_cdc bit null = 0, lock_escalation tinyint null = 0,
        lock_escalation_desc nvarchar(60) null = 'TABLE', is_filetable bit null = 0,
        is_memory_optimized bit null = 0, durability tinyint null = 0,
        durability_desc nvarchar(60) null = 'SCHEMA_AND_DATA', temporal_type tinyint null = 0,
        temporal_type_desc nvarchar(60) null = 'NON_TEMPORAL_TABLE', history_table_id int null,
        is_remote_data_archive_enabled bit null = 0, is_external bit = 0,
        history_retention_period int null, history_retention_period_unit int null,
        history_retention_period_unit_desc nvarchar(10) null, is_node bit null = 0,
        is_edge bit null = 0, data_retention_period int null = -1,
        data_retention_period_unit int null = -1,
        data_retention_period_unit_desc nvarchar(10) null = 'INFINITE'

      sys.views
        + sys.objects,
        is_replicated bit null = 0, has_replication_filter bit null = 0,
        has_opaque_metadata bit = 0, has_unchecked_assembly_data bit = 0,
        with_check_option bit = 0, is_date_correlation_view bit = 0,
        is_tracked_by_cdc bit null = 0

      sys.all_views
        + sys.all_objects,
        is_replicated bit null = 0, has_replication_filter bit null = 0,
        has_opaque_metadata bit null = 0, has_unchecked_assembly_data bit null = 0,
        with_check_option bit null = 0, is_date_correlation_view bit null = 0,
        is_tracked_by_cdc bit null = 0

      sys.system_views
        + sys.all_views

      sys.key_constraints
        + sys.objects,
        unique_index_id int null, is_system_named bit, is_enforced bit null = 1

      sys.default_constraints
        + sys.objects,
        parent_column_id int, definition nvarchar(max) null, is_system_named bit

      sys.check_constraints
        + sys.objects,
        is_disabled bit = 0, is_not_for_replication bit = 0, is_not_trusted bit = 0,
        parent_column_id int, definition nvarchar(max) null, uses_database_collation bit null = 1,
        is_system_named bit

      sys.foreign_keys
        + sys.objects,
        referenced_object_id int null, key_index_id int null, is_disabled bit = 0,
        is_not_for_replication bit = 0, is_not_trusted bit = 0,
        delete_referential_action tinyint null = 0,
        delete_referential_action_desc nvarchar(60) null = 'NO_ACTION',
        update_referential_action tinyint null = 0,
        update_referential_action_desc nvarchar(60) null = 'NO_ACTION', is_system_named bit

      sys.foreign_key_columns
        constraint_object_id int, constraint_column_id int, parent_object_id int,
        parent_column_id int, referenced_object_id int, referenced_column_id int
      """;

  @Override
  public String shapes() {
    return SHAPES;
  }

  @Override
  public void produce(String view, ViewRequest request, RowsetRows rows) {
    Database database = request.database();
    switch (view) {
      case "sys.schemas" -> schemas(database, rows);
      case "sys.objects" -> userObjects(database, rows);
      case "sys.all_objects" -> {
        userObjects(database, rows);
        systemViews(request, rows);
      }
      case "sys.system_objects", "sys.all_views", "sys.system_views" -> systemViews(request, rows);
      case "sys.tables" -> tables(database, rows);
      case "sys.key_constraints" -> keyConstraints(database, rows);
      case "sys.default_constraints" -> defaultConstraints(database, rows);
      case "sys.views", "sys.check_constraints", "sys.foreign_keys", "sys.foreign_key_columns" -> {}
      default -> throw new AssertionError(view);
    }
  }

  private static void schemas(Database database, RowsetRows rows) {
    for (Map.Entry<Integer, String> schema : SchemaIds.all(database).entrySet()) {
      int id = schema.getKey();
      int owner = id <= SchemaIds.SYS ? id : SchemaIds.DBO;
      rows.add().set("name", schema.getValue()).set("schema_id", id).set("principal_id", owner);
    }
    for (DatabaseRole role : DatabaseRole.values()) {
      if (role.ownsSchema()) {
        rows.add()
            .set("name", role.roleName())
            .set("schema_id", role.principalId())
            .set("principal_id", role.principalId());
      }
    }
  }

  private static void userObjects(Database database, RowsetRows rows) {
    for (DatabaseObject object : DatabaseObject.all(database)) {
      object(database, object, rows);
    }
  }

  private static RowsetRows.Row object(Database database, DatabaseObject object, RowsetRows rows) {
    return rows.add()
        .set("name", object.name())
        .set("object_id", object.objectId())
        .set("schema_id", schemaId(database, object.schema()))
        .set("parent_object_id", object.parentObjectId())
        .set("type", object.kind().code())
        .set("type_desc", object.kind().name())
        .set("create_date", object.created())
        .set("modify_date", object.modified());
  }

  private static int schemaId(Database database, String schema) {
    Integer id = SchemaIds.idOf(database, schema);
    if (id == null) {
      throw new AssertionError("no schema " + schema);
    }
    return id;
  }

  private static void systemViews(ViewRequest request, RowsetRows rows) {
    Instant created = request.database().created();
    for (String name : request.views().names()) {
      int dot = name.indexOf('.');
      rows.add()
          .set("name", name.substring(dot + 1))
          .set("object_id", request.views().objectId(name))
          .set("schema_id", schemaId(request.database(), name.substring(0, dot)))
          .set("type", DatabaseObject.Kind.VIEW.code())
          .set("type_desc", DatabaseObject.Kind.VIEW.name())
          .set("create_date", created)
          .set("modify_date", created)
          .set("is_ms_shipped", true);
    }
  }

  private static void tables(Database database, RowsetRows rows) {
    for (DatabaseObject object : DatabaseObject.all(database)) {
      Table table = database.tableById(object.objectId());
      if (table != null) {
        int lastColumnId = 0;
        boolean lob = false;
        for (var column : table.columns()) {
          lastColumnId = Math.max(lastColumnId, column.id());
          lob |= column.type().isMax();
        }
        object(database, object, rows)
            .set("max_column_id_used", lastColumnId)
            .set("lob_data_space_id", lob ? 1 : 0);
      }
    }
  }

  private static void keyConstraints(Database database, RowsetRows rows) {
    for (DatabaseObject object : DatabaseObject.all(database)) {
      Table table = database.tableById(object.parentObjectId());
      boolean key =
          object.kind() == DatabaseObject.Kind.PRIMARY_KEY_CONSTRAINT
              || object.kind() == DatabaseObject.Kind.UNIQUE_CONSTRAINT;
      if (table != null && key) {
        object(database, object, rows)
            .set("unique_index_id", object.objectId() - table.objectId())
            .set("is_system_named", isSystemNamed(object.name()));
      }
    }
  }

  private static void defaultConstraints(Database database, RowsetRows rows) {
    for (DatabaseObject object : DatabaseObject.all(database)) {
      Table table = database.tableById(object.parentObjectId());
      if (table != null && object.kind() == DatabaseObject.Kind.DEFAULT_CONSTRAINT) {
        for (var column : table.columns()) {
          if (DatabaseObject.defaultId(table, column) == object.objectId()) {
            object(database, object, rows)
                .set("parent_column_id", column.id())
                .set("definition", DefaultText.definition(column.defaultText()))
                .set("is_system_named", isSystemNamed(object.name()));
          }
        }
      }
    }
  }

  /** Names that the server makes have two underscores, {@code PK__t__3213E83F}. */
  private static boolean isSystemNamed(String constraint) {
    return constraint.startsWith("__", 2);
  }
}
