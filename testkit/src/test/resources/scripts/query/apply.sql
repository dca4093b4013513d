-- CROSS APPLY and OUTER APPLY run their right side for each row of the left.
CREATE TABLE t (id int NOT NULL PRIMARY KEY, a int NULL)
CREATE TABLE s (id int NOT NULL PRIMARY KEY, t int NOT NULL)
INSERT INTO t VALUES (1, 10), (2, 20), (3, 30)
INSERT INTO s VALUES (1, 1), (2, 1), (3, 3), (4, 1)
GO
SELECT t.id, x.id AS last FROM t CROSS APPLY (SELECT TOP (2) s.id FROM s WHERE s.t = t.id ORDER BY s.id DESC) AS x ORDER BY t.id, x.id
SELECT t.id, x.n FROM t OUTER APPLY (SELECT s.id AS n FROM s WHERE s.t = t.id AND s.id > 2) AS x ORDER BY t.id
SELECT t.id, v.n FROM t CROSS APPLY (VALUES (t.a), (t.a + 1)) AS v (n) WHERE t.id < 3 ORDER BY v.n
GO
