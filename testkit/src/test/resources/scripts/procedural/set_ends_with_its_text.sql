-- What dynamic SQL sets by SET and USE ends with it.
EXEC sp_executesql N'SET FMTONLY ON SELECT 1 AS nothing_is_sent'
SELECT 2 AS sent
GO
EXEC ('SET NOCOUNT ON SELECT 3 AS uncounted')
SELECT 4 AS counted
EXEC ('USE master')
SELECT CASE DB_NAME() WHEN 'master' THEN 'lost' ELSE 'kept' END AS database_context
GO
