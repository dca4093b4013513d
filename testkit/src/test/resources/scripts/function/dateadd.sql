-- DATEADD: ends of months, leap years, negative numbers, the argument's type, overflow.
SELECT DATEADD(month, 1, CAST('2026-01-31' AS date)) AS a, DATEADD(year, 1, CAST('2024-02-29' AS date)) AS b, DATEADD(day, -1, CAST('2024-03-01' AS date)) AS c, DATEADD(quarter, 1, CAST('2025-11-30' AS date)) AS d, DATEADD(week, 2, CAST('2026-12-25' AS date)) AS e
GO
SELECT DATEADD(hour, 25, CAST('2026-01-01 12:00' AS datetime2(0))) AS a, DATEADD(ms, 5, CAST('2026-01-01' AS datetime)) AS b, DATEADD(ns, 150, CAST('2026-01-01' AS datetime2)) AS c, DATEADD(minute, -1, CAST('00:00:30' AS time(0))) AS d, DATEADD(dd, 1, '2026-02-28') AS e
GO
SELECT DATEADD(hour, 1, CAST('2026-01-01' AS date))
GO
SELECT DATEADD(year, 9000, CAST('2026-01-01' AS date))
GO
SELECT DATEADD(fortnight, 1, CAST('2026-01-01' AS date))
GO
SELECT DATEADD(day, NULL, CAST('2026-01-01' AS date)) AS a, DATEADD(day, 1, NULL) AS b, DATEADD(month, 1.9, CAST('2026-01-01' AS date)) AS c
GO
