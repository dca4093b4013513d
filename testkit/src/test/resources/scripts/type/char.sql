-- char(n) is padded with spaces; comparison ignores trailing spaces; LEN does too, DATALENGTH does not.
CREATE TABLE c (id int NOT NULL PRIMARY KEY, fixed char(5) NULL, wide nchar(3) NULL)
INSERT INTO c VALUES (1, 'ab', N'é'), (2, '', N''), (3, NULL, NULL)
GO
SELECT id, fixed, wide FROM c ORDER BY id
GO
SELECT LEN(fixed) AS fixed_len, DATALENGTH(fixed) AS fixed_bytes, LEN(wide) AS wide_len, DATALENGTH(wide) AS wide_bytes FROM c WHERE id = 1
GO
SELECT id FROM c WHERE fixed = 'AB'
SELECT id FROM c WHERE wide = N'é '
GO
SELECT fixed + '|' AS joined FROM c WHERE id = 1
GO
INSERT INTO c VALUES (4, 'abcdef', N'x')
GO
INSERT INTO c VALUES (4, 'abcde   ', N'x')
GO
