-- datetimeoffset: keeps its offset, compares and sorts by the moment in UTC.
CREATE TABLE m (id int NOT NULL PRIMARY KEY, at datetimeoffset(3) NULL)
INSERT INTO m VALUES (1, '2026-01-02 12:00:00 +02:00'), (2, '2026-01-02 10:00:00.5Z'), (3, '2026-01-02 04:00:00 -06:30'), (4, NULL), (5, '2026-01-02')
GO
SELECT id, at FROM m ORDER BY at
GO
SELECT id FROM m WHERE at = '2026-01-02 10:00:00 +00:00'
GO
SELECT CAST(at AS datetime2(3)) AS local, SWITCHOFFSET(at, '+00:00') AS utc, CAST(at AS varchar(40)) AS text FROM m WHERE id = 1
GO
SELECT TODATETIMEOFFSET(CAST('2026-01-02 12:00' AS datetime2(0)), '-05:00') AS with_offset, DATEPART(tzoffset, at) AS minutes FROM m WHERE id = 1
GO
