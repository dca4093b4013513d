package io.skerry.system.procedure;

import io.skerry.system.RowsetRows;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** sp_datatype_info in its versions ("sp_datatype_info (Transact-SQL)"). */
final class TypeProcedures implements ProcedureFamily {
  private static final String PARAMETERS =
      """
      sp_datatype_info
        @data_type int null = 0, @ODBCVer tinyint null = 2

      sp_datatype_info_90
        + sp_datatype_info

      sp_datatype_info_100
        + sp_datatype_info
      """;

  private static final String ROWSETS =
      """
      types
        TYPE_NAME sysname, DATA_TYPE smallint, PRECISION int null,
        LITERAL_PREFIX varchar(32) null, LITERAL_SUFFIX varchar(32) null,
        CREATE_PARAMS varchar(32) null, NULLABLE smallint, CASE_SENSITIVE smallint,
        SEARCHABLE smallint, UNSIGNED_ATTRIBUTE smallint null, MONEY smallint,
        AUTO_INCREMENT smallint null, LOCAL_TYPE_NAME sysname, MINIMUM_SCALE smallint null,
        MAXIMUM_SCALE smallint null, SQL_DATA_TYPE smallint, SQL_DATETIME_SUB smallint null,
        NUM_PREC_RADIX int null, INTERVAL_PRECISION smallint null, USERTYPE smallint null
      """;

  /**
   * Name, ODBC 3 type, precision, prefix, suffix, create parameters, nullable, case sensitive,
   * searchable, unsigned, money, auto increment, minimum and maximum scale, SQL type, datetime sub,
   * radix, user type; {@code -} for NULL.
   */
  private static final String TYPES =
      """
      datetimeoffset;-155;34;';';scale;1;0;3;-;0;-;0;7;-155;0;-;0
      time;-154;16;';';scale;1;0;3;-;0;-;0;7;-154;0;-;0
      xml;-152;0;N';';-;1;1;0;-;0;-;-;-;-152;-;-;0
      sql_variant;-150;8000;-;-;-;1;0;2;-;0;-;0;0;-150;-;10;0
      uniqueidentifier;-11;36;';';-;1;0;2;-;0;-;-;-;-11;-;-;0
      ntext;-10;1073741823;N';';-;1;1;1;-;0;-;-;-;-10;-;-;0
      nvarchar;-9;4000;N';';max length;1;1;3;-;0;-;-;-;-9;-;-;0
      sysname;-9;128;N';';-;0;1;3;-;0;-;-;-;-9;-;-;18
      nchar;-8;4000;N';';length;1;1;3;-;0;-;-;-;-8;-;-;0
      bit;-7;1;-;-;-;1;0;2;-;0;-;0;0;-7;-;-;16
      tinyint;-6;3;-;-;-;1;0;2;1;0;0;0;0;-6;-;10;5
      tinyint identity;-6;3;-;-;-;0;0;2;1;0;1;0;0;-6;-;10;5
      bigint;-5;19;-;-;-;1;0;2;0;0;0;0;0;-5;-;10;0
      bigint identity;-5;19;-;-;-;0;0;2;0;0;1;0;0;-5;-;10;0
      image;-4;2147483647;0x;-;-;1;0;0;-;0;-;-;-;-4;-;-;20
      varbinary;-3;8000;0x;-;max length;1;0;2;-;0;-;-;-;-3;-;-;4
      binary;-2;8000;0x;-;length;1;0;2;-;0;-;-;-;-2;-;-;3
      timestamp;-2;8;0x;-;-;0;0;2;-;0;-;-;-;-2;-;-;80
      text;-1;2147483647;';';-;1;1;1;-;0;-;-;-;-1;-;-;19
      char;1;8000;';';length;1;1;3;-;0;-;-;-;1;-;-;1
      numeric;2;38;-;-;precision,scale;1;0;2;0;0;0;0;38;2;-;10;10
      numeric() identity;2;38;-;-;precision;0;0;2;0;0;1;0;0;2;-;10;10
      decimal;3;38;-;-;precision,scale;1;0;2;0;0;0;0;38;3;-;10;24
      money;3;19;$;-;-;1;0;2;0;1;0;4;4;3;-;10;11
      smallmoney;3;10;$;-;-;1;0;2;0;1;0;4;4;3;-;10;21
      decimal() identity;3;38;-;-;precision;0;0;2;0;0;1;0;0;3;-;10;24
      int;4;10;-;-;-;1;0;2;0;0;0;0;0;4;-;10;7
      int identity;4;10;-;-;-;0;0;2;0;0;1;0;0;4;-;10;7
      smallint;5;5;-;-;-;1;0;2;0;0;0;0;0;5;-;10;6
      smallint identity;5;5;-;-;-;0;0;2;0;0;1;0;0;5;-;10;6
      float;6;53;-;-;-;1;0;2;0;0;0;-;-;6;-;2;8
      real;7;24;-;-;-;1;0;2;0;0;0;-;-;7;-;2;23
      varchar;12;8000;';';max length;1;1;3;-;0;-;-;-;12;-;-;2
      date;91;10;';';-;1;0;3;-;0;-;-;0;9;1;-;0
      datetime2;93;27;';';scale;1;0;3;-;0;-;0;7;9;3;-;0
      datetime;93;23;';';-;1;0;3;-;0;-;3;3;9;3;-;12
      smalldatetime;93;16;';';-;1;0;3;-;0;-;0;0;9;3;-;22
      """;

