-- CONVERT with styles between text and dates.
DECLARE @d datetime = '2026-03-04 15:06:07.890'
SELECT CONVERT(varchar(30), @d, 0) AS s0, CONVERT(varchar(30), @d, 1) AS s1, CONVERT(varchar(30), @d, 3) AS s3, CONVERT(varchar(30), @d, 100) AS s100, CONVERT(varchar(30), @d, 101) AS s101, CONVERT(varchar(30), @d, 102) AS s102, CONVERT(varchar(30), @d, 103) AS s103
SELECT CONVERT(varchar(30), @d, 104) AS s104, CONVERT(varchar(30), @d, 105) AS s105, CONVERT(varchar(30), @d, 106) AS s106, CONVERT(varchar(30), @d, 107) AS s107, CONVERT(varchar(30), @d, 108) AS s108, CONVERT(varchar(30), @d, 109) AS s109, CONVERT(varchar(30), @d, 110) AS s110
SELECT CONVERT(varchar(30), @d, 111) AS s111, CONVERT(varchar(30), @d, 112) AS s112, CONVERT(varchar(30), @d, 113) AS s113, CONVERT(varchar(30), @d, 114) AS s114, CONVERT(varchar(30), @d, 120) AS s120, CONVERT(varchar(30), @d, 121) AS s121, CONVERT(varchar(30), @d, 126) AS s126
GO
SELECT CONVERT(date, '04/03/2026', 103) AS british, CONVERT(date, '04/03/2026', 101) AS american, CONVERT(date, '04.03.26', 4) AS german, CONVERT(date, '20260304', 112) AS iso, CONVERT(datetime2(3), '2026-03-04T15:06:07.123', 126) AS t
GO
SELECT CONVERT(date, '25/12/2026', 101)
GO
SELECT CONVERT(varchar(10), @@TRANCOUNT) AS number, CONVERT(varchar(30), CAST('2026-03-04' AS date)) AS day, CONVERT(varchar(30), 1234.5e0, 2) AS sixteen, CONVERT(nvarchar(20), 1234567.891, 1) AS plain
GO
