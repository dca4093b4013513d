package io.skerry.system.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skerry.error.SqlException;
import io.skerry.session.ProcedureCall;
import io.skerry.system.SampleCatalog;
import io.skerry.system.SampleServer;
import io.skerry.system.SampleSession;
import io.skerry.system.SampleStore;
import io.skerry.system.SystemViews;
import io.skerry.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SystemProceduresTest {
  private final SystemProcedures procedures = new SystemProcedures();
  private final ProcedureEnvironment environment =
      new ProcedureEnvironment(
          SampleCatalog.shop(),
          new SampleSession(),
          new SampleStore(),
          new SampleServer(),
          new SystemViews(new SampleServer()));

  /** An argument is {@code value}, {@code @name=value} or NULL; digits make a number. */
  private List<RecordedRowset> call(String name, String... arguments) {
    SystemProcedure procedure = procedures.procedure(name);
    if (procedure == null) {
      throw new AssertionError("no procedure " + name);
    }
    RecordingSink sink = new RecordingSink();
    List<ProcedureCall.Argument> given = new ArrayList<>();
    for (String argument : arguments) {
      given.add(argument(argument));
    }
    assertThat(procedure.call(new ProcedureCall(name, given), environment, sink)).isZero();
    return sink.rowsets();
  }

  private static ProcedureCall.Argument argument(String text) {
    boolean named = text.startsWith("@") && text.contains("=");
    String name = named ? text.substring(0, text.indexOf('=')) : "";
    String value = named ? text.substring(text.indexOf('=') + 1) : text;
    if (value.matches("-?[0-9]+")) {
      return new ProcedureCall.Argument(name, SqlType.INT, Long.valueOf(value), false, false);
    }
    @Nullable String given = value.equals("NULL") ? null : value;
    return new ProcedureCall.Argument(name, SqlType.nvarchar(4000), given, false, false);
  }

  private List<String> lines(String procedure, List<String> columns, String... arguments) {
    return call(procedure, arguments).getFirst().lines(columns.toArray(String[]::new));
  }

  private static List<String> names() {
    return new SystemProcedures().names();
  }

  /** Gives each its required argument and looks that rows fit their columns. */
  @ParameterizedTest
  @MethodSource("names")
  void everyProcedureAnswers(String name) {
    List<String> arguments = new ArrayList<>();
    switch (name) {
      case "sp_helpdb", "sp_bcp_dbcmptlevel" -> arguments.add("shop");
      case "sp_server_info", "sp_configure", "sp_who", "sp_linkedservers", "sp_databases" -> {}
      case "sp_datatype_info", "sp_datatype_info_90", "sp_datatype_info_100" -> {}
      case "sp_stored_procedures" -> arguments.add("%");
      default -> arguments.add("customers");
    }
    for (RecordedRowset rowset : call(name, arguments.toArray(String[]::new))) {
      for (List<@Nullable Object> row : rowset.rows()) {
        assertThat(row).hasSameSizeAs(rowset.columns());
        for (int i = 0; i < row.size(); i++) {
          if (!rowset.columns().get(i).nullable()) {
            assertThat(row.get(i)).as(rowset.columns().get(i).name()).isNotNull();
          }
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sp_tables | TABLE_QUALIFIER,TABLE_OWNER,TABLE_NAME,TABLE_TYPE,REMARKS",
        "sp_columns | TABLE_QUALIFIER,TABLE_OWNER,TABLE_NAME,COLUMN_NAME,DATA_TYPE,TYPE_NAME,PRECISION,LENGTH,SCALE,RADIX,NULLABLE,REMARKS,COLUMN_DEF,SQL_DATA_TYPE,SQL_DATETIME_SUB,CHAR_OCTET_LENGTH,ORDINAL_POSITION,IS_NULLABLE,SS_DATA_TYPE",
        "sp_columns_100 | TABLE_QUALIFIER,TABLE_OWNER,TABLE_NAME,COLUMN_NAME,DATA_TYPE,TYPE_NAME,PRECISION,LENGTH,SCALE,RADIX,NULLABLE,REMARKS,COLUMN_DEF,SQL_DATA_TYPE,SQL_DATETIME_SUB,CHAR_OCTET_LENGTH,ORDINAL_POSITION,IS_NULLABLE,SS_IS_SPARSE,SS_IS_COLUMN_SET,SS_IS_COMPUTED,SS_IS_IDENTITY,SS_UDT_CATALOG_NAME,SS_UDT_SCHEMA_NAME,SS_UDT_ASSEMBLY_TYPE_NAME,SS_XML_SCHEMACOLLECTION_CATALOG_NAME,SS_XML_SCHEMACOLLECTION_SCHEMA_NAME,SS_XML_SCHEMACOLLECTION_NAME,SS_DATA_TYPE",
        "sp_pkeys | TABLE_QUALIFIER,TABLE_OWNER,TABLE_NAME,COLUMN_NAME,KEY_SEQ,PK_NAME",
        "sp_fkeys | PKTABLE_QUALIFIER,PKTABLE_OWNER,PKTABLE_NAME,PKCOLUMN_NAME,FKTABLE_QUALIFIER,FKTABLE_OWNER,FKTABLE_NAME,FKCOLUMN_NAME,KEY_SEQ,UPDATE_RULE,DELETE_RULE,FK_NAME,PK_NAME,DEFERRABILITY",
        "sp_statistics | TABLE_QUALIFIER,TABLE_OWNER,TABLE_NAME,NON_UNIQUE,INDEX_QUALIFIER,INDEX_NAME,TYPE,SEQ_IN_INDEX,COLUMN_NAME,COLLATION,CARDINALITY,PAGES,FILTER_CONDITION",
        "sp_special_columns_100 | SCOPE,COLUMN_NAME,DATA_TYPE,TYPE_NAME,PRECISION,LENGTH,SCALE,PSEUDO_COLUMN",
        "sp_table_privileges | TABLE_QUALIFIER,TABLE_OWNER,TABLE_NAME,GRANTOR,GRANTEE,PRIVILEGE,IS_GRANTABLE"
      })
  void rowsetsHaveTheColumnsThatDriversRead(String name, String header) {
    assertThat(call(name, "customers").getFirst().header()).isEqualTo(header);
  }

  @Test
  void tablesByPattern() {
    List<String> columns = List.of("TABLE_OWNER", "TABLE_NAME", "TABLE_TYPE");
    assertThat(lines("sp_tables", columns, "%o%", "%", "shop", "'TABLE'"))
        .containsExactly("dbo|customers|TABLE", "dbo|log|TABLE", "sales|orders|TABLE");
    assertThat(lines("sp_tables", columns, "@table_owner=sales"))
        .containsExactly("sales|orders|TABLE");
    assertThat(lines("sp_tables", columns, "CUSTOMERS")).containsExactly("dbo|customers|TABLE");
    assertThat(lines("sp_tables", columns, "customer_", "@fUsePattern=0")).isEmpty();
    assertThat(lines("sp_tables", columns, "dm[_]exec[_]sess%"))
        .containsExactly("sys|dm_exec_sessions|VIEW");
  }

  @Test
  void tablesListsDatabasesSchemasAndTypes() {
    assertThat(lines("sp_tables", List.of("TABLE_QUALIFIER"), "", "", "%"))
        .containsExactly("master", "shop");
    assertThat(lines("sp_tables", List.of("TABLE_OWNER"), "", "%", "")).contains("dbo", "sales");
    assertThat(lines("sp_tables", List.of("TABLE_TYPE"), "", "", "", "%"))
        .containsExactly("SYSTEM TABLE", "TABLE", "VIEW");
  }

  private static final List<String> COLUMN_FACTS =
      List.of(
          "COLUMN_NAME",
          "DATA_TYPE",
          "TYPE_NAME",
          "PRECISION",
          "LENGTH",
          "SCALE",
          "RADIX",
          "NULLABLE",
          "COLUMN_DEF",
          "SQL_DATA_TYPE",
          "SQL_DATETIME_SUB",
          "CHAR_OCTET_LENGTH",
          "ORDINAL_POSITION",
          "SS_DATA_TYPE");

  @Test
  void columnsForOdbc3() {
    assertThat(lines("sp_columns_100", COLUMN_FACTS, "customers", "dbo", "@ODBCVer=3"))
        .containsExactly(
            "id|4|int identity|10|4|0|10|0|NULL|4|NULL|NULL|1|56",
            "name|-9|nvarchar|50|100|NULL|NULL|0|NULL|-9|NULL|100|2|39",
            "city|12|varchar|30|30|NULL|NULL|1|('Kirkwall')|12|NULL|30|3|39",
            "rating|3|decimal|10|12|2|10|1|((0))|3|NULL|NULL|4|106");
    assertThat(lines("sp_columns_100", COLUMN_FACTS, "orders", "sales", "NULL", "%", "0", "3"))
        .containsExactly(
            "customer|4|int|10|4|0|10|0|NULL|4|NULL|NULL|1|56",
            "placed|93|datetime2|23|16|3|NULL|0|NULL|9|3|NULL|2|0",
            "note|-9|nvarchar|0|0|NULL|NULL|1|NULL|-9|NULL|0|3|39",
            "total|3|money|19|21|4|10|1|NULL|3|NULL|NULL|4|110");
    assertThat(lines("sp_columns_100", COLUMN_FACTS, "log", "@ODBCVer=3"))
        .containsExactly(
            "at|93|datetime|23|16|3|NULL|1|NULL|9|3|NULL|1|111",
            "level|1|char|1|1|NULL|NULL|1|NULL|1|NULL|1|2|39",
            "payload|-3|varbinary|100|100|NULL|NULL|1|NULL|-3|NULL|100|3|37",
            "source|-11|uniqueidentifier|36|16|NULL|NULL|1|NULL|-11|NULL|NULL|4|37",
            "weight|7|real|24|4|NULL|2|1|NULL|7|NULL|NULL|5|109",
            "offset|-155|datetimeoffset|34|20|7|NULL|1|NULL|-155|0|NULL|6|0");
  }

  @Test
  void columnsForOldDrivers() {
    assertThat(lines("sp_columns", COLUMN_FACTS, "orders", "sales"))
        .contains(
            "placed|-9|datetime2|23|46|NULL|NULL|0|NULL|-9|NULL|46|2|0",
            "note|-10|ntext|1073741823|2147483646|NULL|NULL|1|NULL|-10|NULL|2147483646|3|39");
    assertThat(lines("sp_columns", COLUMN_FACTS, "log", "@column_name=at"))
        .containsExactly("at|11|datetime|23|16|3|NULL|1|NULL|9|3|NULL|1|111");
  }

  @Test
  void withoutOwnerAndWildcardDboIsMeant() {
    List<String> columns = List.of("TABLE_OWNER", "COLUMN_NAME");
    assertThat(lines("sp_columns_100", columns, "orders")).isEmpty();
    assertThat(lines("sp_columns_100", columns, "order%")).hasSize(4);
    assertThat(lines("sp_columns_100", columns, "order%", "@fUsePattern=0")).isEmpty();
    assertThat(lines("sp_columns_100", columns, "TABLES", "INFORMATION_SCHEMA")).hasSize(4);
  }

  @Test
  void keysAndStatistics() {
    assertThat(lines("sp_pkeys", List.of(), "orders", "sales"))
        .containsExactly(
            "shop|sales|orders|customer|1|PK_orders", "shop|sales|orders|placed|2|PK_orders");
    assertThat(call("sp_fkeys", "orders").getFirst().rows()).isEmpty();
    assertThat(lines("sp_statistics", List.of(), "orders", "sales"))
        .containsExactly(
            "shop|sales|orders|NULL|NULL|NULL|0|NULL|NULL|NULL|42|NULL|NULL",
            "shop|sales|orders|0|orders|PK_orders|1|1|customer|A|42|NULL|NULL",
            "shop|sales|orders|0|orders|PK_orders|1|2|placed|A|42|NULL|NULL",
            "shop|sales|orders|1|orders|IX_total|3|1|total|D|42|NULL|NULL");
    assertThat(lines("sp_statistics", List.of("INDEX_NAME"), "orders", "sales", "@is_unique=Y"))
        .containsExactly("NULL", "PK_orders", "PK_orders");
    assertThat(lines("sp_special_columns_100", List.of(), "customers", "@ODBCVer=3"))
        .containsExactly("1|id|4|int identity|10|4|0|1");
    assertThat(lines("sp_special_columns", List.of(), "customers", "@col_type=V")).isEmpty();
  }

  @Test
  void typesOfTheServer() {
    List<String> columns = List.of("TYPE_NAME", "DATA_TYPE", "PRECISION", "USERTYPE");
    assertThat(lines("sp_datatype_info_100", columns, "@ODBCVer=3"))
        .hasSize(37)
        .contains("int|4|10|7", "datetime2|93|27|0", "float|6|53|8", "sysname|-9|128|18");
    assertThat(lines("sp_datatype_info_100", columns, "4", "@ODBCVer=3"))
        .containsExactly("int|4|10|7", "int identity|4|10|7");
    assertThat(lines("sp_datatype_info", columns, "11"))
        .containsExactly("datetime|11|23|12", "smalldatetime|11|16|22");
    assertThat(lines("sp_datatype_info", columns, "-9"))
        .contains("date|-9|10|0", "nvarchar|-9|4000|0");
  }

  @Test
  void theServerAndItsUsers() {
    assertThat(lines("sp_server_info", List.of("attribute_value"), "1"))
        .containsExactly("Microsoft SQL Server");
    assertThat(lines("sp_who", List.of("spid", "status", "loginame", "cmd")))
        .containsExactly("51|runnable|sa|SELECT", "52|sleeping|sa|AWAITING COMMAND");
    assertThat(lines("sp_who", List.of("spid"), "@loginame=52")).containsExactly("52");
    assertThat(lines("sp_databases", List.of("DATABASE_NAME"))).containsExactly("master", "shop");
    assertThat(lines("sp_configure", List.of("name", "maximum"), "user connections"))
        .containsExactly("user connections|32767");
    assertThat(call("sp_helpdb", "shop")).hasSize(2);
    assertThat(lines("sp_tablecollations_100", List.of("name", "collation_100"), ".[customers]"))
        .contains("id|NULL", "name|SQL_Latin1_General_CP1_CI_AS");
  }

  @Test
  void helpOfATable() {
    List<RecordedRowset> rowsets = call("sp_help", "dbo.customers");
    assertThat(rowsets).hasSize(7);
    assertThat(rowsets.get(0).lines("Name", "Owner", "Type"))
        .containsExactly("customers|dbo|user table");
    assertThat(rowsets.get(1).lines("Column_name", "Type", "Length", "Prec", "Nullable"))
        .contains("id|int|4|10|no", "city|varchar|30||yes");
    assertThat(rowsets.get(5).lines())
        .containsExactly(
            "PK__customers__3213E83F|clustered, unique, primary key located on PRIMARY|id",
            "UQ_name|nonclustered, unique, unique key located on PRIMARY|name");
    assertThat(lines("sp_helpindex", List.of(), "[sales].[orders]"))
        .contains("IX_total|nonclustered located on PRIMARY|total(-)");
  }

  @Test
  void proceduresTellOfThemselves() {
    assertThat(
            lines("sp_stored_procedures", List.of("PROCEDURE_OWNER", "PROCEDURE_NAME"), "sp_pk%"))
        .containsExactly("sys|sp_pkeys;1");
    assertThat(
            lines(
                "sp_sproc_columns_100",
                List.of("COLUMN_NAME", "COLUMN_TYPE", "TYPE_NAME", "ORDINAL_POSITION"),
                "sp_pkeys"))
        .containsExactly(
            "@RETURN_VALUE|5|int|0",
            "@table_name|1|nvarchar|1",
            "@table_owner|1|nvarchar|2",
            "@table_qualifier|1|nvarchar|3");
  }

  @ParameterizedTest
  @CsvSource({
    "sp_pkeys, , 201",
    "sp_pkeys, @nothing=1, 8145",
    "sp_server_info, 1;2, 8144",
    "sp_pkeys, customers;dbo;master, 15250",
    "sp_fkeys, , 15252",
    "sp_help, nothing, 15009",
    "sp_configure, nothing, 15123",
    "sp_configure, user connections;5, 40517",
    "sp_helpdb, nothing, 15010"
  })
  void wrongCallsHaveSqlServersNumbers(String name, @Nullable String arguments, int number) {
    String[] given = arguments == null ? new String[0] : arguments.split(";");
    assertThatThrownBy(() -> call(name, given))
        .isInstanceOfSatisfying(
            SqlException.class, error -> assertThat(error.number()).isEqualTo(number));
  }

  @Test
  void otherNamesAreNoProcedures() {
    assertThat(procedures.procedure("sp_columns_170")).isNull();
    assertThat(procedures.procedure("SP_TABLES")).isNotNull();
  }
}
