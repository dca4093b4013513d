-- money: four decimals, rounding, arithmetic that stays money, text with two decimals.
CREATE TABLE prices (id int NOT NULL PRIMARY KEY, price money NULL, tip smallmoney NULL)
INSERT INTO prices VALUES (1, 1.23456, 0.5), (2, $12.5, -1), (3, '1,234.50', NULL), (4, NULL, 214748.3647)
GO
SELECT id, price, tip FROM prices ORDER BY id
GO
SELECT price + tip AS added, price * 2 AS doubled, price / 3 AS part FROM prices WHERE id = 2
GO
SELECT SUM(price) AS total, AVG(price) AS average, MAX(tip) AS largest FROM prices WHERE id < 3
GO
SELECT CAST(price AS varchar(20)) AS plain, CONVERT(varchar(20), price, 1) AS commas, CONVERT(varchar(20), price, 2) AS four FROM prices WHERE id = 3
GO
SELECT CAST('abc' AS money) AS failed
GO
