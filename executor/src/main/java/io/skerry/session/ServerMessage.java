package io.skerry.session;

import io.skerry.error.SqlException;

/**
 * An error (severity above 10) or an information for the client.
 *
 * @param procedure empty outside procedures
 * @param line 1-based within the batch or procedure
 */
public record ServerMessage(
    int number, int severity, int state, String text, String procedure, int line) {
  private static final int REPORTED_AS_ZERO = 10;

  /** Severity 10 goes out as 0 (T-SQL, "Database Engine error severities"). */
  public static ServerMessage of(SqlException error) {
    String procedure = error.procedure();
    return new ServerMessage(
        error.number(),
        error.severity() == REPORTED_AS_ZERO ? 0 : error.severity(),
        error.state(),
        error.text(),
        procedure == null ? "" : procedure,
        Math.max(1, error.line()));
  }

  /** What PRINT and low severities give: information. */
  public boolean isError() {
    return severity > 10;
  }
}
