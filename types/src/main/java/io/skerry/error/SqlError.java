package io.skerry.error;

/**
 * Every error that Skerry raises, with SQL Server's number, severity, state and text ("Database
 * engine events and errors").
 *
 * <p>{@code {0}}, {@code {1}} ... in a text stand for the arguments. Constants are ordered by
 * number. Each Javadoc shows T-SQL that causes the error.
 */
public enum SqlError {
  /** {@code SELECT 'abc} */
  UNCLOSED_QUOTATION_MARK(105, 15, 1, "Unclosed quotation mark after the character string '{0}'."),
  /** {@code SELEC 1} */
  INCORRECT_SYNTAX_NEAR(102, 15, 1, "Incorrect syntax near '{0}'."),
  /** {@code SELECT * FROM WHERE} */
  INCORRECT_SYNTAX_NEAR_KEYWORD(156, 15, 1, "Incorrect syntax near the keyword '{0}'."),
  /** {@code SELECT nothing FROM sys.objects} */
  INVALID_COLUMN_NAME(207, 16, 1, "Invalid column name '{0}'."),
  /** {@code SELECT * FROM nothing} */
  INVALID_OBJECT_NAME(208, 16, 1, "Invalid object name '{0}'."),
  /** {@code CREATE TABLE t (id int PRIMARY KEY); INSERT t VALUES (1), (1)} */
  PRIMARY_KEY_VIOLATION(
      2627,
      14,
      1,
      "Violation of {0} constraint '{1}'. Cannot insert duplicate key in object '{2}'. The duplicate key value is {3}."),
  /** {@code SELECT 1/0} */
  DIVIDE_BY_ZERO(8134, 16, 1, "Divide by zero error encountered."),
  /** {@code SELECT CAST(300 AS tinyint)} */
  ARITHMETIC_OVERFLOW_FOR_TYPE(
      8115, 16, 2, "Arithmetic overflow error converting {0} to data type {1}.");

  private final int number;
  private final int severity;
  private final int state;
  private final String text;

  SqlError(int number, int severity, int state, String text) {
    this.number = number;
    this.severity = severity;
    this.state = state;
    this.text = text;
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

  /**
   * The text with {@code {0}}, {@code {1}} ... replaced; a missing argument is a broken invariant.
   */
  public String format(Object... arguments) {
    StringBuilder out = new StringBuilder(text.length() + 32);
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '{' && at + 2 < text.length() && text.charAt(at + 2) == '}') {
        out.append(arguments[text.charAt(at + 1) - '0']);
        at += 3;
      } else {
        out.append(c);
        at++;
      }
    }
    return out.toString();
  }
}
