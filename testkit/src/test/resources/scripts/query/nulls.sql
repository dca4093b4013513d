-- NULL in arithmetic, concatenation, comparisons, ISNULL, COALESCE, concatenating functions.
SELECT 1 + NULL AS sum, CAST('a' + NULL AS varchar(5)) AS joined, CAST(CONCAT('a', NULL, 'b') AS varchar(5)) AS concat, ISNULL(NULL, 5) AS five, COALESCE(NULL, NULL, 7) AS seven
GO
DECLARE @n int
SELECT CASE WHEN @n = @n THEN 'equal' WHEN NOT (@n = @n) THEN 'not equal' ELSE 'unknown' END AS answer
SELECT CASE WHEN @n IS NULL AND NOT (@n IS NOT NULL) THEN 'null' END AS answer
SELECT CASE WHEN 1 = 1 OR @n = 1 THEN 'true' END AS true_or_unknown, CASE WHEN 1 = 0 AND @n = 1 THEN 'x' ELSE 'false' END AS false_and_unknown
SELECT CASE WHEN @n IN (1, 2) THEN 'in' WHEN @n NOT IN (1, 2) THEN 'not in' ELSE 'unknown' END AS answer
GO
