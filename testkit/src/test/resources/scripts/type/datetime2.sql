-- datetime2(n): scale, rounding that carries, limits, comparison with datetime.
CREATE TABLE m (id int NOT NULL PRIMARY KEY, at datetime2 NULL, cut datetime2(0) NULL)
INSERT INTO m VALUES (1, '2026-01-02 03:04:05.1234567', '2025-12-31 23:59:59.5'), (2, '0001-01-01', '9999-12-31 23:59:59'), (3, NULL, NULL)
GO
SELECT id, at, cut FROM m ORDER BY id
GO
SELECT CAST(at AS datetime2(3)) AS three, CAST(at AS date) AS day, CAST(at AS varchar(40)) AS text FROM m WHERE id = 1
GO
SELECT id FROM m WHERE at > CAST('2026-01-01' AS datetime)
GO
SELECT at + 1 AS failed FROM m
GO
INSERT INTO m VALUES (4, '2026-13-01', NULL)
GO
