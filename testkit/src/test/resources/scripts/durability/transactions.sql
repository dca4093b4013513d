-- What a transaction changed is kept whole or not at all over a restart: rows, definitions, savepoints.
CREATE TABLE t (id int NOT NULL PRIMARY KEY, a varchar(20) NULL)
INSERT INTO t VALUES (1, 'one'), (2, 'two'), (3, 'three')
GO
BEGIN TRANSACTION
UPDATE t SET a = 'changed' WHERE id = 1
SAVE TRANSACTION s
DELETE FROM t
CREATE TABLE gone (id int NOT NULL PRIMARY KEY)
ROLLBACK TRANSACTION s
INSERT INTO t VALUES (4, 'four')
COMMIT
GO
BEGIN TRANSACTION
DELETE FROM t WHERE id = 4
DROP TABLE t
CREATE TABLE never (id int NOT NULL PRIMARY KEY)
-- restart
SELECT id, a FROM t ORDER BY id
SELECT OBJECT_ID('gone') AS gone, OBJECT_ID('never') AS never
GO
CHECKPOINT
GO
UPDATE t SET a = 'after' WHERE id = 2
-- restart
SELECT a FROM t WHERE id = 2
GO
