package io.skerry.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skerry.batch.Batch;
import io.skerry.compile.BatchCompiler;
import io.skerry.error.SqlException;
import io.skerry.operator.Operator;
import io.skerry.operator.OperatorCompiler;
import io.skerry.operator.TestContext;
import io.skerry.operator.TestSession;
import io.skerry.program.PlanContext;
import io.skerry.program.PlannedStatement;
import io.skerry.program.Program;
import io.skerry.program.Step;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the example of each function from its text. */
final class FunctionExamplesTest {
  private final FunctionTable functions = new FunctionTable();
  private final BatchCompiler compiler =
      new BatchCompiler(functions, (schema, name) -> null, Set.of(), 1 << 20);

  @TestFactory
  Stream<DynamicTest> examples() {
    return functions.all().stream()
        .map(row ->
            DynamicTest.dynamicTest(
                row.name(),
                () -> {
                  String value = evaluate("CAST(" + row.example() + " AS nvarchar(4000))");
                  if (row.expected().equals("*")) {
                    assertThat(value).isNotNull();
                  } else {
                    assertThat(String.valueOf(value).replace("null", "NULL"))
                        .isEqualTo(row.expected());
                  }
                }));
  }

  @Test
  void rowsAreComplete() {
    assertThat(functions.all())
        .allSatisfy(row -> {
          assertThat(row.documentation()).as(row.name()).endsWith(".");
          assertThat(row.name()).isUpperCase();
        });
    assertThat(functions.scalar("Len")).isSameAs(functions.scalar("LEN")).isNotNull();
    assertThat(functions.scalar("no_such")).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "NULL",
      value = {
        "LEN(NULL) | NULL",
        "LEN(12345) | 5",
        "DATALENGTH('abc ') | 4",
        "DATALENGTH(CAST(1 AS decimal(10,2))) | 9",
        "SUBSTRING('abcdef', -1, 4) | ab",
        "SUBSTRING('abc', 2, 2147483647) | bc",
        "SUBSTRING('abc', NULL, 1) | NULL",
        "CONVERT(varchar(10), SUBSTRING(0x010203, 2, 1), 1) | 0x02",
        "LEFT('abc', 10) | abc",
        "STUFF('abc', 0, 1, 'x') | NULL",
        "STUFF('abc', 2, 1, NULL) | ac",
        "REPLACE('aaa', '', 'x') | aaa",
        "REPLACE(NULL, 'a', 'b') | NULL",
        "CHARINDEX('B', 'abc') | 2",
        "CHARINDEX('', 'abc') | 0",
        "CHARINDEX('a', 'abca', 2) | 4",
        "PATINDEX('b%', 'abc') | 0",
        "PATINDEX('%C', 'abc') | 3",
        "PATINDEX('%[^a-z]%', 'ab1') | 3",
        "REPLICATE('a', -1) | NULL",
        "LEN(REPLICATE('abc', 5000)) | 8000",
        "CONCAT(NULL, NULL) + 'x' | x",
        "CONCAT_WS(',', 'a', NULL, 'b', 1.50) | a,b,1.50",
        "CHAR(300) | NULL",
        "ASCII('') | NULL",
        "QUOTENAME('a', '''') | 'a'",
        "QUOTENAME('a', 'x') | NULL",
        "STR(-12.5) + '.' | `       -13.`",
        "STR(123456, 3) | ***",
        "TRIM('x' FROM 'xxaxx') | a",
        "SOUNDEX('Robert') | R163",
        "SOUNDEX('Ashcraft') | A261",
        "ABS(-1.50) | 1.50",
        "CEILING(-1.5) | -1",
        "FLOOR(CAST(-1.5 AS money)) | -2.00",
        "ROUND(1234.5678, -2) | 1200.0000",
        "ROUND(-1.5, 0) | -2.0",
        "ROUND(1.55, 1, 1) | 1.50",
        "ROUND(155, -1) | 160",
        "POWER(2.5, 2) | 6.3",
        "POWER(CAST(2 AS float), -1) | 0.5",
        "SIGN(-0.5) | -1.0",
        "SQUARE(1.5) | 2.25",
        "DEGREES(1) | 57",
        "ISNULL(CAST(NULL AS varchar(2)), 'abcdef') | ab",
        "CHOOSE(5, 'a', 'b') | NULL",
        "CHOOSE(1, NULL, 'b') | NULL",
        "GREATEST(1, NULL, 2.5) | 2.5",
        "LEAST('b', 'A') | A",
        "ISNUMERIC('$1,000') | 1",
        "ISNUMERIC('abc') | 0",
        "ISNUMERIC(NULL) | 0",
        "ISDATE('2026-11-23') | 1",
        "DATEPART(weekday, '2026-11-22') | 1",
        "DATEPART(iso_week, '2027-01-01') | 53",
        "DATEPART(dy, '2026-12-31') | 365",
        "DATEPART(ns, CAST('10:00:00.1234567' AS time)) | 123456700",
        "DATENAME(month, '2026-03-01') | March",
        "DATEDIFF(year, '2025-12-31', '2026-01-01') | 1",
        "DATEDIFF(week, '2026-11-21', '2026-11-22') | 1",
        "DATEDIFF(month, '2026-03-31', '2026-02-01') | -1",
        "DATEDIFF(hour, '10:59', '11:00') | 1",
        "CONVERT(varchar(30), DATEADD(month, 1, '2026-01-31'), 120) | 2026-02-28 00:00:00",
        "DATEADD(day, -1, CAST('0001-01-02' AS date)) | 0001-01-01",
        "DATEADD(hour, 25, CAST('10:00' AS time(0))) | 11:00:00",
        "CONVERT(varchar(30), DATEADD(ms, 2, CAST('2026-01-01' AS datetime)), 121) | 2026-01-01 00:00:00.003",
        "EOMONTH('2024-01-31', 1) | 2024-02-29",
        "DATETRUNC(week, CAST('2026-11-25' AS date)) | 2026-11-22",
        "DATETRUNC(hour, CAST('2026-11-25 10:20:30' AS datetime2(0))) | 2026-11-25 10:00:00",
        "DATE_BUCKET(week, 5, CAST('2020-04-15 21:22:11' AS datetime2(0))) | 2020-04-06 00:00:00",
        "DATE_BUCKET(week, 5, CAST('2020-06-15 21:22:11' AS datetime2(0)), CAST('2019-01-01' AS datetime2(0))) | 2020-06-09 00:00:00",
        "DATE_BUCKET(day, 365, CAST('2000-01-01 01:01:01' AS datetime2(0))) | 1999-12-08 00:00:00",
        "DATE_BUCKET(month, 7, CAST('2020-04-15' AS date)) | 2020-03-01",
        "DATE_BUCKET(quarter, 3, CAST('2020-04-15' AS date)) | 2020-01-01",
        "DATE_BUCKET(year, 7, CAST('2020-04-15' AS date)) | 2019-01-01",
        "DATE_BUCKET(minute, 1, CAST('2020-04-30 21:21:21' AS datetime2(0))) | 2020-04-30 21:21:00",
        "SWITCHOFFSET(CAST('2026-01-01 00:00 +01:00' AS datetimeoffset(0)), 0) | 2025-12-31 23:00:00 +00:00",
        "SERVERPROPERTY('ProductMajorVersion') | 15",
        "SERVERPROPERTY('nothing') | NULL",
        "PARSENAME('a.b.c', 4) | NULL",
        "OBJECT_ID('dbo.nothing', 'U') | NULL",
        "DB_NAME() | shop",
        "DB_ID('nothing') | NULL",
        "CASE WHEN HASHBYTES('SHA2_256', 'a') = HASHBYTES('SHA2_256', N'a') THEN 1 ELSE 0 END | 0",
        "CONVERT(varchar(8), HASHBYTES('SHA2_256', ''), 2) | E3B0C442"
      })
  void edges(String expression, String expected) {
    assertThat(evaluate("CAST(" + expression + " AS nvarchar(4000))")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "LEFT('a', -1) | 537",
        "RIGHT('a', -1) | 536",
        "SUBSTRING('a', 1, -1) | 537",
        "SQRT(-1) | 3623",
        "LOG(0) | 3623",
        "POWER(10, 20) | 232",
        "ABS(CAST(-2147483648 AS int)) | 8115",
        "DATEADD(year, 9000, CAST('2026-01-01' AS date)) | 517",
        "DATEDIFF(second, '0001-01-01', '9999-01-01') | 535",
        "DATEFROMPARTS(2026, 2, 30) | 289",
        "DATEPART(hour, CAST('2026-01-01' AS date)) | 9810",
        "DATEPART(nothing, GETDATE()) | 155",
        "DATE_BUCKET(day, 0, CAST('2026-01-01' AS date)) | 9834",
        "TRANSLATE('a', 'ab', 'c') | 9828",
        "LEN() | 174",
        "ROUND(1) | 189",
        "ABS(GETDATE()) | 8116",
        "1 / 0 | 8134",
        "CASE WHEN 1 = 1 THEN 2147483647 + 1 ELSE 0 END | 8115"
      })
  void errors(String expression, int number) {
    assertThatThrownBy(() -> evaluate("CAST(" + expression + " AS nvarchar(4000))"))
        .isInstanceOfSatisfying(
            SqlException.class, e -> assertThat(e.number()).as(e.text()).isEqualTo(number));
  }

  /** The value of a T-SQL expression. */
  private String evaluate(String expression) {
    Program program = compiler.compile("SELECT " + expression, List.of(), true);
    TestSession session = new TestSession();
    PlanContext context = new PlanContext(session.catalog(), "shop", List.of(), "", table -> 0);
    Step.Execute step = (Step.Execute) program.steps().getFirst();
    PlannedStatement.Query query = (PlannedStatement.Query) compiler.plan(step.source(), context);
    Operator operator = new OperatorCompiler().compile(query.plan());
    operator.open(new TestContext());
    Batch batch = operator.next();
    String value = (String) batch.column(0).get(0);
    operator.close();
    return value;
  }
}
