-- More mistakes the parser and binder find.
SELECT COUNT(*, 1) FROM sys.tables
GO
SELECT 1 = 1
GO
SELECT * FROM sys.tables WHERE name LIKE
GO
SELECT CASE WHEN 1 = 1 THEN 2
GO
CREATE TABLE select (id int)
GO
SELECT a b c
GO
SELECT 1
FROM (SELECT 2 AS a) AS x
WHERE a = = 2
GO
DROP TABLE
GO
BEGIN
GO
SELECT )
GO
