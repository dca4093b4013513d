package io.skerry.error;

/**
 * Every error that Skerry raises, with SQL Server's number, severity, state and text ("Database
 * engine events and errors").
 *
 * <p>{@code {0}}, {@code {1}} ... in a text stand for the arguments. Constants are ordered by
 * number. Each Javadoc shows T-SQL that causes the error.
 */
public enum SqlError {
  /** {@code SELEC 1} */
  INCORRECT_SYNTAX_NEAR(102, 15, 1, "Incorrect syntax near '{0}'."),
  /** {@code SELECT 'abc} */
  UNCLOSED_QUOTATION_MARK(105, 15, 1, "Unclosed quotation mark after the character string '{0}'."),
  /** {@code SELECT * FROM WHERE} */
  INCORRECT_SYNTAX_NEAR_KEYWORD(156, 15, 1, "Incorrect syntax near the keyword '{0}'."),
  /** {@code SELECT CAST(SYSDATETIME() AS date) + 1} */
  OPERAND_TYPE_CLASH(206, 16, 2, "Operand type clash: {0} is incompatible with {1}"),
  /** {@code SELECT nothing FROM sys.objects} */
  INVALID_COLUMN_NAME(207, 16, 1, "Invalid column name '{0}'."),
  /** {@code SELECT * FROM nothing} */
  INVALID_OBJECT_NAME(208, 16, 1, "Invalid object name '{0}'."),
  /** {@code SELECT CAST(CAST(300 AS smallint) AS tinyint)}; the state tells the type. */
  ARITHMETIC_OVERFLOW_VALUE(
      220, 16, 2, "Arithmetic overflow error for data type {0}, value = {1}."),
  /** {@code SELECT CAST(1e10 AS int)}; the state tells the type. */
  ARITHMETIC_OVERFLOW_FLOAT(232, 16, 3, "Arithmetic overflow error for type {0}, value = {1}."),
  /** {@code SELECT CAST($1000 AS varchar(2))} */
  MONEY_RESULT_SPACE(
      234, 16, 2, "There is insufficient result space to convert a money value to {0}."),
  /** {@code SELECT CAST('abc' AS money)} */
  MONEY_SYNTAX(
      235, 16, 0, "Cannot convert a char value to money. The char value has incorrect syntax."),
  /** {@code SELECT CAST('1000000000000000' AS money)} */
  MONEY_OVERFLOW_FROM_CHAR(
      236,
      16,
      0,
      "The conversion from char data type to money resulted in a money overflow error."),
  /** {@code SELECT CAST('abc' AS datetime)} */
  DATE_CONVERSION_FAILED(
      241, 16, 1, "Conversion failed when converting date and/or time from character string."),
  /** {@code SELECT CAST('20260230' AS datetime)} */
  DATE_OUT_OF_RANGE(
      242,
      16,
      3,
      "The conversion of a {0} data type to a {1} data type resulted in an out-of-range value."),
  /** {@code SELECT CAST('300' AS tinyint)}; state 1 for INT1, 2 for INT2. */
  VALUE_OVERFLOWED_SMALL(
      244,
      16,
      1,
      "The conversion of the {0} value '{1}' overflowed an {2} column. Use a larger integer"
          + " column."),
  /** {@code SELECT CAST('abc' AS int)} */
  CONVERSION_FAILED(
      245, 16, 1, "Conversion failed when converting the {0} value '{1}' to data type {2}."),
  /** {@code SELECT CAST('3000000000' AS int)} */
  VALUE_OVERFLOWED_INT(
      248, 16, 1, "The conversion of the {0} value '{1}' overflowed an int column."),
  /** {@code DECLARE @i int = CAST(1 AS sql_variant)} */
  IMPLICIT_CONVERSION_NOT_ALLOWED(
      257,
      16,
      3,
      "Implicit conversion from data type {0} to {1} is not allowed. Use the CONVERT function to"
          + " run this query."),
  /** {@code SELECT CONVERT(varchar(30), GETDATE(), 99)} */
  INVALID_STYLE(
      281,
      16,
      1,
      "{0} is not a valid style number when converting from {1} to a character string."),
  /** {@code SELECT CAST('abc' AS smallmoney)} */
  SMALLMONEY_SYNTAX(
      293, 16, 0, "Cannot convert char value to smallmoney. The char value has incorrect syntax."),
  /** {@code SELECT CAST('300000' AS smallmoney)} */
  SMALLMONEY_OVERFLOW_FROM_CHAR(
      294,
      16,
      0,
      "The conversion from char data type to smallmoney data type resulted in a smallmoney"
          + " overflow error."),
  /** {@code SELECT CAST('abc' AS smalldatetime)} */
  SMALLDATETIME_CONVERSION_FAILED(
      295, 16, 3, "Conversion failed when converting character string to smalldatetime data type."),
  /** {@code SELECT GETDATE() + CAST('12:00' AS time)} */
  INCOMPATIBLE_TYPES_IN_OPERATOR(
      402, 16, 1, "The data types {0} and {1} are incompatible in the {2} operator."),
  /** {@code SELECT CAST(1 AS date)} */
  EXPLICIT_CONVERSION_NOT_ALLOWED(
      529, 16, 2, "Explicit conversion from data type {0} to {1} is not allowed."),
  /** {@code CREATE TABLE t (id int PRIMARY KEY); INSERT t VALUES (1), (1)} */
  PRIMARY_KEY_VIOLATION(
      2627,
      14,
      1,
      "Violation of {0} constraint '{1}'. Cannot insert duplicate key in object '{2}'. The"
          + " duplicate key value is {3}."),
  /** {@code SELECT CAST('abc' AS float)} */
  ERROR_CONVERTING(8114, 16, 5, "Error converting data type {0} to {1}."),
  /** {@code SELECT CAST(300 AS tinyint)} */
  ARITHMETIC_OVERFLOW_FOR_TYPE(
      8115, 16, 2, "Arithmetic overflow error converting {0} to data type {1}."),
  /** {@code SELECT CAST('x' AS date) * CAST('x' AS date)} */
  OPERAND_TYPE_INVALID(8117, 16, 1, "Operand data type {0} is invalid for {1} operator."),
  /** {@code SELECT 1/0} */
  DIVIDE_BY_ZERO(8134, 16, 1, "Divide by zero error encountered."),
  /** {@code SELECT CAST('abc' AS uniqueidentifier)} */
  GUID_CONVERSION_FAILED(
      8169,
      16,
      2,
      "Conversion failed when converting from a character string to uniqueidentifier."),
  /** {@code SELECT CAST(NEWID() AS char(10))} */
  GUID_RESULT_SPACE(
      8170, 16, 2, "Insufficient result space to convert uniqueidentifier value to char."),
  /** {@code SELECT CONVERT(datetimeoffset, GETDATE(), 100)} */
  STYLE_NOT_SUPPORTED(
      9809, 16, 1, "The style {0} is not supported for conversions from {1} to {2}.");

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
