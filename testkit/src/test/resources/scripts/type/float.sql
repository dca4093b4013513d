-- float: shortest digits, division by zero, overflow, precedence over decimal.
CREATE TABLE f (id int NOT NULL PRIMARY KEY, value float NULL)
INSERT INTO f VALUES (1, 0.1), (2, 1e300), (3, -2.5E-3), (4, NULL), (5, 3)
GO
SELECT id, value, value * 2 AS doubled FROM f ORDER BY id
GO
SELECT 1e0 / 3 AS third, CAST(1 AS float) + 0.5 AS added, 7e0 * 1.5 AS multiplied
GO
SELECT CAST(1.99e0 AS int) AS cut, CAST(-1.99e0 AS int) AS cut_negative, CAST(1.005e0 AS decimal(5,1)) AS rounded
GO
UPDATE f SET value = value * value WHERE id = 2
GO
UPDATE f SET value = value / (value - value) WHERE id = 1
GO
SELECT CAST(3e9 AS int) AS failed
GO
SELECT CAST('1e3' AS float) AS read_it, CAST('abc' AS float) AS failed
GO
SELECT CAST(1234567.8e0 AS varchar(30)) AS six_digits, CONVERT(varchar(30), 0.1e0) AS tenth, CAST(1e7 AS varchar(30)) AS large
GO
