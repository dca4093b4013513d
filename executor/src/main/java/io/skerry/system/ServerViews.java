package io.skerry.system;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The server: its configuration, machine and endpoints ("Server-wide configuration views"). */
public final class ServerViews implements ViewFamily {
  private static final String SHAPES =
      """
      sys.configurations
        configuration_id int, name nvarchar(35), value sql_variant null,
        minimum sql_variant null, maximum sql_variant null, value_in_use sql_variant null,
        description nvarchar(255), is_dynamic bit, is_advanced bit

      sys.servers
        server_id int, name sysname, product sysname, provider sysname,
        data_source nvarchar(4000) null, location nvarchar(4000) null,
        provider_string nvarchar(4000) null, catalog sysname null, connect_timeout int null = 0,
        query_timeout int null = 0, is_linked bit = 0, is_remote_login_enabled bit = 1,
        is_rpc_out_enabled bit = 1, is_data_access_enabled bit = 0,
        is_collation_compatible bit = 0, uses_remote_collation bit = 1,
        collation_name sysname null, lazy_schema_validation bit = 0, is_system bit = 0,
        is_publisher bit = 0, is_subscriber bit null = 0, is_distributor bit null = 0,
        is_nonsql_subscriber bit null = 0,
        is_remote_proc_transaction_promotion_enabled bit null = 0, modify_date datetime,
        is_rda_server bit null = 0

      sys.linked_logins
        server_id int, local_principal_id int null, uses_self_credential bit,
        remote_name sysname null, modify_date datetime

      sys.endpoints
        name sysname, endpoint_id int, principal_id int null, protocol tinyint,
        protocol_desc nvarchar(60) null, type tinyint, type_desc nvarchar(60) null,
        state tinyint null, state_desc nvarchar(60) null, is_admin_endpoint bit

      sys.tcp_endpoints
        + sys.endpoints,
        port int, is_dynamic_port bit = 0, ip_address nvarchar(45) null

      sys.dm_os_host_info
        host_platform nvarchar(256), host_distribution nvarchar(256), host_release nvarchar(256),
        host_service_pack_level nvarchar(256) = '', host_sku int null,
        os_language_version int = 0

      sys.dm_os_windows_info
        windows_release nvarchar(256), windows_service_pack_level nvarchar(256),
        windows_sku int null, os_language_version int

      sys.dm_os_sys_info
        cpu_ticks bigint, ms_ticks bigint, cpu_count int, hyperthread_ratio int,
        physical_memory_kb bigint, virtual_memory_kb bigint, committed_kb bigint,
        committed_target_kb bigint, visible_target_kb bigint, stack_size_in_bytes int = 1048576,
        os_quantum bigint = 4, os_error_mode int = 0, os_priority_class int null = 32,
        max_workers_count int, scheduler_count int, scheduler_total_count int,
        deadlock_monitor_serial_number int = 0, sqlserver_start_time_ms_ticks bigint,
        sqlserver_start_time datetime, affinity_type int = 2,
        affinity_type_desc nvarchar(60) = 'AUTO', process_kernel_time_ms bigint = 0,
        process_user_time_ms bigint = 0, time_source int = 0,
        time_source_desc nvarchar(60) = 'QUERY_PERFORMANCE_COUNTER',
        virtual_machine_type int = 0, virtual_machine_type_desc nvarchar(60) = 'NONE',
        softnuma_configuration int = 0, softnuma_configuration_desc nvarchar(60) = 'OFF',
        process_physical_affinity nvarchar(3072) = '', sql_memory_model int = 1,
        sql_memory_model_desc nvarchar(60) = 'CONVENTIONAL', socket_count int = 1,
        cores_per_socket int, numa_node_count int = 1, container_type int = 0,
        container_type_desc nvarchar(60) = 'NONE'

      sys.dm_os_sys_memory
        total_physical_memory_kb bigint, available_physical_memory_kb bigint,
        total_page_file_kb bigint, available_page_file_kb bigint, system_cache_kb bigint = 0,
        kernel_paged_pool_kb bigint = 0, kernel_nonpaged_pool_kb bigint = 0,
        system_high_memory_signal_state bit = 1, system_low_memory_signal_state bit = 0,
        system_memory_state_desc nvarchar(256) = 'Available physical memory is high'

      sys.dm_os_process_memory
        physical_memory_in_use_kb bigint, large_page_allocations_kb bigint = 0,
        locked_page_allocations_kb bigint = 0, total_virtual_address_space_kb bigint,
        virtual_address_space_reserved_kb bigint, virtual_address_space_committed_kb bigint,
        virtual_address_space_available_kb bigint, page_fault_count bigint = 0,
        memory_utilization_percentage int = 100, available_commit_limit_kb bigint,
        process_physical_memory_low bit = 0, process_virtual_memory_low bit = 0

      sys.dm_os_performance_counters
        object_name nchar(128), counter_name nchar(128), instance_name nchar(128) null,
        cntr_value bigint, cntr_type int

      sys.dm_os_wait_stats
        wait_type nvarchar(60), waiting_tasks_count bigint, wait_time_ms bigint,
        max_wait_time_ms bigint, signal_wait_time_ms bigint

      sys.dm_os_memory_clerks
        memory_clerk_address varbinary(8), type nvarchar(60), name nvarchar(256),
        memory_node_id smallint, pages_kb bigint, virtual_memory_reserved_kb bigint,
        virtual_memory_committed_kb bigint, awe_allocated_kb bigint,
        shared_memory_reserved_kb bigint, shared_memory_committed_kb bigint,
        page_size_in_bytes bigint, page_allocator_address varbinary(8),
        host_address varbinary(8), parent_memory_broker_type nvarchar(60) null

      sys.dm_os_schedulers
        scheduler_address varbinary(8), parent_node_id int, scheduler_id int, cpu_id smallint,
        status nvarchar(60), is_online bit, is_idle bit, preemptive_switches_count int,
        context_switches_count int, idle_switches_count int, current_tasks_count int,
        runnable_tasks_count int, current_workers_count int, active_workers_count int,
        work_queue_count bigint, pending_disk_io_count int, load_factor int, yield_count int,
        last_timer_activity bigint, failed_to_create_worker bit

      sys.dm_os_ring_buffers
        ring_buffer_address varbinary(8), ring_buffer_type nvarchar(60), timestamp bigint,
        record nvarchar(3072) null

      sys.dm_server_services
        servicename nvarchar(256), startup_type int null, startup_type_desc nvarchar(256),
        status int null, status_desc nvarchar(256), process_id int null,
        last_startup_time datetimeoffset(7) null, service_account nvarchar(256),
        filename nvarchar(256), is_clustered nvarchar(1), cluster_nodename nvarchar(256) null,
        instant_file_initialization_enabled nvarchar(1)

      sys.dm_server_registry
        registry_key nvarchar(256) null, value_name nvarchar(256) null,
        value_data sql_variant null
      """;

