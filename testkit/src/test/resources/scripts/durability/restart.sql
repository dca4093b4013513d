-- What was committed is there after a restart; what was not is gone.
CREATE TABLE kept (id int NOT NULL PRIMARY KEY, text nvarchar(20) NULL)
INSERT INTO kept VALUES (1, N'one'), (2, NULL)
GO
BEGIN TRANSACTION
INSERT INTO kept VALUES (3, N'rolled back')
ROLLBACK
GO
BEGIN TRANSACTION
INSERT INTO kept VALUES (4, N'never ended')
-- restart
SELECT id, text FROM kept ORDER BY id
GO
UPDATE kept SET text = N'two' WHERE id = 2
DELETE FROM kept WHERE id = 1
GO
-- restart
SELECT id, text FROM kept ORDER BY id
GO
