package io.skerry.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.skerry.ast.Condition;
import io.skerry.ast.DefinitionStatement;
import io.skerry.ast.Expression;
import io.skerry.ast.Literal;
import io.skerry.ast.Parameter;
import io.skerry.ast.Position;
import io.skerry.ast.QueryExpression;
import io.skerry.ast.SelectItem;
import io.skerry.ast.SelectStatement;
import io.skerry.ast.Statement;
import io.skerry.error.SqlException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParserTest {
  private static List<Statement> parse(String text) {
    return Parser.parseBatch(text, ParseOptions.DEFAULT);
  }

  private static SqlException failure(String text) {
    return catchThrowableOfType(SqlException.class, () -> parse(text));
  }

  private static QueryExpression.Specification specification(Statement statement) {
    return (QueryExpression.Specification) ((SelectStatement) statement).query().body();
  }

  private static Expression firstValue(Statement statement) {
    return ((SelectItem.Value) specification(statement).items().getFirst()).expression();
  }

  @Test
  void emptyBatchesHaveNoStatements() {
    assertThat(parse("")).isEmpty();
    assertThat(parse(" ;; -- nothing\n/* at all */ ;")).isEmpty();
  }

  @Test
  void statementsAndNamesKnowTheirPlace() {
    List<Statement> statements = parse("SELECT 1;\n\n  SELECT a,\n  b");
    assertThat(statements.get(1).position()).isEqualTo(new Position(3, 3, 13));
    SelectItem second = specification(statements.get(1)).items().get(1);
    assertThat(second.position()).isEqualTo(new Position(4, 3, 25));
  }

  @Test
  void errorsHaveTheLineOfTheOffendingToken() {
    SqlException error = failure("SELECT 1\nSELECT *\n\nFROM WHERE");
    assertThat(error.number()).isEqualTo(156);
    assertThat(error.line()).isEqualTo(4);
  }

  @Test
  void quotedIdentifierDecidesWhatDoubleQuotesMean() {
    assertThat(firstValue(parse("SELECT \"a\"").getFirst())).isInstanceOf(Expression.Column.class);
    Statement off = Parser.parseBatch("SELECT \"a\"", new ParseOptions(false)).getFirst();
    assertThat(firstValue(off)).isEqualTo(new Literal.Text("a", false, new Position(1, 8, 7)));
  }

  @Test
  void parameterListsOfSpExecutesql() {
    List<Parameter> parameters =
        Parser.parseParameters(
            " @a int, @b AS nvarchar(10) = N'x' OUTPUT,@c decimal(10,2) out, @d dbo.tt READONLY");
    assertThat(parameters).extracting(Parameter::name).containsExactly("@a", "@b", "@c", "@d");
    assertThat(parameters).extracting(Parameter::output).containsExactly(false, true, true, false);
    assertThat(parameters.get(3).readOnly()).isTrue();
    assertThat(parameters.get(1).type().parameters()).containsExactly(10);
    assertThat(Parser.parseParameters("")).isEmpty();
    SqlException error =
        catchThrowableOfType(SqlException.class, () -> Parser.parseParameters("@a int @b int"));
    assertThat(error.text()).isEqualTo("Incorrect syntax near '@b'.");
  }

  @Test
  void textsKeptByTheCatalogParseOnTheirOwn() {
    assertThat(Parser.parseExpression("((0))", ParseOptions.DEFAULT))
        .isInstanceOf(Literal.Int.class);
    assertThat(Parser.parseCondition("[a]>(0) AND b IS NULL", ParseOptions.DEFAULT))
        .isInstanceOf(Condition.And.class);
    assertThat(Parser.parseObjectName("db..[my table]").parts())
        .containsExactly("db", "", "my table");
    assertThat(Parser.parseTypeName("NVARCHAR(MAX)").max()).isTrue();
    assertThat(
            catchThrowableOfType(SqlException.class, () -> Parser.parseObjectName("a b")).number())
        .isEqualTo(102);
  }

  @Test
  void moduleTextIsTheWholeBatch() {
    String text = "-- why\nCREATE VIEW v AS SELECT 1 AS a\n";
    DefinitionStatement.CreateView view = (DefinitionStatement.CreateView) parse(text).getFirst();
    assertThat(view.text().cut(text)).isEqualTo(text);
  }

  @Test
  void literalsHaveTheTypeOfTheirSize() {
    assertThat(firstValue(parse("SELECT 2147483647").getFirst())).isInstanceOf(Literal.Int.class);
    assertThat(firstValue(parse("SELECT 0000000000001").getFirst()))
        .isInstanceOf(Literal.Int.class);
    assertDecimal("2147483648", 10, 0);
    assertDecimal("0.05", 2, 2);
    assertDecimal("1.50", 3, 2);
    assertDecimal("0.", 1, 0);
    assertDecimal("00012.5", 3, 1);
  }

  private static void assertDecimal(String text, int precision, int scale) {
    Literal.Decimal literal = (Literal.Decimal) firstValue(parse("SELECT " + text).getFirst());
    assertThat(literal.precision()).isEqualTo(precision);
    assertThat(literal.scale()).isEqualTo(scale);
  }

  @Test
  void insertTakesNoMoreThanAThousandRows() {
    assertThat(parse("INSERT t VALUES " + "(1),".repeat(999) + "(1)")).hasSize(1);
    assertThat(failure("INSERT t VALUES " + "(1),".repeat(1_000) + "(1)").number())
        .isEqualTo(10738);
  }
}
