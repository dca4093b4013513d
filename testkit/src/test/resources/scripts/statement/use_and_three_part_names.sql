-- A statement may read and change tables of another database.
CREATE DATABASE golden_elsewhere
GO
CREATE TABLE golden_elsewhere.dbo.t (id int NOT NULL PRIMARY KEY, a int NULL)
INSERT INTO golden_elsewhere.dbo.t VALUES (1, 5), (2, 6)
CREATE TABLE t (id int NOT NULL PRIMARY KEY, a int NULL)
INSERT INTO t SELECT id, a * 10 FROM golden_elsewhere.dbo.t
UPDATE golden_elsewhere.dbo.t SET a = 0 WHERE id = 1
DELETE FROM golden_elsewhere..t WHERE id = 2
SELECT here.id, here.a, there.a FROM t AS here LEFT JOIN golden_elsewhere.dbo.t AS there ON there.id = here.id ORDER BY here.id
GO
BEGIN TRANSACTION
UPDATE golden_elsewhere.dbo.t SET a = 7
UPDATE t SET a = 7
ROLLBACK
SELECT (SELECT SUM(a) FROM t) AS here, (SELECT SUM(a) FROM golden_elsewhere.dbo.t) AS there
GO
DROP DATABASE golden_elsewhere
GO
