-- Tables, indexes and their absence survive a restart.
CREATE TABLE stays (id int NOT NULL PRIMARY KEY, name nvarchar(10) NOT NULL)
CREATE INDEX by_name ON stays (name)
CREATE TABLE goes (id int NOT NULL PRIMARY KEY)
GO
INSERT INTO stays VALUES (1, N'b'), (2, N'a')
DROP TABLE goes
GO
-- restart
SELECT id FROM stays WHERE name = N'a'
GO
SELECT id FROM goes
GO
INSERT INTO stays VALUES (1, N'again')
GO
CREATE TABLE goes (id bigint NOT NULL PRIMARY KEY)
INSERT INTO goes VALUES (1)
GO
-- restart
SELECT id FROM goes
GO
