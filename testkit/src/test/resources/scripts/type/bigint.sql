-- bigint: limits, precedence over int and overflow.
CREATE TABLE numbers (id int NOT NULL PRIMARY KEY, value bigint NULL)
INSERT INTO numbers VALUES (1, 9223372036854775807), (2, -9223372036854775808), (3, 4294967296), (4, NULL)
GO
SELECT id, value FROM numbers ORDER BY value
GO
SELECT value + 1 AS more, value / id AS part, value % 7 AS rest FROM numbers WHERE id = 3
GO
UPDATE numbers SET value = value + id WHERE id = 1
GO
INSERT INTO numbers VALUES (5, 9223372036854775808)
GO
SELECT CAST('abc' AS bigint) AS failed
GO
