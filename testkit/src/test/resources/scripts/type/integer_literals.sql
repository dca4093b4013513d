-- Literals of any size compare and insert with columns of any integer type.
CREATE TABLE n (t tinyint NOT NULL, s smallint NOT NULL, i int NOT NULL, b bigint NOT NULL)
INSERT INTO n VALUES (1, 1, 1, 1), (200, 20000, 2000000000, 9000000000)
GO
SELECT COUNT(*) AS c FROM n WHERE t < 1000 AND t > -5
SELECT COUNT(*) AS c FROM n WHERE s < 100000 AND i < 3000000000 AND b < 99999999999999999999
SELECT COUNT(*) AS c FROM n WHERE i > 1.5
SELECT COUNT(*) AS c FROM n WHERE b = '9000000000' OR t = '1'
SELECT t + s AS a, s + i AS b, i + b AS c, t * 1.5 AS d, s / 2e0 AS e FROM n WHERE t = 1
GO
