-- Groups of every type: dates, decimals, bits, guids, binary, text with case and trailing spaces.
CREATE TABLE t (id int NOT NULL PRIMARY KEY, d date NULL, n decimal(5,2) NULL, b bit NULL, v varbinary(3) NULL, s nvarchar(5) NULL, f float NULL)
INSERT INTO t VALUES (1, '2026-01-01', 1.5, 1, 0x01, N'a', 0.5), (2, '2026-01-01', 1.50, 0, 0x02, N'A ', 0.5), (3, NULL, 2, 1, 0x01, N'b', -0.5), (4, NULL, NULL, NULL, NULL, NULL, NULL)
GO
SELECT d, COUNT(*) AS c FROM t GROUP BY d ORDER BY d
SELECT n, COUNT(*) AS c FROM t GROUP BY n ORDER BY n
SELECT b, MAX(id) AS m FROM t GROUP BY b ORDER BY b
SELECT v, COUNT(*) AS c FROM t GROUP BY v ORDER BY v
SELECT COUNT(*) AS c, MIN(id) AS m FROM t GROUP BY s ORDER BY m
SELECT f, SUM(id) AS total FROM t GROUP BY f ORDER BY f
SELECT YEAR(d) AS y, b, COUNT(*) AS c FROM t GROUP BY YEAR(d), b ORDER BY y, b
GO
