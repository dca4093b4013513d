-- DATEDIFF counts boundaries that are crossed, not whole parts.
SELECT DATEDIFF(year, '2025-12-31', '2026-01-01') AS a, DATEDIFF(month, '2026-01-31', '2026-02-01') AS b, DATEDIFF(day, '2026-01-01 23:59', '2026-01-02 00:01') AS c, DATEDIFF(hour, '2026-01-01 10:59', '2026-01-01 11:00') AS d, DATEDIFF(quarter, '2026-03-31', '2026-04-01') AS e
GO
SELECT DATEDIFF(year, '2026-01-01', '2026-12-31') AS a, DATEDIFF(month, '2026-02-01', '2026-02-28') AS b, DATEDIFF(day, '2026-01-02', '2026-01-01') AS c, DATEDIFF(second, '2026-01-01', '2026-01-02') AS d, DATEDIFF(minute, CAST('10:00' AS time), CAST('09:30' AS time)) AS e, DATEDIFF(millisecond, '2026-01-01', '2026-01-01 00:00:01.003') AS f
GO
SELECT DATEDIFF(week, '2026-11-21', '2026-11-22') AS saturday_to_sunday, DATEDIFF(week, '2026-11-22', '2026-11-28') AS sunday_to_saturday, DATEDIFF(day, NULL, '2026-01-01') AS none
GO
SELECT DATEDIFF(second, '1900-01-01', '2026-01-01')
GO
SELECT DATEDIFF_BIG(second, '1900-01-01', '2026-01-01') AS seconds
GO
