package io.skerry.system;

/**
 * Views of features that databases have nothing of: full text, XML schemas, assemblies, Service
 * Broker, replication. Clients read them and expect no rows.
 */
final class FeatureViews implements ViewFamily {
  private static final String SHAPES =
      """
      sys.xml_schema_collections
        xml_collection_id int, schema_id int, principal_id int null, name sysname,
        create_date datetime, modify_date datetime

      sys.assemblies
        name sysname, principal_id int null, assembly_id int, clr_name nvarchar(4000) null,
        permission_set tinyint null, permission_set_desc nvarchar(60) null, is_visible bit,
        create_date datetime, modify_date datetime, is_user_defined bit null

      sys.assembly_files
        assembly_id int, name nvarchar(260) null, file_id int, content varbinary(max) null

      sys.assembly_references
        assembly_id int, referenced_assembly_id int

      sys.fulltext_catalogs
        fulltext_catalog_id int, name sysname, path nvarchar(260) null, is_default bit,
        is_accent_sensitivity_on bit, data_space_id int null, file_id int null,
        principal_id int null, is_importing bit

      sys.fulltext_indexes
        object_id int, unique_index_id int null, fulltext_catalog_id int null,
        is_enabled bit null, change_tracking_state char(1) null,
        change_tracking_state_desc nvarchar(60) null, has_crawl_completed bit null,
        crawl_type char(1) null, crawl_type_desc nvarchar(60) null,
        crawl_start_date datetime null, crawl_end_date datetime null,
        incremental_timestamp binary(8) null, stoplist_id int null, data_space_id int null,
        property_list_id int null

      sys.fulltext_index_columns
        object_id int, column_id int, type_column_id int null, language_id int,
        statistical_semantics int

      sys.fulltext_index_fragments
        table_id int, fragment_id int, fragment_object_id int, timestamp binary(8), status int,
        data_size bigint, row_count int

      sys.fulltext_stoplists
        stoplist_id int, name sysname, create_date datetime, modify_date datetime,
        principal_id int null

      sys.fulltext_stopwords
        stoplist_id int, stopword nvarchar(64) null, language sysname null, language_id int

      sys.fulltext_languages
        lcid int, name sysname

      sys.fulltext_document_types
        document_type sysname, class_id uniqueidentifier null, path nvarchar(260) null,
        version sysname null, manufacturer sysname null

      sys.registered_search_property_lists
        property_list_id int, name sysname, create_date datetime, modify_date datetime,
        principal_id int null

      sys.services
        name sysname, service_id int, principal_id int null, service_queue_id int

      sys.service_queues
        + sys.objects,
        max_readers smallint null, activation_procedure nvarchar(776) null,
        execute_as_principal_id int null, is_activation_enabled bit, is_receive_enabled bit,
        is_enqueue_enabled bit, is_retention_enabled bit, is_poison_message_handling_enabled bit

      sys.service_contracts
        name sysname, service_contract_id int, principal_id int null

      sys.service_message_types
        name sysname, message_type_id int, principal_id int null, validation char(2),
        validation_desc nvarchar(60) null, xml_collection_id int null

      sys.routes
        name sysname, route_id int, principal_id int null, remote_service_name nvarchar(256) null,
        broker_instance nvarchar(128) null, lifetime datetime null, address nvarchar(256) null,
        mirror_address nvarchar(256) null

      sys.remote_service_bindings
        name sysname, remote_service_binding_id int, principal_id int null,
        remote_service_name nvarchar(256) null, service_contract_id int,
        remote_principal_id int null, is_anonymous_on bit

      sys.filetables
        object_id int, is_enabled bit null, directory_name nvarchar(255) null,
        filename_collation_id int, filename_collation_name nvarchar(128) null

      sys.periods
        name sysname null, period_type tinyint null, period_type_desc nvarchar(60) null,
        object_id int, start_column_id int, end_column_id int

      sys.external_data_sources
        data_source_id int, name sysname, location nvarchar(4000), type_desc nvarchar(255) null,
        type tinyint, resource_manager_location nvarchar(4000) null, credential_id int,
        database_name sysname null, shard_map_name sysname null,
        connection_options nvarchar(4000) null, pushdown nvarchar(256)

      sys.external_file_formats
        file_format_id int, name sysname, format_type nvarchar(100),
        field_terminator nvarchar(10) null, string_delimiter nvarchar(10) null,
        date_format nvarchar(50) null, use_type_default bit null, serde_method nvarchar(255) null,
        row_terminator nvarchar(10) null, encoding nvarchar(10) null,
        data_compression nvarchar(255) null, first_row int null

      sys.external_tables
        name sysname, object_id int, principal_id int null, schema_id int, parent_object_id int,
        type char(2), type_desc nvarchar(60) null, create_date datetime, modify_date datetime,
        is_ms_shipped bit, is_published bit, is_schema_published bit, max_column_id_used int,
        uses_ansi_nulls bit null, data_source_id int, file_format_id int null,
        location nvarchar(4000) null, reject_type nvarchar(20) null, reject_value float null,
        reject_sample_value float null, distribution_type int null,
        distribution_desc nvarchar(120) null, sharding_col_id int null,
        remote_schema_name sysname null, remote_object_name sysname null

      sys.external_libraries
        external_library_id int, name sysname, principal_id int, language sysname, scope int,
        scope_desc nvarchar(60)

      sys.external_languages
        external_language_id int, language sysname, create_date datetime, principal_id int

      sys.availability_groups
        group_id uniqueidentifier, name sysname null, resource_id nvarchar(40) null,
        resource_group_id nvarchar(40) null, failure_condition_level int null,
        health_check_timeout int null, automated_backup_preference tinyint null,
        automated_backup_preference_desc nvarchar(60) null, version smallint null,
        basic_features bit null, dtc_support bit null, db_failover bit null,
        is_distributed bit null, cluster_type tinyint null, cluster_type_desc nvarchar(60) null,
        required_synchronized_secondaries_to_commit int null, sequence_number bigint null,
        is_contained bit null

      sys.availability_replicas
        replica_id uniqueidentifier null, group_id uniqueidentifier null,
        replica_metadata_id int null, replica_server_name nvarchar(256) null,
        owner_sid varbinary(85) null, endpoint_url nvarchar(256) null,
        availability_mode tinyint null, availability_mode_desc nvarchar(60) null,
        failover_mode tinyint null, failover_mode_desc nvarchar(60) null,
        session_timeout int null, primary_role_allow_connections tinyint null,
        primary_role_allow_connections_desc nvarchar(60) null,
        secondary_role_allow_connections tinyint null,
        secondary_role_allow_connections_desc nvarchar(60) null, create_date datetime null,
        modify_date datetime null, backup_priority int null,
        read_only_routing_url nvarchar(256) null, seeding_mode tinyint null,
        seeding_mode_desc nvarchar(60) null, read_write_routing_url nvarchar(256) null

      sys.dm_hadr_database_replica_states
        database_id int, group_id uniqueidentifier, replica_id uniqueidentifier,
        group_database_id uniqueidentifier, is_local bit null, is_primary_replica bit null,
        synchronization_state tinyint null, synchronization_state_desc nvarchar(60) null,
        is_commit_participant bit null, synchronization_health tinyint null,
        synchronization_health_desc nvarchar(60) null, database_state tinyint null,
        database_state_desc nvarchar(60) null, is_suspended bit null

      sys.dm_hadr_cluster
        cluster_name nvarchar(256), quorum_type tinyint, quorum_type_desc nvarchar(60),
        quorum_state tinyint, quorum_state_desc nvarchar(60)
      """;

  @Override
  public String shapes() {
    return SHAPES;
  }

  @Override
  public void produce(String view, ViewRequest request, RowsetRows rows) {
    // No rows: the features are not there.
  }
}
