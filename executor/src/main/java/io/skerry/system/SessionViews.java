package io.skerry.system;

import io.skerry.catalog.Database;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Sessions, connections, requests ("Execution related dynamic management views"). */
final class SessionViews implements ViewFamily {
  private static final String SHAPES =
      """
      sys.dm_exec_sessions
        session_id smallint, login_time datetime, host_name nvarchar(128) null,
        program_name nvarchar(128) null, host_process_id int null, client_version int null = 7,
        client_interface_name nvarchar(32) null, security_id varbinary(85),
        login_name nvarchar(128), nt_domain nvarchar(128) null, nt_user_name nvarchar(128) null,
        status nvarchar(30), context_info varbinary(128) null, cpu_time int = 0,
        memory_usage int = 0, total_scheduled_time int = 0, total_elapsed_time int = 0,
        endpoint_id int = 4, last_request_start_time datetime,
        last_request_end_time datetime null, reads bigint = 0, writes bigint = 0,
        logical_reads bigint = 0, is_user_process bit = 1, text_size int = 2147483647,
        language nvarchar(128) null = 'us_english', date_format nvarchar(3) null = 'mdy',
        date_first smallint = 7, quoted_identifier bit = 1, arithabort bit = 0,
        ansi_null_dflt_on bit = 1, ansi_defaults bit = 0, ansi_warnings bit = 1,
        ansi_padding bit = 1, ansi_nulls bit = 1, concat_null_yields_null bit = 1,
        transaction_isolation_level smallint, lock_timeout int = -1,
        deadlock_priority int = 0, row_count bigint, prev_error int = 0,
        original_security_id varbinary(85), original_login_name nvarchar(128),
        last_successful_logon datetime null, last_unsuccessful_logon datetime null,
        unsuccessful_logons bigint null, group_id int = 2, database_id smallint,
        authenticating_database_id int null = 1, open_transaction_count int,
        page_server_reads bigint = 0

      sys.dm_exec_connections
        session_id int null, most_recent_session_id int null, connect_time datetime,
        net_transport nvarchar(40) = 'TCP', protocol_type nvarchar(40) null = 'TSQL',
        protocol_version int null = 1946157060, endpoint_id int null = 4,
        encrypt_option nvarchar(40), auth_scheme nvarchar(40) = 'SQL',
        node_affinity smallint = 0, num_reads int null, num_writes int null,
        last_read datetime null, last_write datetime null, net_packet_size int null,
        client_net_address varchar(48) null, client_tcp_port int null,
        local_net_address varchar(48) null, local_tcp_port int null,
        connection_id uniqueidentifier, parent_connection_id uniqueidentifier null,
        most_recent_sql_handle varbinary(64) null

      sys.dm_exec_requests
        session_id smallint, request_id int = 0, start_time datetime,
        status nvarchar(30) = 'running', command nvarchar(32) = 'SELECT',
        sql_handle varbinary(64) null, statement_start_offset int null,
        statement_end_offset int null, plan_handle varbinary(64) null, database_id smallint,
        user_id int = 1, connection_id uniqueidentifier null,
        blocking_session_id smallint null = 0, wait_type nvarchar(60) null, wait_time int = 0,
        last_wait_type nvarchar(60) = '', wait_resource nvarchar(256) = '',
        open_transaction_count int, open_resultset_count int = 1, transaction_id bigint = 0,
        context_info varbinary(128) null, percent_complete real = 0,
        estimated_completion_time bigint = 0, cpu_time int = 0, total_elapsed_time int,
        scheduler_id int null, task_address varbinary(8) null, reads bigint = 0,
        writes bigint = 0, logical_reads bigint = 0, text_size int = 2147483647,
        language nvarchar(128) null = 'us_english', date_format nvarchar(3) null = 'mdy',
        date_first smallint = 7, quoted_identifier bit = 1, arithabort bit = 0,
        ansi_null_dflt_on bit = 1, ansi_defaults bit = 0, ansi_warnings bit = 1,
        ansi_padding bit = 1, ansi_nulls bit = 1, concat_null_yields_null bit = 1,
        transaction_isolation_level smallint, lock_timeout int = -1,
        deadlock_priority int = 0, row_count bigint, prev_error int = 0, nest_level int = 0,
        granted_query_memory int = 0, executing_managed_code bit = 0, group_id int = 2,
        query_hash binary(8) null, query_plan_hash binary(8) null,
        statement_sql_handle varbinary(64) null, statement_context_id bigint null, dop int = 1,
        parallel_worker_count int null, external_script_request_id uniqueidentifier null,
        is_resumable bit = 0, page_resource binary(8) null, page_server_reads bigint null = 0

      sys.dm_tran_session_transactions
        session_id int, transaction_id bigint, transaction_descriptor binary(8),
        enlist_count int, is_user_transaction bit, is_local bit, is_enlisted bit, is_bound bit,
        open_transaction_count int

      sys.dm_tran_active_transactions
        transaction_id bigint, name nvarchar(32), transaction_begin_time datetime,
        transaction_type int, transaction_uow uniqueidentifier null, transaction_state int,
        transaction_status int, transaction_status2 int, dtc_state int, dtc_status int,
        dtc_isolation_level int, filestream_transaction_id varbinary(128) null

      sys.dm_tran_locks
        resource_type nvarchar(60), resource_subtype nvarchar(60), resource_database_id int,
        resource_description nvarchar(256), resource_associated_entity_id bigint null,
        resource_lock_partition int, request_mode nvarchar(60), request_type nvarchar(60),
        request_status nvarchar(60), request_reference_count smallint, request_lifetime int,
        request_session_id int, request_exec_context_id int, request_request_id int,
        request_owner_type nvarchar(60), request_owner_id bigint null,
        request_owner_guid uniqueidentifier null, request_owner_lockspace_id nvarchar(32),
        lock_owner_address varbinary(8)

      sys.dm_exec_query_stats
        sql_handle varbinary(64), statement_start_offset int, statement_end_offset int,
        plan_generation_num bigint null, plan_handle varbinary(64), creation_time datetime null,
        last_execution_time datetime null, execution_count bigint, total_worker_time bigint,
        last_worker_time bigint, min_worker_time bigint, max_worker_time bigint,
        total_physical_reads bigint, last_physical_reads bigint, min_physical_reads bigint,
        max_physical_reads bigint, total_logical_writes bigint, last_logical_writes bigint,
        min_logical_writes bigint, max_logical_writes bigint, total_logical_reads bigint,
        last_logical_reads bigint, min_logical_reads bigint, max_logical_reads bigint,
        total_clr_time bigint, last_clr_time bigint, min_clr_time bigint, max_clr_time bigint,
        total_elapsed_time bigint, last_elapsed_time bigint, min_elapsed_time bigint,
        max_elapsed_time bigint, query_hash binary(8) null, query_plan_hash binary(8) null,
        total_rows bigint null, last_rows bigint null, min_rows bigint null,
        max_rows bigint null, statement_sql_handle varbinary(64) null,
        statement_context_id bigint null, total_dop bigint null, last_dop bigint null,
        min_dop bigint null, max_dop bigint null

      sys.dm_exec_cached_plans
        bucketid int, refcounts int, usecounts int, size_in_bytes int,
        memory_object_address varbinary(8), cacheobjtype nvarchar(50), objtype nvarchar(20),
        plan_handle varbinary(64), pool_id int, parent_plan_handle varbinary(64) null

      sys.sysprocesses
        spid smallint, kpid smallint = 0, blocked smallint = 0, waittype binary(2),
        waittime bigint = 0, lastwaittype nchar(32) = '', waitresource nchar(256) = '',
        dbid smallint, uid smallint null = 1, cpu int = 0, physical_io bigint = 0,
        memusage int = 0, login_time datetime, last_batch datetime, ecid smallint = 0,
        open_tran smallint, status nchar(30), sid binary(86), hostname nchar(128),
        program_name nchar(128), hostprocess nchar(10) = '',
        cmd nchar(26) = 'AWAITING COMMAND', nt_domain nchar(128) = '',
        nt_username nchar(128) = '', net_address nchar(12) = '', net_library nchar(12) = 'TCP/IP',
        loginame nchar(128), context_info binary(128), sql_handle binary(20),
        stmt_start int = 0, stmt_end int = 0, request_id int = 0, page_resource binary(8) null
      """;

