-- Common table expressions: one, several, used twice, with column lists, before changes.
CREATE TABLE t (id int NOT NULL PRIMARY KEY, a int NULL)
INSERT INTO t VALUES (1, 10), (2, 20), (3, 30);
WITH large AS (SELECT id, a FROM t WHERE a > 10)
SELECT x.id, y.id FROM large AS x JOIN large AS y ON x.id < y.id
GO
WITH first (n, v) AS (SELECT id, a FROM t), second AS (SELECT n, v + 1 AS w FROM first WHERE n < 3)
SELECT n, w FROM second ORDER BY n
GO
WITH old AS (SELECT id FROM t WHERE id = 1)
DELETE FROM t WHERE id IN (SELECT id FROM old);
WITH rows (id, a) AS (SELECT 9, 90 UNION ALL SELECT 8, NULL)
INSERT INTO t SELECT id, a FROM rows;
SELECT id, a FROM t ORDER BY id
GO
SELECT 1 AS one
WITH x AS (SELECT 1 AS a) SELECT a FROM x
GO
