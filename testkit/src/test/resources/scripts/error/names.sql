-- Names that are not there: 207, 208, 209, 4104, 137, 911, 2812.
CREATE TABLE t (id int NOT NULL PRIMARY KEY, a int NULL)
INSERT INTO t VALUES (1, 1)
GO
SELECT id, nope FROM t
GO
SELECT id FROM t WHERE nope = 1
GO
SELECT id
FROM t
WHERE id = 1
AND t.nope = 1
GO
SELECT id FROM nope
GO
SELECT id FROM nowhere.dbo.t
GO
SELECT id FROM other.t
GO
PRINT 'first'
SELECT id FROM nope
PRINT 'not reached'
GO
SELECT @nope
GO
PRINT 'not printed'
SET @nope = 1
GO
DECLARE @a int, @A int
GO
EXEC no_such_procedure
GO
USE nowhere
GO
SELECT x.id FROM t AS x WHERE t.id = 1
GO
