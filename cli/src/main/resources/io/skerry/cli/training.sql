-- What the training run of the AOT cache executes: the statements that a fresh server meets first.
SELECT @@VERSION
GO
DROP DATABASE IF EXISTS training
GO
CREATE DATABASE training
GO
USE training
GO
CREATE TABLE device (id int NOT NULL PRIMARY KEY, name nvarchar(50) NOT NULL)
CREATE TABLE reading (id bigint IDENTITY PRIMARY KEY, device int NOT NULL, at datetime2 NOT NULL, value decimal(10, 2) NULL)
GO
INSERT INTO device (id, name) VALUES (1, N'one'), (2, N'two'), (3, N'three')
INSERT INTO reading (device, at, value) VALUES (1, '2026-01-01T00:00:00', 1.5), (1, '2026-01-01T00:01:00', NULL), (2, '2026-01-01T00:02:00', 3)
GO
BEGIN TRANSACTION
UPDATE device SET name = name + N'!' WHERE id = 2
DELETE FROM device WHERE id = 3
COMMIT
GO
SELECT d.name, COUNT(*) AS readings, AVG(r.value) AS average FROM device d JOIN reading r ON r.device = d.id WHERE d.id < 10 GROUP BY d.name ORDER BY d.name
GO
SELECT TOP (2) id, value FROM reading WHERE device = 1 ORDER BY at DESC
GO
-- Enough rows and runs that the profiles of scans, groups, joins and sorts are worth keeping.
CREATE TABLE sample (id int NOT NULL PRIMARY KEY, device int NOT NULL, kind nvarchar(10) NOT NULL, at datetime2 NOT NULL, value float NULL)
INSERT INTO sample (id, device, kind, at, value) VALUES (1, 1, N'a', '2026-01-01', 1), (2, 2, N'b', '2026-01-02', 2), (3, 3, N'c', '2026-01-03', NULL), (4, 1, N'd', '2026-01-04', 4)
DECLARE @rows int = 4
WHILE @rows < 8192
BEGIN
  INSERT INTO sample (id, device, kind, at, value) SELECT id + @rows, device, kind, DATEADD(minute, id, at), value + 1 FROM sample
  SET @rows = @rows * 2
END
GO
DECLARE @run int = 0
DECLARE @found nvarchar(10), @count int
WHILE @run < 12
BEGIN
  SELECT @count = COUNT(*) FROM sample
  SELECT @found = kind, @count = COUNT(*) FROM sample GROUP BY kind ORDER BY COUNT(*) DESC, kind
  SELECT @count = MAX(device) FROM sample WHERE at >= '2026-01-02' AND at < '2026-01-04'
  SELECT TOP (10) @count = id FROM sample ORDER BY value DESC
  SELECT @found = s.kind, @count = COUNT(*) FROM sample s JOIN device d ON d.id = s.device GROUP BY s.kind
  SELECT @found = s.kind, @count = COUNT(*) FROM sample s LEFT JOIN device d ON d.id = s.device WHERE d.id IS NULL GROUP BY s.kind
  SET @run = @run + 1
END
GO
DECLARE @id int = 0
DECLARE @kind nvarchar(10)
WHILE @id < 3000
BEGIN
  SELECT @kind = kind FROM sample WHERE id = @id
  SET @id = @id + 1
END
GO
DROP TABLE sample
GO
USE master
GO
