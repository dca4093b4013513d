-- Division by zero and overflow end the statement; the batch goes on.
SELECT 1 / 0
SELECT 2 AS reached
GO
SELECT 5 % 0
GO
SELECT 1.5 / 0.0
GO
DECLARE @i int = 2147483647, @t tinyint = 255
SET @i += 1
SET @t = @t + 1
SELECT @i AS i, @t AS t
GO
CREATE TABLE t (id int NOT NULL PRIMARY KEY, d int NOT NULL)
INSERT INTO t VALUES (1, 5), (2, 0), (3, 1)
UPDATE t SET d = 10 / d
SELECT id, d FROM t ORDER BY id
GO
SELECT 10 / d FROM t WHERE id = 2 AND d <> 0
SELECT 10 / NULLIF(d, 0) AS safe FROM t ORDER BY id
GO
