-- Precision and scale of decimal results ("Precision, scale, and length").
CREATE TABLE d (a decimal(5,2) NOT NULL, b decimal(7,3) NOT NULL, wide decimal(38,10) NOT NULL)
INSERT INTO d VALUES (10.25, 3.125, 2)
GO
SELECT a + b AS added, a - b AS subtracted, a * b AS multiplied, a / b AS divided, a % b AS rest FROM d
GO
SELECT wide * wide AS multiplied, wide / a AS divided FROM d
GO
SELECT 1.5 AS literal, 0.05 AS small, 100000000000 AS large, 12.00 AS zeros, 1.5 + 1 AS added
GO
SELECT 1 / 3.0 AS third, 10.0 / 3 AS three, 1 / 3 AS none
GO
DECLARE @i int = 7
SELECT @i / 2.0 AS half, @i * 1.10 AS more
GO
