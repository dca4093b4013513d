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
  /** {@code SELECT 1 AS aNameOfMoreThan128Characters...} */
  IDENTIFIER_TOO_LONG(
      103, 15, 4, "The {0} that starts with '{1}' is too long. Maximum length is {2}."),
  /** {@code SELECT 1 AS a UNION SELECT 2 ORDER BY b} */
  ORDER_BY_NOT_IN_SET_LIST(
      104,
      15,
      1,
      "ORDER BY items must appear in the select list if the statement contains a UNION, INTERSECT or EXCEPT operator."),
  /** {@code SELECT 'abc} */
  UNCLOSED_QUOTATION_MARK(105, 15, 1, "Unclosed quotation mark after the character string '{0}'."),
  /** {@code SELECT x.* FROM t} */
  COLUMN_PREFIX_UNKNOWN(
      107,
      15,
      1,
      "The column prefix '{0}' does not match with a table name or alias name used in the query."),
  /** {@code SELECT 1 AS a ORDER BY 2} */
  ORDER_BY_POSITION(
      108,
      16,
      1,
      "The ORDER BY position number {0} is out of range of the number of items in the select list."),
  /** {@code INSERT t (a, b) VALUES (1)} */
  INSERT_MORE_COLUMNS(
      109,
      15,
      1,
      "There are more columns in the INSERT statement than values specified in the VALUES clause. The number of values in the VALUES clause must match the number of columns specified in the INSERT statement."),
  /** {@code INSERT t (a) VALUES (1, 2)} */
  INSERT_FEWER_COLUMNS(
      110,
      15,
      1,
      "There are fewer columns in the INSERT statement than values specified in the VALUES clause. The number of values in the VALUES clause must match the number of columns specified in the INSERT statement."),
  /** {@code PRINT 'a'; CREATE VIEW v AS SELECT 1 AS x} */
  MUST_BE_FIRST_IN_BATCH(111, 15, 1, "'{0}' must be the first statement in a query batch."),
  /** {@code SELECT 1 /* x} */
  MISSING_END_COMMENT_MARK(113, 15, 1, "Missing end comment mark '*/'."),
  /** {@code SELECT (SELECT 1, 2)} */
  ONE_EXPRESSION_IN_SUBQUERY(
      116,
      16,
      1,
      "Only one expression can be specified in the select list when the subquery is not introduced with EXISTS."),
  /** {@code SELECT * FROM a.b.c.d.e} */
  TOO_MANY_PREFIXES(
      117,
      15,
      1,
      "The {0} name '{1}' contains more than the maximum number of prefixes. The maximum is {2}."),
  /** {@code INSERT t (a, b) SELECT 1} */
  INSERT_SELECT_FEWER(
      120,
      15,
      1,
      "The select list for the INSERT statement contains fewer items than the insert list. The number of SELECT values must match the number of INSERT columns."),
  /** {@code INSERT t (a) SELECT 1, 2} */
  INSERT_SELECT_MORE(
      121,
      15,
      1,
      "The select list for the INSERT statement contains more items than the insert list. The number of SELECT values must match the number of INSERT columns."),
  /** {@code SELECT TOP (-1) * FROM sys.objects} */
  ROW_COUNT_NEGATIVE(127, 15, 1, "A TOP N or FETCH rowcount value may not be negative."),
  /** {@code SELECT SUM(COUNT(*)) FROM t} */
  AGGREGATE_OF_AGGREGATE(
      130,
      16,
      1,
      "Cannot perform an aggregate function on an expression containing an aggregate or a subquery."),
  /** {@code DECLARE @a varchar(9000)} */
  SIZE_EXCEEDS_MAXIMUM(
      131,
      15,
      3,
      "The size ({0}) given to the {1} '{2}' exceeds the maximum allowed for any data type ({3})."),
  /** {@code a: a: PRINT 1} */
  LABEL_DECLARED_TWICE(
      132,
      15,
      1,
      "The label '{0}' has already been declared. Label names must be unique within a query batch or stored procedure."),
  /** {@code GOTO nowhere} */
  LABEL_NOT_DECLARED(
      133,
      15,
      1,
      "A GOTO statement references the label '{0}' but the label has not been declared."),
  /** {@code DECLARE @a int, @a int} */
  VARIABLE_DECLARED_TWICE(
      134,
      15,
      1,
      "The variable name '{0}' has already been declared. Variable names must be unique within a query batch or stored procedure."),
  /** {@code BREAK} */
  BREAK_OUTSIDE_WHILE(
      135, 15, 1, "Cannot use a BREAK statement outside the scope of a WHILE statement."),
  /** {@code CONTINUE} */
  CONTINUE_OUTSIDE_WHILE(
      136, 15, 1, "Cannot use a CONTINUE statement outside the scope of a WHILE statement."),
  /** {@code SELECT @nothing} */
  VARIABLE_NOT_DECLARED(137, 15, 2, "Must declare the scalar variable \"{0}\"."),
  /** {@code SELECT @a = 1, 2} */
  ASSIGNMENT_WITH_RETRIEVAL(
      141,
      15,
      1,
      "A SELECT statement that assigns a value to a variable must not be combined with data-retrieval operations."),
  /** {@code SELECT 1 FROM t GROUP BY SUM(a)} */
  AGGREGATE_IN_GROUP_BY(
      144,
      15,
      1,
      "Cannot use an aggregate or a subquery in an expression used for the group by list of a GROUP BY clause."),
  /** {@code SELECT DISTINCT a FROM t ORDER BY b} */
  ORDER_BY_NOT_IN_DISTINCT(
      145, 15, 1, "ORDER BY items must appear in the select list if SELECT DISTINCT is specified."),
  /** {@code SELECT 1 FROM t WHERE SUM(a) > 1} */
  AGGREGATE_IN_WHERE(
      147,
      15,
      1,
      "An aggregate may not appear in the WHERE clause unless it is in a subquery contained in a HAVING clause or a select list, and the column being aggregated is an outer reference."),
  /** {@code WAITFOR DELAY 'soon'} */
  WAITFOR_SYNTAX(148, 15, 1, "Incorrect time syntax in time string '{0}' used with WAITFOR."),
  /** {@code SELECT DATEADD(nothing, 1, GETDATE())} */
  OPTION_NOT_RECOGNIZED(155, 15, 1, "'{0}' is not a recognized {1} option."),
  /** {@code SELECT * FROM WHERE} */
  INCORRECT_SYNTAX_NEAR_KEYWORD(156, 15, 1, "Incorrect syntax near the keyword '{0}'."),
  /** {@code UPDATE t SET a = SUM(b)} */
  AGGREGATE_IN_SET_LIST(
      157, 15, 1, "An aggregate may not appear in the set list of an UPDATE statement."),
  /** {@code SELECT 1 FROM t GROUP BY 1} */
  GROUP_BY_WITHOUT_COLUMN(
      164,
      15,
      1,
      "Each GROUP BY expression must contain at least one column that is not an outer reference."),
  /** {@code SELECT 1e400} */
  FLOAT_OUT_OF_RANGE(
      168,
      15,
      1,
      "The floating point value '{0}' is out of the range of computer representation ({1} bytes)."),
  /** {@code CREATE TABLE t (a)} */
  COLUMN_NEEDS_DATA_TYPE(173, 15, 1, "The definition for column '{0}' must include a data type."),
  /** {@code SELECT LEN('a', 'b')} */
  FUNCTION_ARGUMENT_COUNT(174, 15, 1, "The {0} function requires {1} argument(s)."),
  /** {@code RETURN 1} */
  RETURN_WITH_VALUE(
      178, 15, 1, "A RETURN statement with a return value cannot be used in this context."),
  /** {@code SELECT ROUND(1)} */
  FUNCTION_ARGUMENT_RANGE(189, 15, 1, "The {0} function requires {1} to {2} arguments."),
  /** {@code SELECT ((((((((1))))))))}, some hundred parentheses deep */
  NESTED_TOO_DEEPLY(
      191,
      15,
      1,
      "Some part of your SQL statement is nested too deeply. Rewrite the query or break it up into smaller queries."),
  /** {@code SET NOTHING ON} */
  NOT_A_SET_OPTION(195, 15, 1, "'{0}' is not a recognized SET option."),
  /** {@code SET NOTHING ON} */
  UNRECOGNIZED(195, 15, 5, "'{0}' is not a recognized {1}."),
  /** {@code SELECT nothing(1)} */
  FUNCTION_NOT_RECOGNIZED(195, 15, 10, "'{0}' is not a recognized built-in function name."),
  /** {@code EXEC sp_prepare} */
  PROCEDURE_EXPECTS_PARAMETER(
      201, 16, 4, "Procedure or function '{0}' expects parameter '{1}', which was not supplied."),
  /** {@code SELECT 1 UNION SELECT 1, 2} */
  SET_OPERATION_COLUMNS(
      205,
      16,
      1,
      "All queries combined using a UNION, INTERSECT or EXCEPT operator must have an equal number of expressions in their target lists."),
  /** {@code SELECT CAST(SYSDATETIME() AS date) + 1} */
  OPERAND_TYPE_CLASH(206, 16, 2, "Operand type clash: {0} is incompatible with {1}"),
  /** {@code SELECT nothing FROM sys.objects} */
  INVALID_COLUMN_NAME(207, 16, 1, "Invalid column name '{0}'."),
  /** {@code SELECT * FROM nothing} */
  INVALID_OBJECT_NAME(208, 16, 1, "Invalid object name '{0}'."),
  /** {@code SELECT a FROM t AS x, t AS y} */
  AMBIGUOUS_COLUMN_NAME(209, 16, 1, "Ambiguous column name '{0}'."),
  /** {@code INSERT t VALUES (1, 2, 3)} */
  INSERT_COLUMNS_MISMATCH(
      213, 16, 1, "Column name or number of supplied values does not match table definition."),
  /** {@code INSERT t EXEC ('SELECT 1, 2')} into a table of one column. */
  INSERT_EXEC_COLUMN_COUNT(
      213, 16, 7, "Column name or number of supplied values does not match table definition."),
  /** A procedure that calls itself without end. */
  NESTING_TOO_DEEP(
      217,
      16,
      1,
      "Maximum stored procedure, function, trigger, or view nesting level exceeded (limit 32)."),
  /** {@code SELECT CAST(CAST(300 AS smallint) AS tinyint)}; the state tells the type. */
  ARITHMETIC_OVERFLOW_VALUE(
      220, 16, 2, "Arithmetic overflow error for data type {0}, value = {1}."),
  /** {@code BEGIN TRAN; CREATE DATABASE d} */
  NOT_ALLOWED_IN_TRANSACTION(
      226, 16, 6, "{0} statement not allowed within multi-statement transaction."),
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
  /** {@code SELECT CAST(1 AS nothing)} */
  TYPE_NOT_DEFINED(243, 16, 1, "Type {0} is not a defined system type."),
  /** {@code SELECT CAST('300' AS tinyint)}; state 1 for INT1, 2 for INT2. */
  VALUE_OVERFLOWED_SMALL(
      244,
      16,
      1,
      "The conversion of the {0} value '{1}' overflowed an {2} column. Use a larger integer column."),
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
      "Implicit conversion from data type {0} to {1} is not allowed. Use the CONVERT function to run this query."),
  /** {@code SELECT *} */
  STAR_WITHOUT_TABLE(263, 16, 1, "Must specify table to select from."),
  /** {@code UPDATE t SET a = 1, a = 2} */
  COLUMN_ASSIGNED_TWICE(
      264,
      16,
      1,
      "The column name '{0}' is specified more than once in the SET clause or column list of an INSERT. A column cannot be assigned more than one value in the same clause. Modify the clause to make sure that a column is updated only once. If this statement updates or inserts columns into a view, column aliasing can conceal the duplication in your code."),
  /** {@code SELECT CONVERT(varchar(30), GETDATE(), 99)} */
  INVALID_STYLE(
      281,
      16,
      1,
      "{0} is not a valid style number when converting from {1} to a character string."),
  /** {@code SELECT DATEADD(year, 9000, GETDATE())} */
  DATE_ADD_OVERFLOW(517, 16, 1, "Adding a value to a '{0}' column caused an overflow."),
  /** {@code SELECT DATEDIFF(second, '0001-01-01', '9999-01-01')} */
  DATE_DIFFERENCE_OVERFLOW(
      535,
      16,
      0,
      "The {0} function resulted in an overflow. The number of dateparts separating two date/time"
          + " instances is too large. Try to use {0} with a less precise datepart."),
  /** {@code SELECT LEFT('abc', -1)} */
  LEFT_LENGTH(536, 16, 1, "Invalid length parameter passed to the {0} function."),
  /** {@code SELECT SUBSTRING('abc', 1, -1)} */
  SUBSTRING_LENGTH(
      537, 16, 3, "Invalid length parameter passed to the LEFT or SUBSTRING function."),
  /** {@code SELECT DATEFROMPARTS(2026, 2, 30)} */
  DATE_PARTS_INVALID(
      289,
      16,
      1,
      "Cannot construct data type {0}, some of the arguments have values which are not valid."),
  /** {@code SELECT CAST('abc' AS smallmoney)} */
  SMALLMONEY_SYNTAX(
      293, 16, 0, "Cannot convert char value to smallmoney. The char value has incorrect syntax."),
  /** {@code SELECT CAST('300000' AS smallmoney)} */
  SMALLMONEY_OVERFLOW_FROM_CHAR(
      294,
      16,
      0,
      "The conversion from char data type to smallmoney data type resulted in a smallmoney overflow error."),
  /** {@code SELECT CAST('abc' AS smalldatetime)} */
  SMALLDATETIME_CONVERSION_FAILED(
      295, 16, 3, "Conversion failed when converting character string to smalldatetime data type."),
  /** {@code SELECT a FROM t WITH (INDEX (nothing))} */
  INDEX_HINT_UNKNOWN(
      308, 16, 1, "Index '{0}' on table '{1}' (specified in the FROM clause) does not exist."),
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
  /** {@code SELECT GETDATE() + CAST('12:00' AS time)} */
  INCOMPATIBLE_TYPES_IN_OPERATOR(
      402, 16, 1, "The data types {0} and {1} are incompatible in the {2} operator."),
  /** {@code SELECT 1 AS a ORDER BY 'x'} */
  ORDER_BY_CONSTANT(
      408, 16, 1, "A constant expression was encountered in the ORDER BY list, position {0}."),
  /** {@code SELECT 1 COLLATE Latin1_General_BIN} */
  COLLATE_TYPE(447, 16, 0, "Expression type {0} is invalid for COLLATE clause."),
  /** {@code SELECT 'a' COLLATE nothing} */
  INVALID_COLLATION(448, 16, 1, "Invalid collation '{0}'."),
  /** {@code SELECT 'a' COLLATE nothing} */
  COLLATION_INVALID(448, 16, 1, "Invalid collation '{0}'."),
  /** {@code SELECT 1 WHERE 'a' LIKE 'a' ESCAPE 'xy'} */
  INVALID_ESCAPE_CHARACTER(
      506, 16, 1, "The invalid escape character \"{0}\" was specified in a LIKE predicate."),
  /** {@code SELECT (SELECT name FROM sys.objects)} */
  SUBQUERY_MORE_THAN_ONE_VALUE(
      512,
      16,
      1,
      "Subquery returned more than 1 value. This is not permitted when the subquery follows =, !=, <, <= , >, >= or when the subquery is used as an expression."),
  /** {@code CREATE TABLE t (i int NOT NULL); INSERT t VALUES (NULL)} */
  NULL_NOT_ALLOWED(
      515,
      16,
      2,
      "Cannot insert the value NULL into column '{0}', table '{1}'; column does not allow nulls. {2} fails."),
  /** {@code SELECT CAST(1 AS date)} */
  EXPLICIT_CONVERSION_NOT_ALLOWED(
      529, 16, 2, "Explicit conversion from data type {0} to {1} is not allowed."),
  /** {@code INSERT t (id) VALUES (1)} */
  IDENTITY_INSERT_OFF(
      544,
      16,
      1,
      "Cannot insert explicit value for identity column in table '{0}' when IDENTITY_INSERT is set to OFF."),
  /** {@code SET IDENTITY_INSERT t ON; INSERT t (a) VALUES (1)} */
  IDENTITY_VALUE_MISSING(
      545,
      16,
      1,
      "Explicit value must be specified for identity column in table '{0}' either when IDENTITY_INSERT is set to ON or when a replication user is inserting into a NOT FOR REPLICATION identity column."),
  /** {@code SAVE TRANSACTION s} */
  NO_ACTIVE_TRANSACTION_TO_SAVE(
      628, 16, 0, "Cannot issue SAVE TRANSACTION when there is no active transaction."),
  /** A sort or hash table that outgrows the statement's memory. */
  INSUFFICIENT_MEMORY(
      701,
      17,
      123,
      "There is insufficient system memory in resource pool '{0}' to run this query."),
  /** {@code USE nothing} */
  DATABASE_NOT_FOUND(
      911, 16, 1, "Database '{0}' does not exist. Make sure that the name is entered correctly."),
  /** {@code DECLARE @a datetime2(8)} */
  SCALE_INVALID(1002, 15, 1, "Line {0}: Specified scale {1} is invalid."),
  /** {@code SELECT 1234567890123456789012345678901234567890} */
  NUMBER_OUT_OF_RANGE(
      1007,
      15,
      1,
      "The {0} '{1}' is out of the range for numeric representation (maximum precision 38)."),
  /** {@code SELECT 1 FROM t AS a, t AS a} */
  CORRELATION_NAME_TWICE(
      1011, 16, 1, "The correlation name '{0}' is specified multiple times in a FROM clause."),
  /** {@code SELECT 1 FROM t, t} */
  EXPOSED_NAMES_EQUAL(
      1013,
      16,
      1,
      "The objects \"{0}\" and \"{1}\" in the FROM clause have the same exposed names. Use correlation names to distinguish them."),
  /** {@code SELECT TOP (101) PERCENT * FROM sys.objects} */
  PERCENT_OUT_OF_RANGE(1031, 15, 1, "Percent values must be between 0 and 100."),
  /** {@code SELECT * FROM (SELECT a FROM t ORDER BY a) AS d} */
  ORDER_BY_IN_SUBQUERY(
      1033,
      15,
      1,
      "The ORDER BY clause is invalid in views, inline functions, derived tables, subqueries, and common table expressions, unless TOP, OFFSET or FOR XML is also specified."),
  /** {@code SELECT 1 AS []} */
  NAME_MISSING_OR_EMPTY(
      1038,
      15,
      4,
      "An object or column name is missing or empty. For SELECT INTO statements, verify each column has a name. For other statements, look for empty alias names. Aliases defined as \"\" or [] are not allowed. Change the alias to a valid name."),
  /** {@code SELECT TOP (CAST(NULL AS int)) * FROM sys.objects} */
  ROW_COUNT_NOT_INTEGER(
      1060,
      15,
      1,
      "The number of rows provided for a TOP or FETCH clauses row count parameter must be an integer."),
  /** {@code SELECT TOP (1) WITH TIES a FROM t} */
  TIES_WITHOUT_ORDER(
      1062,
      15,
      1,
      "The TOP N WITH TIES clause is not allowed without a corresponding ORDER BY clause."),
  /** {@code SELECT * FROM @nothing} */
  TABLE_VARIABLE_NOT_DECLARED(1087, 15, 2, "Must declare the table variable \"{0}\"."),
  /** {@code CREATE INDEX i ON nothing (a)} */
  INDEX_TABLE_NOT_FOUND(
      1088,
      16,
      12,
      "Cannot find the object \"{0}\" because it does not exist or you do not have permissions."),
  /** {@code CREATE UNIQUE INDEX i ON t (a)} with equal values in a. */
  CREATE_INDEX_DUPLICATE_KEY(
      1505,
      16,
      1,
      "The CREATE UNIQUE INDEX statement terminated because a duplicate key was found for the object name '{0}' and the index name '{1}'. The duplicate key value is {2}."),
  /** {@code CREATE TABLE t (a int, PRIMARY KEY (b))} */
  CONSTRAINT_NOT_CREATED(1750, 16, 1, "Could not create constraint or index. See previous errors."),
  /** {@code ALTER TABLE t ADD PRIMARY KEY (a)} */
  PRIMARY_KEY_EXISTS(1779, 16, 0, "Table '{0}' already has a primary key defined on it."),
  /** {@code CREATE DATABASE master} */
  DATABASE_EXISTS(1801, 16, 3, "Database '{0}' already exists. Choose a different database name."),
  /** {@code CREATE CLUSTERED INDEX i ON t (a)} */
  CLUSTERED_INDEX_EXISTS(
      1902,
      16,
      3,
      "Cannot create more than one clustered index on table '{0}'. Drop the existing clustered index '{1}' before creating another."),
  /** {@code CREATE INDEX i ON t (nothing)} */
  INDEX_COLUMN_NOT_FOUND(
      1911, 16, 1, "Column name '{0}' does not exist in the target table or view."),
  /** {@code CREATE INDEX i ON t (a); CREATE INDEX i ON t (a)} */
  INDEX_EXISTS(
      1913,
      16,
      1,
      "The operation failed because an index or statistics with name '{0}' already exists on table '{1}'."),
  /** {@code CREATE INDEX i ON t (long_text)} */
  INDEX_COLUMN_TYPE(
      1919,
      16,
      1,
      "Column '{0}' in table '{1}' is of a type that is invalid for use as a key column in an index."),
  /** {@code CREATE UNIQUE INDEX i ON t (a); INSERT t VALUES (1), (1)} */
  DUPLICATE_KEY_ROW(
      2601,
      14,
      1,
      "Cannot insert duplicate key row in object '{0}' with unique index '{1}'. The duplicate key value is {2}."),
  /** {@code CREATE TABLE t (id int PRIMARY KEY); INSERT t VALUES (1), (1)} */
  PRIMARY_KEY_VIOLATION(
      2627,
      14,
      1,
      "Violation of {0} constraint '{1}'. Cannot insert duplicate key in object '{2}'. The duplicate key value is {3}."),
  /** {@code CREATE TABLE t (c varchar(2)); INSERT t VALUES ('abc')} */
  STRING_TRUNCATED(
      2628,
      16,
      1,
      "String or binary data would be truncated in table '{0}', column '{1}'. Truncated value: '{2}'."),
  /** {@code CREATE TABLE t (a int, a int)} */
  COLUMN_NAME_TWICE(
      2705,
      16,
      3,
      "Column names in each table must be unique. Column name '{0}' in table '{1}' is specified more than once."),
  /** {@code CREATE TABLE t (a int); CREATE TABLE t (a int)} */
  OBJECT_EXISTS(2714, 16, 6, "There is already an object named '{0}' in the database."),
  /** {@code DECLARE @a nothing} */
  TYPE_NOT_FOUND(2715, 16, 6, "Column, parameter, or variable #{0}: Cannot find data type {1}."),
  /** {@code DECLARE @a int(4)} */
  TYPE_TAKES_NO_WIDTH(
      2716,
      16,
      1,
      "Column, parameter, or variable #{0}: Cannot specify a column width on data type {1}."),
  /** {@code SET LANGUAGE klingon} */
  NOT_A_LANGUAGE(
      2741,
      16,
      1,
      "SET LANGUAGE failed because '{0}' is not an official language name or a language alias on this SQL Server."),
  /** {@code SET DATEFIRST 9} */
  DATEFIRST_RANGE(
      2744, 16, 1, "The SET DATEFIRST value {0} is outside the range of allowed values (1-7)."),
  /** {@code CREATE TABLE t (a int IDENTITY, b int IDENTITY)} */
  IDENTITY_TWICE(
      2744,
      16,
      2,
      "Multiple identity columns specified for table '{0}'. Only one identity column per table is allowed."),
  /** {@code RAISERROR ('%d', 16, 1, 1.5)} */
  RAISERROR_ARGUMENT_TYPE(
      2748, 16, 1, "Cannot specify {0} data type (parameter {1}) as a substitution parameter."),
  /** {@code CREATE TABLE t (a float IDENTITY)} */
  IDENTITY_TYPE(
      2749,
      16,
      2,
      "Identity column '{0}' must be of data type int, bigint, smallint, tinyint, or decimal or numeric with a scale of 0, unencrypted, and constrained to be nonnullable."),
  /** {@code DECLARE @a decimal(39, 0)} */
  PRECISION_TOO_GREAT(
      2750,
      16,
      1,
      "Column or parameter #{0}: Specified column precision {1} is greater than the maximum precision of 38."),
  /** {@code DECLARE @a decimal(3, 4)} */
  SCALE_TOO_GREAT(
      2751,
      16,
      1,
      "Column or parameter #{0}: Specified column scale {1} is greater than the specified precision of {2}."),
  /** {@code CREATE TABLE nothing.t (a int)} */
  SCHEMA_NOT_FOUND(
      2760,
      16,
      1,
      "The specified schema name \"{0}\" either does not exist or you do not have permission to use it."),
  /** {@code EXEC nothing} */
  NO_SUCH_PROCEDURE(2812, 16, 62, "Could not find stored procedure '{0}'."),
  /** {@code SELECT SQRT(-1)} */
  INVALID_FLOATING_POINT_OPERATION(3623, 16, 1, "An invalid floating point operation occurred."),
  /** An assertion of the server failed; the connection ends. */
  ASSERTION_FAILED(
      3624,
      20,
      1,
      "A system assertion check has failed. Check the error log of the server for details. The connection has been closed."),
  /** {@code DROP TABLE nothing} */
  CANNOT_DROP_NOT_FOUND(
      3701,
      11,
      1,
      "Cannot drop the {0} '{1}', because it does not exist or you do not have permission."),
  /** {@code DROP TABLE nothing} */
  CANNOT_DROP(
      3701,
      11,
      5,
      "Cannot drop the {0} '{1}', because it does not exist or you do not have permission."),
  /** {@code DROP DATABASE d} in d. */
  DATABASE_IN_USE(3702, 16, 3, "Cannot drop database \"{0}\" because it is currently in use."),
  /** {@code DROP DATABASE master} */
  CANNOT_DROP_SYSTEM_DATABASE(
      3708, 16, 4, "Cannot drop the database '{0}' because it is a system database."),
  /** {@code DROP SCHEMA s} */
  SCHEMA_REFERENCED(
      3729, 16, 1, "Cannot drop schema '{0}' because it is being referenced by object '{1}'."),
  /** {@code COMMIT} */
  COMMIT_WITHOUT_BEGIN(
      3902, 16, 1, "The COMMIT TRANSACTION request has no corresponding BEGIN TRANSACTION."),
  /** {@code ROLLBACK} */
  ROLLBACK_WITHOUT_BEGIN(
      3903, 16, 1, "The ROLLBACK TRANSACTION request has no corresponding BEGIN TRANSACTION."),
  /** {@code BEGIN TRAN; ... INSERT t VALUES (1)} after an error doomed the transaction. */
  TRANSACTION_DOOMED(
      3930,
      16,
      1,
      "The current transaction cannot be committed and cannot support operations that write to the log file. Roll back the transaction."),
  /** {@code ROLLBACK TRANSACTION s} to a savepoint of a doomed transaction. */
  DOOMED_NO_SAVEPOINT(
      3931,
      16,
      1,
      "The current transaction cannot be committed and cannot be rolled back to a savepoint. Roll back the entire transaction."),
  /** A batch ends with a doomed transaction. */
  UNCOMMITTABLE_AT_BATCH_END(
      3998,
      16,
      1,
      "Uncommittable transaction is detected at the end of the batch. The transaction is rolled back."),
  /** Bulk rows without INSERT BULK before them. */
  UNEXPECTED_BULK_DATA(
      4002,
      16,
      1,
      "The incoming tabular data stream (TDS) protocol stream is incorrect. The stream ended unexpectedly."),
  /** A login that asks for a database that is not there. */
  CANNOT_OPEN_DATABASE(
      4060, 11, 1, "Cannot open database \"{0}\" requested by the login. The login failed."),
  /** {@code SELECT x.a FROM t} */
  IDENTIFIER_NOT_BOUND(4104, 16, 1, "The multi-part identifier \"{0}\" could not be bound."),
  /** {@code SELECT dbo.nothing(1)} */
  FUNCTION_NOT_FOUND(
      4121,
      16,
      1,
      "Cannot find either column \"{0}\" or the user-defined function or aggregate \"{1}\", or the name is ambiguous."),
  /** {@code SELECT COALESCE(NULL, NULL)} */
  COALESCE_OF_NULLS(
      4127,
      16,
      1,
      "At least one of the arguments to COALESCE must be an expression that is not the NULL constant."),
  /** {@code IF 1 PRINT 'a'} */
  NON_BOOLEAN_CONDITION(
      4145,
      15,
      1,
      "An expression of non-boolean type specified in a context where a condition is expected, near '{0}'."),
  /** {@code TRUNCATE TABLE nothing} */
  TRUNCATE_NOT_FOUND(
      4701,
      16,
      1,
      "Cannot find the object \"{0}\" because it does not exist or you do not have permissions."),
  /** A client's bulk load with a value that the type of column {0} does not have. */
  BULK_VALUE_INVALID(
      4815, 16, 1, "Received an invalid column length from the bcp client for colid {0}."),
  /** A client's bulk load with a column of an unknown type. */
  BULK_TYPE_INVALID(4816, 16, 1, "Invalid column type from bcp client for colid {0}."),
  /** {@code ALTER TABLE nothing ADD a int} */
  ALTER_TABLE_NOT_FOUND(
      4902,
      16,
      1,
      "Cannot find the object \"{0}\" because it does not exist or you do not have permissions."),
  /** {@code USE master} */
  CHANGED_DATABASE_CONTEXT(5701, 0, 1, "Changed database context to '{0}'."),
  /** {@code BEGIN TRAN; ROLLBACK TRAN nothing} */
  CANNOT_ROLL_BACK_NAME(
      6401, 16, 1, "Cannot roll back {0}. No transaction or savepoint of that name was found."),
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
  /** {@code INSERT t VALUES (1, 2)} */
  IDENTITY_NEEDS_COLUMN_LIST(
      8101,
      16,
      1,
      "An explicit value for the identity column in table '{0}' can only be specified when a column list is used and IDENTITY_INSERT is ON."),
  /** {@code UPDATE t SET id = 1} */
  IDENTITY_UPDATE(8102, 16, 1, "Cannot update identity column '{0}'."),
  /** {@code SET IDENTITY_INSERT a ON; SET IDENTITY_INSERT b ON} */
  IDENTITY_INSERT_ALREADY_ON(
      8107,
      16,
      1,
      "IDENTITY_INSERT is already ON for table '{0}'. Cannot perform SET operation for table '{1}'."),
  /** {@code CREATE TABLE t (a int PRIMARY KEY, b int PRIMARY KEY)} */
  PRIMARY_KEY_TWICE(8110, 16, 0, "Cannot add multiple PRIMARY KEY constraints to table '{0}'."),
  /** {@code CREATE TABLE t (a int NULL PRIMARY KEY)} */
  PRIMARY_KEY_NULLABLE(
      8111, 16, 1, "Cannot define PRIMARY KEY constraint on nullable column in table '{0}'."),
  /** {@code CREATE TABLE t (a int PRIMARY KEY, b int UNIQUE CLUSTERED)} */
  CLUSTERED_CONSTRAINT_TWICE(
      8112, 16, 0, "Cannot add more than one clustered index for constraints on table '{0}'."),
  /** {@code SELECT CAST('abc' AS float)} */
  ERROR_CONVERTING(8114, 16, 5, "Error converting data type {0} to {1}."),
  /** {@code SELECT CAST(300 AS tinyint)} */
  ARITHMETIC_OVERFLOW_FOR_TYPE(
      8115, 16, 2, "Arithmetic overflow error converting {0} to data type {1}."),
  /** {@code SELECT ABS(GETDATE())} */
  ARGUMENT_TYPE_INVALID(
      8116, 16, 1, "Argument data type {0} is invalid for argument {1} of {2} function."),
  /** {@code SELECT CAST('x' AS date) * CAST('x' AS date)} */
  OPERAND_TYPE_INVALID(8117, 16, 1, "Operand data type {0} is invalid for {1} operator."),
  /** {@code SELECT a, COUNT(*) FROM t} */
  NOT_GROUPED_IN_SELECT(
      8120,
      16,
      1,
      "Column '{0}' is invalid in the select list because it is not contained in either an aggregate function or the GROUP BY clause."),
  /** {@code SELECT COUNT(*) FROM t HAVING a > 1} */
  NOT_GROUPED_IN_HAVING(
      8121,
      16,
      1,
      "Column '{0}' is invalid in the HAVING clause because it is not contained in either an aggregate function or the GROUP BY clause."),
  /** {@code SELECT COUNT(*) FROM t ORDER BY a} */
  NOT_GROUPED_IN_ORDER_BY(
      8127,
      16,
      1,
      "Column \"{0}\" is invalid in the ORDER BY clause because it is not contained in either an aggregate function or the GROUP BY clause."),
  /** {@code SELECT CASE WHEN 1 = 1 THEN NULL END} */
  CASE_OF_NULLS(
      8133,
      16,
      1,
      "At least one of the result expressions in a CASE specification must be an expression other than the NULL constant."),
  /** {@code SELECT 1/0} */
  DIVIDE_BY_ZERO(8134, 16, 1, "Divide by zero error encountered."),
  /** {@code EXEC sp_executesql N'SELECT 1', N'@a int', 1, 2} */
  TOO_MANY_ARGUMENTS(8144, 16, 2, "Procedure or function {0} has too many arguments specified."),
  /** {@code EXEC sp_executesql N'SELECT 1', N'@a int', @b = 1} */
  NOT_A_PARAMETER(8145, 16, 1, "{0} is not a parameter for procedure {1}."),
  /** {@code SELECT SUM(a) FROM (VALUES (1), (NULL)) v(a)} */
  NULL_ELIMINATED_BY_AGGREGATE(
      8153, 10, 1, "Warning: Null value is eliminated by an aggregate or other SET operation."),
  /** {@code UPDATE t SET a = 1 FROM t AS x, t AS y} */
  TABLE_AMBIGUOUS(8154, 15, 1, "The table '{0}' is ambiguous."),
  /** {@code SELECT * FROM (SELECT 1) AS d} */
  DERIVED_COLUMN_UNNAMED(8155, 16, 2, "No column name was specified for column {0} of '{1}'."),
  /** {@code SELECT * FROM (SELECT 1 AS a, 2 AS a) AS d} */
  DERIVED_COLUMN_TWICE(8156, 16, 1, "The column '{0}' was specified multiple times for '{1}'."),
  /** {@code SELECT * FROM (SELECT 1, 2) AS d (a)} */
  DERIVED_MORE_COLUMNS(
      8158, 16, 1, "'{0}' has more columns than were specified in the column list."),
  /** {@code SELECT * FROM (SELECT 1) AS d (a, b)} */
  DERIVED_FEWER_COLUMNS(
      8159, 16, 1, "'{0}' has fewer columns than were specified in the column list."),
  /** {@code SELECT CAST('abc' AS uniqueidentifier)} */
  GUID_CONVERSION_FAILED(
      8169,
      16,
      2,
      "Conversion failed when converting from a character string to uniqueidentifier."),
  /** {@code SELECT CAST(NEWID() AS char(10))} */
  GUID_RESULT_SPACE(
      8170, 16, 2, "Insufficient result space to convert uniqueidentifier value to char."),
  /** {@code EXEC sp_executesql N'SELECT @a', N'@a int'} */
  PARAMETER_NOT_SUPPLIED(
      8178,
      16,
      1,
      "The parameterized query '{0}' expects the parameter '{1}', which was not supplied."),
  /** {@code EXEC sp_execute 99} */
  NO_SUCH_HANDLE(8179, 16, 2, "Could not find prepared statement with handle {0}."),
  /** A client's request for a distributed transaction. */
  MSDTC_UNAVAILABLE(8501, 16, 3, "MSDTC on server '{0}' is unavailable."),
  /** {@code SELECT CONVERT(datetimeoffset, GETDATE(), 100)} */
  STYLE_NOT_SUPPORTED(
      9809, 16, 1, "The style {0} is not supported for conversions from {1} to {2}."),
  /** {@code SELECT DATEPART(hour, CAST('2026-01-01' AS date))} */
  DATE_PART_NOT_SUPPORTED(
      9810, 16, 1, "The datepart {0} is not supported by date function {1} for data type {2}."),
  /** {@code SELECT SWITCHOFFSET(SYSDATETIMEOFFSET(), '+25:00')} */
  TIME_ZONE_INVALID(9812, 16, 0, "The timezone provided to builtin function {0} is invalid."),
  /** {@code SELECT TRANSLATE('abc', 'ab', 'x')} */
  TRANSLATE_LENGTHS(
      9828,
      16,
      1,
      "The second and third arguments of the TRANSLATE built-in function must contain an equal"
          + " number of characters."),
  /** {@code SELECT STRING_AGG(REPLICATE('x', 8000), ',') FROM sys.objects} */
  STRING_AGG_TOO_LONG(
      9829,
      16,
      1,
      "STRING_AGG aggregation result exceeded the limit of 8000 bytes. Use LOB types to avoid result truncation."),
  /** {@code SELECT DATE_BUCKET(day, 0, SYSDATETIME())} */
  BUCKET_WIDTH_INVALID(
      9834,
      16,
      1,
      "Invalid bucket width value passed to date_bucket function. Only positive values are allowed."),
  /** {@code THROW} outside CATCH. */
  THROW_OUTSIDE_CATCH(
      10704,
      15,
      1,
      "To rethrow an error, a THROW statement must be used inside a CATCH block. Insert the THROW statement inside a CATCH block, or add error parameters to the THROW statement."),
  /** {@code DELETE t OUTPUT (SELECT 1)} */
  SUBQUERY_IN_OUTPUT(10705, 15, 1, "Subqueries are not allowed in the OUTPUT clause."),
  /** {@code INSERT t VALUES (1), (1, 2)} */
  VALUES_ROWS_DIFFER(
      10709,
      16,
      1,
      "The number of columns for each row in a table value constructor must be the same."),
  /** {@code MERGE t USING s ON t.id = s.id WHEN MATCHED THEN DELETE} */
  MERGE_NEEDS_SEMICOLON(10713, 15, 1, "A MERGE statement must be terminated by a semi-colon (;)."),
  /** {@code INSERT t VALUES (1), (2)}, and so on to 1,001 */
  TOO_MANY_INSERTED_ROWS(
      10738,
      15,
      1,
      "The number of row value expressions in the INSERT statement exceeds the maximum allowed number of {0} row values."),
  /** {@code SELECT name FROM sys.objects ORDER BY name OFFSET -1 ROWS} */
  OFFSET_NEGATIVE(10742, 15, 1, "The offset specified in a OFFSET clause may not be negative."),
  /** {@code SELECT STRING_ESCAPE('a', 'xml')} */
  STRING_ESCAPE_TYPE(
      13603, 16, 1, "Invalid type passed to function STRING_ESCAPE: only json is supported."),
  /** {@code DROP SCHEMA nothing} */
  CANNOT_FIND_OR_DROP(
      15151,
      16,
      1,
      "Cannot drop the {0} '{1}', because it does not exist or you do not have permission."),
  /** {@code RAISERROR (60000, 16, 1)} */
  NO_SUCH_USER_MESSAGE(
      18054,
      16,
      1,
      "Error {0}, severity {1}, state {2} was raised, but no message with that error number was found in sys.messages. If error is larger than 50000, make sure the user-defined message is added using sp_addmessage."),
  /** A login by the client's operating system account. */
  LOGIN_UNTRUSTED_DOMAIN(
      18452,
      14,
      1,
      "Login failed. The login is from an untrusted domain and cannot be used with Integrated authentication."),
  /** A wrong password. */
  LOGIN_FAILED(18456, 14, 1, "Login failed for user '{0}'."),
  /** A login that also asks for a new password. */
  LOGIN_PASSWORD_CHANGE_FAILED(
      18463,
      14,
      1,
      "Login failed for user '{0}'.  Reason: Password change failed. The password cannot be used at this time."),
  /** {@code THROW 1, 'text', 1} */
  THROW_NUMBER_RANGE(
      35100,
      16,
      10,
      "Error number {0} in the THROW statement is outside the valid range. Specify an error number in the valid range of 50000 to 2147483647."),
  /** {@code CREATE CERTIFICATE c} */
  STATEMENT_NOT_SUPPORTED(
      40510, 16, 1, "Statement '{0}' is not supported in this version of SQL Server."),
  /**
   * {@code BACKUP DATABASE d TO DISK = 'd.bak'}: a statement that SQL Server has and Skerry has
   * not. Number and text are those of Azure SQL for statements it lacks.
   */
  UNSUPPORTED_STATEMENT(
      40510, 16, 1, "Statement '{0}' is not supported in this version of SQL Server."),
  /** {@code SELECT a FROM t FOR XML EXPLICIT} */
  OPTION_NOT_SUPPORTED(
      40517,
      16,
      1,
      "Keyword or statement option '{0}' is not supported in this version of SQL Server."),
  /** {@code SELECT 1} from a script of this build that needs what is not there yet. */
  UNSUPPORTED(40517, 16, 1, "{0} is not supported by this version of Skerry."),
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
