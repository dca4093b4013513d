-- Values of every type are the same after a restart.
CREATE TABLE v (id int NOT NULL PRIMARY KEY, a bigint NULL, b bit NULL, c decimal(20,5) NULL, d float NULL, e real NULL, f money NULL, g nvarchar(20) NULL, h varchar(20) NULL, i char(4) NULL, j varbinary(8) NULL, k date NULL, l time(3) NULL, m datetime NULL, n datetime2(7) NULL, o datetimeoffset(2) NULL, p uniqueidentifier NULL, q tinyint NULL, r smallint NULL)
INSERT INTO v VALUES (1, -9223372036854775808, 1, -123456789012345.54321, 1e-300, 2.5, -12.3456, N'é日😀', 'plain', 'ab', 0x00FF, '0001-01-01', '23:59:59.999', '9999-12-31 23:59:59.997', '2026-01-02 03:04:05.1234567', '2026-01-02 03:04:05.12 -08:00', '6F9619FF-8B86-D011-B42D-00C04FC964FF', 255, -32768)
INSERT INTO v (id) VALUES (2)
GO
-- restart
SELECT * FROM v ORDER BY id
GO
