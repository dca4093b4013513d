-- CREATE TABLE: keys, defaults, nullability, names that exist, DROP TABLE.
CREATE TABLE people (
  id int IDENTITY(1, 1) NOT NULL CONSTRAINT pk_people PRIMARY KEY,
  name nvarchar(50) NOT NULL,
  email varchar(100) NULL CONSTRAINT uq_email UNIQUE,
  score decimal(5,2) NOT NULL CONSTRAINT df_score DEFAULT 0.5,
  note varchar(10) DEFAULT 'none'
)
GO
INSERT INTO people (name, email) VALUES (N'Ann', 'ann@example.org')
INSERT INTO people (name, score, note) VALUES (N'Bob', 2, NULL)
SELECT id, name, email, score, note FROM people ORDER BY id
GO
CREATE TABLE people (id int)
GO
CREATE TABLE PEOPLE (id int)
GO
CREATE TABLE twice (id int, ID int)
GO
CREATE TABLE unknown_type (id no_such_type)
GO
CREATE TABLE composite (a int NOT NULL, b int NOT NULL, c int NULL, CONSTRAINT pk_composite PRIMARY KEY (a, b DESC))
INSERT INTO composite VALUES (1, 1, 1), (1, 2, 2), (2, 1, 3)
SELECT a, b, c FROM composite ORDER BY a, b
GO
CREATE TABLE "quoted name" ([a column] int NOT NULL, [select] int NULL)
INSERT INTO [quoted name] VALUES (1, 2)
SELECT [a column], "select" FROM dbo."quoted name"
GO
DROP TABLE people, composite
GO
DROP TABLE people
GO
DROP TABLE IF EXISTS people
SELECT OBJECT_ID('people') AS id
GO
