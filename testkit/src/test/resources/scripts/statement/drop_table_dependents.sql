-- A dropped and recreated table is a new one: its plan, rows and indexes are gone.
CREATE TABLE t (id int NOT NULL PRIMARY KEY, a int NULL)
CREATE UNIQUE INDEX ux ON t (a)
INSERT INTO t VALUES (1, 1)
SELECT * FROM t
GO
DROP TABLE t
CREATE TABLE t (a varchar(5) NULL, id int NULL)
INSERT INTO t VALUES ('1', 1), ('1', 1)
SELECT * FROM t
GO
