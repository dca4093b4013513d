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
      16,
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
  /** {@code CREATE TABLE t (a int DEFAULT @a)} */
  VARIABLE_NOT_ALLOWED(112, 15, 4, "Variables are not allowed in the {0} statement."),
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
  /** {@code EXEC p @a = 1, 2} */
  PARAMETER_MUST_BE_NAMED(
      119,
      15,
      1,
      "Must pass parameter number {0} and subsequent parameters as '@name = value'. After the form '@name = value' has been used, all subsequent parameters must be passed in the form '@name = value'."),
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
  /** CASE within CASE, eleven deep. */
  CASE_NESTED_TOO_DEEPLY(125, 15, 4, "Case expressions may only be nested to level {0}."),
  /** {@code SELECT TOP (-1) * FROM sys.objects} */
  ROW_COUNT_NEGATIVE(127, 15, 1, "A TOP N or FETCH rowcount value may not be negative."),
  /** {@code INSERT t VALUES (a)} */
  NAME_NOT_PERMITTED(
      128,
      15,
      1,
      "The name \"{0}\" is not permitted in this context. Valid expressions are constants, constant expressions, and (in some contexts) variables. Column names are not permitted."),
  /** {@code SELECT SUM(COUNT(*)) FROM t} */
  AGGREGATE_OF_AGGREGATE(
      130,
      15,
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
  /** {@code SET @x = 1}; a use of the value has state 2. */
  VARIABLE_TO_SET_NOT_DECLARED(137, 15, 1, "Must declare the scalar variable \"{0}\"."),
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
  /** {@code SELECT $1.2.3} */
  INVALID_MONEY_VALUE(151, 15, 1, "'{0}' is an invalid money value."),
  /** {@code SELECT a FROM t OFFSET 1 ROWS FETCH NEXT 1 ROWS ONLY} */
  OPTION_USAGE_INVALID(153, 15, 2, "Invalid usage of the option {0} in the {1} statement."),
  /** {@code DECLARE @t TABLE (a int CONSTRAINT c CHECK (a > 0))} */
  NOT_ALLOWED_IN(154, 15, 1, "{0} is not allowed in {1}."),
  /** {@code SELECT DATEADD(nothing, 1, GETDATE())} */
  OPTION_NOT_RECOGNIZED(155, 15, 1, "'{0}' is not a recognized {1} option."),
  /** {@code SELECT * FROM WHERE} */
  INCORRECT_SYNTAX_NEAR_KEYWORD(156, 15, 1, "Incorrect syntax near the keyword '{0}'."),
  /** {@code UPDATE t SET a = SUM(b)} */
  AGGREGATE_IN_SET_LIST(
      157, 15, 1, "An aggregate may not appear in the set list of an UPDATE statement."),
  /** {@code DELETE t OUTPUT SUM(deleted.a)} */
  AGGREGATE_IN_OUTPUT(158, 15, 1, "An aggregate may not appear in the OUTPUT clause."),
  /** {@code DROP INDEX i} */
  DROP_INDEX_NEEDS_TABLE(
      159, 15, 1, "Must specify the table name and index name for the DROP INDEX statement."),
  /** {@code SELECT TOP (a + 1) a FROM t} */
  TOP_EXPRESSION_INVALID(162, 15, 1, "Invalid expression in a TOP or OFFSET clause."),
  /** {@code SELECT 1 FROM t GROUP BY 1} */
  GROUP_BY_WITHOUT_COLUMN(
      164,
      15,
      1,
      "Each GROUP BY expression must contain at least one column that is not an outer reference."),
  /** {@code CREATE VIEW d.dbo.v AS SELECT 1 AS a} */
  DATABASE_PREFIX_NOT_ALLOWED(
      166,
      15,
      1,
      "'{0}' does not allow specifying the database name as a prefix to the object name."),
  /** {@code CREATE TRIGGER g ON #t AFTER INSERT AS RETURN} */
  NOT_ON_TEMPORARY_OBJECT(167, 15, 1, "Cannot create {0} on a temporary object."),
  /** {@code SELECT 1e400} */
  FLOAT_OUT_OF_RANGE(
      168,
      15,
      1,
      "The floating point value '{0}' is out of the range of computer representation ({1} bytes)."),
  /** {@code SELECT a FROM t ORDER BY a, a} */
  ORDER_BY_TWICE(
      169,
      15,
      1,
      "A column has been specified more than once in the order by list. Columns in the order by list must be unique."),
  /** {@code CREATE TABLE t (a)} */
  COLUMN_NEEDS_DATA_TYPE(173, 15, 1, "The definition for column '{0}' must include a data type."),
  /** {@code SELECT LEN('a', 'b')} */
  FUNCTION_ARGUMENT_COUNT(174, 15, 1, "The {0} function requires {1} argument(s)."),
  /** {@code CREATE TABLE t (a int CHECK (SUM(a) > 0))} */
  AGGREGATE_IN_CHECK(
      175,
      15,
      1,
      "An aggregate may not appear in a computed column expression or check constraint."),
  /** {@code RETURN 1} */
  RETURN_WITH_VALUE(
      178, 15, 1, "A RETURN statement with a return value cannot be used in this context."),
  /** {@code EXEC p 1 OUTPUT} */
  OUTPUT_OF_CONSTANT(
      179, 15, 1, "Cannot use the OUTPUT option when passing a constant to a stored procedure."),
  /** CREATE PROCEDURE with 2,101 parameters. */
  TOO_MANY_STATEMENT_PARAMETERS(
      180,
      15,
      1,
      "There are too many parameters in this {0} statement. The maximum number is {1}."),
  /** {@code CREATE TABLE t (a decimal(5, 6))} */
  SCALE_OUT_OF_RANGE(
      183, 15, 1, "The scale ({0}) for column '{1}' must be within the range {2} to {3}."),
  /** {@code SELECT ROUND(1)} */
  FUNCTION_ARGUMENT_RANGE(189, 15, 1, "The {0} function requires {1} to {2} arguments."),
  /** {@code SELECT ((((((((1))))))))}, some hundred parentheses deep */
  NESTED_TOO_DEEPLY(
      191,
      15,
      1,
      "Some part of your SQL statement is nested too deeply. Rewrite the query or break it up into smaller queries."),
  /** {@code SELECT CAST(1 AS decimal(2, 3))} */
  SCALE_EXCEEDS_PRECISION(192, 15, 1, "The scale must be less than or equal to the precision."),
  /** A name of 129 characters. */
  OBJECT_NAME_TOO_LONG(
      193,
      15,
      1,
      "The object or column name starting with '{0}' is too long. The maximum length is {1} characters."),
  /** {@code SELECT @a = 1 INTO t} */
  SELECT_INTO_ASSIGNS(
      194,
      15,
      1,
      "A SELECT INTO statement cannot contain a SELECT statement that assigns values to a variable."),
  /** {@code SET NOTHING ON} */
  NOT_A_SET_OPTION(195, 15, 1, "'{0}' is not a recognized SET option."),
  /** {@code SET NOTHING ON} */
  UNRECOGNIZED(195, 15, 5, "'{0}' is not a recognized {1}."),
  /** {@code SELECT nothing(1)} */
  FUNCTION_NOT_RECOGNIZED(195, 15, 10, "'{0}' is not a recognized built-in function name."),
  /** {@code SELECT 1 AS a UNION SELECT 2 INTO t} */
  SELECT_INTO_NOT_FIRST(
      196,
      15,
      1,
      "SELECT INTO must be the first query in a statement containing a UNION, INTERSECT or EXCEPT operator."),
  /** {@code INSERT t SELECT @a = 1} */
  INSERT_ASSIGNS(
      199,
      15,
      1,
      "An INSERT statement cannot contain a SELECT statement that assigns values to a variable."),
  /** {@code EXEC sp_prepare} */
  PROCEDURE_EXPECTS_PARAMETER(
      201, 16, 4, "Procedure or function '{0}' expects parameter '{1}', which was not supplied."),
  /** {@code EXEC @s} */
  NOT_A_VALID_IDENTIFIER(203, 16, 2, "The name '{0}' is not a valid identifier."),
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
  /** {@code EXEC sp_executesql 'SELECT 1'} */
  PROCEDURE_EXPECTS_TYPE(214, 16, 2, "Procedure expects parameter '{0}' of type '{1}'."),
  /** {@code SELECT * FROM t (1)} */
  NOT_A_FUNCTION(
      215,
      16,
      1,
      "Parameters supplied for object '{0}' which is not a function. If the parameters are intended as a table hint, a WITH keyword is required."),
  /** {@code SELECT * FROM f} */
  FUNCTION_NEEDS_PARAMETERS(216, 16, 1, "Parameters were not supplied for the function '{0}'."),
  /** A procedure that calls itself without end. */
  NESTING_TOO_DEEP(
      217,
      16,
      1,
      "Maximum stored procedure, function, trigger, or view nesting level exceeded (limit 32)."),
  /** {@code CREATE TYPE y FROM int}, twice. */
  TYPE_EXISTS(
      219, 16, 1, "The type '{0}' already exists, or you do not have permission to create it."),
  /** {@code SELECT CAST(CAST(300 AS smallint) AS tinyint)}; the state tells the type. */
  ARITHMETIC_OVERFLOW_VALUE(
      220, 16, 2, "Arithmetic overflow error for data type {0}, value = {1}."),
  /** {@code BEGIN TRAN; CREATE DATABASE d} */
  NOT_ALLOWED_IN_TRANSACTION(
      226, 16, 6, "{0} statement not allowed within multi-statement transaction."),
  /** {@code SELECT * FROM t} without the permission. */
  PERMISSION_DENIED(
      229,
      14,
      5,
      "The {0} permission was denied on the object '{1}', database '{2}', schema '{3}'."),
  /** {@code SELECT a FROM t} without the permission. */
  COLUMN_PERMISSION_DENIED(
      230,
      14,
      1,
      "The {0} permission was denied on the column '{1}' of the object '{2}', database '{3}', schema '{4}'."),
  /** {@code SELECT CAST(1e10 AS int)}; the state tells the type. */
  ARITHMETIC_OVERFLOW_FLOAT(232, 16, 3, "Arithmetic overflow error for type {0}, value = {1}."),
  /** {@code INSERT t (a) DEFAULT VALUES} */
  COLUMN_CANNOT_BE_NULL(233, 16, 1, "The column '{0}' in table '{1}' cannot be null."),
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
  /** {@code WITH c AS (SELECT 1 AS a), c AS (SELECT 2 AS a) SELECT * FROM c} */
  COMMON_TABLE_NAME_TWICE(
      239, 16, 1, "Duplicate common table expression name '{0}' was specified."),
  /** {@code WITH c AS (SELECT 1 AS a UNION ALL SELECT 'x' + 'y' FROM c) SELECT * FROM c} */
  RECURSION_TYPES_DIFFER(
      240,
      16,
      1,
      "Types don't match between the anchor and the recursive part in column \"{0}\" of recursive query \"{1}\"."),
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
  /** {@code WITH c AS (SELECT a FROM c) SELECT * FROM c} */
  NO_ANCHOR_MEMBER(246, 16, 1, "No anchor member was specified for recursive query \"{0}\"."),
  /** {@code SELECT CAST('3000000000' AS int)} */
  VALUE_OVERFLOWED_INT(
      248, 16, 1, "The conversion of the {0} value '{1}' overflowed an int column."),
  /** {@code SELECT x FROM t GROUP BY x}, of type xml. */
  TYPE_NOT_COMPARABLE(
      249, 16, 1, "The type \"{0}\" is not comparable. It cannot be used in the {1} clause."),
  /** {@code WITH c AS (SELECT 1 AS a UNION SELECT a FROM c) SELECT * FROM c} */
  RECURSION_NEEDS_UNION_ALL(
      252,
      16,
      1,
      "Recursive common table expression '{0}' does not contain a top-level UNION ALL operator."),
  /** {@code WITH c AS (SELECT 1 AS a UNION ALL SELECT x.a FROM c AS x, c AS y) SELECT * FROM c} */
  RECURSION_TWICE(
      253,
      16,
      1,
      "Recursive member of a common table expression '{0}' has multiple recursive references."),
  /** {@code SELECT SUBSTRING(1, 1, 1)} */
  FUNCTION_DATA_TYPE_INVALID(
      256,
      16,
      1,
      "The data type {0} is invalid for the {1} function. Allowed types are: char/varchar, nchar/nvarchar, and binary/varbinary."),
  /** {@code DECLARE @i int = CAST(1 AS sql_variant)} */
  IMPLICIT_CONVERSION_NOT_ALLOWED(
      257,
      16,
      3,
      "Implicit conversion from data type {0} to {1} is not allowed. Use the CONVERT function to run this query."),
  /** {@code DELETE sys.objects} */
  CATALOG_UPDATE(259, 16, 1, "Ad hoc updates to system catalogs are not allowed."),
  /** {@code INSERT t (b) SELECT CAST(1 AS sql_variant)} */
  COLUMN_CONVERSION_NOT_ALLOWED(
      260,
      16,
      3,
      "Disallowed implicit conversion from data type {0} to data type {1}, table '{2}', column '{3}'. Use the CONVERT function to run this query."),
  /** {@code CREATE TABLE t (a int)} without the permission. */
  DATABASE_PERMISSION_DENIED(262, 14, 1, "{0} permission denied in database '{1}'."),
  /** {@code SELECT *} */
  STAR_WITHOUT_TABLE(263, 16, 1, "Must specify table to select from."),
  /** {@code UPDATE t SET a = 1, a = 2} */
  COLUMN_ASSIGNED_TWICE(
      264,
      16,
      1,
      "The column name '{0}' is specified more than once in the SET clause or column list of an INSERT. A column cannot be assigned more than one value in the same clause. Modify the clause to make sure that a column is updated only once. If this statement updates or inserts columns into a view, column aliasing can conceal the duplication in your code."),
  /** {@code EXEC p}, which leaves a transaction open. */
  TRANSACTION_COUNT_MISMATCH(
      266,
      16,
      2,
      "Transaction count after EXECUTE indicates a mismatching number of BEGIN and COMMIT statements. Previous count = {0}, current count = {1}."),
  /** {@code UPDATE f() SET a = 1} */
  OBJECT_CANNOT_BE_MODIFIED(270, 16, 1, "Object '{0}' cannot be modified."),
  /** {@code UPDATE t SET computed = 1} */
  COLUMN_CANNOT_BE_MODIFIED(
      271,
      16,
      1,
      "The column \"{0}\" cannot be modified because it is either a computed column or is the result of a UNION operator."),
  /** {@code UPDATE t SET version = 0x01} */
  TIMESTAMP_UPDATE(272, 16, 1, "Cannot update a timestamp column."),
  /** {@code INSERT t (version) VALUES (0x01)} */
  TIMESTAMP_INSERT(
      273,
      16,
      1,
      "Cannot insert an explicit value into a timestamp column. Use INSERT with a column list to exclude the timestamp column, or insert a DEFAULT into the timestamp column."),
  /** {@code SELECT CONVERT(varchar(30), GETDATE(), 99)} */
  INVALID_STYLE(
      281,
      16,
      1,
      "{0} is not a valid style number when converting from {1} to a character string."),
  /** DELETE inserted in a trigger. */
  LOGICAL_TABLES_READ_ONLY(
      286, 16, 1, "The logical tables INSERTED and DELETED cannot be updated."),
  /** {@code CREATE DATABASE d} in a trigger. */
  NOT_ALLOWED_IN_TRIGGER(287, 16, 6, "The {0} statement is not allowed within a trigger."),
  /** {@code SELECT DATEFROMPARTS(2026, 2, 30)} */
  DATE_PARTS_INVALID(
      289,
      16,
      1,
      "Cannot construct data type {0}, some of the arguments have values which are not valid."),
  /** {@code SELECT CAST(CAST(1000 AS smallmoney) AS varchar(2))} */
  SMALLMONEY_RESULT_SPACE(
      292, 16, 2, "There is insufficient result space to convert a smallmoney value to {0}."),
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
  /** {@code SELECT * FROM sys.dm_exec_sessions} without the permission. */
  NO_PERMISSION(297, 16, 1, "The user does not have permission to perform this action."),
  /** {@code KILL 60} without the permission. */
  SERVER_PERMISSION_DENIED(
      300, 14, 1, "{0} permission was denied on object '{1}', database '{2}'."),
  /** {@code SELECT NEWSEQUENTIALID()} */
  NEWSEQUENTIALID_MISPLACED(
      302,
      16,
      0,
      "The newsequentialid() built-in function can only be used in a DEFAULT expression for a column of type 'uniqueidentifier' in a CREATE TABLE or ALTER TABLE statement. It cannot be combined with other operators to form a complex scalar expression."),
  /** {@code SELECT 1 FROM t WHERE x = y} */
  XML_NOT_COMPARABLE(
      305,
      16,
      1,
      "The XML data type cannot be compared or sorted, except when using the IS NULL operator."),
  /** {@code SELECT 1 FROM t WHERE long_text = 'a'} */
  TEXT_NOT_COMPARABLE(
      306,
      16,
      2,
      "The text, ntext, and image data types cannot be compared or sorted, except when using IS NULL or LIKE operator."),
  /** {@code SELECT a FROM t WITH (INDEX (nothing))} */
  INDEX_HINT_UNKNOWN(
      308, 16, 1, "Index '{0}' on table '{1}' (specified in the FROM clause) does not exist."),
  /** {@code SELECT 1 OPTION (MAXRECURSION 40000)} */
  MAXRECURSION_RANGE(
      310,
      15,
      1,
      "The value {0} specified for the MAXRECURSION option exceeds the allowed maximum of {1}."),
  /** {@code SELECT dbo.f()} */
  TOO_FEW_ARGUMENTS(
      313,
      16,
      3,
      "An insufficient number of arguments were supplied for the procedure or function {0}."),
  /** {@code DECLARE @a int WITH c AS (SELECT 1 AS x) SELECT * FROM c} */
  INCORRECT_SYNTAX_NEAR_WITH(
      319,
      15,
      1,
      "Incorrect syntax near the keyword '{0}'. If this statement is a common table expression, an xmlnamespaces clause or a change tracking context clause, the previous statement must be terminated with a semicolon."),
  /** {@code SELECT * FROM t WITH (NOTHING)} */
  TABLE_HINT_UNKNOWN(321, 15, 1, "\"{0}\" is not a recognized table hints option."),
  /** {@code DELETE t OUTPUT deleted.a INTO u}, with a trigger. */
  OUTPUT_INTO_TRIGGERS(
      331,
      16,
      1,
      "The target table '{0}' of the OUTPUT INTO clause cannot have any enabled triggers."),
  /** {@code DELETE t OUTPUT deleted.a}, with a trigger. */
  OUTPUT_WITH_TRIGGERS(
      334,
      16,
      1,
      "The target table '{0}' of the DML statement cannot have any enabled triggers if the statement contains an OUTPUT clause without INTO clause."),
  /** {@code SELECT * FROM t WITH c AS (SELECT 1 AS x) SELECT * FROM c} */
  INCORRECT_SYNTAX_NEAR_AFTER_WITH(
      336,
      15,
      1,
      "Incorrect syntax near '{0}'. If this is intended to be a common table expression, you need to explicitly terminate the previous statement with a semi-colon."),
  /** {@code INSERT t (id) VALUES (NULL)} */
  EXPLICIT_IDENTITY_NULL(
      339, 16, 1, "DEFAULT or NULL are not allowed as explicit identity values."),
  /** A call by name from a client. */
  PROCEDURE_HAS_NO_PARAMETER(349, 16, 1, "The procedure \"{0}\" has no parameter named \"{1}\"."),
  /** {@code CREATE PROCEDURE p @a table_type AS RETURN} */
  TABLE_PARAMETER_NOT_READONLY(
      352, 15, 1, "The table-valued parameter \"{0}\" must be declared with the READONLY option."),
  /** {@code SELECT GETDATE() + CAST('12:00' AS time)} */
  INCOMPATIBLE_TYPES_IN_OPERATOR(
      402, 16, 1, "The data types {0} and {1} are incompatible in the {2} operator."),
  /** {@code SELECT 1 AS a ORDER BY 'x'} */
  ORDER_BY_CONSTANT(
      408, 16, 1, "A constant expression was encountered in the ORDER BY list, position {0}."),
  /** {@code SELECT DISTINCT x FROM t}, of type xml. */
  NOT_DISTINCT_COMPARABLE(
      421, 16, 1, "The {0} data type cannot be selected as DISTINCT because it is not comparable."),
  /** {@code WITH c AS (SELECT 1 AS a)} */
  COMMON_TABLE_NOT_USED(422, 16, 4, "Common table expression defined but not used."),
  /** {@code CREATE FUNCTION f() RETURNS int AS BEGIN PRINT 'a'; RETURN 1 END} */
  SIDE_EFFECT_IN_FUNCTION(
      443, 16, 1, "Invalid use of a side-effecting operator '{0}' within a function."),
  /** {@code CREATE FUNCTION f() RETURNS int AS BEGIN SELECT 1; RETURN 1 END} */
  SELECT_IN_FUNCTION(
      444, 16, 2, "Select statements included within a function cannot return data to a client."),
  /** {@code SELECT 'a' COLLATE Latin1_General_BIN COLLATE Latin1_General_BIN2} */
  COLLATE_TWICE(
      445, 16, 0, "COLLATE clause cannot be used on expressions containing a COLLATE clause."),
  /** {@code SELECT 1 COLLATE Latin1_General_BIN} */
  COLLATE_TYPE(447, 16, 0, "Expression type {0} is invalid for COLLATE clause."),
  /** {@code SELECT 'a' COLLATE nothing} */
  INVALID_COLLATION(448, 16, 1, "Invalid collation '{0}'."),
  /** {@code SELECT a COLLATE Latin1_General_BIN + b COLLATE Latin1_General_BIN2 FROM t} */
  COLLATION_CONFLICT_IN_COLUMN(
      451,
      16,
      1,
      "Cannot resolve collation conflict between \"{0}\" and \"{1}\" in {2} operator occurring in {3} statement column {4}."),
  /** {@code CREATE FUNCTION f() RETURNS int AS BEGIN IF 1 = 1 RETURN 1 END} */
  FUNCTION_MUST_END_WITH_RETURN(
      455, 16, 2, "The last statement included within a function must be a return statement."),
  /** {@code SELECT a + b FROM t}, of two collations. */
  COLLATION_CONFLICT_IN_VALUE(
      457,
      16,
      1,
      "Implicit conversion of {0} value to {1} cannot be performed because the collation of the value is unresolved due to a collation conflict between \"{2}\" and \"{3}\" in {4} operator."),
  /** {@code WITH c AS (SELECT 1 AS a UNION ALL SELECT DISTINCT a FROM c) SELECT * FROM c} */
  DISTINCT_IN_RECURSION(
      460,
      16,
      1,
      "DISTINCT operator is not allowed in the recursive part of a recursive common table expression '{0}'."),
  /** {@code WITH c AS (SELECT 1 AS a UNION ALL SELECT TOP (1) a FROM c) SELECT * FROM c} */
  TOP_IN_RECURSION(
      461,
      16,
      1,
      "The TOP or OFFSET operator is not allowed in the recursive part of a recursive common table expression '{0}'."),
  /**
   * {@code WITH c AS (SELECT 1 AS a UNION ALL SELECT t.a FROM t LEFT JOIN c ON t.a = c.a) SELECT *
   * FROM c}
   */
  OUTER_JOIN_IN_RECURSION(
      462,
      16,
      1,
      "Outer join is not allowed in the recursive part of a recursive common table expression '{0}'."),
  /**
   * {@code WITH c AS (SELECT 1 AS a UNION ALL SELECT 2 WHERE 1 IN (SELECT a FROM c)) SELECT * FROM
   * c}
   */
  RECURSION_IN_SUBQUERY(465, 16, 1, "Recursive references are not allowed in subqueries."),
  /** {@code WITH c AS (SELECT 1 AS a UNION ALL SELECT MAX(a) FROM c) SELECT * FROM c} */
  AGGREGATE_IN_RECURSION(
      467,
      16,
      1,
      "GROUP BY, HAVING, or aggregate functions are not allowed in the recursive part of a recursive common table expression '{0}'."),
  /** {@code SELECT 1 FROM t WHERE a = b}, of two collations. */
  COLLATION_CONFLICT(
      468,
      16,
      9,
      "Cannot resolve the collation conflict between \"{0}\" and \"{1}\" in the {2} operation."),
  /** {@code SELECT * FROM t PIVOT (SUM(a) FOR b IN ([x])) AS p}, where b is int. */
  PIVOT_VALUE_INVALID(473, 16, 1, "The incorrect value \"{0}\" is supplied in the PIVOT operator."),
  /** {@code CREATE PROCEDURE p WITH SCHEMABINDING AS RETURN} */
  STATEMENT_OPTION_INVALID(
      487, 16, 1, "An invalid option was specified for the statement \"{0}\"."),
  /** {@code SELECT 1 WHERE 'a' LIKE 'a' ESCAPE 'xy'} */
  INVALID_ESCAPE_CHARACTER(
      506, 16, 1, "The invalid escape character \"{0}\" was specified in a LIKE predicate."),
  /** {@code SET ROWCOUNT -1} */
  CURSOR_ROWCOUNT_INVALID(
      507, 16, 2, "Invalid argument for SET ROWCOUNT. Must be a non-null non-negative integer."),
  /** INSERT of a row of more than 8,060 bytes. */
  ROW_TOO_LARGE(
      511,
      16,
      1,
      "Cannot create a row of size {0} which is greater than the allowable maximum row size of {1}."),
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
  /** {@code SELECT DATEADD(year, 9999, GETDATE())} */
  DATE_ADD_OVERFLOW(517, 16, 1, "Adding a value to a '{0}' column caused an overflow."),
  /** {@code SELECT CAST(1 AS date)} */
  EXPLICIT_CONVERSION_NOT_ALLOWED(
      529, 16, 2, "Explicit conversion from data type {0} to {1} is not allowed."),
  /** {@code WITH c AS (SELECT 1 AS a UNION ALL SELECT a FROM c) SELECT * FROM c} */
  RECURSION_EXHAUSTED(
      530,
      16,
      1,
      "The statement terminated. The maximum recursion {0} has been exhausted before statement completion."),
  /** {@code SELECT DATEDIFF(second, '1900-01-01', '2026-01-01')} */
  DATE_DIFFERENCE_OVERFLOW(
      535,
      16,
      0,
      "The {0} function resulted in an overflow. The number of dateparts separating two date/time instances is too large. Try to use {0} with a less precise datepart."),
  /** {@code SELECT RIGHT('a', -1)} */
  LENGTH_INVALID(536, 16, 1, "Invalid length parameter passed to the {0} function."),
  /** {@code SELECT LEFT('a', -1)} */
  LEFT_LENGTH_INVALID(
      537, 16, 2, "Invalid length parameter passed to the LEFT or SUBSTRING function."),
  /** {@code SELECT SUBSTRING('a', 1, -1)} */
  SUBSTRING_LENGTH_INVALID(
      537, 16, 3, "Invalid length parameter passed to the LEFT or SUBSTRING function."),
  /** {@code SELECT EOMONTH('9999-12-31', 1)} */
  YEAR_EXCEEDS_9999(
      542, 16, 1, "An invalid datetime value was encountered. Value exceeds the year 9999."),
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
  /**
   * {@code INSERT t (a) VALUES (-1)}, with CHECK (a > 0); argument 5 is empty or ", column 'a'".
   */
  CONSTRAINT_CONFLICT(
      547,
      16,
      0,
      "The {0} statement conflicted with the {1} constraint \"{2}\". The conflict occurred in database \"{3}\", table \"{4}\"{5}."),
  /** {@code INSERT v VALUES (0)}, where v has WHERE a > 0. */
  CHECK_OPTION_VIOLATED(
      550,
      16,
      1,
      "The attempted insert or update failed because the target view either specifies WITH CHECK OPTION or spans a view that specifies WITH CHECK OPTION and one or more rows resulting from the operation did not qualify under the CHECK OPTION constraint."),
  /** {@code EXEC p} in a function. */
  PROCEDURE_IN_FUNCTION(
      557,
      16,
      2,
      "Only functions and some extended stored procedures can be executed from within a function."),
  /** {@code BEGIN TRANSACTION; ALTER DATABASE d SET READ_ONLY} */
  NOT_IN_TRANSACTION(574, 16, 0, "{0} statement cannot be used inside a user transaction."),
  /** {@code EXEC sp_execute 1} after USE d. */
  HANDLE_NOT_VALID_HERE(
      586,
      16,
      1,
      "The prepared statement handle {0} is not valid in this context. Please verify that current database, user default schema, and ANSI_NULLS and QUOTED_IDENTIFIER set options are not changed since the handle is prepared."),
  /** EXEC of a remote procedure. */
  OUTPUT_NOT_DECLARED(
      591,
      16,
      1,
      "{0}: The formal parameter \"{1}\" was defined as OUTPUT, but the actual parameter was not declared as OUTPUT."),
  /** KILL of this session by another. */
  SESSION_KILLED(
      596, 21, 1, "Cannot continue the execution because the session is in the kill state."),
  /** {@code SELECT * FROM t WITH (NOLOCK)} */
  SCAN_MOVED(601, 12, 3, "Could not continue scan with NOLOCK due to data movement."),
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
  /** {@code USE d without a user in d} */
  PRINCIPAL_HAS_NO_ACCESS(
      916,
      14,
      1,
      "The server principal \"{0}\" is not able to access the database \"{1}\" under the current security context."),
  /** {@code USE d} just after a start. */
  DATABASE_NOT_RECOVERED(
      921, 14, 2, "Database '{0}' has not been recovered yet. Wait and try again."),
  /** {@code USE d in single-user mode} */
  DATABASE_SINGLE_USER(
      924, 14, 1, "Database '{0}' is already open and can only have one user at a time."),
  /** {@code USE d} after SET OFFLINE. */
  DATABASE_OFFLINE(942, 14, 4, "Database '{0}' cannot be opened because it is offline."),
  /** {@code USE d during ALTER DATABASE} */
  DATABASE_IN_TRANSITION(952, 16, 1, "Database '{0}' is in transition. Try the statement later."),
  /** {@code DECLARE @a varchar(0)} */
  LENGTH_SPECIFICATION_INVALID(
      1001, 15, 1, "Line {0}: Length or precision specification {1} is invalid."),
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
  /** {@code SELECT TOP (NULL) 1} */
  ROW_COUNT_INVALID(1014, 15, 1, "A TOP or FETCH clause contains an invalid value."),
  /** {@code SELECT 1 FROM t JOIN u ON SUM(t.a) = u.a} */
  AGGREGATE_IN_ON(
      1015,
      15,
      1,
      "An aggregate cannot appear in an ON clause unless it is in a subquery contained in a HAVING clause or select list, and the column being aggregated is an outer reference."),
  /** {@code GOTO a; BEGIN TRY a: PRINT 'x' END TRY BEGIN CATCH END CATCH} */
  GOTO_INTO_TRY(1026, 16, 1, "GOTO cannot be used to jump into a TRY or CATCH scope."),
  /** {@code SELECT TOP (101) PERCENT * FROM sys.objects} */
  PERCENT_OUT_OF_RANGE(1031, 15, 1, "Percent values must be between 0 and 100."),
  /** {@code SELECT * FROM (SELECT a FROM t ORDER BY a) AS d} */
  ORDER_BY_IN_SUBQUERY(
      1033,
      15,
      1,
      "The ORDER BY clause is invalid in views, inline functions, derived tables, subqueries, and common table expressions, unless TOP, OFFSET or FOR XML is also specified."),
  /** {@code SELECT CAST('a', int)} */
  SYNTAX_EXPECTED(1035, 15, 10, "Incorrect syntax near '{0}', expected '{1}'."),
  /** {@code SELECT 1 AS []} */
  NAME_MISSING_OR_EMPTY(
      1038,
      15,
      4,
      "An object or column name is missing or empty. For SELECT INTO statements, verify each column has a name. For other statements, look for empty alias names. Aliases defined as \"\" or [] are not allowed. Change the alias to a valid name."),
  /** {@code CREATE DATABASE d WITH TRUSTWORTHY ON, TRUSTWORTHY ON} */
  OPTION_TWICE(1039, 16, 1, "Option '{0}' is specified more than once."),
  /** Statements that SQL Server reserves. */
  NOT_YET_IMPLEMENTED(1043, 16, 1, "'{0}' is not yet implemented."),
  /** {@code CREATE TABLE t (a int DEFAULT (SELECT 1))} */
  SUBQUERY_NOT_ALLOWED(
      1046,
      15,
      1,
      "Subqueries are not allowed in this context. Only scalar expressions are allowed."),
  /** {@code SELECT * FROM t WITH (NOLOCK, TABLOCKX)} */
  LOCKING_HINTS_CONFLICT(1047, 15, 1, "Conflicting locking hints specified."),
  /** {@code SELECT ?} */
  PARAMETERIZED_ONLY(1050, 15, 1, "This syntax is only allowed for parameterized queries."),
  /** SELECT of 4,097 columns. */
  SELECT_LIST_TOO_LONG(
      1056,
      15,
      1,
      "The number of elements in the select list exceeds the maximum allowed number of {0} elements."),
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
  /** {@code DELETE t WITH (NOLOCK)} */
  NOLOCK_ON_TARGET(
      1065,
      15,
      1,
      "The NOLOCK and READUNCOMMITTED lock hints are not allowed for target tables of INSERT, UPDATE, DELETE or MERGE statements."),
  /** {@code SET SHOWPLAN_XML ON; SELECT 1} */
  SHOWPLAN_NOT_ALONE(
      1067, 15, 1, "The SET SHOWPLAN statements must be the only statements in the batch."),
  /** {@code CREATE FUNCTION f() RETURNS int AS BEGIN RETURN END} */
  FUNCTION_RETURN_NEEDS_VALUE(
      1075, 15, 1, "RETURN statements in scalar valued functions must include an argument."),
  /** {@code DECLARE @t TABLE (a int IDENTITY); INSERT @t (a) VALUES (1)} */
  IDENTITY_INSERT_TABLE_VARIABLE(
      1077, 16, 1, "INSERT into an identity column not allowed on table variables."),
  /** WAITFOR DELAY of 3,000,000,000. */
  INTEGER_OUT_OF_RANGE(1080, 15, 1, "The integer value {0} is out of range."),
  /** {@code SELECT * FROM @nothing} */
  TABLE_VARIABLE_NOT_DECLARED(1087, 15, 2, "Must declare the table variable \"{0}\"."),
  /** {@code CREATE INDEX i ON nothing (a)} */
  INDEX_TABLE_NOT_FOUND(
      1088,
      16,
      12,
      "Cannot find the object \"{0}\" because it does not exist or you do not have permissions."),
  /** INSERT on a full volume. */
  FILEGROUP_FULL(
      1105,
      17,
      2,
      "Could not allocate space for object '{0}'{1} in database '{2}' because the '{3}' filegroup is full. Create disk space by deleting unneeded files, dropping objects in the filegroup, adding additional files to the filegroup, or setting autogrowth on for existing files in the filegroup."),
  /** UPDATE of more rows than the lock table holds. */
  NO_LOCK_RESOURCE(
      1204,
      19,
      4,
      "The instance of the SQL Server Database Engine cannot obtain a LOCK resource at this time. Rerun your statement when there are fewer active users. Ask the database administrator to check the lock and memory configuration for this instance, or to check for long-running transactions."),
  /** Two transactions that update each other's rows; argument 1 is lock. */
  DEADLOCK_VICTIM(
      1205,
      13,
      51,
      "Transaction (Process ID {0}) was deadlocked on {1} resources with another process and has been chosen as the deadlock victim. Rerun the transaction."),
  /** {@code SET LOCK_TIMEOUT 0; UPDATE t SET a = 1}, while another holds the row. */
  LOCK_TIMEOUT(1222, 16, 51, "Lock request time out period exceeded."),
  /** {@code EXEC sp_releaseapplock 'a'} */
  APPLICATION_LOCK_NOT_HELD(
      1223,
      16,
      1,
      "Cannot release the application lock (Database Principal: '{0}', Resource: '{1}') because it is not currently held."),
  /** {@code CREATE UNIQUE INDEX i ON t (a)} with equal values in a. */
  CREATE_INDEX_DUPLICATE_KEY(
      1505,
      16,
      1,
      "The CREATE UNIQUE INDEX statement terminated because a duplicate key was found for the object name '{0}' and the index name '{1}'. The duplicate key value is {2}."),
  /** {@code CREATE TABLE t (a char(8000), b char(8000))} */
  MINIMUM_ROW_TOO_LARGE(
      1701,
      16,
      1,
      "Creating or altering table '{0}' failed because the minimum row size would be {1}, including {2} bytes of internal overhead. This exceeds the maximum allowable table row size of {3} bytes."),
  /** CREATE TABLE of 1,025 columns. */
  TOO_MANY_COLUMNS(
      1702,
      16,
      1,
      "CREATE TABLE failed because column '{0}' in table '{1}' exceeds the maximum of {2} columns."),
  /** {@code CREATE TABLE t (a int, b AS a + 1 PRIMARY KEY)} */
  PRIMARY_KEY_ON_COMPUTED(
      1711,
      16,
      1,
      "Cannot define PRIMARY KEY constraint on column '{0}' in table '{1}'. The computed column has to be persisted and not nullable."),
  /** {@code CREATE TABLE t (a int, PRIMARY KEY (b))} */
  CONSTRAINT_NOT_CREATED(1750, 16, 1, "Could not create constraint or index. See previous errors."),
  /** {@code ALTER TABLE t ADD DEFAULT 1 FOR nothing} */
  DEFAULT_COLUMN_INVALID(
      1752, 16, 0, "Column '{0}' in table '{1}' is invalid for creating a default constraint."),
  /** FOREIGN KEY from varchar(10) to varchar(20). */
  FOREIGN_KEY_LENGTH_DIFFERS(
      1753,
      16,
      0,
      "Column '{0}.{1}' is not the same length or scale as referencing column '{2}.{3}' in foreign key '{4}'. Columns participating in a foreign key relationship must be defined with the same length and scale."),
  /** {@code CREATE TABLE t (a int IDENTITY DEFAULT 1)} */
  DEFAULT_ON_IDENTITY(
      1754,
      16,
      0,
      "Defaults cannot be created on columns with an IDENTITY attribute. Table '{0}', column '{1}'."),
  /** {@code CREATE TABLE t (a timestamp DEFAULT 0x01)} */
  DEFAULT_ON_TIMESTAMP(
      1755,
      16,
      0,
      "Defaults cannot be created on columns of data type timestamp. Table '{0}', column '{1}'."),
  /** FOREIGN KEY between columns of two collations. */
  FOREIGN_KEY_COLLATION_DIFFERS(
      1757,
      16,
      0,
      "Column '{0}.{1}' is not of same collation as referencing column '{2}.{3}' in foreign key '{4}'."),
  /** {@code CREATE TABLE t (a int, b AS a + 1, c AS b + 1)} */
  COMPUTED_FROM_COMPUTED(
      1759,
      16,
      0,
      "Computed column '{0}' in table '{1}' is not allowed to be used in another computed-column definition."),
  /** {@code FOREIGN KEY ON DELETE SET NULL of a NOT NULL column} */
  SET_NULL_NOT_NULLABLE(
      1761,
      16,
      1,
      "Cannot create the foreign key \"{0}\" with the SET NULL referential action, because one or more referencing columns are not nullable."),
  /** {@code FOREIGN KEY ON DELETE SET DEFAULT without a default} */
  SET_DEFAULT_WITHOUT_DEFAULT(
      1762,
      16,
      1,
      "Cannot create the foreign key \"{0}\" with the SET DEFAULT referential action, because one or more referencing not-nullable columns lack a default constraint."),
  /** {@code REFERENCES d.dbo.t (a)} */
  FOREIGN_KEY_CROSS_DATABASE(
      1763, 16, 0, "Cross-database foreign key references are not supported. Foreign key '{0}'."),
  /** {@code REFERENCES #t (a)} */
  FOREIGN_KEY_TO_TEMPORARY(
      1766,
      16,
      0,
      "Foreign key references to temporary tables are not supported. Foreign key '{0}'."),
  /** {@code REFERENCES nothing (a)} */
  FOREIGN_KEY_TABLE_NOT_FOUND(1767, 16, 0, "Foreign key '{0}' references invalid table '{1}'."),
  /** {@code REFERENCES v (a)} */
  FOREIGN_KEY_TO_NO_TABLE(
      1768, 16, 0, "Foreign key '{0}' references object '{1}' which is not a user table."),
  /** {@code FOREIGN KEY (nothing) REFERENCES t (a)} */
  FOREIGN_KEY_COLUMN_NOT_FOUND(
      1769, 16, 1, "Foreign key '{0}' references invalid column '{1}' in referencing table '{2}'."),
  /** {@code REFERENCES t (nothing)} */
  REFERENCED_COLUMN_NOT_FOUND(
      1770, 16, 0, "Foreign key '{0}' references invalid column '{1}' in referenced table '{2}'."),
  /** {@code REFERENCES t}, without a key. */
  REFERENCED_TABLE_HAS_NO_KEY(
      1773,
      16,
      0,
      "Foreign key '{0}' has implicit reference to object '{1}' which does not have a primary key defined on it."),
  /** {@code FOREIGN KEY (a, b) REFERENCES t} */
  FOREIGN_KEY_COLUMN_COUNT(
      1774,
      16,
      0,
      "The number of columns in the referencing column list for foreign key '{0}' does not match those of the primary key in the referenced table '{1}'."),
  /** {@code REFERENCES t (a)}, where a is not unique. */
  NO_CANDIDATE_KEY(
      1776,
      16,
      0,
      "There are no primary or candidate keys in the referenced table '{0}' that match the referencing column list in the foreign key '{1}'."),
  /** FOREIGN KEY from int to bigint. */
  FOREIGN_KEY_TYPE_DIFFERS(
      1778,
      16,
      0,
      "Column '{0}.{1}' is not the same data type as referencing column '{2}.{3}' in foreign key '{4}'."),
  /** {@code ALTER TABLE t ADD PRIMARY KEY (a)} */
  PRIMARY_KEY_EXISTS(1779, 16, 0, "Table '{0}' already has a primary key defined on it."),
  /** {@code ALTER TABLE t ADD DEFAULT 1 FOR a}, twice. */
  DEFAULT_EXISTS(1781, 16, 1, "Column already has a DEFAULT bound to it."),
  /** {@code FOREIGN KEY ON DELETE CASCADE to itself} */
  CASCADE_PATHS(
      1785,
      16,
      0,
      "Introducing FOREIGN KEY constraint '{0}' on table '{1}' may cause cycles or multiple cascade paths. Specify ON DELETE NO ACTION or ON UPDATE NO ACTION, or modify other FOREIGN KEY constraints."),
  /** {@code CREATE DATABASE master} */
  DATABASE_EXISTS(1801, 16, 3, "Database '{0}' already exists. Choose a different database name."),
  /** {@code CREATE DATABASE d, whose files are there} */
  CREATE_DATABASE_FAILED(
      1802,
      16,
      4,
      "CREATE DATABASE failed. Some file names listed could not be created. Check related errors."),
  /** {@code CREATE DATABASE while model is in use} */
  DATABASE_LOCK_NOT_OBTAINED(
      1807, 16, 1, "Could not obtain exclusive lock on database '{0}'. Retry the operation later."),
  /** {@code CREATE CLUSTERED INDEX i ON t (a) WHERE a > 0} */
  FILTERED_CLUSTERED_INDEX(
      1900,
      16,
      1,
      "Cannot create a clustered index with a predicate clause. Filtered clustered indexes are not supported."),
  /** {@code CREATE CLUSTERED INDEX i ON t (a)} */
  CLUSTERED_INDEX_EXISTS(
      1902,
      16,
      3,
      "Cannot create more than one clustered index on table '{0}'. Drop the existing clustered index '{1}' before creating another."),
  /** CREATE INDEX of 33 columns. */
  TOO_MANY_KEY_COLUMNS(
      1904,
      16,
      1,
      "The {0} '{1}' on table '{2}' has {3} columns in the key list. The maximum limit for {0} key column list is {4}."),
  /** {@code CREATE INDEX pk ON t (b) WITH (DROP_EXISTING = ON)} */
  INDEX_DEFINITION_DIFFERS(
      1907,
      16,
      1,
      "Cannot recreate index '{0}'. The new index definition does not match the constraint being enforced by the existing index."),
  /** {@code CREATE INDEX i ON t (a, a)} */
  INDEX_COLUMN_TWICE(
      1909,
      16,
      1,
      "Cannot use duplicate column names in {0}. Column name '{1}' listed more than once."),
  /** The 1,000th index of a table. */
  TOO_MANY_INDEXES(
      1910,
      16,
      1,
      "Could not create {0} '{1}' because it exceeds the maximum of {2} allowed per table or view."),
  /** {@code CREATE INDEX i ON t (nothing)} */
  INDEX_COLUMN_NOT_FOUND(
      1911, 16, 1, "Column name '{0}' does not exist in the target table or view."),
  /** {@code CREATE INDEX i ON t (a); CREATE INDEX i ON t (a)} */
  INDEX_EXISTS(
      1913,
      16,
      1,
      "The operation failed because an index or statistics with name '{0}' already exists on table '{1}'."),
  /** {@code CREATE INDEX i ON f (a)} */
  INDEX_TARGET_INVALID(
      1914,
      16,
      3,
      "Index cannot be created on object '{0}' because the object is not a user table or view."),
  /** {@code CREATE INDEX i ON t (long_text)} */
  INDEX_COLUMN_TYPE(
      1919,
      16,
      1,
      "Column '{0}' in table '{1}' is of a type that is invalid for use as a key column in an index."),
  /** {@code CREATE STATISTICS s ON t (a)}, twice. */
  STATISTICS_EXIST(1927, 16, 1, "There are already statistics on table '{0}' named '{1}'."),
  /** {@code SET QUOTED_IDENTIFIER OFF; INSERT t VALUES (1)}, with a filtered index. */
  SET_OPTIONS_INCORRECT(
      1934,
      16,
      1,
      "{0} failed because the following SET options have incorrect settings: '{1}'. Verify that SET options are correct for use with {2}."),
  /** {@code CREATE INDEX i ON t (a)}, of char(2000). */
  INDEX_KEY_TOO_LARGE(
      1944,
      16,
      1,
      "Index '{0}' was not created because the index key size is at least {1} bytes. The {2} index key size cannot exceed {3} bytes. If the index key includes implicit key columns, the index key size cannot exceed {4} bytes."),
  /** {@code CREATE INDEX i ON t (a)}, of varchar(2000). */
  INDEX_KEY_WARNING(
      1945,
      10,
      1,
      "Warning! The maximum key length for a {0} index is {1} bytes. The index '{2}' has maximum length of {3} bytes. For some combination of large values, the insert/update operation will fail."),
  /** INSERT of a key of more than 1,700 bytes. */
  INDEX_ENTRY_TOO_LARGE(
      1946,
      16,
      3,
      "Operation failed. The index entry of length {0} bytes for the index '{1}' exceeds the maximum length of {2} bytes for {3} indexes."),
  /** {@code ALTER INDEX i ON t REORGANIZE}, disabled. */
  INDEX_DISABLED(
      1973, 16, 1, "Cannot perform the specified operation on disabled index '{0}' on {1} '{2}'."),
  /** SELECT of a table whose clustered index is disabled. */
  TABLE_DISABLED(
      1974,
      16,
      1,
      "Cannot perform the specified operation on {0} '{1}' because its clustered index '{2}' is disabled."),
  /** {@code DBCC CHECKTABLE ('nothing')} */
  DBCC_OBJECT_NOT_FOUND(
      2501,
      16,
      45,
      "Cannot find a table or object with the name \"{0}\". Check the system catalog."),
  /** {@code DBCC NOTHING} */
  DBCC_INCORRECT(
      2526,
      16,
      3,
      "Incorrect DBCC statement. Check the documentation for the correct DBCC syntax and options."),
  /** {@code DBCC CHECKDB} */
  DBCC_COMPLETED(
      2528,
      10,
      1,
      "DBCC execution completed. If DBCC printed error messages, contact your system administrator."),
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
  /** {@code CREATE TABLE t (a nvarchar(5000))} */
  SIZE_EXCEEDS_TYPE(
      2717, 15, 2, "The size ({0}) given to the {1} '{2}' exceeds the maximum allowed ({3})."),
  /** {@code ALTER INDEX nothing ON t REBUILD} */
  INDEX_NOT_FOUND(2727, 11, 1, "Cannot find index '{0}'."),
  /** {@code RAISERROR (1, 16, 1)} */
  ERROR_NUMBER_INVALID(
      2732,
      16,
      1,
      "Error number {0} is invalid. The number must be from {1} through {2} and it cannot be 50000."),
  /** {@code CREATE TABLE t (a timestamp, b timestamp)} */
  TIMESTAMP_TWICE(
      2738,
      16,
      1,
      "A table can only have one timestamp column. Because table '{0}' already has one, the column '{1}' cannot be added."),
  /** {@code DECLARE @a text} */
  LOCAL_VARIABLE_TYPE_INVALID(
      2739, 16, 1, "The text, ntext, and image data types are invalid for local variables."),
  /** {@code SET LANGUAGE klingon} */
  NOT_A_LANGUAGE(
      2740,
      16,
      1,
      "SET LANGUAGE failed because '{0}' is not an official language name or a language alias on this SQL Server."),
  /** {@code SET DATEFORMAT nothing} */
  DATE_ORDER_INVALID(2741, 16, 1, "SET DATEFORMAT date order '{0}' is invalid."),
  /** {@code SET DATEFIRST 9} */
  DATEFIRST_RANGE(2742, 16, 1, "SET DATEFIRST {0} is out of range."),
  /** {@code CREATE TABLE t (a int IDENTITY, b int IDENTITY)} */
  IDENTITY_TWICE(
      2744,
      16,
      2,
      "Multiple identity columns specified for table '{0}'. Only one identity column per table is allowed."),
  /** RAISERROR with 21 arguments. */
  RAISERROR_TOO_MANY_ARGUMENTS(
      2747,
      16,
      1,
      "Too many substitution parameters for RAISERROR. Cannot exceed {0} substitution parameters."),
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
  /** {@code CREATE TABLE t (a tinyint IDENTITY(300, 1))} */
  IDENTITY_SEED_INVALID(2752, 16, 1, "Identity column '{0}' contains invalid SEED."),
  /** {@code CREATE TABLE t (a int IDENTITY(1, 0))} */
  IDENTITY_INCREMENT_INVALID(2753, 16, 1, "Identity column '{0}' contains invalid INCREMENT."),
  /** {@code RAISERROR ('a', 19, 1)} */
  SEVERITY_NEEDS_SYSADMIN(
      2754,
      16,
      1,
      "Error severity levels greater than {0} can only be specified by members of the sysadmin role, using the WITH LOG option."),
  /** {@code CREATE SCHEMA s}, twice. */
  CREATE_SCHEMA_FAILED(2759, 16, 0, "CREATE SCHEMA failed due to previous errors."),
  /** {@code CREATE TABLE nothing.t (a int)} */
  SCHEMA_NOT_FOUND(
      2760,
      16,
      1,
      "The specified schema name \"{0}\" either does not exist or you do not have permission to use it."),
  /** {@code CREATE TABLE t (a int ROWGUIDCOL)} */
  ROWGUIDCOL_TYPE(
      2761,
      16,
      1,
      "The ROWGUIDCOL property can only be specified on the uniqueidentifier data type."),
  /** {@code DBCC SHOW_STATISTICS ('t', 'nothing')} */
  STATISTICS_NOT_FOUND(2767, 16, 1, "Could not locate statistics '{0}' in the system catalogs."),
  /** {@code RAISERROR ('%d', 16, 1, 'a')} */
  SUBSTITUTION_TYPE_DIFFERS(
      2786,
      16,
      1,
      "The data type of substitution parameter {0} does not match the expected type of the format specification."),
  /** {@code RAISERROR ('%q', 16, 1)} */
  FORMAT_INVALID(2787, 16, 1, "Invalid format specification: '{0}'."),
  /** {@code EXEC t} */
  REQUEST_KIND_DIFFERS(
      2809, 16, 1, "The request for {0} '{1}' failed because '{1}' is a {2} object."),
  /** {@code EXEC nothing} */
  NO_SUCH_PROCEDURE(2812, 16, 62, "Could not find stored procedure '{0}'."),
  /** {@code INSERT t VALUES (1), (1)}, with IGNORE_DUP_KEY. */
  DUPLICATE_KEY_IGNORED(3604, 10, 0, "Duplicate key was ignored."),
  /** {@code SET ANSI_WARNINGS OFF; SET ARITHABORT OFF; SELECT CAST(300 AS tinyint)} */
  OVERFLOW_OCCURRED(3606, 10, 0, "Arithmetic overflow occurred."),
  /** {@code SET ANSI_WARNINGS OFF; SET ARITHABORT OFF; SELECT 1/0} */
  DIVISION_BY_ZERO_OCCURRED(3607, 10, 0, "Division by zero occurred."),
  /** {@code ROLLBACK} in a trigger. */
  TRANSACTION_ENDED_IN_TRIGGER(
      3609, 16, 1, "The transaction ended in the trigger. The batch has been aborted."),
  /** {@code SELECT 1/0} in a trigger. */
  ERROR_IN_TRIGGER(
      3616,
      16,
      1,
      "An error was raised during trigger execution. The batch has been aborted and the user transaction, if any, has been rolled back."),
  /** {@code INSERT t VALUES (1), (1)}; follows the error. */
  STATEMENT_TERMINATED(3621, 10, 0, "The statement has been terminated."),
  /** {@code SELECT SQRT(-1)} */
  FLOAT_OPERATION_INVALID(3623, 16, 1, "An invalid floating point operation occurred."),
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
  /** {@code DROP TABLE v} */
  DROP_KIND_DIFFERS(3705, 16, 1, "Cannot use DROP {0} with '{1}' because '{1}' is a {2}. Use {3}."),
  /** {@code DROP DATABASE master} */
  CANNOT_DROP_SYSTEM_DATABASE(
      3708, 16, 4, "Cannot drop the database '{0}' because it is a system database."),
  /** {@code DROP INDEX i ON nothing} */
  INDEX_DROP_NOT_FOUND(
      3718,
      11,
      3,
      "Could not drop index '{0}' because the table or clustered index entry cannot be found in the sysindexes system table."),
  /** {@code EXEC sp_rename 'y', 'z', 'USERDATATYPE'} */
  TYPE_RENAME_REFERENCED(
      3721, 16, 1, "Type '{0}' cannot be renamed because it is being referenced by object '{1}'."),
  /** {@code DROP INDEX t.primary_key} */
  INDEX_OF_CONSTRAINT(
      3723,
      16,
      4,
      "An explicit DROP INDEX is not allowed on index '{0}'. It is being used for {1}."),
  /** {@code ALTER TABLE t DROP CONSTRAINT pk} */
  CONSTRAINT_REFERENCED(
      3725,
      16,
      0,
      "The constraint '{0}' is being referenced by table '{1}', foreign key constraint '{2}'."),
  /** {@code DROP TABLE t}, referenced by another. */
  OBJECT_REFERENCED(
      3726,
      16,
      1,
      "Could not drop object '{0}' because it is referenced by a FOREIGN KEY constraint."),
  /** {@code ALTER TABLE t DROP CONSTRAINT nothing} */
  CONSTRAINT_NOT_DROPPED(3727, 16, 0, "Could not drop constraint. See previous errors."),
  /** {@code ALTER TABLE t DROP CONSTRAINT nothing} */
  NOT_A_CONSTRAINT(3728, 16, 1, "'{0}' is not a constraint."),
  /** {@code DROP SCHEMA s} */
  SCHEMA_REFERENCED(
      3729, 16, 1, "Cannot drop schema '{0}' because it is being referenced by object '{1}'."),
  /** {@code DROP TYPE y}, used by a table. */
  TYPE_REFERENCED(
      3732,
      16,
      1,
      "Cannot drop type '{0}' because it is being referenced by object '{1}'. There may be other objects that reference this type."),
  /** {@code ALTER TABLE t DROP CONSTRAINT pk_of_u} */
  CONSTRAINT_OF_OTHER_TABLE(3733, 16, 2, "Constraint '{0}' does not belong to table '{1}'."),
  /** {@code COMMIT} */
  COMMIT_WITHOUT_BEGIN(
      3902, 16, 1, "The COMMIT TRANSACTION request has no corresponding BEGIN TRANSACTION."),
  /** {@code ROLLBACK} */
  ROLLBACK_WITHOUT_BEGIN(
      3903, 16, 1, "The ROLLBACK TRANSACTION request has no corresponding BEGIN TRANSACTION."),
  /** INSERT in a database that is READ_ONLY. */
  DATABASE_READ_ONLY(
      3906, 16, 1, "Failed to update database \"{0}\" because the database is read-only."),
  /** BEGIN TRANSACTION in a damaged database. */
  BEGIN_TRANSACTION_DAMAGED(
      3908,
      16,
      1,
      "Could not run BEGIN TRANSACTION in database '{0}' because the database is in emergency mode or is damaged and must be restarted."),
  /** {@code DECLARE @n int = 1; BEGIN TRANSACTION @n} */
  TRANSACTION_NAME_TYPE(
      3914,
      16,
      1,
      "The data type \"{0}\" is invalid for transaction names or savepoint names. Allowed data types are char, varchar, nchar, varchar(max), nvarchar, and nvarchar(max)."),
  /** {@code INSERT t EXEC ('ROLLBACK')} */
  ROLLBACK_IN_INSERT_EXEC(
      3915, 16, 0, "Cannot use the ROLLBACK statement within an INSERT-EXEC statement."),
  /** {@code INSERT t EXEC ('COMMIT')} */
  COMMIT_IN_INSERT_EXEC(
      3916,
      16,
      0,
      "Cannot use the COMMIT statement within an INSERT-EXEC statement unless BEGIN TRANSACTION is used first."),
  /** {@code EXEC sp_getapplock 'a', 'Exclusive', 'Transaction'} */
  NEEDS_USER_TRANSACTION(
      3918,
      16,
      1,
      "The statement or function must be executed in the context of a user transaction."),
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
  /** {@code BEGIN TRANSACTION; SET TRANSACTION ISOLATION LEVEL SNAPSHOT; SELECT * FROM t} */
  SNAPSHOT_STARTED_OTHERWISE(
      3951,
      16,
      1,
      "Transaction failed in database '{0}' because the statement was run under snapshot isolation but the transaction did not start in snapshot isolation. You cannot change the isolation level of the transaction to snapshot after the transaction has started unless the transaction was originally started under snapshot isolation level."),
  /** {@code SET TRANSACTION ISOLATION LEVEL SNAPSHOT; SELECT * FROM t} */
  SNAPSHOT_NOT_ALLOWED(
      3952,
      16,
      1,
      "Snapshot isolation transaction failed accessing database '{0}' because snapshot isolation is not allowed in this database. Use ALTER DATABASE to allow snapshot isolation."),
  /** UPDATE of a row that another transaction has changed, in a snapshot. */
  SNAPSHOT_UPDATE_CONFLICT(
      3960,
      16,
      2,
      "Snapshot isolation transaction aborted due to update conflict. You cannot use snapshot isolation to access table '{0}' directly or indirectly in database '{1}' to update, delete, or insert the row that has been modified or deleted by another transaction. Retry the transaction or change the isolation level for the update/delete statement."),
  /** SELECT of a table that another has altered, in a snapshot. */
  SNAPSHOT_SCHEMA_CHANGED(
      3961,
      16,
      1,
      "Snapshot isolation transaction failed in database '{0}' because the object accessed by the statement has been modified by a DDL statement in another concurrent transaction since the start of this transaction. It is disallowed because the metadata is not versioned. A concurrent update to metadata can lead to inconsistency if mixed with snapshot isolation."),
  /** A client's request with an old transaction descriptor. */
  TRANSACTION_NOT_RESUMED(3971, 16, 1, "The server failed to resume the transaction. Desc:{0}."),
  /** A client's request during another. */
  BATCH_ABORTED(
      3980,
      16,
      1,
      "The request failed to run because the batch is aborted, this can be caused by abort signal sent from client, or another request is running in the same session, which makes the session busy."),
  /** A client's request without its transaction. */
  TRANSACTION_DESCRIPTOR_INVALID(
      3989,
      16,
      1,
      "New request is not allowed to start because it should come with valid transaction descriptor."),
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
  /** A client's message with bad headers. */
  TDS_HEADERS_INVALID(
      4009,
      16,
      1,
      "The incoming tabular data stream (TDS) protocol stream is incorrect. The TDS headers contained errors."),
  /** A client's message that breaks off. */
  INPUT_STREAM_FATAL(
      4014,
      20,
      11,
      "A fatal error occurred while reading the input stream from the network. The session will be terminated (input error: {0}, output error: {1})."),
  /** A login that asks for a database that is not there. */
  CANNOT_OPEN_DATABASE(
      4060, 11, 1, "Cannot open database \"{0}\" requested by the login. The login failed."),
  /** A login whose default database is gone. */
  DEFAULT_DATABASE_NOT_OPENED(4064, 11, 1, "Cannot open user default database. Login failed."),
  /** {@code SELECT x.a FROM t} */
  IDENTIFIER_NOT_BOUND(4104, 16, 1, "The multi-part identifier \"{0}\" could not be bound."),
  /** {@code SELECT TOP (dbo.f()) 1 in a view with SCHEMABINDING} */
  EXPRESSION_FUNCTION_NOT_ALLOWED(
      4105,
      16,
      1,
      "User-defined functions, partition functions, and column references are not allowed in expressions in this context."),
  /** {@code SELECT 1 FROM t WHERE ROW_NUMBER() OVER (ORDER BY a) = 1} */
  WINDOW_MISPLACED(
      4108, 15, 1, "Windowed functions can only appear in the SELECT or ORDER BY clauses."),
  /** {@code SELECT SUM(ROW_NUMBER() OVER (ORDER BY a)) FROM t} */
  WINDOW_NESTED(
      4109,
      15,
      1,
      "Windowed functions cannot be used in the context of another windowed function or aggregate."),
  /** {@code SELECT ROW_NUMBER() OVER () FROM t} */
  WINDOW_NEEDS_ORDER(4112, 15, 1, "The function '{0}' must have an OVER clause with ORDER BY."),
  /** {@code SELECT LEN('a') OVER () FROM t} */
  NOT_A_WINDOW_FUNCTION(
      4113,
      15,
      1,
      "The function '{0}' is not a valid windowing function, and cannot be used with the OVER clause."),
  /** {@code SELECT NTILE() OVER (ORDER BY a) FROM t} */
  FUNCTION_TAKES_EXACTLY(4114, 15, 1, "The function '{0}' takes exactly {1} argument(s)."),
  /** {@code SELECT TOP (a) a FROM t} */
  COLUMN_IN_TOP(
      4115,
      15,
      1,
      "The reference to column \"{0}\" is not allowed in an argument to a TOP, OFFSET, or FETCH clause. Only references to columns at an outer scope or standalone expressions and subqueries are allowed here."),
  /** {@code SELECT NTILE(0) OVER (ORDER BY a) FROM t} */
  NTILE_ARGUMENT(
      4116,
      16,
      1,
      "The function 'ntile' takes only a positive int or bigint expression as its input."),
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
  /** {@code SELECT NULLIF(NULL, 1)} */
  NULLIF_OF_NULL(
      4151,
      16,
      1,
      "The type of the first argument to NULLIF cannot be the NULL constant because the type of the first argument has to be known."),
  /** {@code DELETE v}, where v is a join. */
  NON_UPDATABLE_VIEW_TABLES(
      4405,
      16,
      1,
      "View or function '{0}' is not updatable because the modification affects multiple base tables."),
  /** {@code UPDATE v SET a = 1}, where a is computed. */
  NON_UPDATABLE_VIEW_FIELD(
      4406,
      16,
      1,
      "Update or insert of view or function '{0}' failed because it contains a derived or constant field."),
  /** {@code CREATE VIEW v (a, b) AS SELECT 1 AS a} */
  VIEW_FEWER_COLUMNS(
      4502, 16, 1, "View or function '{0}' has more column names specified than columns defined."),
  /** {@code CREATE VIEW v AS SELECT 1 AS a, 2 AS a} */
  VIEW_COLUMN_TWICE(
      4506,
      16,
      1,
      "Column names in each view or function must be unique. Column name '{0}' in view or function '{1}' is specified more than once."),
  /** {@code CREATE VIEW v AS SELECT * FROM #t} */
  VIEW_ON_TEMPORARY_TABLE(
      4508,
      16,
      1,
      "Views or functions are not allowed on temporary tables. Table names that begin with '#' denote temporary tables."),
  /** {@code CREATE VIEW v AS SELECT 1} */
  VIEW_COLUMN_UNNAMED(
      4511,
      16,
      1,
      "Create View or Function failed because no column name was specified for column {0}."),
  /** {@code CREATE VIEW v WITH SCHEMABINDING AS SELECT a FROM t} */
  SCHEMA_BINDING_NAME(
      4512,
      16,
      3,
      "Cannot schema bind {0} '{1}' because name '{2}' is invalid for schema binding. Names must be in two-part format and an object cannot reference itself."),
  /** {@code GRANT SELECT ON t TO nothing} */
  NO_SUCH_PRINCIPAL(
      4604, 16, 1, "There is no such user or group '{0}' or you do not have permission."),
  /** {@code GRANT EXECUTE ON t TO u} */
  PRIVILEGE_NOT_COMPATIBLE(
      4606, 16, 1, "Granted or revoked privilege {0} is not compatible with object."),
  /** {@code GRANT SELECT ON t TO u}, by one who may not. */
  NO_GRANT_PERMISSION(4613, 16, 1, "Grantor does not have GRANT permission."),
  /** {@code GRANT SELECT ON t TO dbo} */
  GRANT_TO_SELF(
      4624,
      16,
      1,
      "Cannot grant, deny, or revoke permissions to sa, dbo, entity owner, information_schema, sys, or yourself."),
  /** {@code TRUNCATE TABLE nothing} */
  TRUNCATE_NOT_FOUND(
      4701,
      16,
      1,
      "Cannot find the object \"{0}\" because it does not exist or you do not have permissions."),
  /** {@code TRUNCATE TABLE v} */
  TRUNCATE_NOT_A_TABLE(4708, 16, 1, "Could not truncate object '{0}' because it is not a table."),
  /** {@code TRUNCATE TABLE t}, referenced by another. */
  TRUNCATE_REFERENCED(
      4712,
      16,
      1,
      "Cannot truncate table '{0}' because it is being referenced by a FOREIGN KEY constraint."),
  /** A client's bulk load that breaks off. */
  BULK_STREAM_ENDED(
      4804,
      21,
      1,
      "While reading current row from host, a premature end-of-message was encountered--an incoming data stream was interrupted when the server expected to see more data. The host program may have terminated. Ensure that you are using a supported client application programming interface (API)."),
  /** A client's bulk load with a value that the type of column {0} does not have. */
  BULK_VALUE_INVALID(
      4815, 16, 1, "Received an invalid column length from the bcp client for colid {0}."),
  /** A client's bulk load with a column of an unknown type. */
  BULK_TYPE_INVALID(4816, 16, 1, "Invalid column type from bcp client for colid {0}."),
  /** BULK INSERT t FROM a file that breaks off. */
  BULK_UNEXPECTED_END(
      4832, 16, 1, "Bulk load: An unexpected end of file was encountered in the data file."),
  /** BULK INSERT without the permission. */
  BULK_NO_PERMISSION(4834, 16, 1, "You do not have permission to use the bulk load statement."),
  /** {@code BULK INSERT t FROM 'nothing'} */
  BULK_FILE_NOT_FOUND(
      4860,
      16,
      1,
      "Cannot bulk load. The file \"{0}\" does not exist or you don't have file access rights."),
  /** BULK INSERT t FROM a file that may not be read. */
  BULK_FILE_NOT_OPENED(
      4861,
      16,
      1,
      "Cannot bulk load because the file \"{0}\" could not be opened. Operating system error code {1}."),
  /** BULK INSERT of a value that is too long. */
  BULK_TRUNCATION(
      4863, 16, 1, "Bulk load data conversion error (truncation) for row {0}, column {1} ({2})."),
  /** BULK INSERT of 'abc' into an int. */
  BULK_TYPE_MISMATCH(
      4864,
      16,
      1,
      "Bulk load data conversion error (type mismatch or invalid character for the specified codepage) for row {0}, column {1} ({2})."),
  /** BULK INSERT with MAXERRORS. */
  BULK_TOO_MANY_ERRORS(
      4865, 16, 1, "Cannot bulk load because the maximum number of errors ({0}) was exceeded."),
  /** BULK INSERT with a wrong terminator. */
  BULK_COLUMN_TOO_LONG(
      4866,
      16,
      1,
      "The bulk load failed. The column is too long in the data file for row {0}, column {1}. Verify that the field terminator and row terminator are specified correctly."),
  /** BULK INSERT of 300 into a tinyint. */
  BULK_OVERFLOW(
      4867, 16, 1, "Bulk load data conversion error (overflow) for row {0}, column {1} ({2})."),
  /** BULK INSERT of an empty field into a NOT NULL column. */
  BULK_UNEXPECTED_NULL(
      4869,
      16,
      1,
      "The bulk load failed. Unexpected NULL value in data file row {0}, column {1}. The destination column ({2}) is defined as NOT NULL."),
  /** A client's bulk load into a table that was altered. */
  BULK_SCHEMA_CHANGED(
      4891, 16, 1, "Insert bulk failed due to a schema change of the target table."),
  /** {@code ALTER TABLE t ADD b int NOT NULL} */
  ADDED_COLUMN_NOT_NULLABLE(
      4901,
      16,
      1,
      "ALTER TABLE only allows columns to be added that can contain nulls, or have a DEFAULT definition specified, or the column being added is an identity or timestamp column, or alternatively if none of the previous conditions are satisfied the table must be empty to allow addition of this column. Column '{0}' cannot be added to non-empty table '{1}' because it does not satisfy these conditions."),
  /** {@code ALTER TABLE nothing ADD a int} */
  ALTER_TABLE_NOT_FOUND(
      4902,
      16,
      1,
      "Cannot find the object \"{0}\" because it does not exist or you do not have permissions."),
  /** {@code ALTER TABLE v ADD a int} */
  ALTER_NOT_A_TABLE(4909, 16, 1, "Cannot alter '{0}' because it is not a table."),
  /** {@code ALTER TABLE t NOCHECK CONSTRAINT nothing} */
  CONSTRAINT_NOT_SWITCHED(
      4916, 16, 0, "Could not enable or disable the constraint. See previous errors."),
  /** {@code ALTER TABLE t NOCHECK CONSTRAINT nothing} */
  CONSTRAINT_DOES_NOT_EXIST(4917, 16, 0, "Constraint '{0}' does not exist."),
  /** {@code ALTER TABLE t DISABLE TRIGGER nothing} */
  TRIGGER_DOES_NOT_EXIST(
      4920, 16, 0, "ALTER TABLE failed because trigger '{0}' on table '{1}' does not exist."),
  /** {@code ALTER TABLE t DROP COLUMN a}, with an index on a. */
  OBJECTS_DEPEND_ON_COLUMN(
      4922, 16, 9, "{0} {1} failed because one or more objects access this {2}."),
  /** {@code ALTER TABLE t DROP COLUMN a}, the only one. */
  LAST_COLUMN(
      4923,
      16,
      1,
      "ALTER TABLE DROP COLUMN failed because '{0}' is the only data column in table '{1}'. A table must have at least one data column."),
  /** {@code ALTER TABLE t DROP COLUMN nothing} */
  COLUMN_DOES_NOT_EXIST(
      4924, 16, 1, "{0} failed because column '{1}' does not exist in table '{2}'."),
  /** {@code ALTER TABLE t ALTER COLUMN a timestamp} */
  COLUMN_NOT_ALTERABLE_TO(4927, 16, 1, "Cannot alter column '{0}' to be data type {1}."),
  /** {@code ALTER TABLE t ALTER COLUMN computed int} */
  COLUMN_NOT_ALTERABLE(4928, 16, 1, "Cannot alter column '{0}' because it is '{1}'."),
  /** {@code CREATE TABLE t (a AS GETDATE() PERSISTED)} */
  COMPUTED_NOT_PERSISTABLE(
      4936,
      16,
      1,
      "Computed column '{0}' in table '{1}' cannot be persisted because the column is non-deterministic."),
  /** {@code ALTER DATABASE nothing SET READ_ONLY} */
  DATABASE_ALTER_NOT_FOUND(
      5011,
      14,
      5,
      "User does not have permission to alter database '{0}', the database does not exist, or the database is not in a state that allows access checks."),
  /** {@code ALTER DATABASE d COLLATE Latin1_General_BIN}, in use. */
  DATABASE_NOT_EXCLUSIVE(
      5030, 16, 2, "The database could not be exclusively locked to perform the operation."),
  /** {@code ALTER DATABASE master SET READ_ONLY} */
  DATABASE_OPTION_NOT_SETTABLE(5058, 16, 1, "Option '{0}' cannot be set in database '{1}'."),
  /** {@code ALTER DATABASE d SET READ_ONLY WITH NO_WAIT} */
  ALTER_DATABASE_LOCK(
      5061,
      16,
      1,
      "ALTER DATABASE failed because a lock could not be placed on database '{0}'. Try again later."),
  /** {@code ALTER DATABASE d SET MULTI_USER}, while another is in it. */
  DATABASE_STATE_LOCKED(
      5064,
      16,
      1,
      "Changes to the state or options of database '{0}' cannot be made at this time. The database is in single-user mode, and a user is currently connected to it."),
  /** {@code ALTER DATABASE d SET READ_ONLY}; follows the error. */
  ALTER_DATABASE_FAILED(5069, 16, 1, "ALTER DATABASE statement failed."),
  /** {@code ALTER TABLE t DROP COLUMN a}, with an index on a. */
  COLUMN_DEPENDENCY(5074, 16, 1, "The {0} '{1}' is dependent on {2} '{3}'."),
  /** {@code USE master} */
  CHANGED_DATABASE_CONTEXT(5701, 0, 1, "Changed database context to '{0}'."),
  /** {@code SET LANGUAGE us_english} */
  CHANGED_LANGUAGE(5703, 0, 1, "Changed language setting to {0}."),
  /** {@code KILL 60} */
  NOT_AN_ACTIVE_PROCESS(6106, 16, 2, "Process ID {0} is not an active process ID."),
  /** {@code KILL 1} */
  KILL_NOT_USER_PROCESS(6107, 14, 1, "Only user processes can be killed."),
  /** {@code BEGIN TRAN; ROLLBACK TRAN nothing} */
  CANNOT_ROLL_BACK_NAME(
      6401, 16, 1, "Cannot roll back {0}. No transaction or savepoint of that name was found."),
  /** {@code SELECT REPLICATE(CAST('x' AS varchar(max)), 3000000000)}, into a column. */
  LONG_VALUE_TOO_LARGE(
      7119, 16, 1, "Attempting to grow LOB beyond maximum allowed size of {0} bytes."),
  /** A procedure call of a client with 2,101 parameters. */
  TOO_MANY_PARAMETERS(
      8003,
      16,
      1,
      "The incoming request has too many parameters. The server supports a maximum of {0} parameters. Reduce the number of parameters and resend the request."),
  /** A procedure call of a client without a name. */
  RPC_STREAM_NAME_INVALID(
      8004,
      16,
      1,
      "The incoming tabular data stream (TDS) remote procedure call (RPC) protocol stream is incorrect. The RPC name is invalid."),
  /** {@code EXEC sp_execute 1, 2, 3} */
  EXECUTE_PARAMETER_COUNT(
      8008,
      16,
      1,
      "The number of params passed to sp_execute is not equal to the number of params used when the handle was prepared ({0})."),
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
  /** {@code SET IDENTITY_INSERT nothing ON} */
  IDENTITY_SET_NOT_FOUND(
      8103, 16, 1, "Table '{0}' does not exist or cannot be opened for SET operation."),
  /** {@code SET IDENTITY_INSERT v ON} */
  IDENTITY_SET_NOT_A_TABLE(8105, 16, 1, "'{0}' is not a user table. Cannot perform SET operation."),
  /** {@code SET IDENTITY_INSERT t ON}, without an identity. */
  IDENTITY_SET_NO_IDENTITY(
      8106,
      16,
      1,
      "Table '{0}' does not have the identity property. Cannot perform SET operation."),
  /** {@code SET IDENTITY_INSERT a ON; SET IDENTITY_INSERT b ON} */
  IDENTITY_INSERT_ALREADY_ON(
      8107,
      16,
      1,
      "IDENTITY_INSERT is already ON for table '{0}'. Cannot perform SET operation for table '{1}'."),
  /** {@code SELECT IDENTITY(int) AS b, id INTO u FROM t} */
  SELECT_INTO_IDENTITY_TWICE(
      8108,
      16,
      1,
      "Cannot add identity column, using the SELECT INTO statement, to table '{0}', which already has column '{1}' that inherits the identity property."),
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
  /** {@code SELECT a FROM t HAVING 1 = 1} */
  NOT_AGGREGATED_IN_SELECT(
      8118,
      16,
      1,
      "Column '{0}' is invalid in the select list because it is not contained in an aggregate function and there is no GROUP BY clause."),
  /** {@code SELECT 1 FROM t HAVING a = 1} */
  NOT_AGGREGATED_IN_HAVING(
      8119,
      16,
      1,
      "Column '{0}' is invalid in the HAVING clause because it is not contained in an aggregate function and there is no GROUP BY clause."),
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
  /** {@code SELECT (SELECT SUM(t.a + u.a) FROM u) FROM t} */
  AGGREGATE_OUTER_COLUMNS(
      8124,
      16,
      1,
      "Multiple columns are specified in an aggregated expression containing an outer reference. If an expression being aggregated contains an outer reference, then that outer reference must be the only column referenced in the expression."),
  /** {@code SELECT COUNT(*) FROM t ORDER BY a} */
  NOT_AGGREGATED_IN_ORDER_BY(
      8126,
      16,
      1,
      "Column \"{0}\" is invalid in the ORDER BY clause because it is not contained in an aggregate function and there is no GROUP BY clause."),
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
  /** {@code CREATE TABLE t (a int, PRIMARY KEY)} */
  CONSTRAINT_COLUMNS_MISSING(
      8135, 16, 0, "Table level constraint or index does not specify column list, table '{0}'."),
  /** {@code CREATE TABLE t (a int, PRIMARY KEY (a, a))} */
  CONSTRAINT_COLUMN_TWICE(
      8136, 16, 0, "Duplicate columns specified in {0} constraint key list, table '{1}'."),
  /** {@code FOREIGN KEY (a) REFERENCES t (a, b)} */
  FOREIGN_KEY_COUNTS_DIFFER(
      8139,
      16,
      0,
      "Number of referencing columns in foreign key differs from number of referenced columns, table '{0}'."),
  /** {@code CREATE TABLE t (a int PRIMARY KEY (a, b), b int)} */
  COLUMN_KEYS_TWICE(
      8140, 16, 0, "More than one key specified in column level {0} constraint, table '{1}'."),
  /** {@code CREATE TABLE t (a int CHECK (b > 0), b int)} */
  COLUMN_CONSTRAINT_OTHER_COLUMN(
      8141,
      16,
      0,
      "Column {0} constraint for column '{1}' references another column, table '{2}'."),
  /** {@code EXEC p @a = 1, @a = 2} */
  PARAMETER_TWICE(8143, 16, 1, "Parameter '{0}' was supplied multiple times."),
  /** {@code EXEC sp_executesql N'SELECT 1', N'@a int', 1, 2} */
  TOO_MANY_ARGUMENTS(8144, 16, 2, "Procedure or function {0} has too many arguments specified."),
  /** {@code EXEC sp_executesql N'SELECT 1', N'@a int', @b = 1} */
  NOT_A_PARAMETER(8145, 16, 1, "{0} is not a parameter for procedure {1}."),
  /** {@code EXEC p 1}, without parameters. */
  NO_PARAMETERS_EXPECTED(
      8146, 16, 2, "Procedure {0} has no parameters and arguments were supplied."),
  /** {@code CREATE TABLE t (a int NULL IDENTITY)} */
  IDENTITY_NULLABLE(
      8147, 16, 1, "Could not create IDENTITY attribute on nullable column '{0}', table '{1}'."),
  /** {@code CREATE TABLE t (a int DEFAULT 1 DEFAULT 2)} */
  COLUMN_CONSTRAINT_TWICE(
      8148, 16, 0, "More than one column {0} constraint specified for column '{1}', table '{2}'."),
  /** {@code CREATE TABLE t (a int NULL NOT NULL)} */
  NULL_CONSTRAINT_TWICE(
      8150, 16, 0, "Multiple NULL constraints were specified for column '{0}', table '{1}'."),
  /** {@code CREATE TABLE t (a int PRIMARY KEY UNIQUE)} */
  PRIMARY_AND_UNIQUE(
      8151,
      16,
      0,
      "Both a PRIMARY KEY and UNIQUE constraint have been defined for column '{0}', table '{1}'. Only one is allowed."),
  /** INSERT of a long string into a table variable, at compatibility level 140. */
  STRING_WOULD_BE_TRUNCATED(8152, 16, 30, "String or binary data would be truncated."),
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
  /** {@code SELECT GROUPING(a) FROM t} */
  GROUPING_WITHOUT_GROUP_BY(
      8160,
      15,
      1,
      "A GROUPING or GROUPING_ID function can only be specified when there is a GROUP BY clause."),
  /** {@code SELECT GROUPING(b) FROM t GROUP BY a} */
  GROUPING_ARGUMENT(
      8161,
      15,
      1,
      "Argument {0} of the {1} function does not match any of the expressions in the GROUP BY clause."),
  /** {@code EXEC p @a OUTPUT} */
  NOT_AN_OUTPUT_PARAMETER(
      8162,
      16,
      2,
      "The formal parameter \"{0}\" was not declared as an OUTPUT parameter, but the actual parameter passed in requested output."),
  /** {@code INSERT t EXEC p}, where p has INSERT EXEC. */
  INSERT_EXEC_NESTED(8164, 16, 1, "An INSERT EXEC statement cannot be nested."),
  /** {@code CREATE TABLE t (a int CONSTRAINT #c CHECK (a > 0))} */
  CONSTRAINT_NAME_NUMBER_SIGN(
      8166,
      16,
      0,
      "Constraint name '{0}' not permitted. Constraint names cannot begin with a number sign (#)."),
  /** {@code SELECT * FROM t UNPIVOT (v FOR n IN (a, b)) AS u}, of two types. */
  UNPIVOT_TYPES_CONFLICT(
      8167,
      16,
      1,
      "The type of column \"{0}\" conflicts with the type of other columns specified in the UNPIVOT list."),
  /** {@code CREATE TABLE t (a int CONSTRAINT c CHECK (a > 0), b int CONSTRAINT c CHECK (b > 0))} */
  DUPLICATE_NAMES(
      8168,
      16,
      0,
      "Cannot create, drop, enable, or disable more than one constraint, column, index, or trigger named '{0}' in this context. Duplicate names are not allowed."),
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
  /** EXEC sp_prepare of a statement with an error. */
  NOT_PREPARED(8180, 16, 1, "Statement(s) could not be prepared."),
  /** {@code CREATE TABLE t (a int, b AS a + 1 CHECK (b > 0))} */
  COMPUTED_CONSTRAINT(
      8183,
      16,
      1,
      "Only UNIQUE or PRIMARY KEY constraints can be created on computed columns, while CHECK, FOREIGN KEY, and NOT NULL constraints require that computed columns be persisted."),
  /** {@code DBCC TRACEON} without the permission. */
  NO_PERMISSION_TO_RUN(8189, 14, 6, "You do not have permission to run '{0}'."),
  /** {@code CREATE TRIGGER g ON nothing AFTER INSERT AS RETURN} */
  OBJECT_INVALID_FOR_OPERATION(
      8197, 16, 4, "The object '{0}' does not exist or is invalid for this operation."),
  /** A client's request for a distributed transaction. */
  MSDTC_UNAVAILABLE(8501, 16, 3, "MSDTC on server '{0}' is unavailable."),
  /** A query of some thousand joins. */
  PLAN_TOO_COMPLEX(
      8623,
      16,
      1,
      "The query processor ran out of internal resources and could not produce a query plan. This is a rare event and only expected for extremely complex queries or queries that reference a very large number of tables or partitions. Please simplify the query. If you believe you have received this message in error, contact Customer Support Services for more information."),
  /** An expression of some ten thousand operators. */
  EXPRESSION_TOO_COMPLEX(
      8632,
      17,
      2,
      "Internal error: An expression services limit has been reached. Please look for potentially complex expressions in your query, and try to simplify them."),
  /** A sort while others hold all memory. */
  MEMORY_GRANT_TIMEOUT(
      8645,
      17,
      1,
      "A timeout occurred while waiting for memory resources to execute the query in resource pool '{0}' ({1}). Rerun the query."),
  /**
   * {@code SELECT STRING_AGG(a, ',') WITHIN GROUP (ORDER BY a), STRING_AGG(a, ',') WITHIN GROUP
   * (ORDER BY b) FROM t}
   */
  AGGREGATE_ORDERS_DIFFER(
      8711,
      16,
      1,
      "Multiple ordered aggregate functions in the same scope have mutually incompatible orderings."),
  /** INSERT on a full log volume. */
  LOG_FULL(9002, 17, 2, "The transaction log for database '{0}' is full due to '{1}'."),
  /** {@code SELECT CONVERT(datetime, 'abc', 126)} */
  STYLE_NOT_FOLLOWED(
      9807,
      16,
      0,
      "The input character string does not follow style {0}, either change the input character string or use a different style."),
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
      "The second and third arguments of the TRANSLATE built-in function must contain an equal number of characters."),
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
  /** {@code CREATE CLUSTERED INDEX i ON t (a) INCLUDE (b)} */
  INCLUDED_IN_CLUSTERED(10601, 16, 1, "Cannot specify included columns for a clustered index."),
  /** {@code DELETE @t} in a procedure. */
  TABLE_PARAMETER_READ_ONLY(
      10700, 16, 1, "The table-valued parameter \"{0}\" is READONLY and cannot be modified."),
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
  /** {@code MERGE t USING s ON t.a = s.a WHEN NOT MATCHED THEN DELETE;} */
  MERGE_ACTION_NOT_MATCHED(
      10710,
      15,
      1,
      "An action of type '{0}' is not allowed in the 'WHEN NOT MATCHED' clause of a MERGE statement."),
  /** {@code MERGE t USING s ON t.a = s.a WHEN MATCHED THEN INSERT VALUES (1);} */
  MERGE_INSERT_MISPLACED(
      10711,
      15,
      1,
      "An action of type 'INSERT' is not allowed in the '{0}' clause of a MERGE statement."),
  /** {@code MERGE t USING s ON t.id = s.id WHEN MATCHED THEN DELETE} */
  MERGE_NEEDS_SEMICOLON(10713, 15, 1, "A MERGE statement must be terminated by a semi-colon (;)."),
  /** MERGE with two WHEN MATCHED THEN DELETE. */
  MERGE_ACTION_TWICE(
      10714,
      15,
      1,
      "An action of type '{0}' cannot appear more than once in a '{1}' clause of a MERGE statement."),
  /** {@code SELECT 1 OPTION (NOTHING)} */
  HINT_INVALID(10715, 15, 1, "'{0}' is not a valid hint."),
  /** {@code INSERT t SELECT a FROM (DELETE u) AS d} */
  NESTED_CHANGE_NEEDS_OUTPUT(
      10716,
      15,
      1,
      "A nested INSERT, UPDATE, DELETE, or MERGE statement must have an OUTPUT clause."),
  /** {@code SELECT @a = 1 UNION SELECT 2} */
  ASSIGNMENT_IN_SET_OPERATION(
      10734,
      16,
      1,
      "Variable assignment is not allowed in a statement containing a top level UNION, INTERSECT or EXCEPT operator."),
  /** {@code CREATE INDEX i ON t (a) WHERE a > 0 OR b > 0} */
  FILTER_INCORRECT(10735, 15, 1, "Incorrect WHERE clause for filtered {0} '{1}' on table '{2}'."),
  /** {@code INSERT t VALUES (1), (2)}, and so on to 1,001 */
  TOO_MANY_INSERTED_ROWS(
      10738,
      15,
      1,
      "The number of row value expressions in the INSERT statement exceeds the maximum allowed number of {0} row values."),
  /** {@code SELECT TOP (1) a FROM t ORDER BY a OFFSET 1 ROWS} */
  TOP_WITH_OFFSET(
      10741, 15, 2, "A TOP can not be used in the same query or sub-query as a OFFSET."),
  /** {@code SELECT name FROM sys.objects ORDER BY name OFFSET -1 ROWS} */
  OFFSET_NEGATIVE(10742, 15, 1, "The offset specified in a OFFSET clause may not be negative."),
  /** {@code SELECT a FROM t ORDER BY a OFFSET 'x' ROWS} */
  OFFSET_NOT_INTEGER(
      10743, 15, 1, "The number of rows provided for a OFFSET clause must be an integer."),
  /** {@code SELECT a FROM t ORDER BY a OFFSET 0 ROWS FETCH NEXT 0 ROWS ONLY} */
  FETCH_NOT_POSITIVE(
      10744, 15, 1, "The number of rows provided for a FETCH clause must be greater then zero."),
  /** {@code SELECT PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY a, b) OVER () FROM t} */
  WITHIN_GROUP_ORDER(
      10751,
      15,
      1,
      "The ORDER BY in WITHIN GROUP clause of '{0}' function must have exactly one expression."),
  /** {@code SELECT RANK() OVER (ORDER BY a ROWS 1 PRECEDING) FROM t} */
  NO_WINDOW_FRAME(10752, 15, 1, "The function '{0}' may not have a window frame."),
  /** {@code SELECT ROW_NUMBER() FROM t} */
  WINDOW_NEEDS_OVER(10753, 15, 1, "The function '{0}' must have an OVER clause."),
  /** {@code SELECT PERCENTILE_CONT(0.5) OVER () FROM t} */
  WITHIN_GROUP_MISSING(10754, 15, 1, "The function '{0}' must have a WITHIN GROUP clause."),
  /** {@code SELECT LAG() OVER (ORDER BY a) FROM t} */
  FUNCTION_TAKES_BETWEEN(10755, 15, 1, "The function '{0}' takes between {1} and {2} arguments."),
  /** {@code SELECT SUM(a) OVER (ROWS 1 PRECEDING) FROM t} */
  FRAME_NEEDS_ORDER(10756, 15, 1, "Window frame with ROWS or RANGE must have an ORDER BY clause."),
  /** {@code SELECT SUM(a) WITHIN GROUP (ORDER BY a) FROM t} */
  WITHIN_GROUP_NOT_ALLOWED(10757, 15, 1, "The function '{0}' may not have a WITHIN GROUP clause."),
  /** {@code SELECT SUM(DISTINCT a) OVER () FROM t} */
  DISTINCT_WITH_OVER(10759, 15, 1, "Use of DISTINCT is not allowed with the OVER clause."),
  /** {@code SELECT TIMEFROMPARTS(1, 1, 1, 1, @a)} */
  SCALE_ARGUMENT_INVALID(
      10760,
      16,
      1,
      "Scale argument is not valid. Valid expressions for data type {0} scale argument are integer constants and integer constant expressions."),
  /** {@code SELECT PARSE('1' AS nothing)} */
  TYPE_INVALID_IN_FUNCTION(10761, 15, 1, "Invalid data type {0} in function {1}."),
  /** {@code SELECT STRING_ESCAPE('a', 'xml')} */
  STRING_ESCAPE_TYPE(
      13603, 16, 1, "Invalid type passed to function STRING_ESCAPE: only json is supported."),
  /** {@code EXEC sp_tableoption 'nothing', 'text in row', 'on'} */
  OBJECT_NOT_VALID(
      15001, 16, 1, "Object '{0}' does not exist or is not a valid object for this operation."),
  /** {@code BEGIN TRANSACTION; EXEC sp_addlogin 'a'} */
  PROCEDURE_IN_TRANSACTION(
      15002, 16, 1, "The procedure '{0}' cannot be executed within a transaction."),
  /** {@code CREATE USER u FOR LOGIN nothing} */
  NOT_A_LOGIN(15007, 16, 1, "'{0}' is not a valid login or you do not have permission."),
  /** {@code EXEC sp_help 'nothing'} */
  OBJECT_NOT_IN_DATABASE(
      15009,
      16,
      1,
      "The object '{0}' does not exist in database '{1}' or is invalid for this operation."),
  /** {@code EXEC sp_helpdb 'nothing'} */
  DATABASE_UNKNOWN(
      15010,
      16,
      1,
      "The database '{0}' does not exist. Supply a valid database name. To see available databases, use sys.databases."),
  /** {@code CREATE USER u}, twice. */
  USER_EXISTS(15023, 16, 1, "User, group, or role '{0}' already exists in the current database."),
  /** {@code CREATE LOGIN a}, twice. */
  LOGIN_EXISTS(15025, 16, 1, "The server principal '{0}' already exists."),
  /** {@code CREATE LOGIN a WITH PASSWORD = 'a'} */
  PASSWORD_NOT_COMPLEX(
      15118,
      16,
      1,
      "Password validation failed. The password does not meet the operating system policy requirements because it is not complex enough."),
  /** {@code EXEC sp_configure 'nothing'} */
  CONFIGURATION_OPTION_UNKNOWN(
      15123,
      16,
      1,
      "The configuration option '{0}' does not exist, or it may be an advanced option."),
  /** {@code EXEC sp_configure 'max server memory (MB)', 0} */
  CONFIGURATION_VALUE_INVALID(
      15129, 16, 1, "'{0}' is not a valid value for configuration option '{1}'."),
  /** {@code DROP USER u, who owns a schema} */
  PRINCIPAL_OWNS(
      15138, 16, 1, "The database principal owns a {0} in the database, and cannot be dropped."),
  /** {@code DROP ROLE r}, with members. */
  ROLE_HAS_MEMBERS(
      15144, 16, 1, "The role has members. It must be empty before it can be dropped."),
  /** {@code DROP SCHEMA nothing} */
  CANNOT_FIND_OR_DROP(
      15151,
      16,
      1,
      "Cannot drop the {0} '{1}', because it does not exist or you do not have permission."),
  /** {@code EXEC sp_rename 'nothing', 'x'} */
  RENAME_ITEM_NOT_FOUND(
      15225,
      11,
      1,
      "No item by the name of '{0}' could be found in the current database '{1}', given that @itemtype was input as '{2}'."),
  /** {@code EXEC sp_configure} without the permission. */
  NO_PERMISSION_FOR_ACTION(15247, 16, 1, "User does not have permission to perform this action."),
  /** {@code EXEC sp_rename 't.nothing', 'x', 'COLUMN'} */
  RENAME_AMBIGUOUS(
      15248,
      11,
      1,
      "Either the parameter @objname is ambiguous or the claimed @objtype ({0}) is wrong."),
  /** {@code EXEC sp_pkeys 't', 'dbo', 'another_database'} */
  QUALIFIER_NOT_CURRENT_DATABASE(
      15250,
      16,
      1,
      "The database name component of the object qualifier must be the name of the current database."),
  /** {@code EXEC sp_fkeys} */
  KEY_TABLE_MISSING(15252, 16, 1, "The primary or foreign key table name must be given."),
  /** {@code EXEC sp_rename 't', 'u'}, where u is there. */
  RENAME_NAME_EXISTS(
      15335,
      11,
      1,
      "Error: The new name '{0}' is already in use as a {1} name and would cause a duplicate that is not permitted."),
  /** {@code EXEC sp_configure 'show advanced options', 1} */
  CONFIGURATION_CHANGED(
      15457,
      0,
      1,
      "Configuration option '{0}' changed from {1} to {2}. Run the RECONFIGURE statement to install."),
  /** {@code EXEC sp_rename 't', 'u'} */
  RENAME_CAUTION(
      15477,
      0,
      1,
      "Caution: Changing any part of an object name could break scripts and stored procedures."),
  /** {@code OPEN c}, twice. */
  CURSOR_ALREADY_OPEN(16905, 16, 1, "The cursor is already open."),
  /** {@code DECLARE c CURSOR FOR SELECT 1}, twice. */
  CURSOR_EXISTS(16915, 16, 1, "A cursor with the name '{0}' already exists."),
  /** {@code OPEN nothing} */
  CURSOR_NOT_FOUND(16916, 16, 1, "A cursor with the name '{0}' does not exist."),
  /** {@code FETCH c}, before OPEN. */
  CURSOR_NOT_OPEN(16917, 16, 2, "Cursor is not open."),
  /** {@code FETCH c INTO @d}, of an int into a date. */
  FETCH_CONVERSION(
      16922, 16, 1, "Cursor Fetch: Implicit conversion from data type {0} to {1} is not allowed."),
  /** {@code FETCH c INTO @a, @b}, of one column. */
  FETCH_VARIABLE_COUNT(
      16924,
      16,
      1,
      "Cursorfetch: The number of variables declared in the INTO list must match that of selected columns."),
  /** {@code DELETE t WHERE CURRENT OF c} */
  CURSOR_READ_ONLY(16929, 16, 1, "The cursor is READ ONLY."),
  /** {@code DECLARE @c CURSOR; OPEN @c} */
  CURSOR_VARIABLE_EMPTY(
      16950, 16, 2, "The variable '{0}' does not currently have a cursor allocated to it."),
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
  /** A login that was disabled. */
  LOGIN_DISABLED(18470, 14, 1, "Login failed for user '{0}'. Reason: The account is disabled."),
  /** A login after too many wrong passwords. */
  LOGIN_LOCKED_OUT(
      18486,
      14,
      1,
      "Login failed for user '{0}' because the account is currently locked out. The system administrator can unlock it."),
  /** {@code THROW 1, 'text', 1} */
  THROW_NUMBER_RANGE(
      35100,
      16,
      10,
      "Error number {0} in the THROW statement is outside the valid range. Specify an error number in the valid range of 50000 to 2147483647."),
  /**
   * {@code BACKUP DATABASE d TO DISK = 'd.bak'}: a statement that SQL Server has and Skerry has
   * not. Number and text are those of Azure SQL for statements it lacks.
   */
  UNSUPPORTED_STATEMENT(
      40510, 16, 1, "Statement '{0}' is not supported in this version of SQL Server."),
  /** {@code SELECT * FROM a.b.c.d} */
  DATABASE_REFERENCE_NOT_SUPPORTED(
      40515,
      16,
      1,
      "Reference to database and/or server name in '{0}' is not supported in this version of SQL Server."),
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
