-- real: seven digits, stored and computed in single precision; float wins in mixed arithmetic.
CREATE TABLE r (id int NOT NULL PRIMARY KEY, value real NULL)
INSERT INTO r VALUES (1, 0.1), (2, 16777217), (3, 3.4E38), (4, NULL)
GO
SELECT id, value FROM r ORDER BY id
GO
SELECT value + value AS doubled, CAST(value AS float) AS widened FROM r WHERE id = 1
GO
SELECT SUM(value) AS total FROM r WHERE id = 2
GO
