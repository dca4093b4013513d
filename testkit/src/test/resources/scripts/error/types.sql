-- Types that do not go together: 206, 402, 8117, 8116, 529, 257.
CREATE TABLE t (i int NULL, d date NULL, b bit NULL, v varbinary(5) NULL, x varchar(5) NULL, dt datetime NULL, g uniqueidentifier NULL)
GO
SELECT i + d FROM t
GO
SELECT i FROM t WHERE d = 5
GO
SELECT x - x FROM t
GO
SELECT -x FROM t
GO
SELECT d + d FROM t
GO
SELECT b + b FROM t
GO
INSERT INTO t (i) VALUES (CAST('2026-01-01' AS date))
GO
INSERT INTO t (i) VALUES (CAST('2026-01-01' AS datetime))
GO
INSERT INTO t (g) VALUES (1)
GO
SELECT CAST(g AS int) FROM t
GO
SELECT ROUND(d, 1) FROM t
GO
SELECT DATEPART(hour, d) FROM t
GO
INSERT INTO t (v) VALUES ('abc')
GO
SELECT SUM(d) FROM t
GO
