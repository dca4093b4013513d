-- Aggregates skip NULLs, COUNT(*) does not; over no rows they give NULL, COUNT 0.
CREATE TABLE t (id int NOT NULL PRIMARY KEY, n int NULL, d decimal(6,2) NULL, f float NULL, s varchar(5) NULL, w date NULL)
INSERT INTO t VALUES (1, 1, 1.50, 0.5, 'b', '2026-01-01'), (2, 2, 2.25, 1.5, 'A', '2025-01-01'), (3, 2, 0.25, 4, 'c', '2027-01-01')
GO
SELECT COUNT(*) AS c, COUNT(n) AS cn, SUM(n) AS sn, AVG(n) AS an, MIN(n) AS mi, MAX(n) AS ma FROM t
SELECT SUM(d) AS sd, AVG(d) AS ad, SUM(f) AS sf, AVG(f) AS af FROM t
SELECT MIN(s) AS first, MAX(s) AS last, MIN(w) AS earliest, MAX(w) AS latest FROM t
SELECT COUNT(DISTINCT n) AS different, SUM(DISTINCT n) AS sum_of_them, AVG(CAST(n AS decimal(5,2))) AS average FROM t
SELECT COUNT_BIG(*) AS big FROM t
GO
SELECT COUNT(*) AS c, COUNT(n) AS cn, SUM(n) AS sn, AVG(f) AS af, MIN(s) AS mi, MAX(w) AS ma FROM t WHERE id > 99
GO
SELECT STDEV(f) AS sample, STDEVP(n) AS population, VAR(n) AS variance, VARP(n) AS variance_p FROM t WHERE id IN (2, 3)
SELECT STDEV(n) AS of_one, VARP(n) AS of_one_p FROM t WHERE id = 1
GO
SELECT STRING_AGG(s, ',') WITHIN GROUP (ORDER BY s) AS joined, STRING_AGG(s, '-') WITHIN GROUP (ORDER BY s) AS other FROM t
SELECT STRING_AGG(s, ', ') WITHIN GROUP (ORDER BY id DESC) AS joined FROM t
GO
SELECT STRING_AGG(s, ',') WITHIN GROUP (ORDER BY s), STRING_AGG(s, '-') WITHIN GROUP (ORDER BY id DESC) FROM t
GO
INSERT INTO t (id) VALUES (4)
SELECT COUNT(*) AS c, COUNT(n) AS cn, SUM(n) AS sn, AVG(n) AS an FROM t
GO
SELECT SUM(s) FROM t
GO
SELECT AVG(w) FROM t
GO
CREATE TABLE large (n int NOT NULL)
INSERT INTO large VALUES (2147483647), (1)
SELECT SUM(n) FROM large
GO
SELECT SUM(CAST(n AS bigint)) AS total, AVG(CAST(n AS bigint)) AS average FROM large
GO
