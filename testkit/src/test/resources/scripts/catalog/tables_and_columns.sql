-- sys.tables, sys.columns and INFORMATION_SCHEMA tell of tables and columns.
CREATE TABLE alpha (id int IDENTITY NOT NULL CONSTRAINT pk_alpha PRIMARY KEY, name nvarchar(20) NULL, price decimal(9,2) NOT NULL)
CREATE TABLE beta (a varchar(max) NULL, b datetime2(3) NOT NULL)
GO
SELECT name, type_desc FROM sys.tables ORDER BY name
SELECT t.name AS table_name, c.name AS column_name, c.column_id, c.max_length, c.precision, c.scale, c.is_nullable, c.is_identity FROM sys.columns AS c INNER JOIN sys.tables AS t ON t.object_id = c.object_id ORDER BY t.name, c.column_id
GO
SELECT TABLE_SCHEMA, TABLE_NAME, TABLE_TYPE FROM INFORMATION_SCHEMA.TABLES ORDER BY TABLE_NAME
SELECT COLUMN_NAME, ORDINAL_POSITION, IS_NULLABLE, DATA_TYPE, CHARACTER_MAXIMUM_LENGTH, NUMERIC_PRECISION, DATETIME_PRECISION FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_NAME = 'alpha' ORDER BY ORDINAL_POSITION
GO
SELECT COUNT(*) AS n FROM sys.schemas WHERE name = 'dbo'
SELECT name FROM sys.databases WHERE name IN ('master', 'script_tables_and_columns') ORDER BY name
SELECT CASE WHEN OBJECT_ID('alpha') = OBJECT_ID('dbo.ALPHA') AND OBJECT_ID('nope') IS NULL THEN 'found' END AS found, OBJECT_NAME(OBJECT_ID('beta')) AS name, COL_LENGTH('alpha', 'name') AS length, COL_NAME(OBJECT_ID('alpha'), 3) AS third
GO
