-- Identity values are never given twice, also after a restart.
CREATE TABLE numbered (id int IDENTITY(10, 5) PRIMARY KEY, text nvarchar(10) NOT NULL)
INSERT INTO numbered (text) VALUES (N'a'), (N'b')
GO
SELECT id, text FROM numbered ORDER BY id
GO
-- restart
INSERT INTO numbered (text) VALUES (N'c')
GO
SELECT COUNT(*) AS rows, COUNT(DISTINCT id) AS ids FROM numbered
SELECT text FROM numbered WHERE id > 15
GO
