package io.skerry.cli.sql;

import com.microsoft.sqlserver.jdbc.ISQLServerMessage;
import com.microsoft.sqlserver.jdbc.SQLServerConnection;
import com.microsoft.sqlserver.jdbc.SQLServerDataSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A connection that sends batches and has their answers printed. */
final class BatchRunner implements AutoCloseable {
  /** "Changed database context to", "Changed language setting to": said at each login and USE. */
  private static final int CHANGED_DATABASE = 5701;

  private static final int CHANGED_LANGUAGE = 5703;

  /** Severities up to this are information. */
  private static final int SEVERITY_INFORMATION_MAX = 10;

  private final SQLServerConnection connection;
  private final AnswerPrinter printer;
  private int errors;

  private BatchRunner(SQLServerConnection connection, AnswerPrinter printer) {
    this.connection = connection;
    this.printer = printer;
  }

  /**
   * Connects, always under TLS.
   *
   * @param workstation what the server is told to be the client machine's name
   * @throws SQLException if the server cannot be reached or refuses the login
   */
  static BatchRunner connect(
      SqlOptions options, String password, String workstation, AnswerPrinter printer)
      throws SQLException {
    SQLServerDataSource source = new SQLServerDataSource();
    source.setServerName(options.server().host());
    source.setPortNumber(options.server().port());
    source.setUser(options.user());
    source.setPassword(password);
    source.setApplicationName("skerry sql");
    // Without it the driver asks the name server for this machine's name, which may take seconds.
    source.setWorkstationID(workstation);
    source.setEncrypt("true");
    source.setTrustServerCertificate(options.trust() || options.server().isLoopback());
    String database = options.database();
    if (database != null) {
      source.setDatabaseName(database);
    }
    SQLServerConnection connection = (SQLServerConnection) source.getConnection();
    BatchRunner runner = new BatchRunner(connection, printer);
    connection.setServerMessageHandler(runner::message);
    return runner;
  }

  /**
   * Runs a batch and prints its answer.
   *
   * @return whether it ran without an error
   * @throws SQLException if the connection broke
   */
  boolean run(String batch) throws SQLException {
    errors = 0;
    try (Statement statement = connection.createStatement()) {
      boolean more = printNext(statement, () -> statement.execute(batch));
      while (more) {
        more = printNext(statement, statement::getMoreResults);
      }
    }
    return errors == 0;
  }

  /** Asks the driver for its next result and tells whether it is rows. */
  private interface NextResult {
    boolean isRows() throws SQLException;
  }

  /** Prints one result; false where there was none. An error ends a result, not the batch. */
  private boolean printNext(Statement statement, NextResult next) throws SQLException {
    int errorsBefore = errors;
    try {
      if (next.isRows()) {
        try (ResultSet rows = statement.getResultSet()) {
          printer.printRows(rows);
        }
        return true;
      }
      long count = statement.getLargeUpdateCount();
      if (count == -1) {
        return false;
      }
      printer.printCount(count);
      return true;
    } catch (SQLException e) {
      if (errors == errorsBefore || connection.isClosed()) {
        throw e;
      }
      return true;
    }
  }

  /**
   * Prints each message where it stands in the answer. The driver gets errors back: one that it
   * does not see makes it lose its place in the answer.
   */
  private @Nullable ISQLServerMessage message(ISQLServerMessage message) {
    int number = message.getErrorNumber();
    int severity = message.getErrorSeverity();
    if (severity > SEVERITY_INFORMATION_MAX) {
      errors++;
    } else if (number == CHANGED_DATABASE || number == CHANGED_LANGUAGE) {
      return null;
    }
    @Nullable String procedure = message.getProcedureName();
    printer.printMessage(
        number,
        severity,
        message.getErrorState(),
        procedure == null ? "" : procedure,
        message.getLineNumber(),
        message.getErrorMessage());
    return message;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
