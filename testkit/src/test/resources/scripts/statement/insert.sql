-- INSERT: VALUES, SELECT, DEFAULT VALUES, DEFAULT, column lists and their errors.
CREATE TABLE target (id int NOT NULL PRIMARY KEY, a varchar(10) NOT NULL DEFAULT 'none', b int NULL)
INSERT INTO target VALUES (1, 'one', 10)
INSERT target (b, id) VALUES (20, 2), (30, 3)
INSERT INTO target (id, a) VALUES (4, DEFAULT)
INSERT INTO dbo.target (id, a, b) SELECT id + 10, a + '!', b * 2 FROM target WHERE b IS NOT NULL
GO
SELECT id, a, b FROM target ORDER BY id
GO
INSERT INTO target SELECT id FROM target
GO
INSERT INTO target VALUES (5, 'x')
GO
INSERT INTO target (id, a) VALUES (5)
GO
INSERT INTO target (id) VALUES (5, 'x')
GO
INSERT INTO target (id, a) SELECT 5
GO
INSERT INTO target (id) SELECT 5, 'x'
GO
INSERT INTO target (id, id) VALUES (5, 6)
GO
INSERT INTO target (id, c) VALUES (5, 6)
GO
INSERT INTO missing VALUES (1)
GO
INSERT INTO target VALUES (5, 'a', 1), (6, 'b')
GO
INSERT INTO target SELECT id + 100, a, b FROM target
SELECT COUNT(*) AS n FROM target
GO
