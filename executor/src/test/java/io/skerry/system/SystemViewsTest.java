package io.skerry.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.catalog.SystemView;
import io.skerry.types.SqlType;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SystemViewsTest {
  private final SystemViews views = new SystemViews(new SampleServer());
  private final ViewRequest request =
      new ViewRequest(
          SampleCatalog.shop(), new SampleSession(), new SampleStore(), new SampleServer(), views);

  private static List<String> viewNames() {
    return new SystemViews(new SampleServer()).names();
  }

  private List<String> lines(String view, String... columns) {
    String key = view.toLowerCase(Locale.ROOT);
    return RowsetText.lines(views.shapeOf(key), views.rows(key, request), columns);
  }

  @ParameterizedTest
  @MethodSource("viewNames")
  void everyViewGivesRowsOfItsShape(String name) {
    String key = name.toLowerCase(Locale.ROOT);
    RowsetShape shape = views.shapeOf(key);
    views
        .rows(key, request)
        .sendTo(batch -> {
          assertThat(batch.columnCount()).isEqualTo(shape.columns().size());
          for (int row = 0; row < batch.size(); row++) {
            for (int column = 0; column < batch.columnCount(); column++) {
              if (!shape.columns().get(column).nullable()) {
                assertThat(batch.column(column).isNull(row))
                    .as(shape.columns().get(column).name())
                    .isFalse();
              }
            }
          }
        });
  }

  /** What drivers and tools were seen to read. */
  private static final String READ_BY_CLIENTS =
      """
      sys: databases schemas objects all_objects tables columns all_columns types indexes
      sys: index_columns key_constraints default_constraints identity_columns
      sys: computed_columns foreign_keys foreign_key_columns check_constraints views
      sys: all_views system_views procedures triggers sql_modules sequences synonyms
      sys: extended_properties data_spaces partitions configurations dm_exec_sessions
      sys: dm_exec_connections dm_exec_requests dm_os_host_info dm_os_sys_info syscharsets
      sys: systypes syscolumns server_principals database_principals sql_logins
      sys: xml_schema_collections assemblies fulltext_catalogs fulltext_indexes
      sys: fulltext_stoplists symmetric_keys services service_queues event_notifications
      sys: column_master_keys column_encryption_keys partition_functions partition_schemes
      sys: time_zone_info syscomments database_files master_files tcp_endpoints
      sys: dm_tran_session_transactions
      dbo: sysobjects sysusers
      INFORMATION_SCHEMA: TABLES COLUMNS VIEWS TABLE_CONSTRAINTS KEY_COLUMN_USAGE REFERENTIAL_CONSTRAINTS
      INFORMATION_SCHEMA: SEQUENCES CONSTRAINT_COLUMN_USAGE CONSTRAINT_TABLE_USAGE SCHEMATA ROUTINES
      INFORMATION_SCHEMA: PARAMETERS
      information_schema: tables
      SYS: Tables
      """;

  @Test
  void clientsFindTheirViews() {
    for (String line : READ_BY_CLIENTS.lines().toList()) {
      int colon = line.indexOf(':');
      for (String name : line.substring(colon + 2).split(" ")) {
        assertThat(views.view(line.substring(0, colon), name)).as(name).isNotNull();
      }
    }
  }

  @Test
  void otherNamesAreNoViews() {
    assertThat(views.view("sys", "no_such_view")).isNull();
    assertThat(views.view("dbo", "tables")).isNull();
    assertThat(views.view("dbo", "system_views")).isNull();
    assertThat(views.view("sales", "sysobjects")).isNull();
  }

  @Test
  void shapeHasDocumentedNamesAndTypes() {
    SystemView view = views.view("sys", "schemas");
    assertThat(view)
        .isEqualTo(
            new SystemView(
                "sys",
                "schemas",
                List.of(
                    new SystemView.ViewColumn("name", SqlType.SYSNAME, false),
                    new SystemView.ViewColumn("schema_id", SqlType.INT, false),
                    new SystemView.ViewColumn("principal_id", SqlType.INT, true))));
  }

  @Test
  void objectsAreTablesAndTheirConstraints() {
    assertThat(lines("sys.objects", "object_id", "name", "schema_id", "parent_object_id", "type"))
        .containsExactly(
            "100000|customers|1|0|U",
            "100001|PK__customers__3213E83F|1|100000|PK",
            "100002|UQ_name|1|100000|UQ",
            "101003|DF_city|1|100000|D",
            "101005|DF__cust__1|1|100000|D",
            "104096|orders|5|0|U",
            "104097|PK_orders|5|104096|PK",
            "108192|log|1|0|U");
    assertThat(lines("sys.key_constraints", "name", "unique_index_id", "is_system_named"))
        .containsExactly("PK__customers__3213E83F|1|1", "UQ_name|2|0", "PK_orders|1|0");
    assertThat(lines("sys.default_constraints", "object_id", "parent_column_id", "definition"))
        .containsExactly("101003|3|('Kirkwall')", "101005|5|((0))");
    assertThat(lines("sys.tables", "name", "max_column_id_used", "lob_data_space_id"))
        .containsExactly("customers|5|0", "orders|4|1", "log|6|0");
  }

  @Test
  void columnsHaveLengthsInBytes() {
    assertThat(
            lines(
                "sys.columns",
                "name",
                "column_id",
                "system_type_id",
                "max_length",
                "precision",
                "scale",
                "collation_name",
                "is_nullable",
                "is_identity",
                "default_object_id"))
        .containsExactly(
            "id|1|56|4|10|0|NULL|0|1|0",
            "name|2|231|100|0|0|SQL_Latin1_General_CP1_CI_AS|0|0|0",
            "city|3|167|30|0|0|SQL_Latin1_General_CP1_CI_AS|1|0|101003",
            "rating|5|106|9|10|2|NULL|1|0|101005",
            "customer|1|56|4|10|0|NULL|0|0|0",
            "placed|2|42|7|23|3|NULL|0|0|0",
            "note|3|231|-1|0|0|SQL_Latin1_General_CP1_CI_AS|1|0|0",
            "total|4|60|8|19|4|NULL|1|0|0",
            "at|1|61|8|23|3|NULL|1|0|0",
            "level|2|175|1|0|0|SQL_Latin1_General_CP1_CI_AS|1|0|0",
            "payload|3|165|100|0|0|NULL|1|0|0",
            "source|4|36|16|0|0|NULL|1|0|0",
            "weight|5|59|4|24|0|NULL|1|0|0",
            "offset|6|43|10|34|7|NULL|1|0|0");
    assertThat(lines("sys.identity_columns", "name", "seed_value", "increment_value", "last_value"))
        .containsExactly("id|int 1|int 1|int 7");
  }

  @Test
  void indexesOfHeapsAndTrees() {
    assertThat(
            lines(
                "sys.indexes",
                "object_id",
                "name",
                "index_id",
                "type",
                "is_unique",
                "is_primary_key",
                "is_unique_constraint"))
        .containsExactly(
            "100000|PK__customers__3213E83F|1|1|1|1|0",
            "100000|UQ_name|2|2|1|0|1",
            "104096|PK_orders|1|1|1|1|0",
            "104096|IX_total|2|2|0|0|0",
            "108192|NULL|0|0|0|0|0");
    assertThat(
            lines(
                "sys.index_columns",
                "object_id",
                "index_id",
                "index_column_id",
                "column_id",
                "key_ordinal",
                "is_descending_key",
                "is_included_column"))
        .containsExactly(
            "100000|1|1|1|1|0|0",
            "100000|2|1|2|1|0|0",
            "104096|1|1|1|1|0|0",
            "104096|1|2|2|2|0|0",
            "104096|2|1|4|1|1|0",
            "104096|2|2|3|0|0|1");
    assertThat(lines("sys.partitions", "object_id", "index_id", "rows"))
        .containsExactly("100000|1|42", "100000|2|42", "104096|1|42", "104096|2|42", "108192|0|42");
  }

  @Test
  void schemasAndDatabases() {
    assertThat(lines("sys.schemas", "schema_id", "name", "principal_id"))
        .startsWith("1|dbo|1", "2|guest|2", "3|INFORMATION_SCHEMA|3", "4|sys|4", "5|sales|1")
        .contains("16384|db_owner|16384");
    assertThat(lines("sys.databases", "database_id", "name", "compatibility_level", "state_desc"))
        .containsExactly("1|master|150|ONLINE", "5|shop|150|ONLINE");
  }

  @Test
  void systemViewsListThemselves() {
    assertThat(lines("sys.system_views", "schema_id", "name"))
        .contains("4|system_views", "4|dm_exec_sessions", "3|TABLES");
    assertThat(lines("sys.all_objects", "name", "type")).contains("customers|U", "objects|V");
    assertThat(lines("sys.all_columns", "object_id", "name"))
        .contains("100000|id", views.objectId("sys.schemas") + "|schema_id");
  }

  @Test
  void informationSchemaSpeaksTheStandardsWords() {
    assertThat(lines("INFORMATION_SCHEMA.TABLES", "TABLE_CATALOG", "TABLE_SCHEMA", "TABLE_NAME"))
        .containsExactly("shop|dbo|customers", "shop|sales|orders", "shop|dbo|log");
    assertThat(
            lines(
                "INFORMATION_SCHEMA.COLUMNS",
                "COLUMN_NAME",
                "IS_NULLABLE",
                "DATA_TYPE",
                "CHARACTER_MAXIMUM_LENGTH",
                "CHARACTER_OCTET_LENGTH",
                "NUMERIC_PRECISION",
                "NUMERIC_PRECISION_RADIX",
                "NUMERIC_SCALE",
                "DATETIME_PRECISION",
                "CHARACTER_SET_NAME"))
        .contains(
            "id|NO|int|NULL|NULL|10|10|0|NULL|NULL",
            "name|NO|nvarchar|50|100|NULL|NULL|NULL|NULL|UNICODE",
            "city|YES|varchar|30|30|NULL|NULL|NULL|NULL|iso_1",
            "rating|YES|decimal|NULL|NULL|10|10|2|NULL|NULL",
            "placed|NO|datetime2|NULL|NULL|NULL|NULL|NULL|3|NULL",
            "note|YES|nvarchar|-1|-1|NULL|NULL|NULL|NULL|UNICODE",
            "payload|YES|varbinary|100|100|NULL|NULL|NULL|NULL|NULL",
            "weight|YES|real|NULL|NULL|24|2|NULL|NULL|NULL");
    assertThat(
            lines(
                "INFORMATION_SCHEMA.KEY_COLUMN_USAGE",
                "CONSTRAINT_NAME",
                "COLUMN_NAME",
                "ORDINAL_POSITION"))
        .containsExactly(
            "PK__customers__3213E83F|id|1",
            "UQ_name|name|1",
            "PK_orders|customer|1",
            "PK_orders|placed|2");
    assertThat(lines("INFORMATION_SCHEMA.TABLE_CONSTRAINTS", "CONSTRAINT_NAME", "CONSTRAINT_TYPE"))
        .containsExactly(
            "PK__customers__3213E83F|PRIMARY KEY", "UQ_name|UNIQUE", "PK_orders|PRIMARY KEY");
  }

  @Test
  void sessionsComeFromTheServer() {
    assertThat(
            lines(
                "sys.dm_exec_sessions",
                "session_id",
                "login_name",
                "status",
                "database_id",
                "transaction_isolation_level"))
        .containsExactly("51|sa|running|5|2", "52|sa|sleeping|5|2");
    assertThat(
            lines(
                "sys.dm_exec_connections",
                "session_id",
                "auth_scheme",
                "encrypt_option",
                "client_net_address"))
        .containsExactly("51|SQL|TRUE|127.0.0.1", "52|SQL|TRUE|127.0.0.1");
    assertThat(lines("sys.dm_exec_requests", "session_id", "total_elapsed_time"))
        .containsExactly("51|2000");
  }

  @Test
  void messagesHaveOneRowForANumber() {
    assertThat(lines("sys.messages", "message_id"))
        .doesNotHaveDuplicates()
        .contains("102", "2627", "8134");
  }

  @Test
  void oldTablesHaveOldNumbers() {
    assertThat(lines("sys.systypes", "name", "usertype", "type"))
        .contains("int|7|56", "varchar|2|39", "nvarchar|0|39", "sysname|18|39");
    assertThat(lines("sys.sysobjects", "name", "xtype", "type"))
        .contains("customers|U|U", "PK_orders|PK|K");
    assertThat(lines("sys.configurations", "name", "value")).contains("user connections|int 0");
    assertThat(lines("sys.syscharsets", "id", "name")).contains("1|iso_1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "0 | ((0))",
        "(0) | ((0))",
        "((-1)) | ((-1))",
        "1.50 | ((1.50))",
        "getdate() | (getdate())",
        "('a)') | ('a)')",
        "(1)+(2) | ((1)+(2))"
      })
  void defaultsAreShownInParentheses(String written, String shown) {
    assertThat(DefaultText.definition(written)).isEqualTo(shown);
  }
}
