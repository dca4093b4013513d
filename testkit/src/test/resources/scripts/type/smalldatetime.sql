-- smalldatetime: rounds to the minute, has its own limits.
CREATE TABLE s (id int NOT NULL PRIMARY KEY, at smalldatetime NULL)
INSERT INTO s VALUES (1, '2026-01-02 03:04:29.998'), (2, '2026-01-02 03:04:30'), (3, NULL)
SELECT id, at FROM s ORDER BY id
GO
SELECT CAST(CAST('1850-01-01' AS datetime) AS smalldatetime) AS failed
GO
