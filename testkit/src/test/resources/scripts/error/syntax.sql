-- Syntax errors stop the whole batch before it begins: 102, 105, 156, 113, 319.
PRINT 'never printed'
SELECT FROM t
GO
SELEC 1
GO
SELECT (1 + 2
GO
SELECT 1,
GO
SELECT 'abc
GO
SELECT 1 /* open
GO
SELECT 1 WHERE 1
GO
CREATE TABLE t (id int,, a int)
GO
SELECT 1 ORDER BY
GO
INSERT INTO t VALUES 1
GO
UPDATE SET a = 1
GO
IF 1 = 1 BEGIN PRINT 'x'
GO
PRINT 'the session goes on'
GO
