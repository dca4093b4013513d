-- TRY_CAST, TRY_CONVERT and TRY_PARSE's neighbours: NULL instead of a conversion error.
SELECT TRY_CAST('12' AS int) AS number, TRY_CAST('abc' AS int) AS no_number, TRY_CAST('3000000000' AS int) AS too_large, TRY_CAST(NULL AS int) AS nothing
GO
SELECT TRY_CONVERT(date, '2026-02-30') AS no_day, TRY_CONVERT(date, '01/02/2026', 103) AS styled, TRY_CAST(300 AS tinyint) AS too_large, TRY_CAST('1e5' AS decimal(10,2)) AS no_decimal
GO
SELECT TRY_CAST('6F9619FF-8B86-D011-B42D-00C04FC964FF' AS uniqueidentifier) AS guid, TRY_CAST('nope' AS uniqueidentifier) AS none
GO
SELECT TRY_CAST(1 AS date) AS failed
GO
