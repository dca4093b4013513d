-- smallint and tinyint: limits, results that stay small, overflow as error 220.
CREATE TABLE small (s smallint NULL, t tinyint NULL)
INSERT INTO small VALUES (32767, 255), (-32768, 0), (NULL, NULL)
GO
SELECT s, t, s / 2 AS half, t / CAST(2 AS tinyint) AS tiny, s / t AS mixed FROM small WHERE t > 0
GO
INSERT INTO small (t) VALUES (256)
GO
INSERT INTO small (t) VALUES (-1)
GO
INSERT INTO small (s) VALUES (32768)
GO
UPDATE small SET t = t + CAST(1 AS tinyint) WHERE t = 255
GO
SELECT SUM(t) AS sum_of_tiny, AVG(s) AS average FROM small WHERE t IS NOT NULL
GO
SELECT CAST('300' AS tinyint) AS failed
GO
