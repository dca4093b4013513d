-- What is not there yet is refused by name, so that nothing is taken for what it is not.
CREATE TABLE #rows (id int)
GO
SET DATEFORMAT dmy
GO
SET DATEFORMAT mdy
SET ANSI_NULLS ON
SELECT CAST('02/03/2026' AS date) AS third_of_february
GO
SET CONCAT_NULL_YIELDS_NULL OFF
GO
MERGE t USING s ON t.id = s.id WHEN MATCHED THEN DELETE;
GO
