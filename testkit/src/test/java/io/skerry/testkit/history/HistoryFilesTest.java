package io.skerry.testkit.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Checks {@code histories/*.history}: small histories, each with what is wrong with it. A line
 * {@code # expect KIND at LEVELS} says at which levels that is forbidden; the word LEVEL in the
 * history stands for each level, one after the other. What the checker says about them in words is
 * in {@code histories/reports.out}, which {@code -Dskerry.rewrite=true} rewrites.
 */
final class HistoryFilesTest {
  private static final Path FOLDER = Path.of("src/test/resources/histories");
  private static final Path REPORTS = FOLDER.resolve("reports.out");
  private static final Pattern EXPECT = Pattern.compile("# expect (\\w+) at (.*)");

  private final HistoryChecker checker = new HistoryChecker(true);

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".history")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void isFoundWhereItIsForbidden(Path file) throws IOException {
    String text = Files.readString(file);
    for (IsolationLevel level : IsolationLevel.values()) {
      List<Anomaly> violations =
          checker.violations(HistoryText.parse(text.replace("LEVEL", level.name())));
      assertThat(Kinds.of(violations)).as("at %s", level).isEqualTo(expected(text, level));
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void isNamedWhateverTheLevel(Path file) throws IOException {
    String text = Files.readString(file);
    Set<AnomalyKind> all = EnumSet.noneOf(AnomalyKind.class);
    Matcher expect = EXPECT.matcher(text);
    while (expect.find()) {
      all.add(AnomalyKind.valueOf(expect.group(1)));
    }
    assertThat(Kinds.of(checker.anomalies(parse(text)))).isEqualTo(all);
  }

  @Test
  void reportsAreAsWritten() throws IOException {
    StringBuilder reports = new StringBuilder();
    for (Path file : files()) {
      reports.append("---- ").append(file.getFileName()).append('\n');
      for (Anomaly anomaly : checker.anomalies(parse(Files.readString(file)))) {
        reports.append(anomaly.text());
      }
    }
    String expected = Files.exists(REPORTS) ? Files.readString(REPORTS) : "";
    if (Boolean.getBoolean("skerry.rewrite")) {
      Files.writeString(REPORTS, reports);
    }
    assertThat(reports).hasToString(expected);
  }

  @ParameterizedTest
  @MethodSource("files")
  void isTheSameWhenWrittenAndReadAgain(Path file) throws IOException {
    History history = parse(Files.readString(file));
    assertThat(HistoryText.parse(HistoryText.of(history))).isEqualTo(history);
  }

  private static History parse(String text) {
    return HistoryText.parse(text.replace("LEVEL", "SERIALIZABLE"));
  }

  private static Set<AnomalyKind> expected(String text, IsolationLevel level) {
    Set<AnomalyKind> expected = EnumSet.noneOf(AnomalyKind.class);
    Matcher expect = EXPECT.matcher(text);
    while (expect.find()) {
      if (isAt(expect.group(2), level)) {
        expected.add(AnomalyKind.valueOf(expect.group(1)));
      }
    }
    return expected;
  }

  private static boolean isAt(String levels, IsolationLevel level) {
    return switch (levels) {
      case "all", "the levels of its transactions" -> true;
      case "all but READ_UNCOMMITTED" -> level != IsolationLevel.READ_UNCOMMITTED;
      case "no level of its transactions" -> false;
      default -> Arrays.asList(levels.split(" ")).contains(level.name());
    };
  }
}
