package io.skerry.testkit.script;

import com.microsoft.sqlserver.jdbc.ISQLServerMessage;
import com.microsoft.sqlserver.jdbc.SQLServerConnection;
import io.skerry.testkit.server.TestServer;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Runs batches over TDS, by Microsoft's JDBC driver. */
final class TdsTarget implements ScriptTarget {
  /**
   * What the driver gives as the length of nvarchar(max), and of varchar(max) and varbinary(max).
   */
  private static final int UNICODE_MAX = 1_073_741_823;

  private static final int BYTES_MAX = Integer.MAX_VALUE;
  private static final int DATETIME_SCALE = 3;

  private static final int INFORMATION_MAX = 10;

  private final TestServer server;
  private final List<ISQLServerMessage> held = new ArrayList<>();
  private boolean isReadingRows;
  private SQLServerConnection connection;

  TdsTarget(TestServer server) {
    this.server = server;
    connection = server.connect("master");
  }

  @Override
  public void run(String batch, AnswerText answer) {
    try (Statement statement = connection.createStatement()) {
      connection.setServerMessageHandler(message -> message(message, answer));
      boolean more = result(statement, answer, () -> statement.execute(batch));
      while (more) {
        more = result(statement, answer, statement::getMoreResults);
      }
    } catch (SQLException e) {
      answer.fault(e.toString());
    }
  }

  /** Asks the driver for a result and tells whether it is rows. */
  private interface NextResult {
    boolean isRows() throws SQLException;
  }

  /** Writes down one result; false where there was none. */
  private boolean result(Statement statement, AnswerText answer, NextResult next)
      throws SQLException {
    int errorsBefore = answer.errors();
    try {
      if (next.isRows()) {
        rows(statement, answer);
        return true;
      }
      long count = statement.getLargeUpdateCount();
      if (count == -1) {
        return false;
      }
      answer.count(count);
      return true;
    } catch (SQLException e) {
      // An error that the message handler has seen ends a result, not the batch.
      if (answer.errors() == errorsBefore || connection.isClosed()) {
        answer.fault(e.toString());
        return false;
      }
      return true;
    }
  }

  /** Takes each message where it stands in the answer. */
  private ISQLServerMessage message(ISQLServerMessage message, AnswerText answer) {
    boolean isInformation = message.getErrorSeverity() <= INFORMATION_MAX;
    if (isReadingRows && isInformation) {
      held.add(message);
    } else {
      write(message, answer);
    }
    return message;
  }

  private static void write(ISQLServerMessage message, AnswerText answer) {
    @Nullable String procedure = message.getProcedureName();
    answer.message(
        message.getErrorNumber(),
        message.getErrorSeverity(),
        message.getErrorState(),
        procedure == null ? "" : procedure,
        message.getLineNumber(),
        message.getErrorMessage());
  }

  /**
   * At the end of the rows the driver already reads the information that follows them: it is held
   * until they are written down.
   */
  private void rows(Statement statement, AnswerText answer) throws SQLException {
    isReadingRows = true;
    try {
      readRows(statement, answer);
    } finally {
      isReadingRows = false;
      held.forEach(message -> write(message, answer));
      held.clear();
    }
  }

  private static void readRows(Statement statement, AnswerText answer) throws SQLException {
    int errorsBefore = answer.errors();
    try (ResultSet rows = statement.getResultSet()) {
      List<Column> columns = columns(rows.getMetaData());
      answer.columns(
          columns.stream().map(column -> new AnswerText.Column(column.name, column.type)).toList());
      long count = 0;
      while (rows.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
          values.add(value(rows, i + 1, columns.get(i)));
        }
        answer.row(values);
        count++;
      }
      if (answer.errors() == errorsBefore) {
        answer.rowsEnd(count);
      }
    }
  }

  /**
   * A column as the driver describes it.
   *
   * @param kind the type's bare name
   * @param type with length, or precision and scale
   */
  private record Column(String name, String kind, String type, int scale) {}

  private static List<Column> columns(ResultSetMetaData metaData) throws SQLException {
    List<Column> columns = new ArrayList<>();
    for (int i = 1; i <= metaData.getColumnCount(); i++) {
      String kind = metaData.getColumnTypeName(i).toLowerCase(Locale.ROOT).replace(" identity", "");
      int length = metaData.getPrecision(i);
      int scale = metaData.getScale(i);
      String type =
          switch (kind) {
            case "char", "varchar", "binary", "varbinary" ->
                kind + "(" + (length == BYTES_MAX ? "max" : length) + ")";
            case "nchar", "nvarchar" -> kind + "(" + (length == UNICODE_MAX ? "max" : length) + ")";
            case "decimal", "numeric" -> kind + "(" + length + "," + scale + ")";
            case "time", "datetime2", "datetimeoffset" -> kind + "(" + scale + ")";
            default -> kind;
          };
      columns.add(new Column(metaData.getColumnLabel(i), kind, type, scale));
    }
    return columns;
  }

  private static String value(ResultSet rows, int ordinal, Column column) throws SQLException {
    return switch (column.kind) {
      case "date" -> ValueText.of(rows.getObject(ordinal, LocalDate.class), 0);
      case "time" -> ValueText.of(rows.getObject(ordinal, LocalTime.class), column.scale);
      case "smalldatetime" -> ValueText.of(rows.getObject(ordinal, LocalDateTime.class), 0);
      case "datetime" -> ValueText.of(rows.getObject(ordinal, LocalDateTime.class), DATETIME_SCALE);
      case "datetime2" -> ValueText.of(rows.getObject(ordinal, LocalDateTime.class), column.scale);
      case "datetimeoffset" ->
          ValueText.of(rows.getObject(ordinal, OffsetDateTime.class), column.scale);
      default -> ValueText.of(rows.getObject(ordinal), 0);
    };
  }

  @Override
  public void restart() {
    close();
    server.restart();
    connection = server.connect("master");
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("the connection does not close", e);
    }
  }
}
