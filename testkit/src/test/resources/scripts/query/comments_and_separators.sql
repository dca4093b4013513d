-- Comments (nested too), semicolons, line ends and names in all forms.
SELECT /* one /* two */ still one */ 1 AS a; SELECT 2 AS b;;; SELECT 3 AS c -- the end
SELECT
  4
  AS
  d
GO
CREATE TABLE [a]]b] (#c int NULL, [d e] int NULL, _f$ int NULL)
INSERT [a]]b] VALUES (1, 2, 3)
SELECT #c, [d e], _F$, "D E" AS [x y] FROM "a]b"
GO
SELECT 1 AS [select], 2 "from", 3 'text'
GO
