-- SELECT: stars, aliases, expressions without a table, duplicates of names.
CREATE TABLE t (id int NOT NULL PRIMARY KEY, name varchar(10) NULL)
INSERT INTO t VALUES (1, 'a'), (2, 'b')
GO
SELECT * FROM t ORDER BY id
SELECT t.*, id AS again, name = 'x' + name, 'lit' FROM t WHERE id = 1
SELECT x.id [the id], x.name "the name" FROM dbo.t AS x WHERE x.id = 2
SELECT 1 + 1, 'a' AS letter
GO
SELECT id FROM t WHERE 1 = 0
SELECT 1 AS one WHERE 1 = 0
GO
SELECT *
GO
SELECT t2.id FROM t
GO
SELECT nope FROM t
GO
SELECT id FROM t AS a CROSS JOIN t AS b
GO
SELECT 1 FROM t, t
GO
