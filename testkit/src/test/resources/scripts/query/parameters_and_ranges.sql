-- The same question by key, range, index and scan has the same answer.
CREATE TABLE t (a int NOT NULL, b int NOT NULL, c varchar(20) NOT NULL, CONSTRAINT pk_t PRIMARY KEY (a, b))
CREATE INDEX ix_c ON t (c, b)
DECLARE @i int = 0
WHILE @i < 60
BEGIN
  INSERT INTO t VALUES (@i / 10, @i % 10, 'row ' + CAST(@i % 7 AS varchar(10)))
  SET @i += 1
END
SELECT COUNT(*) AS n FROM t
GO
SELECT b FROM t WHERE a = 3 AND b = 4
SELECT b FROM t WHERE a = 3 AND b >= 8 ORDER BY b
SELECT a, b FROM t WHERE a BETWEEN 2 AND 3 AND b IN (0, 9) ORDER BY a DESC, b
SELECT a, b FROM t WHERE c = 'ROW 0' AND b < 2 ORDER BY a, b
SELECT COUNT(*) AS n, MIN(a * 10 + b) AS least, MAX(a * 10 + b) AS most FROM t WHERE c > 'row 4'
SELECT COUNT(*) AS n FROM t WHERE a > 1 AND a <= 4 AND NOT b = 5
GO
DECLARE @a int = 3, @b bigint = 4, @c nvarchar(20) = N'row 1'
SELECT b FROM t WHERE a = @a AND b = @b
SELECT COUNT(*) AS n FROM t WHERE c = @c
SELECT COUNT(*) AS n FROM t WHERE a = @a + 1 OR c = @c
SELECT COUNT(*) AS n FROM t WHERE a >= '5'
GO
