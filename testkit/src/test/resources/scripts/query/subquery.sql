-- Subqueries: scalar, EXISTS, IN, comparisons with ANY and ALL, correlated, nested; error 512.
CREATE TABLE dept (id int NOT NULL PRIMARY KEY, name varchar(10) NOT NULL)
CREATE TABLE emp (id int NOT NULL PRIMARY KEY, dept int NULL, pay int NULL)
INSERT INTO dept VALUES (1, 'dev'), (2, 'ops'), (3, 'empty')
INSERT INTO emp VALUES (1, 1, 100), (2, 1, 200), (3, 2, 150), (4, NULL, 50), (5, 2, NULL)
GO
SELECT name, (SELECT COUNT(*) FROM emp WHERE emp.dept = dept.id) AS n, (SELECT MAX(pay) FROM emp WHERE dept = dept.id AND pay < 180) AS most FROM dept ORDER BY id
SELECT id FROM emp WHERE pay > (SELECT AVG(pay) FROM emp WHERE pay IS NOT NULL) ORDER BY id
SELECT name FROM dept AS d WHERE EXISTS (SELECT 1 FROM emp AS e WHERE e.dept = d.id AND e.pay > 120) ORDER BY name
SELECT name FROM dept AS d WHERE NOT EXISTS (SELECT * FROM emp AS e WHERE e.dept = d.id)
SELECT id FROM emp WHERE dept IN (SELECT id FROM dept WHERE name LIKE '%s') ORDER BY id
SELECT name FROM dept WHERE id NOT IN (SELECT dept FROM emp)
SELECT name FROM dept WHERE id NOT IN (SELECT dept FROM emp WHERE dept IS NOT NULL)
GO
SELECT id FROM emp WHERE pay >= ALL (SELECT pay FROM emp WHERE pay IS NOT NULL)
SELECT id FROM emp WHERE pay < ANY (SELECT pay FROM emp WHERE dept = 1) ORDER BY id
SELECT id FROM emp AS e WHERE pay = (SELECT MAX(pay) FROM emp AS x WHERE x.dept = e.dept) ORDER BY id
SELECT (SELECT pay FROM emp WHERE id = 99) AS nothing
SELECT id, (SELECT TOP (1) id FROM emp AS x WHERE x.pay > e.pay ORDER BY x.pay) AS next FROM emp AS e WHERE pay IS NOT NULL ORDER BY id
GO
SELECT id FROM emp WHERE pay = (SELECT pay FROM emp)
GO
SELECT id FROM emp WHERE pay IN (SELECT id, pay FROM emp)
GO
SELECT d.name FROM dept AS d WHERE EXISTS (SELECT 1 FROM emp AS e WHERE e.dept = d.id AND EXISTS (SELECT 1 FROM emp AS f WHERE f.dept = d.id AND f.pay > e.pay))
SELECT CASE WHEN EXISTS (SELECT 1 FROM emp WHERE pay > 180) THEN 'yes' ELSE 'no' END AS answer
SELECT CASE WHEN 150 IN (SELECT pay FROM emp) THEN 'yes' ELSE 'no' END AS answer
GO
