package io.skerry.error;

/**
 * Every error that Skerry raises, with SQL Server's number, severity, state and text ("Database engine events and errors").
 *
 * <p>{@code {0}}, {@code {1}} ... in a text stand for the arguments. Constants are ordered by number. Each Javadoc shows
 * T-SQL that causes the error.
 */
public enum SqlError {
  /** {@code SELECT 'abc} */
  UNCLOSED_QUOTATION_MARK(
      105, 15, 1, "Unclosed quotation mark after the character string '{0}'."),
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
  /** An assertion of the server failed; the connection ends. */
  ASSERTION_FAILED(
      3624,
      20,
      1,
      "A system assertion check has failed. Check the error log of the server for details. The connection has been closed."),
  /** A client's bulk load with a value that the type of column {0} does not have. */
  BULK_VALUE_INVALID(4815, 16, 1, "Received an invalid column length from the bcp client for colid {0}."),
  /** A client's bulk load with a column of an unknown type. */
  BULK_TYPE_INVALID(4816, 16, 1, "Invalid column type from bcp client for colid {0}."),
  /** A procedure call of a client with 2,101 parameters. */
  TOO_MANY_PARAMETERS(
      8003,
      16,
      1,
      "The incoming request has too many parameters. The server supports a maximum of {0} parameters. Reduce the number of parameters and resend the request."),
  /** A procedure call of a client with a parameter of an unknown type. */
  RPC_TYPE_UNKNOWN(
      8009,
      16,
      1,
      "The incoming tabular data stream (TDS) remote procedure call (RPC) protocol stream is incorrect. Parameter {0} (\"{1}\"): Data type 0x{2} is unknown."),
  /** A procedure call of a client with a float that is not a number. */
  RPC_VALUE_INVALID(
      8023,
      16,
      1,
      "The incoming tabular data stream (TDS) remote procedure call (RPC) protocol stream is incorrect. Parameter {0} (\"{1}\"): The supplied value is not a valid instance of data type {2}. Check the source data for invalid values. An example of an invalid value is data of numeric type with scale greater than precision."),
  /** {@code SELECT 1/0} */
  DIVIDE_BY_ZERO(8134, 16, 1, "Divide by zero error encountered."),
  /** {@code SELECT CAST(300 AS tinyint)} */
  ARITHMETIC_OVERFLOW_FOR_TYPE(
      8115, 16, 2, "Arithmetic overflow error converting {0} to data type {1}."),
  /** A client's request for a distributed transaction. */
  MSDTC_UNAVAILABLE(8501, 16, 3, "MSDTC on server '{0}' is unavailable."),
  /** A login by the client's operating system account. */
  LOGIN_UNTRUSTED_DOMAIN(
      18452,
      14,
      1,
      "Login failed. The login is from an untrusted domain and cannot be used with Integrated authentication."),
  /** A login that also asks for a new password. */
  LOGIN_PASSWORD_CHANGE_FAILED(
      18463,
      14,
      1,
      "Login failed for user '{0}'.  Reason: Password change failed. The password cannot be used at this time.");

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

  /** The text with {@code {0}}, {@code {1}} ... replaced; a missing argument is a broken invariant. */
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
