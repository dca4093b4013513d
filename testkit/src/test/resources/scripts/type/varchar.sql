-- varchar: trailing spaces are kept but not compared; too long is error 2628; CAST cuts silently.
CREATE TABLE v (id int NOT NULL PRIMARY KEY, text varchar(5) NULL)
INSERT INTO v VALUES (1, 'ab'), (2, 'ab  '), (3, ''), (4, NULL), (5, 'ABC')
GO
SELECT id, text, LEN(text) AS length, DATALENGTH(text) AS bytes FROM v ORDER BY id
GO
SELECT id FROM v WHERE text = 'AB' ORDER BY id
SELECT id FROM v WHERE text LIKE 'ab' ORDER BY id
SELECT id FROM v WHERE text LIKE 'ab%' ORDER BY id
GO
INSERT INTO v VALUES (6, 'abcdef')
GO
UPDATE v SET text = text + 'xyz' WHERE id = 5
GO
SELECT CAST('abcdef' AS varchar(3)) AS cut, 'a' + 'bc' AS joined, CAST(12345 AS varchar(3)) AS star
GO
SELECT CAST(12345 AS nvarchar(3)) AS failed
GO
SELECT DATALENGTH(CAST(REPLICATE('x', 50) AS varchar)) AS default_length, DATALENGTH(CONVERT(nvarchar, REPLICATE('x', 50))) AS bytes
GO
