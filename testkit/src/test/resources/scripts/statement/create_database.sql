-- CREATE DATABASE, USE, DROP DATABASE and DB_NAME.
CREATE DATABASE golden_other
GO
USE golden_other
GO
SELECT DB_NAME() AS here
CREATE TABLE t (id int NOT NULL PRIMARY KEY)
INSERT INTO t VALUES (1)
GO
USE script_create_database
GO
SELECT DB_NAME() AS here
SELECT id FROM golden_other.dbo.t
SELECT id FROM golden_other..t
GO
SELECT id FROM t
GO
CREATE DATABASE golden_other
GO
DROP DATABASE golden_other
GO
USE golden_other
GO
DROP DATABASE golden_other
GO
DROP DATABASE IF EXISTS golden_other
SELECT DB_ID('golden_other') AS id
GO
DROP DATABASE master
GO
