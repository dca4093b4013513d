package io.skerry.error;

import org.jspecify.annotations.Nullable;

/**
 * A statement failed because of what the user asked; the client sees the number, severity, state,
 * line and text.
 *
 * <p>It carries no stack trace: users cause it, often, and the position that matters is the line of
 * the T-SQL text.
 */
public final class SqlException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int number;
  private final int severity;
  private final int state;
  private final int line;
  private final @Nullable String procedure;

  /** An error of the catalogue; the arguments replace {@code {0}}, {@code {1}} ... of its text. */
  public SqlException(SqlError error, Object... arguments) {
    this(error.number(), error.severity(), error.state(), error.format(arguments), 0, null);
  }

  /**
   * An error whose number and text the user chose (THROW, RAISERROR).
   *
   * @param line the 1-based line of the batch or procedure, 0 when not known yet
   */
  public SqlException(
      int number, int severity, int state, String message, int line, @Nullable String procedure) {
    super(message, null, false, false);
    this.number = number;
    this.severity = severity;
    this.state = state;
    this.line = line;
    this.procedure = procedure;
  }

  public int number() {
    return number;
  }

  public int severity() {
    return severity;
  }

  public int state() {
    return state;
  }

  /** The 1-based line of the batch or procedure; 0 when not known. */
  public int line() {
    return line;
  }

  /** The procedure, function or trigger in which it happened; null in a plain batch. */
  public @Nullable String procedure() {
    return procedure;
  }

  public String text() {
    String message = getMessage();
    return message == null ? "" : message;
  }

  /** The same error at {@code line}, unless a line is known already. */
  public SqlException atLine(int atLine) {
    if (line != 0) {
      return this;
    }
    return new SqlException(number, severity, state, text(), atLine, procedure);
  }

  /** The same error with another state, where one number has several. */
  public SqlException withState(int otherState) {
    return new SqlException(number, severity, otherState, text(), line, procedure);
  }
}
