-- Lock hints: UPDLOCK and XLOCK lock the rows that a query reads; the others here change nothing.
CREATE TABLE held (id int NOT NULL PRIMARY KEY, v int)
INSERT held VALUES (1, 10), (2, 20), (3, 30)
GO
BEGIN TRANSACTION
SELECT id, v FROM held WITH (UPDLOCK) WHERE id = 2
SELECT COUNT(*) AS n FROM held WITH (UPDLOCK, ROWLOCK)
SELECT a.id FROM held AS a WITH (NOLOCK) JOIN held AS b WITH (XLOCK) ON b.id = a.id WHERE a.v > 10 ORDER BY a.id
UPDATE held SET v = v + 1 WHERE id = 2
COMMIT
GO
SELECT v FROM held ORDER BY id
GO
UPDATE held WITH (UPDLOCK) SET v = 0 WHERE id = 1
GO
UPDATE held WITH (HOLDLOCK) SET v = 0 WHERE id = 1
GO
SELECT v FROM held WITH (READPAST)
GO
