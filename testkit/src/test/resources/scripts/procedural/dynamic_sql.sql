-- EXEC of text and sp_executesql: own variables, parameters, output, errors inside.
EXEC ('SELECT 1 AS one')
DECLARE @q nvarchar(100) = N'SELECT @a + @b AS sum'
EXEC sp_executesql @q, N'@a int, @b int', 2, @b = 3
GO
DECLARE @out int = 1
EXEC sp_executesql N'SET @x = @x * 10', N'@x int OUTPUT', @x = @out OUTPUT
SELECT @out AS out_value
GO
DECLARE @t varchar(10) = 'one'
EXEC ('PRINT ''' + @t + '''')
EXEC ('SELECT @t')
PRINT 'goes on'
GO
EXEC sp_executesql N'SELECT 1 / 0 AS failed; PRINT ''inside'''
PRINT 'outside'
GO
