package io.skerry.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.ast.Condition;
import io.skerry.ast.QueryExpression;
import io.skerry.ast.SelectStatement;
import io.skerry.ast.Statement;
import io.skerry.error.SqlException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Long and deep statements, on a thread with a small stack. */
class LimitsTest {
  private static final int STACK_BYTES = 640 * 1024;

  /** The statements, or the error number. */
  private static Object parse(String text) throws InterruptedException {
    AtomicReference<Object> result = new AtomicReference<>();
    Runnable parse =
        () -> {
          try {
            result.set(Parser.parseBatch(text, ParseOptions.DEFAULT));
          } catch (SqlException error) {
            result.set(error.number());
          } catch (StackOverflowError error) {
            result.set("stack overflow");
          }
        };
    Thread thread = new Thread(null, parse, "parser", STACK_BYTES);
    thread.start();
    thread.join();
    return result.get();
  }

  private static QueryExpression body(Object result) {
    Statement statement = (Statement) ((List<?>) result).getFirst();
    return ((SelectStatement) statement).query().body();
  }

  @Test
  void tenThousandOrsAreOneList() throws InterruptedException {
    Object result = parse("SELECT 1 WHERE a = 0" + " OR a = 1".repeat(9_999));
    Condition where = ((QueryExpression.Specification) body(result)).where();
    assertThat(((Condition.Or) where).operands()).hasSize(10_000);
  }

  @Test
  void tenThousandUnionsAreOneList() throws InterruptedException {
    Object result = parse("SELECT 0" + " UNION ALL SELECT 1".repeat(9_999));
    assertThat(((QueryExpression.SetOperation) body(result)).inputs()).hasSize(10_000);
  }

  @Test
  void longListsAreNoProblem() throws InterruptedException {
    assertThat(parse("SELECT 0" + ", a".repeat(100_000))).isInstanceOf(List.class);
    assertThat(parse("SELECT 1 WHERE a IN (0" + ", 1".repeat(100_000) + ")"))
        .isInstanceOf(List.class);
    assertThat(parse("SELECT 1 ".repeat(20_000))).isInstanceOf(List.class);
    assertThat(parse("SELECT 1" + " + 1".repeat(990))).isInstanceOf(List.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT |(|1|)|",
        "SELECT |- |1||",
        "SELECT |~|1||",
        "SELECT |f(|1|)|",
        "SELECT 1|+1|||",
        "SELECT 1| UNION SELECT 1 UNION ALL SELECT 1|||",
        "SELECT a| COLLATE b|||",
        "SELECT |CASE WHEN 1=1 THEN |1| END|",
        "SELECT |CASE |1| WHEN 1 THEN 1 END|",
        "SELECT |(SELECT |1|)|",
        "SELECT 1 WHERE |(|a=1|)|",
        "SELECT 1 WHERE |((|a|))|=1",
        "SELECT 1 WHERE |NOT |a=1||",
        "SELECT 1 WHERE |EXISTS (SELECT 1 WHERE |a=1|)|",
        "SELECT * FROM |(SELECT * FROM |t|) a|",
        "SELECT * FROM |(|t|)|",
        "SELECT * FROM t| JOIN t|| ON 1=1|",
        "SELECT * FROM t| CROSS JOIN t|||",
        "|(|SELECT 1|)|",
        "|BEGIN |SELECT 1| END|",
        "|IF 1=1 |SELECT 1||",
        "|WHILE 1=1 |SELECT 1||",
        "|IF 1=1 SELECT 1 ELSE |SELECT 1||",
        "|BEGIN TRY |SELECT 1| END TRY BEGIN CATCH END CATCH|",
        "SELECT 1 GROUP BY |ROLLUP(|a|)|",
        "CREATE DATABASE a WITH |b (|c|)|",
      })
  void deepTextIsRefusedAndNeverOverflows(String shape) throws InterruptedException {
    String[] parts = shape.split("\\|", -1);
    for (int depth : new int[] {100, 5_000, 100_000}) {
      String text =
          parts[0]
              + parts[1].repeat(depth)
              + parts[2]
              + parts[3].repeat(depth)
              + (parts.length > 4 ? parts[4] : "");
      Object result = parse(text);
      if (depth == 100) {
        assertThat(result).isInstanceOf(List.class);
      } else {
        assertThat(result).isEqualTo(191);
      }
    }
  }
}