  private static final byte[] SA_SID = {1};

  @Override
  public String shapes() {
    return SHAPES;
  }

  @Override
  public void produce(String view, ViewRequest request, RowsetRows rows) {
    for (ServerFacts.OpenSession session : request.server().sessions()) {
      switch (view) {
        case "sys.dm_exec_sessions" -> session(session, request, rows);
        case "sys.dm_exec_connections" -> connection(session, request, rows);
        case "sys.dm_exec_requests" -> {
          if (session.running()) {
            request(session, request, rows);
          }
        }
        case "sys.sysprocesses" -> process(session, request, rows);
        default -> {
          // Nothing is kept of transactions, locks and plans for other sessions to read.
        }
      }
    }
  }

  private static int databaseId(ServerFacts.OpenSession session, ViewRequest request) {
    Database database = request.session().catalog().database(session.database());
    return database == null ? 1 : database.id();
  }

  private static void session(
      ServerFacts.OpenSession session, ViewRequest request, RowsetRows rows) {
    rows.add()
        .set("session_id", session.id())
        .set("login_time", session.loginTime())
        .set("host_name", session.hostName())
        .set("program_name", session.programName())
        .set("client_interface_name", session.libraryName())
        .set("security_id", SA_SID)
        .set("login_name", session.loginName())
        .set("status", session.running() ? "running" : "sleeping")
        .set("last_request_start_time", session.lastRequestStart())
        .set("last_request_end_time", session.lastRequestEnd())
        .set("transaction_isolation_level", session.isolationLevel())
        .set("row_count", session.lastRowCount())
        .set("original_security_id", SA_SID)
        .set("original_login_name", session.loginName())
        .set("database_id", databaseId(session, request))
        .set("open_transaction_count", session.openTransactions());
  }

