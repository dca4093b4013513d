-- The default collation ignores case, not accents; trailing spaces do not count, leading ones do.
SELECT CASE WHEN 'abc' = 'ABC' THEN 1 ELSE 0 END AS same_case, CASE WHEN N'résumé' = N'resume' THEN 1 ELSE 0 END AS accents, CASE WHEN 'a ' = 'a' THEN 1 ELSE 0 END AS trailing, CASE WHEN ' a' = 'a' THEN 1 ELSE 0 END AS leading
GO
CREATE TABLE words (id int IDENTITY PRIMARY KEY, word varchar(10) NOT NULL)
INSERT INTO words VALUES ('banana'), ('Apple'), ('apple '), ('cherry'), ('APPLE'), ('Äpfel'), ('_x'), ('1')
GO
SELECT DISTINCT LOWER(RTRIM(word)) AS word FROM words WHERE word = 'apple'
SELECT COUNT(DISTINCT word) AS different FROM words
SELECT word FROM words WHERE word IN ('BANANA', 'CHERRY  ') ORDER BY word
GO
SELECT COUNT(*) AS n FROM words WHERE word COLLATE Latin1_General_BIN2 = 'APPLE'
SELECT word FROM words WHERE word LIKE 'a%' ORDER BY id
SELECT word FROM words WHERE word LIKE '[_]x' OR word LIKE '[0-9]' ORDER BY id
SELECT word FROM words WHERE word LIKE '_a%' OR word LIKE '%[^a-z]' ORDER BY id
GO
SELECT 'x' WHERE '10%' LIKE '10!%' ESCAPE '!'
SELECT 'y' WHERE '105' LIKE '10!%' ESCAPE '!'
GO
