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
USE master
GO
