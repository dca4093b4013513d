package io.skerry.system;

import io.skerry.catalog.Database;
import io.skerry.types.Collation;
import java.util.UUID;

/** Databases and their files ("sys.databases", "sys.database_files"). */
final class DatabaseViews implements ViewFamily {
  private static final String SHAPES =
      """
      sys.databases
        name sysname, database_id int, source_database_id int null,
        owner_sid varbinary(85) null, create_date datetime, compatibility_level tinyint = 150,
        collation_name sysname null, user_access tinyint null = 0,
        user_access_desc nvarchar(60) null = 'MULTI_USER', is_read_only bit null = 0,
        is_auto_close_on bit = 0, is_auto_shrink_on bit null = 0, state tinyint null = 0,
        state_desc nvarchar(60) null = 'ONLINE', is_in_standby bit null = 0,
        is_cleanly_shutdown bit null = 0, is_supplemental_logging_enabled bit null = 0,
        snapshot_isolation_state tinyint null = 1,
        snapshot_isolation_state_desc nvarchar(60) null = 'ON',
        is_read_committed_snapshot_on bit null = 1, recovery_model tinyint null = 3,
        recovery_model_desc nvarchar(60) null = 'SIMPLE', page_verify_option tinyint null = 2,
        page_verify_option_desc nvarchar(60) null = 'CHECKSUM',
        is_auto_create_stats_on bit null = 1, is_auto_create_stats_incremental_on bit null = 0,
        is_auto_update_stats_on bit null = 1, is_auto_update_stats_async_on bit null = 0,
        is_ansi_null_default_on bit null = 0, is_ansi_nulls_on bit null = 0,
        is_ansi_padding_on bit null = 0, is_ansi_warnings_on bit null = 0,
        is_arithabort_on bit null = 0, is_concat_null_yields_null_on bit null = 0,
        is_numeric_roundabort_on bit null = 0, is_quoted_identifier_on bit null = 0,
        is_recursive_triggers_on bit null = 0, is_cursor_close_on_commit_on bit null = 0,
        is_local_cursor_default bit null = 0, is_fulltext_enabled bit null = 0,
        is_trustworthy_on bit null = 0, is_db_chaining_on bit null = 0,
        is_parameterization_forced bit null = 0, is_master_key_encrypted_by_server bit = 0,
        is_query_store_on bit null = 0, is_published bit = 0, is_subscribed bit = 0,
        is_merge_published bit = 0, is_distributor bit = 0, is_sync_with_backup bit = 0,
        service_broker_guid uniqueidentifier, is_broker_enabled bit = 0,
        log_reuse_wait tinyint null = 0, log_reuse_wait_desc nvarchar(60) null = 'NOTHING',
        is_date_correlation_on bit = 0, is_cdc_enabled bit = 0, is_encrypted bit null = 0,
        is_honor_broker_priority_on bit null = 0, replica_id uniqueidentifier null,
        group_database_id uniqueidentifier null, resource_pool_id int null,
        default_language_lcid smallint null, default_language_name nvarchar(128) null,
        default_fulltext_language_lcid int null,
        default_fulltext_language_name nvarchar(128) null, is_nested_triggers_on bit null,
        is_transform_noise_words_on bit null, two_digit_year_cutoff smallint null,
        containment tinyint null = 0, containment_desc nvarchar(60) null = 'NONE',
        target_recovery_time_in_seconds int null = 60, delayed_durability int null = 0,
        delayed_durability_desc nvarchar(60) null = 'DISABLED',
        is_memory_optimized_elevate_to_snapshot_on bit null = 0,
        is_federation_member bit null = 0, is_remote_data_archive_enabled bit null = 0,
        is_mixed_page_allocation_on bit null = 0,
        is_temporal_history_retention_enabled bit null = 1, catalog_collation_type int null = 0,
        catalog_collation_type_desc nvarchar(60) null = 'DATABASE_DEFAULT',
        physical_database_name nvarchar(128) null, is_result_set_caching_on bit null = 0,
        is_accelerated_database_recovery_on bit null = 1,
        is_tempdb_spill_to_remote_store bit null = 0, is_stale_page_detection_on bit null = 0,
        is_memory_optimized_enabled bit null = 0, is_data_retention_enabled bit null = 0

      sys.database_files
        file_id int, file_guid uniqueidentifier null, type tinyint,
        type_desc nvarchar(60) null, data_space_id int, name sysname,
        physical_name nvarchar(260) null, state tinyint null = 0,
        state_desc nvarchar(60) null = 'ONLINE', size int, max_size int = -1,
        growth int = 8192, is_media_read_only bit = 0, is_read_only bit = 0, is_sparse bit = 0,
        is_percent_growth bit = 0, is_name_reserved bit = 0,
        is_persistent_log_buffer bit = 0, create_lsn numeric(25,0) null,
        drop_lsn numeric(25,0) null, read_only_lsn numeric(25,0) null,
        read_write_lsn numeric(25,0) null, differential_base_lsn numeric(25,0) null,
        differential_base_guid uniqueidentifier null, differential_base_time datetime null,
        redo_start_lsn numeric(25,0) null, redo_start_fork_guid uniqueidentifier null,
        redo_target_lsn numeric(25,0) null, redo_target_fork_guid uniqueidentifier null,
        backup_lsn numeric(25,0) null

      sys.master_files
        database_id int, file_id int, file_guid uniqueidentifier null, type tinyint,
        type_desc nvarchar(60) null, data_space_id int, name sysname,
        physical_name nvarchar(260), state tinyint null = 0,
        state_desc nvarchar(60) null = 'ONLINE', size int, max_size int = -1,
        growth int = 8192, is_media_read_only bit = 0, is_read_only bit = 0, is_sparse bit = 0,
        is_percent_growth bit = 0, is_name_reserved bit = 0,
        is_persistent_log_buffer bit = 0, create_lsn numeric(25,0) null,
        drop_lsn numeric(25,0) null, read_only_lsn numeric(25,0) null,
        read_write_lsn numeric(25,0) null, differential_base_lsn numeric(25,0) null,
        differential_base_guid uniqueidentifier null, differential_base_time datetime null,
        redo_start_lsn numeric(25,0) null, redo_start_fork_guid uniqueidentifier null,
        redo_target_lsn numeric(25,0) null, redo_target_fork_guid uniqueidentifier null,
        backup_lsn numeric(25,0) null, credential_id int null

      sys.database_recovery_status
        database_id int, database_guid uniqueidentifier null, family_guid uniqueidentifier null,
        last_log_backup_lsn numeric(25,0) null, recovery_fork_guid uniqueidentifier null,
        first_recovery_fork_guid uniqueidentifier null, fork_point_lsn numeric(25,0) null

      sys.database_mirroring
        database_id int, mirroring_guid uniqueidentifier null, mirroring_state tinyint null,
        mirroring_state_desc nvarchar(60) null, mirroring_role tinyint null,
        mirroring_role_desc nvarchar(60) null, mirroring_role_sequence int null,
        mirroring_safety_level tinyint null, mirroring_safety_level_desc nvarchar(60) null,
        mirroring_safety_sequence int null, mirroring_partner_name nvarchar(128) null,
        mirroring_partner_instance nvarchar(128) null,
        mirroring_witness_name nvarchar(128) null, mirroring_witness_state tinyint null,
        mirroring_witness_state_desc nvarchar(60) null, mirroring_failover_lsn numeric(25,0) null,
        mirroring_connection_timeout int null, mirroring_redo_queue int null,
        mirroring_redo_queue_type nvarchar(60) null, mirroring_end_of_log_lsn numeric(25,0) null,
        mirroring_replication_lsn numeric(25,0) null

      sys.database_scoped_configurations
        configuration_id int, name nvarchar(60) null, value sql_variant null,
        value_for_secondary sql_variant null, is_value_default bit null

      sys.change_tracking_databases
        database_id int, is_auto_cleanup_on tinyint null, retention_period int null,
        retention_period_units tinyint null, retention_period_units_desc nvarchar(60) null,
        max_cleanup_version bigint null

      sys.change_tracking_tables
        object_id int, is_track_columns_updated_on bit, min_valid_version bigint null,
        begin_version bigint null, cleanup_version bigint null
      """;

