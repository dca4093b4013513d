-- ORDER BY: directions, NULLs first, aliases, positions, expressions not selected, errors.
CREATE TABLE t (id int NOT NULL PRIMARY KEY, a int NULL, b varchar(5) NULL)
INSERT INTO t VALUES (1, 2, 'x'), (2, NULL, 'B'), (3, 1, 'a'), (4, 2, NULL), (5, 3, 'b')
GO
SELECT id FROM t ORDER BY a, id
SELECT id FROM t ORDER BY a DESC, id DESC
SELECT id, b FROM t ORDER BY b, id
SELECT id, -a AS negated FROM t ORDER BY negated, id
SELECT id, a FROM t ORDER BY 2 DESC, 1
SELECT id FROM t ORDER BY CASE WHEN a IS NULL THEN 1 ELSE 0 END, a, id DESC
GO
SELECT id FROM t ORDER BY 2
GO
SELECT id FROM t ORDER BY 'x'
GO
SELECT DISTINCT b FROM t ORDER BY a
GO
SELECT id FROM (SELECT id FROM t ORDER BY id) AS x
GO
SELECT id AS a, a AS b FROM t ORDER BY nope
GO
