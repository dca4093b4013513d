-- uniqueidentifier: text forms, order by the last group first, conversion errors.
CREATE TABLE u (id uniqueidentifier NOT NULL PRIMARY KEY, n int NOT NULL)
INSERT INTO u VALUES ('6F9619FF-8B86-D011-B42D-00C04FC964FF', 1), ('{00000000-0000-0000-0000-010000000000}', 2), ('ffffffff-ffff-ffff-ffff-000000000000', 3)
GO
SELECT id, n FROM u ORDER BY id
GO
SELECT n FROM u WHERE id = '6f9619ff-8b86-d011-b42d-00c04fc964ff'
GO
SELECT CAST(id AS varchar(36)) AS text, CAST(id AS binary(16)) AS bytes FROM u WHERE n = 1
GO
SELECT CAST('not a guid' AS uniqueidentifier) AS failed
GO
SELECT CAST(NEWID() AS varchar(10)) AS failed
GO
