-- 2628: which column and what is left of the value.
CREATE TABLE t (id int NOT NULL PRIMARY KEY, a varchar(3) NULL, b nvarchar(2) NULL, c char(2) NULL)
INSERT INTO t VALUES (1, 'abc', N'ab', 'ab')
INSERT INTO t VALUES (2, 'abcd', NULL, NULL)
GO
INSERT INTO t VALUES (2, 'abc   ', N'a   ', 'x    ')
GO
UPDATE t SET b = b + N'cd' WHERE id = 1
GO
INSERT INTO t (id, a) SELECT 3, REPLICATE('z', 100)
GO
DECLARE @a varchar(3) = 'abcdef'
SELECT @a AS cut
GO
SELECT id, a, DATALENGTH(a) AS bytes FROM t ORDER BY id
GO
