-- decimal: stored scale, rounding half away from zero, overflow as error 8115.
CREATE TABLE amounts (id int NOT NULL PRIMARY KEY, value decimal(5,2) NULL, large decimal(38,0) NULL)
INSERT INTO amounts VALUES (1, 123.456, 1), (2, -0.005, 99999999999999999999999999999999999999), (3, NULL, NULL)
GO
SELECT id, value, large FROM amounts ORDER BY id
GO
INSERT INTO amounts VALUES (4, 1000, NULL)
GO
INSERT INTO amounts VALUES (4, 1000.00, NULL)
GO
INSERT INTO amounts VALUES (4, 'abc', NULL)
GO
INSERT INTO amounts VALUES (4, ' 12.5 ', NULL), (5, '-.5', NULL), (6, '+7.', NULL)
SELECT id, value FROM amounts WHERE id > 3 ORDER BY value
GO
SELECT SUM(value) AS total, AVG(value) AS average, MIN(value) AS smallest FROM amounts WHERE id IN (4, 5, 6)
GO
SELECT CAST(2.5 AS int) AS cut, CAST(-2.9 AS int) AS cut_negative, CAST(2.5 AS decimal(3,0)) AS rounded
GO
