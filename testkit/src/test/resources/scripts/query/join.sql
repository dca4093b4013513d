-- Joins: inner, left, right, full, cross, self, several conditions, NULL keys never match.
CREATE TABLE a (id int NOT NULL PRIMARY KEY, k int NULL)
CREATE TABLE b (id int NOT NULL PRIMARY KEY, k int NULL)
INSERT INTO a VALUES (1, 10), (2, 20), (3, NULL), (4, 10)
INSERT INTO b VALUES (1, 10), (2, 30), (3, NULL)
GO
SELECT a.id, b.id FROM a INNER JOIN b ON b.k = a.k ORDER BY a.id
SELECT a.id, b.id FROM a LEFT JOIN b ON b.k = a.k ORDER BY a.id
SELECT a.id, b.id FROM a RIGHT OUTER JOIN b ON b.k = a.k ORDER BY b.id, a.id
SELECT a.id, b.id FROM a FULL JOIN b ON b.k = a.k ORDER BY a.id, b.id
GO
SELECT COUNT(*) AS n FROM a CROSS JOIN b
SELECT COUNT(*) AS n FROM a, b WHERE a.id = b.id
SELECT a.id, b.id FROM a LEFT JOIN b ON b.k = a.k AND b.id > 1 ORDER BY a.id
SELECT a.id, b.id FROM a LEFT JOIN b ON b.k = a.k WHERE b.id IS NULL ORDER BY a.id
SELECT a.id, b.id FROM a INNER JOIN b ON a.id < b.id ORDER BY a.id, b.id
GO
SELECT x.id, y.id FROM a AS x JOIN a AS y ON x.k = y.k AND x.id < y.id
SELECT a.id, b.id, c.id FROM a LEFT JOIN (b INNER JOIN a AS c ON c.id = b.id) ON b.k = a.k ORDER BY a.id
SELECT a.id, b.id FROM a FULL OUTER JOIN b ON 1 = 0 WHERE a.id = 1 OR b.id = 1 ORDER BY a.id
SELECT a.id FROM a LEFT JOIN b ON b.id = a.id AND a.k = 10 WHERE a.id <= 2 ORDER BY a.id
GO
SELECT a.id FROM a JOIN b ON c.id = a.id
GO
