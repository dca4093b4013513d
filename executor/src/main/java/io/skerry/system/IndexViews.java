package io.skerry.system;

import io.skerry.catalog.Column;
import io.skerry.catalog.Database;
import io.skerry.catalog.Index;
import io.skerry.catalog.Table;
import java.util.List;
import java.util.TreeSet;

/** Indexes, their columns, and where the rows are ("sys.indexes", "sys.partitions"). */
final class IndexViews implements ViewFamily {
  private static final String SHAPES =
      """
      sys.indexes
        object_id int, name sysname null, index_id int, type tinyint,
        type_desc nvarchar(60) null, is_unique bit null = 0, data_space_id int null = 1,
        ignore_dup_key bit null = 0, is_primary_key bit null = 0,
        is_unique_constraint bit null = 0, fill_factor tinyint = 0, is_padded bit null = 0,
        is_disabled bit null = 0, is_hypothetical bit null = 0,
        is_ignored_in_optimization bit null = 0, allow_row_locks bit null = 1,
        allow_page_locks bit null = 1, has_filter bit null = 0,
        filter_definition nvarchar(max) null, compression_delay int null,
        suppress_dup_key_messages bit null = 0, auto_created bit null = 0,
        optimize_for_sequential_key bit null = 0

      sys.hash_indexes
        + sys.indexes,
        bucket_count int

      sys.xml_indexes
        + sys.indexes,
        using_xml_index_id int null, secondary_type char(1) null,
        secondary_type_desc nvarchar(60) null, xml_index_type tinyint null,
        xml_index_type_description nvarchar(60) null, path_id int null

      sys.spatial_indexes
        + sys.indexes,
        spatial_index_type tinyint, spatial_index_type_desc nvarchar(60) null,
        tessellation_scheme sysname null

      sys.index_columns
        object_id int, index_id int, index_column_id int, column_id int, key_ordinal tinyint,
        partition_ordinal tinyint = 0, is_descending_key bit null, is_included_column bit null

      sys.stats
        object_id int, name sysname null, stats_id int, auto_created bit null = 0,
        user_created bit null = 0, no_recompute bit null = 0, has_filter bit null = 0,
        filter_definition nvarchar(max) null, is_temporary bit null = 0,
        is_incremental bit null = 0, has_persisted_sample bit null = 0,
        stats_generation_method int = 0,
        stats_generation_method_desc varchar(80) = 'Sort based statistics'

      sys.stats_columns
        object_id int, stats_id int, stats_column_id int, column_id int null

      sys.partitions
        partition_id bigint, object_id int, index_id int, partition_number int = 1,
        hobt_id bigint, rows bigint null, filestream_filegroup_id smallint = 0,
        data_compression tinyint = 0, data_compression_desc nvarchar(60) null = 'NONE'

      sys.dm_db_partition_stats
        partition_id bigint null, object_id int, index_id int, partition_number int = 1,
        in_row_data_page_count bigint null, in_row_used_page_count bigint null,
        in_row_reserved_page_count bigint null, lob_used_page_count bigint null = 0,
        lob_reserved_page_count bigint null = 0, row_overflow_used_page_count bigint null = 0,
        row_overflow_reserved_page_count bigint null = 0, used_page_count bigint null,
        reserved_page_count bigint null, row_count bigint null

      sys.allocation_units
        allocation_unit_id bigint, type tinyint, type_desc nvarchar(60) null,
        container_id bigint, data_space_id int null, total_pages bigint, used_pages bigint,
        data_pages bigint

      sys.partition_schemes
        + sys.data_spaces,
        function_id int

      sys.partition_functions
        name sysname, function_id int, type char(2), type_desc nvarchar(60) null, fanout int,
        boundary_value_on_right bit, is_system bit, create_date datetime, modify_date datetime

      sys.partition_parameters
        function_id int, parameter_id int, system_type_id tinyint, max_length smallint,
        precision tinyint, scale tinyint, collation_name sysname null, user_type_id int

      sys.partition_range_values
        function_id int, boundary_id int, parameter_id int, value sql_variant null

      sys.destination_data_spaces
        partition_scheme_id int, destination_id int, data_space_id int

      sys.data_spaces
        name sysname, data_space_id int, type char(2), type_desc nvarchar(60) null,
        is_default bit null, is_system bit null

      sys.filegroups
        + sys.data_spaces,
        filegroup_guid uniqueidentifier null, log_filegroup_id int null,
        is_read_only bit null = 0, is_autogrow_all_files bit null = 0
      """;

  private static final int HEAP = 0;

  /** What sys.partitions multiplies the object id by, so that each index has a partition id. */
  private static final long PARTITION_STEP = 1L << 16;

  @Override
  public String shapes() {
    return SHAPES;
  }

