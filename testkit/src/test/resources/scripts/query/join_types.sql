-- Joins on text (case and trailing spaces do not count), on mixed types and on several columns.
CREATE TABLE a (id int NOT NULL PRIMARY KEY, t varchar(10) NULL, d date NULL, n decimal(9,2) NULL)
CREATE TABLE b (id bigint NOT NULL PRIMARY KEY, t char(10) NULL, d datetime NULL, n float NULL)
INSERT INTO a VALUES (1, 'One', '2026-01-01', 1.50), (2, 'two ', '2026-01-02', 2.00), (3, NULL, NULL, NULL)
INSERT INTO b VALUES (1, 'ONE', '2026-01-01', 1.5), (2, 'Two', '2026-01-02 12:00', 2), (3, NULL, NULL, NULL)
GO
SELECT a.id, b.id FROM a JOIN b ON a.t = b.t ORDER BY a.id
SELECT a.id, b.id FROM a JOIN b ON a.d = b.d ORDER BY a.id
SELECT a.id, b.id FROM a JOIN b ON a.n = b.n ORDER BY a.id
SELECT a.id, b.id FROM a JOIN b ON a.id = b.id AND a.t = b.t AND a.n = b.n ORDER BY a.id
GO
