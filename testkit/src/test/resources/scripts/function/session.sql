-- Functions of the session: names, counters, constants.
SELECT @@ROWCOUNT AS a, @@ERROR AS b, @@TRANCOUNT AS c, XACT_STATE() AS d, SCOPE_IDENTITY() AS e, @@SPID - @@SPID AS f
GO
SELECT CASE WHEN @@VERSION LIKE 'Microsoft %' OR @@VERSION LIKE '%Skerry%' THEN 'known' END AS version, CASE WHEN @@SERVERNAME IS NOT NULL THEN 'named' END AS server_name, DB_NAME() AS db, SCHEMA_NAME() AS my_schema, SUSER_SNAME() AS login_name, USER_NAME() AS user_name, @@LANGUAGE AS language
GO
SELECT 1 AS one UNION ALL SELECT 2
SELECT @@ROWCOUNT AS n, ROWCOUNT_BIG() AS big
SELECT @@ROWCOUNT AS n
GO
SELECT 1 / 0
SELECT @@ERROR AS e
SELECT @@ERROR AS e
GO
SELECT CAST(HASHBYTES('MD5', 'abc') AS varbinary(16)) AS md5, CAST(HASHBYTES('SHA2_256', N'') AS varbinary(32)) AS sha, CASE WHEN CHECKSUM('abc') = CHECKSUM('ABC') THEN 'same' END AS checksum, CASE WHEN NEWID() <> NEWID() THEN 'different' END AS guids
GO
