-- CREATE INDEX: unique, composite, descending, included columns; DROP INDEX; answers stay the same.
CREATE TABLE t (id int NOT NULL PRIMARY KEY, a int NULL, b varchar(10) NULL, c int NOT NULL)
INSERT INTO t VALUES (1, 3, 'x', 1), (2, 1, 'y', 2), (3, NULL, 'x', 3), (4, 1, 'z', 4), (5, 2, NULL, 5)
CREATE INDEX ix_a ON t (a)
CREATE UNIQUE INDEX ux_c ON t (c DESC)
CREATE INDEX ix_ab ON t (a DESC, b ASC) INCLUDE (c)
CREATE NONCLUSTERED INDEX ix_b ON dbo.t (b)
GO
SELECT id FROM t WHERE a = 1 ORDER BY id
SELECT id FROM t WHERE a IS NULL
SELECT a, b, c FROM t WHERE a >= 1 ORDER BY a DESC, b
SELECT id FROM t WHERE b = 'X' ORDER BY id
SELECT c FROM t WHERE c BETWEEN 2 AND 4 ORDER BY c DESC
GO
UPDATE t SET a = 9 WHERE id = 2
DELETE FROM t WHERE id = 4
SELECT id FROM t WHERE a = 1
SELECT id FROM t WHERE a = 9
GO
INSERT INTO t VALUES (6, 1, 'q', 5)
GO
CREATE INDEX ix_a ON t (b)
GO
CREATE INDEX ix_none ON t (nope)
GO
CREATE INDEX ix_none ON missing (a)
GO
CREATE UNIQUE INDEX ux_b ON t (b)
GO
DROP INDEX ix_a ON t
DROP INDEX ix_a ON t
GO
