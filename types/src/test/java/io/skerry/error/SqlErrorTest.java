package io.skerry.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SqlErrorTest {
  private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)}");

  /** One constant for each error; a second name for it would go its own way. */
  @Test
  void eachNumberAndStateStandsOnceAndInOrder() {
    SqlError previous = null;
    for (SqlError error : SqlError.values()) {
      if (previous != null) {
        assertThat(error.number() * 1000 + error.state())
            .as("%s after %s", error, previous)
            .isGreaterThan(previous.number() * 1000 + previous.state());
      }
      previous = error;
    }
  }

  @Test
  void severitiesAndStatesAreThoseOfTheWire() {
    for (SqlError error : SqlError.values()) {
      assertThat(error.severity()).as(error.name()).isBetween(0, 25);
      assertThat(error.state()).as(error.name()).isBetween(0, 255);
    }
  }

  /** Arguments are numbered without a gap, and no placeholder of C is left over. */
  @Test
  void textsTakeTheirArguments() {
    for (SqlError error : SqlError.values()) {
      Object[] arguments = IntStream.range(0, 10).mapToObj(i -> "{" + i + "}").toArray();
      String text = error.format(arguments);
      int[] used =
          ARGUMENT
              .matcher(text)
              .results()
              .map(MatchResult::group)
              .mapToInt(group -> group.charAt(1) - '0')
              .distinct()
              .sorted()
              .toArray();
      assertThat(used).as(error.name()).isEqualTo(IntStream.range(0, used.length).toArray());
      assertThat(text).as(error.name()).doesNotContainPattern("%[.*a-zA-Z]").doesNotContain("\\*");
    }
  }

  @Test
  void formatReplacesArguments() {
    assertThat(SqlError.CONVERSION_FAILED.format("varchar", "abc", "int"))
        .isEqualTo("Conversion failed when converting the varchar value 'abc' to data type int.");
  }
}
