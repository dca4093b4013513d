-- Mathematical functions: the type of the result follows the argument; errors of domain.
SELECT ABS(-5) AS a, CAST(ABS(-2.50) AS decimal(9,2)) AS b, SIGN(-3) AS c, CAST(SIGN(2.5) AS decimal(9,2)) AS d, CAST(CEILING(2.1) AS decimal(9,2)) AS e, CAST(FLOOR(-2.1) AS decimal(9,2)) AS f, CEILING(-7) AS g
GO
SELECT ROUND(123.456, 2) AS a, ROUND(123.456, -2) AS b, ROUND(150, -2) AS c, ROUND(-2.5, 0) AS d, ROUND(123.987, 1, 1) AS e, ROUND(2.5e0, 0) AS f, ROUND(748.58, -4) AS g
GO
SELECT ROUND(748.58, -3)
GO
SELECT POWER(2, 10) AS a, CAST(POWER(2.0, 3) AS decimal(9,1)) AS b, POWER(2e0, 0.5) AS c, SQRT(16) AS d, SQUARE(3) AS e, EXP(0) AS f, LOG(1) AS g, LOG(8, 2) AS h, LOG10(1000) AS i
GO
SELECT PI() AS a, SIN(0) AS b, COS(0) AS c, ATN2(1, 1) * 4 AS d, DEGREES(PI()) AS e, RADIANS(180e0) AS f
GO
SELECT SQRT(-1)
GO
SELECT LOG(0)
GO
SELECT POWER(2, 31)
GO
DECLARE @least int = -2147483648
SELECT ABS(@least)
GO
SELECT CASE WHEN RAND(5) = RAND(5) THEN 'same' END AS c, ABS('-3') AS d
GO
SELECT ABS('x')
GO
