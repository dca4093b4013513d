-- varchar(max), nvarchar(max) and varbinary(max): long values go in and come out whole.
CREATE TABLE big (id int NOT NULL PRIMARY KEY, a varchar(max) NULL, n nvarchar(max) NULL, b varbinary(max) NULL)
INSERT INTO big VALUES (1, 'short', N'short', 0x01), (2, NULL, NULL, NULL)
GO
SELECT a, n, b FROM big ORDER BY id
GO
SELECT LEN(REPLICATE('x', 10000)) AS cut, LEN(REPLICATE(CAST('x' AS varchar(max)), 10000)) AS whole
GO
UPDATE big SET a = REPLICATE(CAST('abcde' AS varchar(max)), 20000), n = REPLICATE(CAST(N'é' AS nvarchar(max)), 50000) WHERE id = 1
GO
SELECT LEN(a) AS length, DATALENGTH(n) AS bytes, CAST(RIGHT(a, 7) AS varchar(10)) AS tail, CAST(SUBSTRING(n, 49999, 5) AS nvarchar(5)) AS end_of_n FROM big WHERE id = 1
GO
-- restart
SELECT LEN(a) AS length, DATALENGTH(n) AS bytes FROM big ORDER BY id
GO
