-- THROW: with its own error, rethrowing, ending the batch, its numbers.
PRINT 'before';
THROW 51000, N'own error', 7
PRINT 'not reached'
GO
BEGIN TRY
  SELECT 1 / 0 AS failed
END TRY
BEGIN CATCH
  PRINT 'again';
  THROW
END CATCH
GO
BEGIN TRY
  DECLARE @text nvarchar(100) = N'100% sure';
  THROW 60001, @text, 1
END TRY
BEGIN CATCH
  SELECT ERROR_NUMBER() AS number, ERROR_SEVERITY() AS severity, ERROR_MESSAGE() AS message
END CATCH
GO
THROW 49999, 'too small', 1
GO
THROW
GO
BEGIN TRANSACTION;
THROW 50000, 'the transaction stays', 1
GO
SELECT @@TRANCOUNT AS depth
ROLLBACK
GO
