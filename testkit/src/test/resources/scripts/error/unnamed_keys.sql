-- Constraints without names get system names; a composite key shows all its values.
CREATE TABLE t (a int NOT NULL, b nvarchar(10) NOT NULL, c bigint NOT NULL, CONSTRAINT pk PRIMARY KEY (a, b, c))
INSERT INTO t VALUES (1, N'x', 77)
INSERT INTO t VALUES (1, N'X', 77)
GO
CREATE TABLE u (id int PRIMARY KEY, n decimal(5,2) UNIQUE)
INSERT INTO u VALUES (1, 1.50)
BEGIN TRY
  INSERT INTO u VALUES (1, 2)
END TRY
BEGIN CATCH
  SELECT ERROR_NUMBER() AS number, CASE WHEN ERROR_MESSAGE() LIKE 'Violation of PRIMARY KEY constraint ''PK[_][_]u[_][_]%''. Cannot insert duplicate key in object ''dbo.u''. The duplicate key value is (1).' THEN 'as expected' ELSE ERROR_MESSAGE() END AS message
END CATCH
BEGIN TRY
  INSERT INTO u VALUES (2, 1.5)
END TRY
BEGIN CATCH
  SELECT ERROR_NUMBER() AS number, CASE WHEN ERROR_MESSAGE() LIKE 'Violation of UNIQUE KEY constraint ''UQ[_][_]u[_][_]%''. Cannot insert duplicate key in object ''dbo.u''. The duplicate key value is (1.50).' THEN 'as expected' ELSE ERROR_MESSAGE() END AS message
END CATCH
GO