  private static final Set<String> SINCE_2008 =
      Set.of("date", "time", "datetime2", "datetimeoffset");
  private static final int ODBC_2 = 2;
  private static final int WIDE_VARCHAR = -9;
  private static final int DATE = 91;
  private static final int TIMESTAMP = 93;

  @Override
  public String parameters() {
    return PARAMETERS;
  }

  @Override
  public String rowsets() {
    return ROWSETS;
  }

  @Override
  public int run(ProcedureRun run) {
    RowsetRows rows = run.rows("types");
    long wanted = run.number("@data_type", 0);
    boolean odbc2 = run.number("@ODBCVer", ODBC_2) <= ODBC_2;
    boolean knowsDates = run.procedure().endsWith("_100");
    TYPES
        .lines()
        .map(line -> line.split(";"))
        .forEach(fields -> {
          int dataType = dataType(fields, knowsDates, odbc2);
          if (wanted == 0 || wanted == dataType) {
            type(fields, dataType, odbc2, rows.add());
          }
        });
    rows.sortBy("DATA_TYPE", "AUTO_INCREMENT", "MONEY", "USERTYPE");
    run.send(rows);
    return 0;
  }

  private static int dataType(String[] fields, boolean knowsDates, boolean odbc2) {
    int dataType = Integer.parseInt(fields[1]);
    if (SINCE_2008.contains(fields[0]) && !knowsDates) {
      return WIDE_VARCHAR;
    }
    if (odbc2 && dataType == DATE) {
      return 9;
    }
    return odbc2 && dataType == TIMESTAMP ? 11 : dataType;
  }

  private static void type(String[] fields, int dataType, boolean odbc2, RowsetRows.Row row) {
    boolean approximate = fields[16].equals("2");
    Integer precision = number(fields[2]);
    Integer radix = number(fields[16]);
    if (odbc2 && approximate) {
      precision = fields[0].equals("float") ? 15 : 7;
      radix = 10;
    }
    row.set("TYPE_NAME", fields[0])
        .set("DATA_TYPE", dataType)
        .set("PRECISION", precision)
        .set("LITERAL_PREFIX", text(fields[3]))
        .set("LITERAL_SUFFIX", text(fields[4]))
        .set("CREATE_PARAMS", text(fields[5]))
        .set("NULLABLE", number(fields[6]))
        .set("CASE_SENSITIVE", number(fields[7]))
        .set("SEARCHABLE", number(fields[8]))
        .set("UNSIGNED_ATTRIBUTE", number(fields[9]))
        .set("MONEY", number(fields[10]))
        .set("AUTO_INCREMENT", number(fields[11]))
        .set("LOCAL_TYPE_NAME", fields[0])
        .set("MINIMUM_SCALE", number(fields[12]))
        .set("MAXIMUM_SCALE", number(fields[13]))
        .set("SQL_DATA_TYPE", number(fields[14]))
        .set("SQL_DATETIME_SUB", number(fields[15]))
        .set("NUM_PREC_RADIX", radix)
        .set("USERTYPE", number(fields[17]));
  }

  private static @Nullable Integer number(String field) {
    return field.equals("-") ? null : Integer.valueOf(field);
  }

  private static @Nullable String text(String field) {
    return field.equals("-") ? null : field;
  }
}
