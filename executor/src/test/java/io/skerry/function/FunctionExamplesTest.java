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
import org.junit.jupiter.params.provider.CsvFileSource;

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
  @CsvFileSource(
      resources = "edges.csv",
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "NULL")
  void edges(String expression, String expected) {
    assertThat(evaluate("CAST(" + expression + " AS nvarchar(4000))")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "errors.csv", delimiter = '|', quoteCharacter = '`')
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
