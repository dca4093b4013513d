package io.skerry.system;

import io.skerry.catalog.DatabaseObject;
import io.skerry.error.SqlError;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * Procedures, triggers, modules, parameters, sequences, synonyms and extended properties ("Object
 * catalog views"). Databases have none of them yet.
 */
final class ProgramViews implements ViewFamily {
  private static final String SHAPES =
      """
      sys.procedures
        + sys.objects,
        is_auto_executed bit = 0, is_execution_replicated bit null = 0,
        is_repl_serializable_only bit null = 0, skips_repl_constraints bit null = 0

      sys.triggers
        name sysname, object_id int, parent_class tinyint, parent_class_desc nvarchar(60) null,
        parent_id int, type char(2), type_desc nvarchar(60) null, create_date datetime,
        modify_date datetime, is_ms_shipped bit, is_disabled bit, is_not_for_replication bit,
        is_instead_of_trigger bit

      sys.server_triggers
        name sysname, object_id int, parent_class tinyint, parent_class_desc nvarchar(60) null,
        parent_id int, type char(2), type_desc nvarchar(60) null, create_date datetime,
        modify_date datetime, is_ms_shipped bit, is_disabled bit

      sys.events
        object_id int, type int, type_desc nvarchar(60) null, is_trigger_event bit null,
        event_group_type int null, event_group_type_desc nvarchar(60) null

      sys.trigger_events
        object_id int, type int, type_desc nvarchar(60) null, is_first bit null,
        is_last bit null, event_group_type int null, event_group_type_desc nvarchar(60) null,
        is_trigger_event bit null

      sys.event_notifications
        name sysname, object_id int, parent_class tinyint, parent_class_desc nvarchar(60) null,
        parent_id int, create_date datetime, modify_date datetime, service_name nvarchar(256) null,
        broker_instance nvarchar(128) null, creator_sid varbinary(85) null, principal_id int null

      sys.sql_modules
        object_id int, definition nvarchar(max) null, uses_ansi_nulls bit null,
        uses_quoted_identifier bit null, is_schema_bound bit null,
        uses_database_collation bit null, is_recompiled bit null, null_on_null_input bit null,
        execute_as_principal_id int null, uses_native_compilation bit null,
        inline_type bit null, is_inlineable bit null

      sys.all_sql_modules
        + sys.sql_modules

      sys.system_sql_modules
        + sys.sql_modules

      sys.assembly_modules
        object_id int, assembly_id int, assembly_class sysname null, assembly_method sysname null,
        null_on_null_input bit null, execute_as_principal_id int null

      sys.numbered_procedures
        object_id int, procedure_number smallint null, definition nvarchar(max) null

      sys.parameters
        object_id int, name sysname null, parameter_id int, system_type_id tinyint,
        user_type_id int, max_length smallint, precision tinyint, scale tinyint, is_output bit,
        is_cursor_ref bit, has_default_value bit, is_xml_document bit,
        default_value sql_variant null, xml_collection_id int, is_readonly bit,
        is_nullable bit null, encryption_type int null, encryption_type_desc nvarchar(64) null,
        encryption_algorithm_name sysname null, column_encryption_key_id int null,
        column_encryption_key_database_name sysname null

      sys.all_parameters
        + sys.parameters

      sys.system_parameters
        + sys.parameters

      sys.sequences
        + sys.objects,
        start_value sql_variant, increment sql_variant, minimum_value sql_variant,
        maximum_value sql_variant, is_cycling bit null, is_cached bit null, cache_size int null,
        system_type_id tinyint, user_type_id int, precision tinyint, scale tinyint null,
        current_value sql_variant, is_exhausted bit, last_used_value sql_variant null

      sys.synonyms
        + sys.objects,
        base_object_name nvarchar(1035) null

      sys.extended_properties
        class tinyint, class_desc nvarchar(60) null, major_id int, minor_id int, name sysname,
        value sql_variant null

      sys.sql_dependencies
        class tinyint, class_desc nvarchar(60) null, object_id int, column_id int,
        referenced_major_id int, referenced_minor_id int, is_selected bit, is_updated bit,
        is_select_all bit

      sys.sql_expression_dependencies
        referencing_id int, referencing_minor_id int, referencing_class tinyint null,
        referencing_class_desc nvarchar(60) null, is_schema_bound_reference bit,
        referenced_class tinyint null, referenced_class_desc nvarchar(60) null,
        referenced_server_name sysname null, referenced_database_name sysname null,
        referenced_schema_name sysname null, referenced_entity_name sysname null,
        referenced_id int null, referenced_minor_id int, is_caller_dependent bit, is_ambiguous bit

      sys.plan_guides
        plan_guide_id int, name sysname, create_date datetime, modify_date datetime,
        is_disabled bit, query_text nvarchar(max) null, scope_type tinyint,
        scope_type_desc nvarchar(60) null, scope_object_id int null,
        scope_batch nvarchar(max) null, parameters nvarchar(max) null, hints nvarchar(max) null

      sys.messages
        message_id int, language_id smallint, severity tinyint null, is_event_logged bit,
        text nvarchar(2048)

      sys.syscomments
        id int, number smallint null, colid smallint, status smallint, ctext varbinary(8000),
        texttype smallint null, language smallint null, encrypted bit, compressed bit,
        text nvarchar(4000) null
      """;

  @Override
  public String shapes() {
    return SHAPES;
  }

  @Override
  public void produce(String view, ViewRequest request, RowsetRows rows) {
    switch (view) {
      case "sys.messages" -> messages(rows);
      case "sys.syscomments" -> defaults(request, rows);
      default -> {
        // The catalog keeps none of these objects.
      }
    }
  }

  /** One row for each number, though a few errors share one. */
  private static void messages(RowsetRows rows) {
    Set<Integer> listed = new HashSet<>();
    for (SqlError error : SqlError.values()) {
      if (listed.add(error.number())) {
        rows.add()
            .set("message_id", error.number())
            .set("language_id", 1033)
            .set("severity", error.severity())
            .set("is_event_logged", false)
            .set("text", error.format("%1", "%2", "%3", "%4", "%5", "%6", "%7", "%8", "%9", "%10"));
      }
    }
  }

  /** The texts of DEFAULT constraints, all that has a text. */
  private static void defaults(ViewRequest request, RowsetRows rows) {
    for (var table : request.database().tablesInOrder()) {
      for (var column : table.columns()) {
        String text = DefaultText.definition(column.defaultText());
        if (text != null && column.defaultName() != null) {
          rows.add()
              .set("id", DatabaseObject.defaultId(table, column))
              .set("number", 0)
              .set("colid", 1)
              .set("status", 0)
              .set("ctext", text.getBytes(StandardCharsets.UTF_16LE))
              .set("texttype", 2)
              .set("language", 0)
              .set("encrypted", false)
              .set("compressed", false)
              .set("text", text);
        }
      }
    }
  }
}