  /** id, name, value, minimum, maximum, whether dynamic, whether advanced, description. */
  private static final String CONFIGURATIONS =
      """
      101|recovery interval (min)|0|0|32767|1|1|Maximum recovery interval in minutes
      102|allow updates|0|0|1|1|0|Allow updates to system tables
      103|user connections|0|0|32767|0|1|Number of user connections allowed
      106|locks|0|5000|2147483647|0|1|Number of locks for all users
      107|open objects|0|0|2147483647|0|1|Number of open database objects
      109|fill factor (%)|0|0|100|0|1|Default fill factor percentage
      114|disallow results from triggers|0|0|1|1|1|Disallow returning results from triggers
      115|nested triggers|1|0|1|1|0|Allow triggers to be invoked within triggers
      116|server trigger recursion|1|0|1|1|0|Allow recursion for server level triggers
      117|remote access|1|0|1|0|0|Allow remote access
      124|default language|0|0|9999|1|0|default language
      400|cross db ownership chaining|0|0|1|1|0|Allow cross db ownership chaining
      503|max worker threads|0|128|65535|1|1|Maximum worker threads
      505|network packet size (B)|4096|512|32767|1|1|Network packet size
      518|show advanced options|0|0|1|1|0|show advanced options
      542|remote proc trans|0|0|1|1|0|Create DTC transaction for remote procedures
      544|c2 audit mode|0|0|1|0|1|c2 audit mode
      1126|default full-text language|1033|0|2147483647|1|1|default full-text language
      1127|two digit year cutoff|2049|1753|9999|1|1|two digit year cutoff
      1505|index create memory (KB)|0|704|2147483647|1|1|Memory for index create sorts (kBytes)
      1517|priority boost|0|0|1|0|1|Priority boost
      1519|remote login timeout (s)|10|0|2147483647|1|0|remote login timeout
      1520|remote query timeout (s)|600|0|2147483647|1|0|remote query timeout
      1531|cursor threshold|-1|-1|2147483647|1|1|cursor threshold
      1532|set working set size|0|0|1|0|1|set working set size
      1534|user options|0|0|32767|1|0|user options
      1535|affinity mask|0|-2147483648|2147483647|1|1|affinity mask
      1536|max text repl size (B)|65536|-1|2147483647|1|0|Maximum size of a text field in replication.
      1538|cost threshold for parallelism|5|0|32767|1|1|cost threshold for parallelism
      1539|max degree of parallelism|0|0|32767|1|1|maximum degree of parallelism
      1540|min memory per query (KB)|1024|512|2147483647|1|1|minimum memory per query (kBytes)
      1541|query wait (s)|-1|-1|2147483647|1|1|maximum time to wait for query memory (s)
      1543|min server memory (MB)|0|0|2147483647|1|1|Minimum size of server memory (MB)
      1544|max server memory (MB)|2147483647|128|2147483647|1|1|Maximum size of server memory (MB)
      1545|query governor cost limit|0|0|2147483647|1|1|Maximum estimated cost allowed by query governor
      1546|lightweight pooling|0|0|1|0|1|User mode scheduler uses lightweight pooling
      1547|scan for startup procs|0|0|1|0|1|scan for startup stored procedures
      1562|clr enabled|0|0|1|1|0|CLR user code execution enabled in the server
      1568|default trace enabled|0|0|1|1|1|Enable or disable the default trace
      1569|blocked process threshold (s)|0|0|86400|1|1|Blocked process reporting threshold
      1570|in-doubt xact resolution|0|0|2|1|1|Recovery policy for DTC transactions with unknown outcome
      1576|remote admin connections|0|0|1|1|0|Dedicated Admin Connections are allowed from remote clients
      1579|backup compression default|0|0|1|1|0|Enable compression of backups by default
      1580|filestream access level|0|0|2|1|0|Sets the FILESTREAM access level
      1581|optimize for ad hoc workloads|0|0|1|1|1|When this option is set, plan cache size is further reduced for single-use adhoc OLTP workload.
      1584|backup checksum default|0|0|1|1|0|Enable checksum of backups by default
      1586|external scripts enabled|0|0|1|1|0|Allows execution of external scripts
      1587|clr strict security|1|0|1|1|1|CLR strict security enabled in the server
      16384|Agent XPs|0|0|1|1|1|Enable or disable Agent XPs
      16386|Database Mail XPs|0|0|1|1|1|Enable or disable Database Mail XPs
      16388|Ole Automation Procedures|0|0|1|1|1|Enable or disable Ole Automation Procedures
      16390|xp_cmdshell|0|0|1|1|1|Enable or disable command shell
      16391|Ad Hoc Distributed Queries|0|0|1|1|1|Enable or disable Ad Hoc Distributed Queries
      16393|contained database authentication|0|0|1|1|0|Enables contained databases and contained authentication
      """;

