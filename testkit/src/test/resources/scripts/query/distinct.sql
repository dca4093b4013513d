-- DISTINCT: NULLs are one value, text without case and trailing spaces, several columns.
CREATE TABLE t (id int NOT NULL PRIMARY KEY, a int NULL, b varchar(5) NULL)
INSERT INTO t VALUES (1, 1, 'x'), (2, 1, 'x '), (3, NULL, NULL), (4, NULL, NULL), (5, 1, 'y'), (6, 2, 'X')
GO
SELECT DISTINCT a FROM t ORDER BY a
SELECT DISTINCT a, UPPER(RTRIM(b)) AS b FROM t ORDER BY a, b
SELECT COUNT(*) AS n FROM (SELECT DISTINCT b FROM t) AS x
SELECT DISTINCT TOP 2 a FROM t ORDER BY a DESC
SELECT DISTINCT 1 AS one FROM t
GO
