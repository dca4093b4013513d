package io.skerry.types;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.error.SqlException;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Rows of type-rules.txt: left, operator ({@code common}, {@code implicit} or an arithmetic one),
 * right, expected.
 */
class TypeRulesTest {
  @TestFactory
  List<DynamicTest> table() {
    return TypeText.rows("type-rules.txt").stream()
        .map(row -> DynamicTest.dynamicTest(String.join(" | ", row), () -> check(row)))
        .toList();
  }

  private static void check(List<String> row) {
    SqlType left = TypeText.parse(row.get(0));
    SqlType right = TypeText.parse(row.get(2));
    String actual;
    try {
      actual = apply(row.get(1), left, right);
    } catch (SqlException e) {
      actual = "!" + e.number() + " " + e.text();
    }
    assertThat(actual).isEqualTo(row.get(3));
  }

  private static String apply(String operator, SqlType left, SqlType right) {
    return switch (operator) {
      case "common" -> TypeRules.common(left, right).sqlText();
      case "implicit" -> {
        ConversionRule.checkImplicit(left, right);
        yield "ok";
      }
      case "explicit" -> {
        ConversionRule.checkExplicit(left, right);
        yield "ok";
      }
      default -> TypeRules.arithmetic(ArithmeticOperator.valueOf(operator), left, right).sqlText();
    };
  }
}
