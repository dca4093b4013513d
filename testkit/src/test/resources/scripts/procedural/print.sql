-- PRINT: values as text, concatenation, NULL, long lines.
PRINT 'text'
PRINT 1 + 1
PRINT 'n = ' + CAST(5 AS varchar(5))
PRINT N'日本語'
PRINT 1.50
PRINT CAST('2026-01-02' AS date)
PRINT CONCAT('a', NULL, 1)
GO
PRINT 'n = ' + 5
GO
