-- UPDATE: expressions see the old row; FROM with a join; variables; key changes; row counts.
CREATE TABLE t (id int NOT NULL PRIMARY KEY, a int NULL, b int NULL)
INSERT INTO t VALUES (1, 10, 100), (2, 20, 200), (3, NULL, 300)
GO
UPDATE t SET a = b, b = a WHERE id = 1
UPDATE t SET a += 1
UPDATE t SET a = 0 WHERE id = 99
SELECT @@ROWCOUNT AS changed
SELECT id, a, b FROM t ORDER BY id
GO
CREATE TABLE s (id int NOT NULL PRIMARY KEY, bonus int NOT NULL)
INSERT INTO s VALUES (1, 1000), (3, 3000), (4, 4000)
UPDATE x SET b = x.b + s.bonus FROM t AS x INNER JOIN s ON s.id = x.id WHERE s.bonus < 3500
SELECT id, b FROM t ORDER BY id
GO
UPDATE t SET id = id + 1
SELECT id FROM t ORDER BY id
GO
DECLARE @seen int
UPDATE t SET @seen = a = 7 WHERE id = 2
SELECT @seen AS seen
GO
UPDATE t SET a = 1, a = 2
GO
UPDATE t SET nope = 1
GO
UPDATE TOP (1) t SET a = 5
UPDATE t SET a = DEFAULT WHERE id = 2
SELECT a FROM t WHERE id = 2
GO
UPDATE t SET b = (SELECT MAX(bonus) FROM s WHERE s.id <= t.id)
SELECT id, b FROM t ORDER BY id
GO
