-- OUTPUT: inserted and deleted rows of INSERT, UPDATE and DELETE.
CREATE TABLE t (id int IDENTITY(1, 1) PRIMARY KEY, name varchar(10) NOT NULL, n int NOT NULL DEFAULT 5)
INSERT INTO t (name) OUTPUT inserted.id, inserted.name, inserted.n * 2 AS doubled VALUES ('a'), ('b')
GO
UPDATE t SET n = n + id OUTPUT deleted.n AS before, inserted.n AS after, inserted.id WHERE id = 2
GO
DELETE FROM t OUTPUT deleted.* WHERE id = 1
GO
UPDATE t SET n = 0 OUTPUT deleted.n WHERE id = 99
GO