  private static final byte[] SA_SID = {1};

  @Override
  public String shapes() {
    return SHAPES;
  }

  @Override
  public void produce(String view, ViewRequest request, RowsetRows rows) {
    switch (view) {
      case "sys.databases" -> {
        for (Database database : request.session().catalog().databases()) {
          database(database, rows);
        }
      }
      case "sys.database_files" -> files(request.database(), rows);
      case "sys.master_files" -> {
        for (Database database : request.session().catalog().databases()) {
          files(database, rows);
        }
      }
      case "sys.database_recovery_status", "sys.database_mirroring" -> {
        for (Database database : request.session().catalog().databases()) {
          rows.add().set("database_id", database.id());
        }
      }
      case "sys.database_scoped_configurations",
          "sys.change_tracking_databases",
          "sys.change_tracking_tables" -> {}
      default -> throw new AssertionError(view);
    }
  }

  private static void database(Database database, RowsetRows rows) {
    rows.add()
        .set("name", database.name())
        .set("database_id", database.id())
        .set("owner_sid", SA_SID)
        .set("create_date", database.created())
        .set("collation_name", Collation.DEFAULT.name())
        .set("service_broker_guid", new UUID(0, database.id()))
        .set("physical_database_name", database.name());
  }

  /**
   * One data file and one log for each database, as tools expect them. All databases share the
   * store's files, so there is no size of one database's file.
   */
  private static void files(Database database, RowsetRows rows) {
    for (int fileId = 1; fileId <= 2; fileId++) {
      boolean log = fileId == 2;
      String name = log ? database.name() + "_log" : database.name();
      rows.add()
          .setIfPresent("database_id", database.id())
          .set("file_id", fileId)
          .set("type", log ? 1 : 0)
          .set("type_desc", log ? "LOG" : "ROWS")
          .set("data_space_id", log ? 0 : 1)
          .set("name", name)
          .set("physical_name", name + (log ? ".ldf" : ".mdf"))
          .set("size", 0);
    }
  }
}
