-- UPDATE and DELETE through joins: several matches change a row once.
CREATE TABLE t (id int NOT NULL PRIMARY KEY, n int NOT NULL)
CREATE TABLE s (id int NOT NULL, n int NOT NULL)
INSERT INTO t VALUES (1, 0), (2, 0), (3, 0)
INSERT INTO s VALUES (1, 5), (1, 5), (3, 7)
GO
UPDATE t SET n = t.n + s.n FROM t JOIN s ON s.id = t.id
SELECT id, n FROM t ORDER BY id
GO
UPDATE t SET n = x.total FROM t INNER JOIN (SELECT id, SUM(n) AS total FROM s GROUP BY id) AS x ON x.id = t.id
SELECT id, n FROM t ORDER BY id
GO
DELETE t FROM t LEFT JOIN s ON s.id = t.id WHERE s.id IS NULL
SELECT id FROM t ORDER BY id
GO
DELETE FROM s FROM t WHERE t.id = s.id AND t.n > 8
SELECT id FROM s
GO