  @Override
  public void produce(String view, ViewRequest request, RowsetRows rows) {
    Database database = request.database();
    switch (view) {
      case "sys.indexes" -> indexes(database, rows);
      case "sys.index_columns" -> indexColumns(database, rows);
      case "sys.stats" -> statistics(database, rows);
      case "sys.stats_columns" -> statisticsColumns(database, rows);
      case "sys.partitions" -> partitions(request, rows);
      case "sys.dm_db_partition_stats" -> partitionStatistics(request, rows);
      case "sys.data_spaces", "sys.filegroups" ->
          rows.add()
              .set("name", "PRIMARY")
              .set("data_space_id", 1)
              .set("type", "FG")
              .set("type_desc", "ROWS_FILEGROUP")
              .set("is_default", true)
              .set("is_system", false);
      case "sys.hash_indexes",
          "sys.xml_indexes",
          "sys.spatial_indexes",
          "sys.allocation_units",
          "sys.partition_schemes",
          "sys.partition_functions",
          "sys.partition_parameters",
          "sys.partition_range_values",
          "sys.destination_data_spaces" -> {}
      default -> throw new AssertionError(view);
    }
  }

  private static void indexes(Database database, RowsetRows rows) {
    for (Table table : database.tablesInOrder()) {
      if (table.clusteredIndex() == null) {
        rows.add()
            .set("object_id", table.objectId())
            .set("index_id", HEAP)
            .set("type", 0)
            .set("type_desc", "HEAP");
      }
      for (Index index : table.indexes()) {
        rows.add()
            .set("object_id", table.objectId())
            .set("name", index.name())
            .set("index_id", index.id())
            .set("type", index.clustered() ? 1 : 2)
            .set("type_desc", index.clustered() ? "CLUSTERED" : "NONCLUSTERED")
            .set("is_unique", index.unique())
            .set("is_primary_key", index.kind() == Index.Kind.PRIMARY_KEY)
            .set("is_unique_constraint", index.kind() == Index.Kind.UNIQUE_CONSTRAINT);
      }
    }
  }

  private static void indexColumns(Database database, RowsetRows rows) {
    for (Table table : database.tablesInOrder()) {
      for (Index index : table.indexes()) {
        int place = 0;
        for (Index.IndexColumn key : index.columns()) {
          place++;
          indexColumn(table, index, place, key.ordinal(), rows)
              .set("key_ordinal", place)
              .set("is_descending_key", key.descending())
              .set("is_included_column", false);
        }
        for (int ordinal : new TreeSet<>(index.included())) {
          place++;
          indexColumn(table, index, place, ordinal, rows)
              .set("key_ordinal", 0)
              .set("is_descending_key", false)
              .set("is_included_column", true);
        }
      }
    }
  }

  private static RowsetRows.Row indexColumn(
      Table table, Index index, int place, int ordinal, RowsetRows rows) {
    Column column = table.columns().get(ordinal);
    return rows.add()
        .set("object_id", table.objectId())
        .set("index_id", index.id())
        .set("index_column_id", place)
        .set("column_id", column.id());
  }

  private static void statistics(Database database, RowsetRows rows) {
    for (Table table : database.tablesInOrder()) {
      for (Index index : table.indexes()) {
        rows.add()
            .set("object_id", table.objectId())
            .set("name", index.name())
            .set("stats_id", index.id());
      }
    }
  }

  private static void statisticsColumns(Database database, RowsetRows rows) {
    IndexKey.each(
        database,
        key ->
            rows.add()
                .set("object_id", key.table().objectId())
                .set("stats_id", key.index().id())
                .set("stats_column_id", key.place())
                .set("column_id", key.column().id()));
  }

  private static void partitions(ViewRequest request, RowsetRows rows) {
    for (Table table : request.database().tablesInOrder()) {
      long rowCount = request.store().rowCount(table.storageId());
      for (int indexId : indexIds(table)) {
        rows.add()
            .set("partition_id", partitionId(table, indexId))
            .set("object_id", table.objectId())
            .set("index_id", indexId)
            .set("hobt_id", partitionId(table, indexId))
            .set("rows", rowCount);
      }
    }
  }

  private static void partitionStatistics(ViewRequest request, RowsetRows rows) {
    for (Table table : request.database().tablesInOrder()) {
      long rowCount = request.store().rowCount(table.storageId());
      for (int indexId : indexIds(table)) {
        rows.add()
            .set("partition_id", partitionId(table, indexId))
            .set("object_id", table.objectId())
            .set("index_id", indexId)
            .set("row_count", rowCount);
      }
    }
  }

  private static long partitionId(Table table, int indexId) {
    return table.objectId() * PARTITION_STEP + indexId;
  }

  /** The ids of all indexes, the heap's 0 among them. */
  private static List<Integer> indexIds(Table table) {
    TreeSet<Integer> ids = new TreeSet<>();
    if (table.clusteredIndex() == null) {
      ids.add(HEAP);
    }
    table.indexes().forEach(index -> ids.add(index.id()));
    return List.copyOf(ids);
  }
}
