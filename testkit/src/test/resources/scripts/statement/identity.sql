-- IDENTITY: seed and increment, gaps, SCOPE_IDENTITY, IDENTITY_INSERT and its errors.
CREATE TABLE numbered (id int IDENTITY(100, 10) PRIMARY KEY, name varchar(10) NOT NULL)
INSERT INTO numbered VALUES ('a'), ('b')
SELECT SCOPE_IDENTITY() AS last, @@IDENTITY AS last_too
GO
INSERT INTO numbered (id, name) VALUES (5, 'c')
GO
INSERT INTO numbered VALUES (5, 'c')
GO
UPDATE numbered SET id = 7
GO
SET IDENTITY_INSERT numbered ON
INSERT INTO numbered (id, name) VALUES (500, 'far')
SET IDENTITY_INSERT numbered OFF
INSERT INTO numbered (name) VALUES ('next')
SELECT id, name FROM numbered ORDER BY id
GO
BEGIN TRANSACTION
INSERT INTO numbered (name) VALUES ('gone')
ROLLBACK
INSERT INTO numbered (name) VALUES ('kept')
SELECT MAX(id) AS largest FROM numbered
GO
SET IDENTITY_INSERT numbered ON
INSERT INTO numbered (name) VALUES ('no value')
GO
SET IDENTITY_INSERT numbered OFF
SELECT IDENT_CURRENT('numbered') AS now_at
GO
CREATE TABLE falling (id smallint IDENTITY(0, -1), name varchar(5))
INSERT INTO falling VALUES ('a'), ('b'), ('c')
SELECT id, name FROM falling ORDER BY id DESC
GO
