-- INSERT ... DEFAULT VALUES, and defaults that are expressions.
CREATE TABLE d (id int IDENTITY PRIMARY KEY, a int DEFAULT 3 + 4, b varchar(20) DEFAULT ('x' + 'y'), c bit NOT NULL DEFAULT ((1)), d datetime2 NOT NULL DEFAULT SYSDATETIME(), e uniqueidentifier DEFAULT NEWID(), f int NULL)
INSERT INTO d DEFAULT VALUES
INSERT INTO d (f) VALUES (9)
GO
SELECT id, a, b, c, f, CASE WHEN d > '2020-01-01' THEN 'recent' END AS d FROM d ORDER BY id
SELECT COUNT(DISTINCT e) AS different FROM d
GO
