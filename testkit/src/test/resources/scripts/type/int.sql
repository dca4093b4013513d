-- int: limits, integer division, remainder and overflow.
CREATE TABLE numbers (id int NOT NULL PRIMARY KEY, value int NULL)
INSERT INTO numbers VALUES (1, 2147483647), (2, -2147483648), (3, 0), (4, NULL)
GO
SELECT value, value / 2 AS half, value % 10 AS rest, -(value / 2) AS negated FROM numbers ORDER BY id
GO
SELECT 7 / 2 AS a, -7 / 2 AS b, 7 % -2 AS c, -7 % 2 AS d
GO
SELECT 5 & 3 AS a, 5 | 3 AS b, 5 ^ 3 AS c, ~5 AS d
GO
DECLARE @more int = 2147483647
SET @more = @more + 1
GO
INSERT INTO numbers VALUES (5, 2147483648)
GO
UPDATE numbers SET value = value - 1 WHERE id = 2
GO
SELECT COUNT(*) AS n FROM numbers WHERE value = -2147483648
GO
