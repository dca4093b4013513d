package io.skerry.types;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.error.SqlException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Rows of conversions.txt and dates.txt: from, value, to, style, expected. A value in quotes is a
 * string, after 0x bytes, any other is converted from varchar first. An expected error is {@code
 * !number/state text}.
 */
class ConversionsTest {
  @TestFactory
  List<DynamicTest> table() {
    return Stream.of("conversions.txt", "dates.txt")
        .flatMap(table -> TypeText.rows(table).stream())
        .map(row -> DynamicTest.dynamicTest(String.join(" | ", row), () -> check(row)))
        .toList();
  }

  private static void check(List<String> row) {
    SqlType from = TypeText.parse(row.get(0));
    SqlType to = TypeText.parse(row.get(2));
    int style = row.get(3).isEmpty() ? Conversions.NO_STYLE : Integer.parseInt(row.get(3));
    String actual;
    try {
      actual = show(Conversions.convert(value(row.get(1), from), from, to, style), to);
    } catch (SqlException e) {
      actual = "!" + e.number() + "/" + e.state() + " " + e.text();
      assertThat(e.severity()).isEqualTo(16);
    }
    assertThat(actual).isEqualTo(row.get(4));
  }

  private static Object value(String text, SqlType from) {
    if (text.startsWith("'")) {
      return text.substring(1, text.length() - 1).replace("\\t", "\t");
    }
    if (text.startsWith("0x")) {
      return HexFormat.of().parseHex(text.substring(2));
    }
    int style = from.kind().isTemporal() ? 121 : Conversions.NO_STYLE;
    return Conversions.convert(text, SqlType.varchar(100), from, style);
  }

  private static String show(Object value, SqlType type) {
    return switch (value) {
      case String text -> "'" + text + "'";
      case byte[] bytes -> "0x" + HexFormat.of().withUpperCase().formatHex(bytes);
      case Double real -> real.toString();
      default -> {
        int style = type.kind().isMoney() ? 2 : type.kind().isTemporal() ? 121 : -1;
        yield (String) Conversions.convert(value, type, SqlType.varchar(100), style);
      }
    };
  }
}
