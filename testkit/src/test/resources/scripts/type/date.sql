-- date: limits, text forms, no arithmetic with numbers, conversion errors.
CREATE TABLE days (id int NOT NULL PRIMARY KEY, day date NULL)
INSERT INTO days VALUES (1, '2026-02-28'), (2, '00010101'), (3, '9999-12-31'), (4, NULL), (5, 'March 1, 2026'), (6, '2026-03-02T23:59:59')
GO
SELECT id, day FROM days ORDER BY day
GO
SELECT id FROM days WHERE day BETWEEN '20260228' AND '20260301' ORDER BY id
GO
SELECT day + 1 AS failed FROM days
GO
SELECT CAST('2026-02-30' AS date) AS failed
GO
SELECT CAST(day AS varchar(20)) AS text, CONVERT(varchar(20), day, 112) AS compact, CAST(day AS datetime) AS moment FROM days WHERE id = 1
GO
SELECT CAST(day AS int) AS failed FROM days
GO
