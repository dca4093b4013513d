-- Failed conversions end the batch: 245, 8114, 241, 248, 244, 8169.
PRINT 'before'
DECLARE @i int = 'abc'
PRINT 'not reached'
GO
SELECT CAST(N'12x' AS int) AS failed
GO
SELECT CAST('3000000000' AS int) AS failed
GO
SELECT CAST('40000' AS smallint) AS failed
GO
SELECT CAST('99999999999999999999' AS bigint) AS failed
GO
SELECT CAST('1234.5' AS decimal(5,2)) AS failed
GO
SELECT CAST(12345.6 AS varchar(3)) AS failed
GO
SELECT CAST('' AS int) AS zero, CAST('  7 ' AS int) AS seven, CAST('-' AS int) AS minus
GO
SELECT CAST('' AS decimal(5,2)) AS failed
GO
SELECT CAST('' AS date) AS first_day, CAST('' AS float) AS zero
GO
CREATE TABLE t (id int NOT NULL PRIMARY KEY, s varchar(10) NOT NULL)
INSERT INTO t VALUES (1, 'x'), (2, '10'), (3, '30')
GO
SELECT id FROM t WHERE s = 10
GO
SELECT id, TRY_CAST(s AS int) AS n FROM t ORDER BY id
GO
