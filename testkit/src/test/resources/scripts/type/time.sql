-- time(n): scale, rounding, text forms.
CREATE TABLE t (id int NOT NULL PRIMARY KEY, exact time NULL, minute time(0) NULL)
INSERT INTO t VALUES (1, '23:59:59.9999999', '12:34:56.5'), (2, '00:00', '1:02 PM'), (3, NULL, NULL)
GO
SELECT id, exact, minute FROM t ORDER BY id
GO
SELECT CAST(exact AS varchar(20)) AS text, CONVERT(varchar(8), exact, 108) AS short FROM t WHERE id = 1
GO
SELECT CAST(CAST('13:14:15' AS time) AS datetime) AS moment, CAST(CAST('2026-01-02 03:04:05.678' AS datetime2) AS time(3)) AS part
GO
SELECT CAST('24:00' AS time) AS failed
GO
