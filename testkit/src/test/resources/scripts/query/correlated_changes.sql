-- Subqueries in changes see the table as it was before the statement.
CREATE TABLE t (id int NOT NULL PRIMARY KEY, n int NULL)
INSERT INTO t VALUES (1, 10), (2, 20), (3, 30)
GO
UPDATE t SET n = (SELECT SUM(n) FROM t)
SELECT id, n FROM t ORDER BY id
GO
INSERT INTO t SELECT id + (SELECT MAX(id) FROM t), n + id FROM t
SELECT id, n FROM t ORDER BY id
GO
DELETE FROM t WHERE n < (SELECT AVG(n) FROM t)
SELECT COUNT(*) AS n FROM t
DELETE FROM t WHERE id NOT IN (SELECT MIN(id) FROM t GROUP BY n)
UPDATE t SET n = NULL WHERE EXISTS (SELECT 1 FROM t AS o WHERE o.id = t.id + 1)
SELECT id, n FROM t ORDER BY id
GO
