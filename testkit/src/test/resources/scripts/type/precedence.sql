-- Implicit conversion goes to the type of higher precedence ("Data type precedence").
SELECT '5' + 3 AS string_and_int, 3 + 1.5 AS int_and_decimal, 1.5 + 1e0 AS decimal_and_float, CAST(1 AS bit) + CAST(2 AS tinyint) AS bit_and_tiny
GO
SELECT 'a' + 1 AS failed
GO
SELECT '1.5' + 1 AS failed
GO
SELECT '1' + '2' AS text, '1' * '2' AS failed
GO
SELECT CASE WHEN 1 = 1 THEN 1 ELSE 2.5 END AS decimal_wins, CASE WHEN 1 = 0 THEN 'abc' ELSE N'é' END AS nvarchar_wins
GO
SELECT CASE WHEN 1 = 1 THEN 'abc' ELSE 2 END AS failed
GO
SELECT COALESCE(NULL, 1, 2.5) AS first_value, ISNULL(CAST(NULL AS varchar(2)), 'abcdef') AS type_of_first, COALESCE(CAST(NULL AS varchar(2)), 'abcdef') AS widest
GO
SELECT CASE WHEN '10' > 9 THEN 'as numbers' ELSE 'as text' END AS a, CASE WHEN '10' > '9' THEN 'as numbers' ELSE 'as text' END AS b
GO
SELECT CASE WHEN CAST('2026-01-01' AS date) = '20260101' THEN 1 ELSE 0 END AS date_wins, CASE WHEN 0x01 = 1 THEN 1 ELSE 0 END AS int_wins
GO
