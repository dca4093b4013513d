-- String functions: positions from 1, NULL in gives NULL out, limits.
SELECT LEN('abc  ') AS a, LEN('  abc') AS b, LEN('') AS c, LEN(NULL) AS d, DATALENGTH('abc  ') AS e, DATALENGTH(N'abc') AS f, DATALENGTH(123) AS g
GO
SELECT CAST(LEFT('abcdef', 2) AS varchar(9)) AS a, CAST(RIGHT('abcdef', 2) AS varchar(9)) AS b, CAST(LEFT('ab', 9) AS varchar(9)) AS c, CAST(RIGHT('ab', 0) AS varchar(9)) AS d
SELECT CAST(SUBSTRING('abcdef', 2, 3) AS varchar(9)) AS a, CAST(SUBSTRING('abcdef', 0, 3) AS varchar(9)) AS b, CAST(SUBSTRING('abcdef', -5, 3) AS varchar(9)) AS c, CAST(SUBSTRING('abcdef', 5, 99) AS varchar(9)) AS d, CAST(SUBSTRING('abcdef', 9, 1) AS varchar(9)) AS e
SELECT SUBSTRING(0x0102030405, 2, 2) AS bytes
GO
SELECT SUBSTRING('abc', 1, -1) AS a
GO
SELECT UPPER('aBc') AS a, LOWER('AbC') AS b, LTRIM('  a ') AS c, RTRIM(' a  ') AS d, TRIM('  a  ') AS e, REVERSE('abc') AS f
GO
SELECT CHARINDEX('c', 'abcabc') AS a, CHARINDEX('C', 'abcabc', 4) AS b, CHARINDEX('x', 'abc') AS c, CHARINDEX('', 'abc') AS d, CHARINDEX(NULL, 'abc') AS e, PATINDEX('%b_a%', 'xabcabc') AS f, PATINDEX('b%', 'abc') AS g
GO
SELECT CAST(REPLACE('abcABC', 'B', 'xx') AS varchar(20)) AS a, CAST(REPLACE('abc', '', 'x') AS varchar(20)) AS b, CAST(REPLACE('abc', 'b', NULL) AS varchar(20)) AS c, CAST(STUFF('abcdef', 2, 3, 'XY') AS varchar(20)) AS d, CAST(STUFF('abc', 9, 1, 'x') AS varchar(20)) AS e, CAST(REPLICATE('ab', 3) AS varchar(20)) AS f, CAST(REPLICATE('ab', -1) AS varchar(20)) AS g
GO
SELECT CAST(CONCAT('a', 1, NULL, 2.50, CAST('2026-01-02' AS date)) AS varchar(30)) AS a, CAST(CONCAT_WS('-', 'a', NULL, 'b', 3) AS varchar(30)) AS b, CAST(SPACE(3) AS varchar(9)) AS c, CAST(TRANSLATE('2*[3+4]', '[]', '()') AS varchar(20)) AS d, CAST(QUOTENAME('a]b') AS varchar(20)) AS e, CAST(QUOTENAME('a''b', '''') AS varchar(20)) AS f
GO
SELECT ASCII('A') AS a, CHAR(65) AS b, NCHAR(233) AS c, UNICODE(N'é') AS d, CAST(STR(123.456, 8, 2) AS varchar(9)) AS e, CAST(STR(123.456) AS varchar(10)) AS f, CAST(STR(12345, 3) AS varchar(9)) AS g, CHAR(256) AS h, CAST(SOUNDEX('Robert') AS varchar(4)) AS i, DIFFERENCE('Robert', 'Rupert') AS j
GO
SELECT LEN()
GO
SELECT CHARINDEX('a')
GO
SELECT no_such_function('a')
GO
SELECT dbo.no_such_function('a')
GO
