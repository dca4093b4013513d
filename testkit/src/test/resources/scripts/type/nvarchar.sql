-- nvarchar: any character, two bytes each (four for supplementary ones), wins over varchar.
CREATE TABLE n (id int NOT NULL PRIMARY KEY, text nvarchar(10) NULL)
INSERT INTO n VALUES (1, N'Straße'), (2, N'日本語'), (3, N'😀'), (4, NULL), (5, N'')
GO
SELECT id, text, LEN(text) AS length, DATALENGTH(text) AS bytes FROM n ORDER BY id
GO
SELECT 'a' + N'b' AS joined, UPPER(N'é') AS upper_case, UNICODE(N'日') AS code
GO
SELECT id FROM n WHERE text = N'STRASSE'
SELECT id FROM n WHERE text = N'straße'
GO
INSERT INTO n VALUES (6, N'12345678901')
GO
