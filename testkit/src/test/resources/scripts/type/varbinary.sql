-- varbinary and binary: literals, order, comparison, conversion to and from text and numbers.
CREATE TABLE b (id int NOT NULL PRIMARY KEY, data varbinary(8) NULL, fixed binary(4) NULL)
INSERT INTO b VALUES (1, 0x, 0x), (2, 0xABC, 0x0102), (3, NULL, NULL), (4, 0x00FF, 0xFFFFFFFF)
GO
SELECT id, data, fixed, DATALENGTH(data) AS bytes FROM b ORDER BY data
GO
SELECT CAST('AZ' AS varbinary(10)) AS ansi, CAST(N'AZ' AS varbinary(10)) AS unicode, CAST(258 AS varbinary(10)) AS number, CAST(0x0102 AS int) AS back
GO
SELECT CAST(0x4142 AS varchar(10)) AS text, CONVERT(varchar(10), 0x4142, 1) AS prefixed, CONVERT(varchar(10), 0x4142, 2) AS bare, CONVERT(varbinary(4), '0x4142', 1) AS parsed
GO
SELECT 0x01 + 0x0203 AS joined
GO
INSERT INTO b VALUES (5, 'text', NULL)
GO
