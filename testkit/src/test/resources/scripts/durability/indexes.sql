-- Indexes are whole after a restart: unique keys hold, searches by each index find the same rows.
CREATE TABLE t (id int NOT NULL PRIMARY KEY, a int NOT NULL, b varchar(10) NULL)
CREATE UNIQUE INDEX ux ON t (a)
CREATE INDEX ix ON t (b DESC) INCLUDE (a)
SET NOCOUNT ON
DECLARE @i int = 0
WHILE @i < 300
BEGIN
  INSERT INTO t VALUES (@i, 1000 - @i, 'v' + CAST(@i % 5 AS varchar(5)))
  SET @i += 1
END
DELETE FROM t WHERE id % 3 = 0
UPDATE t SET b = 'moved' WHERE id % 50 = 1
SET NOCOUNT OFF
GO
-- restart
SELECT COUNT(*) AS n, SUM(id) AS sum FROM t
SELECT id FROM t WHERE a = 993
SELECT COUNT(*) AS n FROM t WHERE a > 900
SELECT id FROM t WHERE b = 'moved' ORDER BY id
SELECT COUNT(*) AS n FROM t WHERE b = 'v1'
GO
INSERT INTO t VALUES (1000, 993, NULL)
GO