  private static void connection(
      ServerFacts.OpenSession session, ViewRequest request, RowsetRows rows) {
    rows.add()
        .set("session_id", session.id())
        .set("most_recent_session_id", session.id())
        .set("connect_time", session.loginTime())
        .set("encrypt_option", session.encrypted() ? "TRUE" : "FALSE")
        .set("last_read", session.lastRequestStart())
        .set("last_write", session.lastRequestEnd())
        .set("client_net_address", session.clientAddress())
        .set("local_tcp_port", request.server().port())
        .set("connection_id", connectionId(session));
  }

  /** The same for the whole life of a connection. */
  private static UUID connectionId(ServerFacts.OpenSession session) {
    String seed = session.id() + " " + session.loginTime();
    return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8));
  }

  private static void request(
      ServerFacts.OpenSession session, ViewRequest request, RowsetRows rows) {
    Instant now = request.session().statementTime();
    long elapsedMillis = Duration.between(session.lastRequestStart(), now).toMillis();
    rows.add()
        .set("session_id", session.id())
        .set("start_time", session.lastRequestStart())
        .set("database_id", databaseId(session, request))
        .set("connection_id", connectionId(session))
        .set("open_transaction_count", session.openTransactions())
        .set("total_elapsed_time", Math.clamp(elapsedMillis, 0, Integer.MAX_VALUE))
        .set("transaction_isolation_level", session.isolationLevel())
        .set("row_count", session.lastRowCount());
  }

  private static void process(
      ServerFacts.OpenSession session, ViewRequest request, RowsetRows rows) {
    rows.add()
        .set("spid", session.id())
        .set("waittype", new byte[2])
        .set("dbid", databaseId(session, request))
        .set("login_time", session.loginTime())
        .set("last_batch", session.lastRequestStart())
        .set("open_tran", session.openTransactions())
        .set("status", session.running() ? "running" : "sleeping")
        .set("cmd", session.running() ? "SELECT" : "AWAITING COMMAND")
        .set("sid", SA_SID)
        .set("hostname", session.hostName())
        .set("program_name", session.programName())
        .set("loginame", session.loginName())
        .set("context_info", new byte[128])
        .set("sql_handle", new byte[20]);
  }
}
