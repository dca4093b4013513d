-- A failed conversion ends the batch and rolls the transaction back.
CREATE TABLE t (id int NOT NULL PRIMARY KEY)
GO
BEGIN TRANSACTION
INSERT INTO t VALUES (1)
INSERT INTO t VALUES ('x')
PRINT 'not reached'
GO
SELECT @@TRANCOUNT AS depth, COUNT(*) AS n FROM t
GO