  private static final int TCP_ENDPOINT = 4;

  @Override
  public String shapes() {
    return SHAPES;
  }

  @Override
  public void produce(String view, ViewRequest request, RowsetRows rows) {
    switch (view) {
      case "sys.configurations" -> configurations(rows);
      case "sys.servers" -> server(request, rows);
      case "sys.endpoints" -> endpoint(rows);
      case "sys.tcp_endpoints" -> endpoint(rows).set("port", request.server().port());
      case "sys.dm_os_host_info" ->
          rows.add()
              .set("host_platform", "Linux")
              .set("host_distribution", System.getProperty("os.name", ""))
              .set("host_release", System.getProperty("os.version", ""));
      case "sys.dm_os_sys_info" -> systemInformation(request, rows);
      case "sys.dm_os_sys_memory" -> systemMemory(request, rows);
      case "sys.dm_os_process_memory" -> processMemory(request, rows);
      default -> {
        // Linked logins, Windows, counters and services: nothing to tell.
      }
    }
  }

  /** id, name, value, minimum, maximum, dynamic, advanced, description of each setting. */
  public static List<String[]> configurationFields() {
    return CONFIGURATIONS.lines().map(line -> line.split("\\|")).toList();
  }

  private static void configurations(RowsetRows rows) {
    for (String[] fields : configurationFields()) {
      rows.add()
          .set("configuration_id", Integer.parseInt(fields[0]))
          .set("name", fields[1])
          .set("value", Integer.valueOf(fields[2]))
          .set("minimum", Integer.valueOf(fields[3]))
          .set("maximum", Integer.valueOf(fields[4]))
          .set("value_in_use", Integer.valueOf(fields[2]))
          .set("is_dynamic", fields[5].equals("1"))
          .set("is_advanced", fields[6].equals("1"))
          .set("description", fields[7]);
    }
  }

