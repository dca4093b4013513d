-- Derived tables, VALUES as a table, column lists, nesting.
CREATE TABLE t (id int NOT NULL PRIMARY KEY, a int NULL)
INSERT INTO t VALUES (1, 10), (2, 20), (3, 30)
GO
SELECT x.doubled FROM (SELECT a * 2 AS doubled FROM t) AS x WHERE x.doubled > 20 ORDER BY x.doubled
SELECT v.id, v.name FROM (VALUES (1, 'one'), (2, N'two')) AS v (id, name) ORDER BY v.id DESC
SELECT t.id, v.name FROM t LEFT JOIN (VALUES (1, 'one'), (3, 'three')) AS v (id, name) ON v.id = t.id ORDER BY t.id
SELECT q.n FROM (SELECT COUNT(*) FROM (SELECT id FROM t WHERE a > 10) AS inside) AS q (n)
SELECT d.g, d.n FROM (SELECT a / 20 AS g, COUNT(*) AS n FROM t GROUP BY a / 20) AS d WHERE d.n > 1
GO
SELECT 1 FROM (SELECT a + 1 FROM t) AS x
GO
SELECT 1 FROM (SELECT id, id FROM t) AS x
GO
SELECT 1 FROM (SELECT id FROM t)
GO
