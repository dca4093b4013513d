package io.skerry.error;

/**
 * Every error that Skerry raises, with SQL Server's number, severity, state and text ("Database
 * engine events and errors").
 *
 * <p>{@code {0}}, {@code {1}} ... in a text stand for the arguments. Constants are ordered by
 * number. Each Javadoc shows T-SQL that causes the error.
 */
public enum SqlError {
  /** {@code SELECT * FORM t} */
  INCORRECT_SYNTAX_NEAR(102, 15, 1, "Incorrect syntax near '{0}'."),
  /** {@code SELECT 1 AS aNameOfMoreThan128Characters...} */
  IDENTIFIER_TOO_LONG(
      103, 15, 4, "The {0} that starts with '{1}' is too long. Maximum length is {2}."),
  /** {@code SELECT 'abc} */
  UNCLOSED_QUOTATION_MARK(105, 15, 1, "Unclosed quotation mark after the character string '{0}'."),
  /** {@code PRINT 'a'; CREATE VIEW v AS SELECT 1 AS x} */
  MUST_BE_FIRST_IN_BATCH(111, 15, 1, "'{0}' must be the first statement in a query batch."),
  /** {@code SELECT 1 /* x} */
  MISSING_END_COMMENT_MARK(113, 15, 1, "Missing end comment mark '*/'."),
  /** {@code SELECT * FROM a.b.c.d.e} */
  TOO_MANY_PREFIXES(
      117,
      15,
      1,
      "The {0} name '{1}' contains more than the maximum number of prefixes. The maximum is {2}."),
  /** {@code BREAK} */
  BREAK_OUTSIDE_WHILE(
      135, 15, 1, "Cannot use a BREAK statement outside the scope of a WHILE statement."),
  /** {@code CONTINUE} */
  CONTINUE_OUTSIDE_WHILE(
      136, 15, 1, "Cannot use a CONTINUE statement outside the scope of a WHILE statement."),
  /** {@code SELECT * FROM WHERE} */
  INCORRECT_SYNTAX_NEAR_KEYWORD(156, 15, 1, "Incorrect syntax near the keyword '{0}'."),
  /** {@code SELECT 1e400} */
  FLOAT_OUT_OF_RANGE(
      168,
      15,
      1,
      "The floating point value '{0}' is out of the range of computer representation ({1} bytes)."),
  /** {@code CREATE TABLE t (a)} */
  COLUMN_NEEDS_DATA_TYPE(173, 15, 1, "The definition for column '{0}' must include a data type."),
  /** {@code SELECT ((((((((1))))))))}, some hundred parentheses deep */
  NESTED_TOO_DEEPLY(
      191,
      15,
      1,
      "Some part of your SQL statement is nested too deeply. Rewrite the query or break it up into smaller queries."),
  /** {@code SET NOTHING ON} */
  UNRECOGNIZED(195, 15, 5, "'{0}' is not a recognized {1}."),
  /** {@code SELECT nothing FROM sys.objects} */
  INVALID_COLUMN_NAME(207, 16, 1, "Invalid column name '{0}'."),
  /** {@code SELECT * FROM nothing} */
  INVALID_OBJECT_NAME(208, 16, 1, "Invalid object name '{0}'."),
  /** {@code DECLARE @a int WITH c AS (SELECT 1 AS x) SELECT * FROM c} */
  INCORRECT_SYNTAX_NEAR_WITH(
      319,
      15,
      1,
      "Incorrect syntax near the keyword '{0}'. If this statement is a common table expression, an xmlnamespaces clause or a change tracking context clause, the previous statement must be terminated with a semicolon."),
  /** {@code SELECT * FROM t WITH c AS (SELECT 1 AS x) SELECT * FROM c} */
  INCORRECT_SYNTAX_NEAR_AFTER_WITH(
      336,
      15,
      1,
      "Incorrect syntax near '{0}'. If this is intended to be a common table expression, you need to explicitly terminate the previous statement with a semi-colon."),
  /** {@code SELECT 1234567890123456789012345678901234567890} */
  NUMBER_OUT_OF_RANGE(
      1007,
      15,
      1,
      "The {0} '{1}' is out of the range for numeric representation (maximum precision 38)."),
  /** {@code SELECT 1 AS []} */
  NAME_MISSING_OR_EMPTY(
      1038,
      15,
      4,
      "An object or column name is missing or empty. For SELECT INTO statements, verify each column has a name. For other statements, look for empty alias names. Aliases defined as \"\" or [] are not allowed. Change the alias to a valid name."),
  /** {@code CREATE TABLE t (id int PRIMARY KEY); INSERT t VALUES (1), (1)} */
  PRIMARY_KEY_VIOLATION(
      2627,
      14,
      1,
      "Violation of {0} constraint '{1}'. Cannot insert duplicate key in object '{2}'. The duplicate key value is {3}."),
  /** {@code IF 1 PRINT 'a'} */
  NON_BOOLEAN_CONDITION(
      4145,
      15,
      1,
      "An expression of non-boolean type specified in a context where a condition is expected, near '{0}'."),
  /** {@code SELECT CAST(300 AS tinyint)} */
  ARITHMETIC_OVERFLOW_FOR_TYPE(
      8115, 16, 2, "Arithmetic overflow error converting {0} to data type {1}."),
  /** {@code SELECT 1/0} */
  DIVIDE_BY_ZERO(8134, 16, 1, "Divide by zero error encountered."),
  /** {@code MERGE t USING s ON t.id = s.id WHEN MATCHED THEN DELETE} */
  MERGE_NEEDS_SEMICOLON(10713, 15, 1, "A MERGE statement must be terminated by a semi-colon (;)."),
  /** {@code INSERT t VALUES (1), (2)}, and so on to 1,001 */
  TOO_MANY_INSERTED_ROWS(
      10738,
      15,
      1,
      "The number of row value expressions in the INSERT statement exceeds the maximum allowed number of {0} row values."),
  /**
   * {@code BACKUP DATABASE d TO DISK = 'd.bak'}: a statement that SQL Server has and Skerry has
   * not. Number and text are those of Azure SQL for statements it lacks.
   */
  UNSUPPORTED_STATEMENT(
      40510, 16, 1, "Statement '{0}' is not supported in this version of SQL Server."),
  /** {@code SELECT * FROM t FOR SYSTEM_TIME ALL}: the like for a part of a statement. */
  UNSUPPORTED_OPTION(
      40517,
      16,
      1,
      "Keyword or statement option '{0}' is not supported in this version of SQL Server.");

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