  private static void server(ViewRequest request, RowsetRows rows) {
    rows.add()
        .set("server_id", 0)
        .set("name", request.session().serverName())
        .set("product", "SQL Server")
        .set("provider", "SQLNCLI")
        .set("data_source", request.session().serverName())
        .set("modify_date", request.server().started());
  }

  private static RowsetRows.Row endpoint(RowsetRows rows) {
    return rows.add()
        .set("name", "TSQL Default TCP")
        .set("endpoint_id", TCP_ENDPOINT)
        .set("principal_id", 1)
        .set("protocol", 2)
        .set("protocol_desc", "TCP")
        .set("type", 2)
        .set("type_desc", "TSQL")
        .set("state", 0)
        .set("state_desc", "STARTED")
        .set("is_admin_endpoint", false);
  }

  private static void systemInformation(ViewRequest request, RowsetRows rows) {
    Runtime runtime = Runtime.getRuntime();
    int processors = runtime.availableProcessors();
    Instant started = request.server().started();
    long upMillis = Duration.between(started, request.session().statementTime()).toMillis();
    long memoryKb = request.server().memoryBytes() / 1024;
    rows.add()
        .set("cpu_ticks", System.nanoTime())
        .set("ms_ticks", upMillis)
        .set("cpu_count", processors)
        .set("hyperthread_ratio", processors)
        .set("physical_memory_kb", memoryKb)
        .set("virtual_memory_kb", memoryKb)
        .set("committed_kb", runtime.totalMemory() / 1024)
        .set("committed_target_kb", runtime.maxMemory() / 1024)
        .set("visible_target_kb", runtime.maxMemory() / 1024)
        .set("max_workers_count", 512)
        .set("scheduler_count", processors)
        .set("scheduler_total_count", processors)
        .set("sqlserver_start_time_ms_ticks", 0)
        .set("sqlserver_start_time", started)
        .set("cores_per_socket", processors);
  }

  private static void systemMemory(ViewRequest request, RowsetRows rows) {
    long memoryKb = request.server().memoryBytes() / 1024;
    long usedKb = Runtime.getRuntime().totalMemory() / 1024;
    rows.add()
        .set("total_physical_memory_kb", memoryKb)
        .set("available_physical_memory_kb", Math.max(0, memoryKb - usedKb))
        .set("total_page_file_kb", memoryKb)
        .set("available_page_file_kb", Math.max(0, memoryKb - usedKb));
  }

  private static void processMemory(ViewRequest request, RowsetRows rows) {
    long memoryKb = request.server().memoryBytes() / 1024;
    long usedKb = Runtime.getRuntime().totalMemory() / 1024;
    rows.add()
        .set("physical_memory_in_use_kb", usedKb)
        .set("total_virtual_address_space_kb", memoryKb)
        .set("virtual_address_space_reserved_kb", usedKb)
        .set("virtual_address_space_committed_kb", usedKb)
        .set("virtual_address_space_available_kb", Math.max(0, memoryKb - usedKb))
        .set("available_commit_limit_kb", Math.max(0, memoryKb - usedKb));
  }
}
