SELECT 1, 2147483647, 2147483648, 1.50, .5, 1., 1e3, 1.5E-2, 1e, $1.5, $, 0x, 0xABC, 'it''s', N'ж', NULL
GO
SELECT a + b * c - d % 2, 6 / -2 * 3, ~a & 1 | 2 ^ 3, - - 1
GO
SELECT t.a, dbo.t.a, [my col], "quoted", @v, @@ROWCOUNT, db..t.a, $identity
GO
SELECT CASE a WHEN 1 THEN 'x' ELSE 'y' END, CASE WHEN a = 1 AND b > 2 THEN 1 WHEN a IS NULL THEN 2 END
GO
SELECT CAST(a AS decimal(10, 2)), TRY_CAST('1' AS int), CONVERT(varchar(max), a, 121), TRY_CONVERT(date, 'x'), PARSE('1' AS int USING 'en-US')
GO
SELECT CAST(a AS national character varying(10)), CAST(a AS double precision), CAST(a AS [int]), CAST(a AS dbo.Flag), CAST(a AS char varying(5))
GO
SELECT COUNT(*), COUNT(DISTINCT a), SUM(ALL a), COALESCE(a, b), NULLIF(a, 1), LEFT(a, 2), IIF(a > 1, 'x', 'y'), GETDATE(), CURRENT_TIMESTAMP, USER, dbo.f(1, DEFAULT)
GO
SELECT ROW_NUMBER() OVER (PARTITION BY a ORDER BY b DESC, c), SUM(x) OVER (ORDER BY y ROWS BETWEEN 2 PRECEDING AND CURRENT ROW), SUM(x) OVER w, LAG(x) IGNORE NULLS OVER (ORDER BY y), COUNT(*) OVER (), SUM(x) OVER (ORDER BY y RANGE UNBOUNDED PRECEDING) FROM t WINDOW w AS (PARTITION BY a)
GO
SELECT STRING_AGG(name, ',') WITHIN GROUP (ORDER BY name), TRIM(a), TRIM('x' FROM a), TRIM(LEADING 'x' FROM a)
GO
SELECT a COLLATE Latin1_General_BIN2, a AT TIME ZONE 'UTC', NEXT VALUE FOR dbo.s, (SELECT MAX(a) FROM t)
GO
SELECT {d '2024-01-31'}, {ts '2024-01-31 10:00:00'}, {t '10:00:00'}, {guid '00000000-0000-0000-0000-000000000000'}, {fn CONVERT(a, SQL_INTEGER)}, {fn NOW()}, {fn EXTRACT(YEAR FROM a)}, {fn LEFT(a, 1)}
GO
SELECT DATEADD(day, 1, a), DATEDIFF(year, a, b), @x.value('(/a)[1]', 'int'), c.value('.', 'int')
GO
SELECT 1 WHERE a = 1 OR b = 2 AND NOT c = 3 AND (d = 4 OR e <> 5) AND (f) = 6
GO
SELECT 1 WHERE a BETWEEN 1 AND 2 AND b NOT BETWEEN 3 AND 4 AND c IN (1, 2) AND d NOT IN (SELECT x FROM t) AND e LIKE 'a%' ESCAPE '!' AND f NOT LIKE N'b' AND g IS NULL AND h IS NOT NULL
GO
SELECT 1 WHERE EXISTS (SELECT * FROM t) AND a = ANY (SELECT 1) AND b > ALL (SELECT 2) AND c < SOME (SELECT 3) AND d IS NOT DISTINCT FROM e
GO
SELECT 1 WHERE ((a + 1) * 2 > 3) AND (((b))) = 1 AND ((c = 1)) AND (SELECT 1) = 1 AND ((SELECT 1) + 2) > 1 AND (a COLLATE x) = b
GO
SELECT 1 WHERE a < = 1 AND b > = 2 AND c < > 3 AND d !< 4 AND e !> 5 AND f != 6
GO
SELECT 1 WHERE x LIKE 'a' {escape '\'}
GO
SELECT (SELECT 1 UNION SELECT 2), ((SELECT 1)), ((SELECT 1) UNION ALL (SELECT 2)), ((SELECT 1) + 1)
GO
SELECT -1 * 2, +a, -(1)
GO
SELECT 1 WHERE (1 = 1 OR 2 = 2 OR (3 = 3 OR 4 = 4)) AND (5 = 5 AND (6 = 6 AND 7 = 7))
