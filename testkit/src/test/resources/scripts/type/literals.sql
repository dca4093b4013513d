-- The types of literals.
SELECT 1 AS a, 2147483647 AS b, 2147483648 AS c, 1.0 AS d, 1e1 AS e, 'text' AS f, N'text' AS g, 0xFF AS h, $1 AS i, NULL AS j
GO
SELECT 'it''s' AS quote, "double" AS failed
GO
SELECT 'it''s' AS quote, N'' AS empty_text, -1 AS negative, - -1 AS twice, +1 AS plus
GO
SELECT 12345678901234567890123456789012345678 AS widest
GO
SELECT 123456789012345678901234567890123456789 AS failed
GO
