-- datetime: three-hundredths of a second, arithmetic in days, error 242 outside its range.
CREATE TABLE m (id int NOT NULL PRIMARY KEY, at datetime NULL)
INSERT INTO m VALUES (1, '2026-01-02 03:04:05.001'), (2, '20260102 23:59:59.999'), (3, '1753-01-01'), (4, NULL), (5, '2026-01-02T03:04:05.005')
GO
SELECT id, at FROM m ORDER BY id
GO
SELECT at + 1 AS tomorrow, at - 0.5 AS half_a_day_before FROM m WHERE id = 1
GO
SELECT CAST(0 AS datetime) AS zero, CAST(1.5 AS datetime) AS one_and_a_half, CAST(CAST('1900-01-03' AS datetime) AS int) AS number
GO
SELECT CAST('2026-02-30' AS datetime) AS failed
GO
SELECT CAST('nonsense' AS datetime) AS failed
GO
SELECT CAST(CAST('1700-01-01' AS date) AS datetime) AS failed
GO
SELECT CAST(at AS varchar(30)) AS text FROM m WHERE id IN (1, 2) ORDER BY id
GO
DECLARE @i int = CAST('2026-01-01' AS datetime)
GO
