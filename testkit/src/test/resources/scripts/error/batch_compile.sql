-- Tables are looked for when their statement is reached: a batch may use one that it creates.
CREATE TABLE t (id int NOT NULL PRIMARY KEY)
INSERT INTO t VALUES (1)
GO
PRINT 'begins'
SELECT id FROM not_there
GO
CREATE TABLE later (id int NOT NULL PRIMARY KEY)
INSERT INTO later VALUES (5)
SELECT id FROM later
GO
