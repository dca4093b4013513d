-- CASE: simple and searched, NULL never matches, no branch gives NULL, errors.
SELECT CASE 2 WHEN 1 THEN 'one' WHEN 2 THEN 'two' ELSE 'many' END AS simple, CASE WHEN 1 > 2 THEN 'no' END AS none, CASE NULL WHEN NULL THEN 'equal' ELSE 'not equal' END AS nulls
GO
SELECT IIF(1 < 2, 'yes', 'no') AS iif, NULLIF(3, 3) AS same, NULLIF(3, 4) AS different, CHOOSE(2, 'a', 'b', 'c') AS chosen, CHOOSE(9, 'a') AS none
GO
SELECT CASE WHEN 1 = 1 THEN 1 WHEN 1 / 0 = 1 THEN 2 END AS not_evaluated
GO
SELECT CASE WHEN 1 = 1 THEN NULL ELSE NULL END
GO
SELECT COALESCE(NULL, NULL)
GO
CREATE TABLE t (id int NOT NULL PRIMARY KEY, d int NULL)
INSERT INTO t VALUES (1, 0), (2, 5), (3, NULL)
SELECT id, CASE WHEN d = 0 THEN -1 ELSE 10 / d END AS safe, CASE d WHEN 0 THEN 'zero' WHEN 5 THEN 'five' ELSE 'other' END AS word FROM t ORDER BY id
SELECT SUM(CASE WHEN d > 0 THEN 1 ELSE 0 END) AS positive, COUNT(CASE WHEN d = 0 THEN 1 END) AS zeros FROM t WHERE d IS NOT NULL
GO
