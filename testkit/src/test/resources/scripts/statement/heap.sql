-- A table without a key keeps duplicates and takes updates and deletes.
CREATE TABLE heap (a int NULL, b varchar(10) NULL)
INSERT INTO heap VALUES (1, 'x'), (1, 'x'), (NULL, NULL), (2, 'y')
GO
SELECT a, b FROM heap ORDER BY a, b
GO
UPDATE heap SET b = 'z' WHERE a = 1
DELETE FROM heap WHERE a IS NULL
SELECT a, b FROM heap ORDER BY a, b
GO
TRUNCATE TABLE heap
SELECT COUNT(*) AS n FROM heap
GO
