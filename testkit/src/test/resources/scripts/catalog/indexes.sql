-- sys.indexes and sys.index_columns tell of keys and indexes.
CREATE TABLE t (id int NOT NULL CONSTRAINT pk_t PRIMARY KEY, a int NULL, b varchar(10) NULL CONSTRAINT uq_b UNIQUE)
CREATE INDEX ix_a ON t (a DESC) INCLUDE (b)
GO
SELECT name, type_desc, is_unique, is_primary_key, is_unique_constraint FROM sys.indexes WHERE object_id = OBJECT_ID('t') ORDER BY name
SELECT i.name AS index_name, c.name AS column_name, ic.key_ordinal, ic.is_descending_key, ic.is_included_column FROM sys.index_columns AS ic INNER JOIN sys.indexes AS i ON i.object_id = ic.object_id AND i.index_id = ic.index_id INNER JOIN sys.columns AS c ON c.object_id = ic.object_id AND c.column_id = ic.column_id WHERE ic.object_id = OBJECT_ID('t') ORDER BY i.name, ic.key_ordinal, c.name
GO
CREATE TABLE heap (a int NULL)
SELECT name, type_desc, index_id FROM sys.indexes WHERE object_id = OBJECT_ID('heap')
GO
