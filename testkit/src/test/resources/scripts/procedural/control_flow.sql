-- IF, ELSE, WHILE, BREAK, CONTINUE, GOTO, RETURN, blocks.
DECLARE @i int = 0, @seen varchar(50) = ''
WHILE @i < 10
BEGIN
  SET @i += 1
  IF @i = 3 CONTINUE
  IF @i = 6 BREAK
  SET @seen += CAST(@i AS varchar(3)) + ' '
END
SELECT @i AS i, @seen AS seen
GO
DECLARE @n int
IF @n = 1 PRINT 'equal' ELSE PRINT 'not known to be equal'
IF NOT (@n = 1) PRINT 'never' ELSE PRINT 'still not known'
IF EXISTS (SELECT 1 WHERE 1 = 0) PRINT 'there' ELSE IF 1 = 1 BEGIN PRINT 'nested'; PRINT 'block' END
GO
DECLARE @n int = 0
again:
SET @n += 1
IF @n < 3 GOTO again
PRINT @n
RETURN
PRINT 'not reached'
GO
DECLARE @i int = 0
WHILE @i < 2
BEGIN
  DECLARE @inside int
  SET @inside = ISNULL(@inside, 0) + 10
  SET @i += 1
  PRINT @inside
END
GO
BREAK
GO
GOTO nowhere
GO
RETURN 1
GO
