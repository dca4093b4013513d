set implicit_transactions off select USER_NAME() select usertype,type,name from systypes where usertype>=257
GO
SELECT SERVERPROPERTY('Edition'),SERVERPROPERTY('InstanceName'),SERVERPROPERTY('ProductVersion'),SUBSTRING(@@VERSION, CHARINDEX('<', @@VERSION)+2, 2)
GO
SELECT CASE DATABASEPROPERTYEX(DB_NAME(),'Updateability') WHEN 'READ_ONLY' THEN 'Y' ELSE 'N' END
GO
select name from sys.syscharsets where id = convert(tinyint, databasepropertyex(db_name(),'sqlcharset'))
GO
select cast(collationproperty('x', 'lcid') as binary(5))
GO
SET FMTONLY ON select * from t SET FMTONLY OFF SET NO_BROWSETABLE ON SET NOEXEC OFF
GO
IF @@TRANCOUNT > 0 COMMIT TRAN
GO
IF @@TRANCOUNT > 0 COMMIT BEGIN TRANSACTION
GO
set ansi_nulls on
set ansi_null_dflt_on on
set ansi_padding on
set ansi_warnings on
set arithabort on
set concat_null_yields_null on
set cursor_close_on_commit off
set datefirst 7
set dateformat mdy
set implicit_transactions off
set language us_english
set numeric_roundabort off
set quoted_identifier on
set textsize 2147483647
set transaction isolation level read committed
set xact_abort off
GO
SELECT @@options select 1 where 0=1
GO
SELECT CAST('test max support' AS NVARCHAR(max))
GO
SELECT 1 FROM fn_listextendedproperty(default, default, default, default, default, default, default)
GO
SELECT transaction_isolation_level FROM sys.dm_exec_sessions WHERE session_id = @@SPID
GO
DECLARE @t TABLE(TABLE_QUALIFIER sysname null, COLUMN_NAME sysname, DATA_TYPE smallint, SS_IS_SPARSE smallint);INSERT INTO @t EXEC sp_columns_100 @p0,@p1,@p2,@p3,@p4,@p5;SELECT TABLE_QUALIFIER AS TABLE_CAT FROM @t ORDER BY TABLE_CAT
GO
INSERT BULK flights ([year] int, [carrier] varchar(2) COLLATE SQL_Latin1_General_CP1_CI_AS) with (TABLOCK)
GO
[sys].sp_datatype_info_100 0, @ODBCVer = 3
GO
EXEC db..sp_tables
GO
DECLARE @n nvarchar(128) SELECT @n = name FROM sys.default_constraints WHERE parent_object_id = OBJECT_ID('t') IF @n IS NOT NULL EXEC('ALTER TABLE t DROP CONSTRAINT ' + @n)
GO
SET SHOWPLAN_XML ON
GO
SELECT @@lock_timeout, schema_name(), suser_sname(), ORIGINAL_LOGIN()
GO
select table_name from INFORMATION_SCHEMA.TABLES t where t.table_schema = 'dbo' and [t].[table_type] = 'BASE TABLE'
GO
exec sp_getapplock @Resource = 'Flyway', @LockTimeout='3600000', @LockMode = 'Exclusive', @LockOwner = 'Session'
GO
INSERT INTO [t] ([a]) OUTPUT INSERTED.[id] VALUES (@p1); SELECT SCOPE_IDENTITY() AS id
GO
BEGIN TRAN; SAVE TRANSACTION s1; ROLLBACK TRANSACTION s1; COMMIT
GO
SELECT TOP(1) [a].[b] FROM [a] WITH (UPDLOCK, HOLDLOCK, ROWLOCK) WHERE [a].[id]=@p0 ORDER BY @@version OFFSET 0 ROWS FETCH FIRST 1 ROW ONLY
GO
SELECT precision, scale FROM sys.columns; DECLARE @t TABLE (PRECISION int, LENGTH int, a double precision)
