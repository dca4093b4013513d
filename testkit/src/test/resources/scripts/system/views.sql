-- What clients read of the schema. Dates and ids made by the clock or the session are left out.
CREATE TABLE customers (
  id int IDENTITY(10, 5) CONSTRAINT PK_customers PRIMARY KEY,
  name nvarchar(50) NOT NULL CONSTRAINT UQ_name UNIQUE,
  city varchar(30) NULL CONSTRAINT DF_city DEFAULT 'Kirkwall',
  rating decimal(10, 2) NULL CONSTRAINT DF_rating DEFAULT 0
)
GO
CREATE INDEX IX_city ON customers (city DESC) INCLUDE (rating)
GO
INSERT customers (name) VALUES (N'a'), (N'b')
GO
SELECT name, type, type_desc FROM sys.objects ORDER BY name
GO
SELECT c.name, t.name AS type_name, c.max_length, c.precision, c.scale, c.is_nullable, c.is_identity
FROM sys.columns c JOIN sys.types t ON t.user_type_id = c.user_type_id
WHERE c.object_id = OBJECT_ID('customers') ORDER BY c.column_id
GO
SELECT i.name, i.type_desc, i.is_unique, i.is_primary_key, c.name AS column_name, ic.key_ordinal, ic.is_descending_key, ic.is_included_column
FROM sys.indexes i
JOIN sys.index_columns ic ON ic.object_id = i.object_id AND ic.index_id = i.index_id
JOIN sys.columns c ON c.object_id = ic.object_id AND c.column_id = ic.column_id
ORDER BY i.index_id, ic.index_column_id
GO
SELECT d.name, c.name AS column_name, d.definition
FROM sys.default_constraints d JOIN sys.columns c ON c.default_object_id = d.object_id ORDER BY d.name
GO
SELECT name, seed_value, increment_value, last_value FROM sys.identity_columns
GO
SELECT index_id, rows FROM sys.partitions ORDER BY index_id
GO
SELECT name, compatibility_level, state_desc, collation_name FROM sys.databases WHERE database_id <= 4 ORDER BY database_id
GO
SELECT schema_id, name FROM sys.schemas WHERE schema_id < 16384
GO
SELECT name, system_type_id, user_type_id, max_length, precision, scale FROM sys.types
GO
SELECT COLUMN_NAME, ORDINAL_POSITION, COLUMN_DEFAULT, IS_NULLABLE, DATA_TYPE, CHARACTER_MAXIMUM_LENGTH, NUMERIC_PRECISION, NUMERIC_SCALE
FROM INFORMATION_SCHEMA.COLUMNS ORDER BY ORDINAL_POSITION
GO
SELECT CONSTRAINT_NAME, CONSTRAINT_TYPE FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS ORDER BY CONSTRAINT_NAME
GO
SELECT CONSTRAINT_NAME, COLUMN_NAME, ORDINAL_POSITION FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE ORDER BY CONSTRAINT_NAME
GO
SELECT name, xtype, type FROM sysobjects ORDER BY name
GO
select usertype,type,name from systypes where usertype>=80
GO
select name from sys.syscharsets where id = 1
GO
SELECT COUNT(*) FROM sys.system_views WHERE name IN ('system_views', 'dm_exec_sessions', 'TABLES')
GO
SELECT login_name, status, transaction_isolation_level FROM sys.dm_exec_sessions WHERE session_id = @@SPID
GO
SELECT COUNT(*), MAX(number) FROM master..spt_values WHERE type = 'P'
GO
SELECT name FROM tables
GO
