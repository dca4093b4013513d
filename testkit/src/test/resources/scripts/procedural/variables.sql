-- DECLARE, SET, SELECT assignment: types, NULL at first, no row, many rows, compound operators.
DECLARE @a int, @b varchar(3) = 'abcdef', @c decimal(5,2) = 1.239, @d date = '2026-01-02', @e bit = 7
SELECT @a AS a, @b AS b, @c AS c, @d AS d, @e AS e
GO
DECLARE @n int = 5
SET @n += 3
SET @n *= 2
SET @n -= 1
SET @n /= 2
SET @n %= 4
SELECT @n AS n
SET @n |= 8
SET @n &= 12
SET @n ^= 1
SELECT @n AS n
GO
CREATE TABLE t (id int NOT NULL PRIMARY KEY, s varchar(5) NULL)
INSERT INTO t VALUES (1, 'a'), (2, 'b'), (3, 'c')
DECLARE @last varchar(5), @sum int = 0, @all varchar(20) = ''
SELECT @last = s FROM t WHERE id = 2
SELECT @sum = @sum + id FROM t
SELECT @all = @all + s FROM t ORDER BY id
SELECT @last AS last, @sum AS sum, @all AS together
SELECT @last = s FROM t WHERE id = 99
SELECT @last AS unchanged
SET @last = (SELECT s FROM t WHERE id = 99)
SELECT @last AS set_to_null
GO
DECLARE @x int
SELECT @x = id, s FROM t
GO
DECLARE @x int = 1
GO
SELECT @x
GO
