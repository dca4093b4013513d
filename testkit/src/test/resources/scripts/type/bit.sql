-- bit: every number but 0 is 1; the words true and false; three values in comparisons.
CREATE TABLE flags (id int NOT NULL PRIMARY KEY, flag bit NULL)
INSERT INTO flags VALUES (1, 1), (2, 0), (3, NULL), (4, 17), (5, 'true'), (6, 'FALSE')
GO
SELECT id, flag FROM flags ORDER BY id
GO
SELECT COUNT(*) AS n FROM flags WHERE flag = 1
SELECT COUNT(*) AS n FROM flags WHERE flag = 'false'
SELECT COUNT(*) AS n FROM flags WHERE flag <> 1
GO
SELECT flag + 1 AS more, ~flag AS other FROM flags WHERE id = 1
GO
SELECT SUM(flag) AS failed FROM flags
GO
SELECT CAST('yes' AS bit) AS failed
GO
