-- RAISERROR: formats, severities, states, @@ERROR; it does not end the batch.
RAISERROR('value %d of %s, %i', 16, 3, 42, 'text', -7)
PRINT 'goes on'
GO
RAISERROR('%5d|%-5d|%05d|%x|%X|%o|%s|%%', 16, 1, 42, 42, 42, 255, 255, 8, NULL)
GO
RAISERROR('information', 10, 1)
RAISERROR('low', 5, 2)
SELECT @@ERROR AS e
GO
RAISERROR('set', 11, 1)
SELECT @@ERROR AS e
RAISERROR('information with an error number', 1, 1) WITH SETERROR
SELECT @@ERROR AS e
GO
DECLARE @m nvarchar(50) = N'from a variable: %s', @s varchar(10) = 'x'
RAISERROR(@m, 14, 1, @s) WITH NOWAIT
GO
RAISERROR(50123, 16, 1)
GO
BEGIN TRY
  RAISERROR('not an error', 10, 1)
  PRINT 'still in TRY'
  RAISERROR('an error', 11, 5)
END TRY
BEGIN CATCH
  SELECT ERROR_NUMBER() AS number, ERROR_SEVERITY() AS severity, ERROR_STATE() AS state, ERROR_MESSAGE() AS message
END CATCH
GO
